"""算例: the golden cases of a standard, each with whether it comes out as it was worked out by hand."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from ...base.problems import Refused
from ...filling.casework import Casework, add_case, remove_case
from ...transcribing.drafts.drafting import Draft
from ..commands.standard import CASES
from ..telling.blocks import Block
from ..transcribing.case_words import ABOUT, NONE_YET, case_blocks, case_state, saved, unsound
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.lists import EditableLines, Line
from .page import Page
from .standard_case_form import CaseFormScreen

HINT = "回车打开所选的算例，F9新建，Delete删除，F7撤销。"


class CaseScreen(Page):
    """The list of cases, and beside or below it what the highlighted one says."""

    PLACE = CASES

    def __init__(self, draft: Draft) -> None:
        """Show the cases of an open standard."""
        super().__init__()
        self.draft = draft

    def compose(self) -> ComposeResult:
        """Lay out title, list, comparison."""
        yield Document(id="title")
        with Horizontal(id="cases-body"):
            yield EditableLines(hint=HINT, id="cases")
            with VerticalScroll(id="case-side", can_focus=False):
                yield Document(id="case-told")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Show the list."""
        self.refresh_cases()
        self.show_footer()
        self.cases.focus()

    def on_screen_resume(self) -> None:
        """Show the list anew: a case may have been changed."""
        if self.is_mounted and self.query("#cases"):
            self.refresh_cases()

    @property
    def cases(self) -> EditableLines:
        """Return the list."""
        return self.query_one("#cases", EditableLines)

    def refresh_cases(self) -> None:
        """Show the cases as they now stand."""
        standard = self.draft.standard
        self.query_one("#title", Document).show([Block(f"算例　{standard.standard.title}", "strong")])
        lines = []
        for at, case in enumerate(standard.case):
            word, tone = case_state(self.draft, case)
            lines.append(Line(str(at), case.name or "（没有名称）", word, tone))
        self.cases.show_lines(lines)
        self._tell()

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one("#case-side")

    def action_add_case(self) -> None:
        """Begin another case."""
        if trouble := unsound(self.draft):
            self.tell(f"{trouble}，请先改好再录算例。", bad=True)
            return
        self._open(add_case(self.draft))

    def action_remove(self) -> None:
        """Delete the highlighted case."""
        if self.cases.key:
            remove_case(self.draft, int(self.cases.key))
            self.refresh_cases()
            self.tell("已删除这个算例，按F7可撤销。")

    def action_undo_draft(self) -> None:
        """Take back the last change."""
        label = self.draft.undo()
        self.refresh_cases()
        self.tell(f"已撤销：{label}。" if label else "没有可以撤销的修改。")

    def action_redo_draft(self) -> None:
        """Do again what was taken back."""
        label = self.draft.redo()
        self.refresh_cases()
        self.tell(f"已重做：{label}。" if label else "没有可以重做的修改。")

    def action_save_standard(self) -> None:
        """Save the standard, cases and all."""
        told, bad = saved(self.draft)
        self.tell(told, bad=bad)

    def action_close_cases(self) -> None:
        """Go back to the standard."""
        self.dismiss()

    @on(OptionList.OptionSelected, "#cases")
    def _chosen(self) -> None:
        self._open(int(self.cases.key))

    @on(OptionList.OptionHighlighted, "#cases")
    def _moved(self) -> None:
        self._tell()

    def _open(self, at: int) -> None:
        try:
            work = Casework(self.draft, at)
        except Refused as refused:
            self.tell(refused.problems[0].sentence(), bad=True)
            return
        self.app.push_screen(CaseFormScreen(work))

    def _tell(self) -> None:
        cases, key = self.draft.standard.case, self.cases.key
        told = case_blocks(self.draft, cases[int(key)]) if key and int(key) < len(cases) else (NONE_YET,)
        self.query_one("#case-told", Document).show((ABOUT, *told))
