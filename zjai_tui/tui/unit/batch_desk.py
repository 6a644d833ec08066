"""Opening a folder of dossiers: one that was open lately, or another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.places import here
from ...base.problems import Problem
from ...base.text import one_line
from ..files.folders import is_there
from ..files.recent import FOLDERS, read_recent, remember
from ..screens.dialogs import PickScreen
from ..screens.unit.batch_folder import FolderScreen
from ..telling.blocks import Block

if TYPE_CHECKING:
    from ..shell import Shell

ELSEWHERE = "elsewhere"
ASKED = "文件夹里的自评档案（.toml）连同下级文件夹里的都会读，读的时候什么也不改动。"


async def ask_folder(app: Shell) -> None:
    """Ask for a folder, the recent ones first, and open it. To be awaited in a worker."""
    recent = [path for path in read_recent(FOLDERS).paths if is_there(path)]
    if recent:
        answers = [(str(at), f"最近：{path}") for at, path in enumerate(recent)] + [(ELSEWHERE, "选别的文件夹")]
        answer = await app.push_screen_wait(PickScreen("打开一个文件夹", [Block(ASKED)], answers))
        if not answer:
            return
        if answer != ELSEWHERE:
            await open_folders(app, (recent[int(answer)],))
            return
    chosen = await app.push_screen_wait(FolderScreen("打开一个文件夹", here()))
    if chosen is not None:
        await open_folders(app, (chosen,))


async def open_folders(app: Shell, paths: Sequence[Path]) -> None:
    """Open folders (and single files) in one table, or tell at home which of them is not there."""
    from ..screens.unit.batch import BatchScreen

    missing = [path for path in paths if not is_there(path)]
    if missing:
        await app.go_home(
            tuple(Problem("no-folder", one_line(str(path)), "没有这个文件夹", "请核对位置") for path in missing)
        )
        return
    trouble = "".join(dict.fromkeys(remember(path, FOLDERS).trouble for path in reversed(paths) if path.is_dir()))
    await app.show_page(BatchScreen(tuple(paths)))
    if trouble:
        app.tell(trouble, bad=True)
