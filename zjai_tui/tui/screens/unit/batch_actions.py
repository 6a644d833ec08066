"""What can be asked for on the table of dossiers; each question is a window over it."""

from __future__ import annotations

from dataclasses import replace

from ....batch.row import Row
from ...files.settings import read_settings, remember_setting
from ...telling.blocks import Block
from ...unit.batch_cells import COLUMNS, name_of
from ...unit.batch_list import Sieve
from ..dialogs import PickScreen, ReadScreen
from .batch_conflicts import ConflictsScreen
from .batch_page import BatchPage
from .review_reviewer import ReviewerScreen

FOUND_ORDER = "-"
UNREAD = "还没有读到能办理的档案。"
NONE_SHOWN = "没有符合查找和筛选的档案，按Esc看全部。"


class BatchActions(BatchPage):
    """The commands."""

    def action_find_rows(self) -> None:
        """Go to the search."""
        self.query_one("#batch-find").focus()

    def action_mark_rows(self) -> None:
        """Mark every dossier on show; where all are, take the marks away."""
        files = {row.file for row in self.table.rows if not row.error}
        marked = self.dossiers.marked
        if files <= marked:
            marked -= files
            self.tell(f"已去掉{len(files)}份的标记。" if files else "列表里没有能标记的档案。")
        else:
            marked |= files
            self.tell(f"已标记列表里的{len(files)}份。")
        self.show()

    def action_reread_all(self) -> None:
        """Read the folder anew."""
        self.read_all()

    def action_stop_reading(self) -> None:
        """Leave the search, stop reading, or show all dossiers again: whichever is at hand."""
        if self.query_one("#batch-find").has_focus:
            self.narrow(replace(self.dossiers.sieve, text=""))
        elif self.work.reading:
            self.work.stop()
        elif self.dossiers.sieve.words:
            self.narrow(Sieve())
            self.tell("已去掉查找和筛选。")
        self.table.focus()

    def action_change_reviewer(self) -> None:
        """Do what is done here in another name from now on."""

        def named(name: str | None) -> None:
            if name:
                trouble = remember_setting("reviewer", name)
                self.show_title()
                self.say(trouble or f"现在的审核人：{name}。", bad=bool(trouble))

        self.app.push_screen(ReviewerScreen(read_settings().reviewer), named)

    def action_leave_batch(self) -> None:
        """Go home."""
        self.work.stop()
        leave = self.app.desk.leave()  # type: ignore[attr-defined]
        # of the app: work of a screen that goes would be cancelled in the middle of its going, and end the app
        self.app.run_worker(leave, group="files", exclusive=True)

    def action_show_left_out(self) -> None:
        """List the files that look like dossiers and were not read."""
        blocks = [Block(one.sentence(), "", "- ") for one in self.left_out]
        self.app.push_screen(ReadScreen("没有读的文件", blocks or [Block("没有这样的文件。", "good")]))

    def action_sort_rows(self) -> None:
        """Ask for the column to sort by."""
        now = self.dossiers.sorted_by
        answers = [(FOUND_ORDER, "文件夹里的次序")]
        answers += [(one.id, f"{one.title}{self._order if one.id == now else ''}") for one in COLUMNS]

        def sort(answer: str | None) -> None:
            if answer == FOUND_ORDER:
                self.sort_by("", downwards=False)
            elif answer:
                self.sort_by(answer)

        self.app.push_screen(PickScreen("按哪一列排序", [], answers, at=now or FOUND_ORDER), sort)

    def action_narrow_rows(self) -> None:
        """Ask which dossiers to show."""
        from .batch_filter import FilterScreen

        def narrow(answer: Sieve | None) -> None:
            if answer is not None:
                self.narrow(answer)

        self.app.push_screen(FilterScreen(self.dossiers), narrow)

    def action_show_conflicts(self) -> None:
        """Walk through the conflicts."""

        def go(file: str | None) -> None:
            if file:
                self._go_to(file)

        self.app.push_screen(ConflictsScreen(self.conflicts, self.dossiers.rows, self.work.reading), go)

    def action_show_details(self) -> None:
        """Tell all of the dossier at the cursor, with the reasons of every route."""
        if row := self.row_at_hand:
            self.run_worker(self._show_details(row), group="files", exclusive=True)

    @property
    def row_at_hand(self) -> Row | None:
        """Return the dossier at the cursor; where there is none, that is told."""
        row = self.table.row
        if row is None:
            hidden = bool(self.dossiers.sieve.words and self.dossiers.rows)
            self.tell(NONE_SHOWN if hidden else UNREAD, bad=True)
        return row

    def action_fix_windows(self) -> None:
        """Fix publicity windows."""
        self._ask_on_many("windows")

    def action_proceed_many(self) -> None:
        """Take in, accept what was looked at, end reviews: for many at once."""
        self._ask_on_many("proceed")

    def action_export_papers(self) -> None:
        """Write all papers."""
        self._ask_on_many("papers")

    def _ask_on_many(self, what: str) -> None:
        if self.work.reading:
            self.tell("还在读取，读完再办；也可以按Esc停止读取。", bad=True)
        elif not self._readable:
            self.tell(UNREAD, bad=True)
        else:
            from ...unit.batch_deeds import DEEDS

            self.run_worker(DEEDS[what](self), group="files", exclusive=True)

    async def _show_details(self, row: Row) -> None:
        from ...background import in_thread
        from ...unit.batch_details import details

        mine = [one for one in self.conflicts if row.file in one.files]
        blocks = await in_thread(self.app, lambda: details(row, mine))
        await self.app.push_screen_wait(ReadScreen(name_of(row), blocks))

    def _go_to(self, file: str) -> None:
        """Put the cursor on a dossier; where it is not let through, all are shown first."""
        if not self.table.go_to(file) and file in self.dossiers.rows:
            self.narrow(Sieve())
            self.table.go_to(file)
            self.say("为了看到这一份，已去掉查找和筛选。")
        self.table.focus()

    @property
    def _readable(self) -> list[Row]:
        return [row for row in self.dossiers.rows.values() if not row.error]

    @property
    def _order(self) -> str:
        return "（现在由高到低，再选倒过来）" if self.dossiers.downwards else "（现在由低到高，再选倒过来）"
