"""What the table of dossiers has on show, and how it changes: reading, narrowing, sorting."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ....base.cells import width
from ....base.problems import Problem
from ....batch.conflict import Conflict
from ....batch.row import Row
from ...files.settings import read_settings
from ...unit.batch_line import line_words
from ...unit.batch_list import DossierList, Sieve
from ...unit.batch_papers import papers_folder
from ...unit.batch_reading import News, looked
from ...unit.batch_table import BatchTable
from ...unit.batch_words import progress_words, row_blocks
from ...unit.batch_work import Work
from ...unit.batch_writing import unfinished
from ...widgets.document import Document
from ...widgets.line_input import LineInput
from ..telling import Telling
from .batch_conflicts import ConflictsScreen

EDGES = 2
"""Cells beside the line below the table."""


class BatchPage(Telling):
    """The dossiers of a folder; what can be done with them is asked for in `BatchActions`."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        """Read the dossiers of these folders and files."""
        super().__init__()
        self.paths = tuple(str(one) for one in paths)
        self.dossiers = DossierList()
        self.conflicts: tuple[Conflict, ...] = ()
        self.work = Work(self)
        self._progress = News()
        self.left_out: tuple[Problem, ...] = ()

    @property
    def table(self) -> BatchTable:
        """Return the table."""
        return self.query_one(BatchTable)

    def read_all(self) -> None:
        """Read the whole folder anew; what was read before stays on show until it is replaced."""
        self._seen: set[str] = set()
        self._progress = News()
        self.work.read(self.paths, self.take)

    def look(self) -> None:
        """Look in the background whether anything changed on disk."""
        if self.work.reading or self.work.looking:
            return
        known = tuple(self.dossiers.rows.values())
        self.work.look(lambda: looked(self.paths, known), self.take)

    def take(self, news: News) -> None:
        """Take in what reading brought."""
        self.dossiers.drop(news.gone)
        self.dossiers.take(news.rows)
        if news.total is not None or not news.ended:
            self._progress = news
            self._seen.update(row.file for row in news.rows)
            if news.ended and not news.stopped:
                self.dossiers.drop([file for file in self.dossiers.rows if file not in self._seen])
        if news.left_out is not None:
            self.left_out = news.left_out
        if news.conflicts is not None:
            self._take_conflicts(news.conflicts)
        elif news.ended and (news.rows or news.gone):
            self.work.lens(tuple(self.dossiers.rows.values()), self._lens_ended)
        self.show()
        if news.trouble:
            self.tell(news.trouble[0].sentence(), bad=True)
        elif news.said:
            self.tell(news.said)
        elif news.ended and news.total is not None:
            self._tell_ended(news)

    def _lens_ended(self, found: tuple[Conflict, ...]) -> None:
        self._take_conflicts(found)
        self.show()

    def _take_conflicts(self, found: tuple[Conflict, ...]) -> None:
        self.conflicts = found
        counted: dict[str, int] = {}
        for one in found:
            for file in one.files:
                counted[file] = counted.get(file, 0) + 1
        self.dossiers.conflicting = counted
        for screen in self.app.screen_stack:
            if isinstance(screen, ConflictsScreen):
                screen.show(found, self.dossiers.rows, self.work.reading)

    def _tell_ended(self, news: News) -> None:
        unread = sum(bool(row.error) for row in self.dossiers.rows.values())
        if news.stopped:
            self.tell(
                f"已停止，读了{news.done}份，还有{(news.total or 0) - news.done}份没读；按Ctrl+R重新读。", bad=True
            )
            return
        parts = [f"{news.done}份档案都看过了"] if news.done else ["这里没有找到自评档案"]
        parts += [f"{unread}份读不出来，原因在列表里"] if unread else []
        parts += [f"冲突提示{len(self.conflicts)}条，按F8看"] if self.conflicts else []
        parts += [f"另有{len(self.left_out)}个文件没有读，见命令“没有读的文件”"] if self.left_out else []
        folder = papers_folder(self.paths)
        parts += [f"“{folder.name}”里上次导出没有写完，请按F9重新导出"] if unfinished(folder) else []
        self.tell(f"{'；'.join(parts)}。", bad=not news.done)

    def show(self) -> None:
        """Show everything anew."""
        rows = self.dossiers.shown()
        self.table.show(rows, self.dossiers.conflicts_of, self.dossiers.marked, self.dossiers.sorted_by)
        self.show_line(rows)
        self.show_row()

    def show_title(self) -> None:
        """Show what is read, and in whose name things are done."""
        where = self.paths[0] if len(self.paths) == 1 else f"{self.paths[0]}等{len(self.paths)}处"
        by = read_settings().reviewer
        self.query_one("#title", Document).say(f"批量核定　{where}{f'　审核人：{by}' if by else ''}", "strong")

    def show_line(self, rows: Sequence[Row]) -> None:
        """Show how far reading is, else what is in the table."""
        self.query_one("#batch-line", Document).say(
            progress_words(self._progress.done, self._progress.total) if self.work.reading else self._line_words(rows),
            "open" if self.work.reading else "muted",
        )

    def _line_words(self, rows: Sequence[Row]) -> str:
        at = f"第{self.table.at + 1}份，" if rows else ""
        room = self.size.width - EDGES - width(at)
        return f"{at}{line_words(self.dossiers, len(rows), self._hidden, room)}"

    @property
    def _hidden(self) -> int:
        """Return how many columns are on other pages."""
        pages = self.table.pages
        return len({one.id for page in pages for one, _ in page} - {one.id for one, _ in pages[self.table.page]})

    def show_row(self) -> None:
        """Tell of the dossier at the cursor."""
        row = self.table.row
        mine = [one for one in self.conflicts if row is not None and row.file in one.files]
        self.query_one("#batch-details", Document).show(row_blocks(row, mine))

    def sort_by(self, id: str, *, downwards: bool | None = None) -> None:
        """Sort by a column."""
        self.dossiers.sort(id, downwards=downwards)
        self.show()

    def narrow(self, sieve: Sieve) -> None:
        """Show only some of the dossiers."""
        self.dossiers.sieve = sieve
        self.query_one("#batch-find", LineInput).show(sieve.text)
        self.show()

    def reread(self, files: tuple[str, ...]) -> None:
        """Read some dossiers anew in the background."""
        self.work.reread(files, self.take)
