"""Beginning a merge: the two versions, and the one both come from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.places import here
from ...base.problems import Refused
from ..background import in_thread
from ..screens.dialogs import CANCEL, PickScreen, ReadScreen
from ..screens.paths import PathScreen
from ..telling.blocks import Block
from .merging import read_merging

if TYPE_CHECKING:
    from ..shell import Shell

WITH, WITHOUT, SAME = "with", "without", "same"
ASKED = "有两个改本共同的原件时，只有一边改过的取改过的；没有原件时，只有一边填了的取填了的。"


async def ask_versions(app: Shell) -> None:
    """Ask for the files, and show what differs. To be awaited in a worker."""
    a = await app.push_screen_wait(PathScreen("合并：一个改本（甲）", here()))
    if a is None:
        return
    b = await app.push_screen_wait(PathScreen(f"合并：另一个改本（乙），甲是{a.name}", a.parent))
    if b is None:
        return
    answers = [(WITHOUT, "没有原件，或不知道在哪里"), (WITH, "有原件，来选")]
    answer = await app.push_screen_wait(PickScreen("共同的原件", [Block(ASKED)], answers))
    if answer not in {WITH, WITHOUT}:
        return
    base = None
    if answer == WITH:
        base = await app.push_screen_wait(PathScreen("合并：两个改本共同的原件", a.parent))
        if base is None:
            return
    await open_merge(app, a, b, base)


async def open_merge(app: Shell, a: Path, b: Path, base: Path | None = None) -> None:
    """Show what differs between two versions, or why they cannot be read."""
    from ..screens.unit.merge import MergeScreen

    found = await in_thread(app, partial(read_merging, a, b, base))
    if isinstance(found, Refused):
        blocks = [Block(problem.sentence(), "bad") for problem in found.problems]
        await app.push_screen_wait(ReadScreen("没有打开", blocks))
        return
    if found.other_person and not await _same_person(app, found.other_person):
        return
    await app.show_page(MergeScreen(found))


async def _same_person(app: Shell, differ: str) -> bool:
    """Ask before two people's achievements go into one dossier."""
    blocks = [Block(f"{differ}，可能不是同一人的档案。", "bad"), Block("合并以后，两份的业绩都记在一个人名下。")]
    answers = [(CANCEL, "不合并"), (SAME, "是同一人，合并")]
    return await app.push_screen_wait(PickScreen("是同一人吗", blocks, answers)) == SAME
