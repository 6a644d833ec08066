"""Writing papers, from the question to the list of what was written. To be awaited in a worker of the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...base.places import here
from ..files.folders import free_name
from ..publicity.plan import today
from ..screens.dialogs import PickScreen, ReadScreen
from ..screens.unit.batch_doing import DoingScreen
from ..screens.unit.batch_papers import PapersScreen
from ..screens.unit.batch_windows import Scope
from ..telling.blocks import Block
from .batch_papers import Wanted, Written, already_there, papers_folder, written_blocks, written_words
from .batch_writing import writing

if TYPE_CHECKING:
    from ..screens.unit.batch_page import BatchPage

MOST_NAMED = 5


async def export(screen: BatchPage) -> None:
    """Ask what to write, and write it."""
    folder = papers_folder(screen.paths)
    wanted: Wanted | None = None
    while True:
        scopes, chosen = _scopes(screen)
        wanted = await screen.app.push_screen_wait(PapersScreen(here(), folder, scopes, chosen))
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
        DoingScreen[Written]("导出材料", lambda stop: writing(final, conflicts, on, stop))
    )
    if done is not None:
        await screen.app.push_screen_wait(ReadScreen("导出材料", written_blocks(done, final.folder)))
        screen.say(written_words(done, final.folder), bad=bool(done.failed))


async def _may_replace(screen: BatchPage, wanted: Wanted, there: tuple[str, ...]) -> Wanted | None:
    """Ask what to do about files that are there already; None to choose another folder."""
    names = "、".join(there[:MOST_NAMED]) + ("等" if len(there) > MOST_NAMED else "")
    text = [Block(f"“{wanted.folder}”里已有{len(there)}个以前写出的文件：{names}。", "open")]
    fresh = free_name(wanted.folder)
    answers = [
        ("", "回去，换一个文件夹"), ("fresh", f"写到新的文件夹{fresh.name}"), ("over", "替换同名的文件"),
    ]  # fmt: skip
    answer = await screen.app.push_screen_wait(PickScreen("已有同名的文件", text, answers))
    if answer == "fresh":
        return replace(wanted, folder=fresh)
    return replace(wanted, force=True) if answer == "over" else None


def _scopes(screen: BatchPage) -> tuple[list[Scope], str]:
    every = tuple(screen.dossiers.rows.values())
    read = sum(not row.error for row in every)
    marked = tuple(screen.dossiers.marked_rows())
    shown = tuple(screen.table.rows)
    hidden = f"（另有{screen.dossiers.hidden_marks}份被筛选挡住）" if screen.dossiers.hidden_marks else ""
    scopes = [Scope(id="marked", title=f"已标记的{len(marked)}份{hidden}", rows=marked)] if marked else []
    if len(shown) < len(every):
        scopes.append(Scope(id="shown", title=f"列表里的{sum(not row.error for row in shown)}份", rows=shown))
    scopes.append(Scope(id="all", title=f"全部{read}份", rows=every))
    return scopes, "marked" if marked else "all"
