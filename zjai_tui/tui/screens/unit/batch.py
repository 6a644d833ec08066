"""批量核定: the dossiers of a folder in one table, read in the background, and what can be done with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from ....batch.row import Row
from ... import shell
from ...commands.batch import BATCH
from ...unit.batch_table import BatchTable
from ...widgets.bars import Bar
from ...widgets.document import Document
from ...widgets.help_line import HelpLine
from ...widgets.line_input import LineInput
from .batch_actions import BatchActions

LOOKS = 2
"""One look at the folder for so many looks at what is on screen."""
TALL_FROM = 34
"""Lines of a terminal from which details stand below the table."""
FIND = "输入姓名、单位、方向或文件名里的几个字"
FIND_HINT = "只看含有这几个字的；几个词用空格分开；回车回到列表，Esc清空。"


class FindInput(LineInput):
    """Narrows the table while it is typed into."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "screen.to_table", show=False)]
    hint = FIND_HINT


class BatchScreen(BatchActions):
    """One folder."""

    PLACE = BATCH
    _away = ""
    """The file of the dossier that was opened over the table."""

    def compose(self) -> ComposeResult:
        """Lay out title, search, table, details."""
        yield Document(id="title", tail=" ")
        with Vertical(id="batch"):
            yield FindInput(placeholder=FIND, id="batch-find")
            yield BatchTable(id="batch-table")
            yield Document(id="batch-line", tail=" ")
            with VerticalScroll(id="batch-told", can_focus=False):
                yield Document(id="batch-details")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Begin to read."""
        self.show_footer()
        self.table.focus()
        self.show_title()
        self.show()
        self.set_interval(shell.LOOK_EVERY * LOOKS, self.look)
        self.read_all()

    def on_unmount(self) -> None:
        """Stop what is under way in the background."""
        self.work.stop()

    def on_resize(self, event: events.Resize) -> None:
        """Show details below the table where there is room."""
        self.set_class(event.size.height >= TALL_FROM, "-batch-tall")

    async def on_screen_resume(self) -> None:
        """Read the dossier anew that was opened over the table."""
        if self.is_mounted and self.query("#title"):
            self.show_title()
        if self._away and self.is_mounted:
            file, self._away = self._away, ""
            self.tell("")  # what was told before is over
            self.reread((file,))

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one("#batch-told")

    @on(BatchTable.Moved)
    def _moved(self) -> None:
        self.show_line(self.table.rows)
        self.show_row()

    @on(BatchTable.Marked)
    def _mark(self) -> None:
        if row := self.row_at_hand:
            self.dossiers.toggle(row.file)
            self.table.action_move(1)
            self.show()

    @on(BatchTable.Titled)
    def _titled(self, event: BatchTable.Titled) -> None:
        self.sort_by(event.column)

    @on(BatchTable.Opened)
    def _open(self) -> None:
        if row := self.row_at_hand:
            self.run_worker(self.open_row(row), group="files", exclusive=True)

    async def open_row(self, row: Row) -> None:
        """Review a dossier over the table; a file that cannot be read is told about instead."""
        if row.error:
            self.action_show_details()
            return
        self._away = row.file
        mine = [one for one in self.conflicts if row.file in one.files]
        if not await self.app.unit_desk.review(Path(row.file), conflicts=mine):  # type: ignore[attr-defined]
            self._away = ""

    @on(Input.Changed, "#batch-find")
    def _sought(self, event: Input.Changed) -> None:
        event.stop()
        self.dossiers.sieve = replace(self.dossiers.sieve, text=event.value)
        self.show()

    @on(Input.Submitted, "#batch-find")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.table.focus()

    def action_to_table(self) -> None:
        """Go from the search to the table."""
        self.table.focus()
