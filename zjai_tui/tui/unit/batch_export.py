"""Writing papers, from the question to the list of what was written. To be awaited in a worker of the table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..blocks import Block
from ..publicity import today
from ..screens.dialogs import PickScreen, ReadScreen
from ..screens.unit.batch_doing import DoingScreen
from ..screens.unit.batch_papers import PapersScreen
from ..screens.unit.batch_windows import Scope
from .batch_papers import FOLDER, Wanted, Writing, already_there, writing, written_blocks, written_words

if TYPE_CHECKING:
    from ..screens.unit.batch_page import BatchPage

MOST_NAMED = 5


async def export(screen: BatchPage) -> None:
    """Ask what to write, and write it."""
    base = Path(screen.paths[0])
    folder = (base if base.is_dir() else base.parent) / FOLDER
    wanted: Wanted | None = None
    while True:
        scopes, chosen = _scopes(screen)
        wanted = await screen.app.push_screen_wait(PapersScreen(Path.cwd(), folder, scopes, chosen))
        if wanted is None:
            return
        there = already_there(wanted)
        if not there:
            break
        agreed = await _may_replace(screen, wanted, there)
        if agreed is not None:
            wanted = agreed
            break
        folder = wanted.folder
    final, conflicts, on = wanted, screen.conflicts, today()
    done = await screen.app.push_screen_wait(
        DoingScreen[Writing]("导出材料", lambda stop: writing(final, conflicts, on, stop))
    )
    if done is not None:
        await screen.app.push_screen_wait(ReadScreen("导出材料", written_blocks(done, final.folder)))
        screen.say(written_words(done, final.folder), bad=bool(done.failed))


async def _may_replace(screen: BatchPage, wanted: Wanted, there: tuple[str, ...]) -> Wanted | None:
    """Ask what to do about files that are there already; None to choose another folder."""
    names = "、".join(there[:MOST_NAMED]) + ("等" if len(there) > MOST_NAMED else "")
    text = [Block(f"“{wanted.folder}”里已有{len(there)}个以前写出的文件：{names}。", "open")]
    fresh = _fresh(wanted.folder)
    answers = [
        ("", "回去，换一个文件夹"), ("fresh", f"写到新的文件夹{fresh.name}"), ("over", "替换同名的文件"),
    ]  # fmt: skip
    answer = await screen.app.push_screen_wait(PickScreen("已有同名的文件", text, answers))
    if answer == "fresh":
        return replace(wanted, folder=fresh)
    return replace(wanted, force=True) if answer == "over" else None


def _fresh(folder: Path) -> Path:
    """Return a folder beside this one that is not there yet."""
    at = 2
    while (found := folder.with_name(f"{folder.name}{at}")).exists():
        at += 1
    return found


def _scopes(screen: BatchPage) -> tuple[list[Scope], str]:
    every = tuple(screen.dossiers.rows.values())
    read = sum(not row.error for row in every)
    marked = tuple(screen.dossiers.marked_rows())
    shown = tuple(screen.table.rows)
    scopes = [Scope(id="marked", title=f"已标记的{len(marked)}份", rows=marked)] if marked else []
    if len(shown) < len(every):
        scopes.append(Scope(id="shown", title=f"列表里的{sum(not row.error for row in shown)}份", rows=shown))
    scopes.append(Scope(id="all", title=f"全部{read}份", rows=every))
    return scopes, "marked" if marked else "all"
