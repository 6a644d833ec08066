"""从表格录入: a spreadsheet's columns as they were guessed, to be corrected before anything is made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from ...base.places import here
from ...base.problems import Refused
from ...transcribing.drafts.drafting import Draft, new_draft
from ...transcribing.sheets.columns import ROLES
from ...transcribing.sheets.sheet import column_letter
from ..background import in_background
from ..commands.standard import SHEET_IMPORT
from ..messages import Told
from ..publicity.plan import Read
from ..telling.blocks import Block
from ..transcribing import importing
from ..transcribing.importing import Importing, Outcome, outcome_blocks
from ..widgets.ask_row import AskRow
from ..widgets.asked import Asked
from ..widgets.bars import Bar
from ..widgets.choice import Choice
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.lists import Line, Lines
from .dialogs import PickScreen
from .paths import PathScreen
from .sheet_preview import SheetPreviewScreen
from .telling import Telling

NO_FILE = "还没有选表格。按F5选一份.csv或.xlsx文件，原表一行就是表格的一行；文件只读不改。"
READING = "正在读表格。"
MAKING = "正在按表格生成，好了就显示。"
TAKEN_UP = "接着上次没有做完的导入：列和填写都还在。"
LOOK = "请逐列核对：没有看懂的列、当作错的列，按回车改。"
LIST_HINT = "上下键看各列，回车改这一列当作什么；F9看生成结果。"
HINTS = {
    "id": "文字、半角数字、下划线和连字符，如hz-env-2024；文件以它命名。",
    "title": "原表的标题，写全称。",
    "edition": "如2024-试行；同一张表有几版时靠它区别。",
    "total": "原表印的总分；留空就取表里印的。",
}
HELD_HINT = "照着印发的原件录的，规则记作官方依据；别人转来的记作转述，以后见到原件再改。"
HELD: tuple[tuple[bool, str], ...] = ((True, "在手边，照着它录"), (False, "不在手边，是别人转来的"))
TITLES = {"id": "编号", "title": "名称", "edition": "版次", "total": "总分"}
CHECKS: dict[str, Callable[[str], str]] = {
    "id": importing.id_problem,
    "title": importing.title_problem,
    "edition": importing.edition_problem,
    "total": importing.total_problem,
}


class SheetImportScreen(Telling):
    """What to call the standard above, its columns below, and where there is room what comes out beside them."""

    PLACE = SHEET_IMPORT

    def __init__(self, path: Path | None = None) -> None:
        """Ask for a spreadsheet, or begin with one."""
        super().__init__()
        self._path = path
        self._work: Importing | None = None
        self._outcome: Outcome | None = None
        """What comes out; None while that is being worked out."""
        self._turn = 0
        self._wanted = False
        """Whether the person waits to see it."""

    def compose(self) -> ComposeResult:
        """Lay out questions, columns, outcome."""
        yield Document([Block("从表格录入标准", "strong")], id="title")
        with Horizontal(id="import-body"):
            with Vertical(id="import-left"):
                yield Document(id="import-file")
                with Asked(id="import-asked"):
                    for name in TITLES:
                        yield AskRow(TITLES[name], HINTS[name], partial(_checked, name), id=f"import-{name}")
                    with Horizontal(classes="line"):
                        yield Document([Block("原件")], classes="label")
                        yield Choice(HELD, "", id="import-held")
                yield Document(id="import-missing")
                yield Document(id="columns-head")
                yield Lines(hint=LIST_HINT, id="columns")
                yield Document(id="column-told")
            with VerticalScroll(id="import-side", can_focus=False):
                yield Document(id="outcome")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Ask for the file."""
        self._show()
        self.show_footer()
        if self._path is not None:
            self._read(self._path)
        else:
            self._offer()

    @property
    def help_blocks(self) -> tuple[Block, ...]:
        """Return how to answer the question at hand, or what keys do here."""
        rows = [one for one in self.focused.ancestors if isinstance(one, AskRow)] if self.focused else []
        if isinstance(self.focused, Choice):
            return (Block(HELD_HINT),)
        return (Block(rows[0].hint),) if rows else super().help_blocks

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one("#import-side")

    def settle(self) -> str:
        """Remember what is half done."""
        self._take_in()
        return importing.remember(self._work) if self._work is not None else ""

    def action_choose_sheet(self) -> None:
        """Ask for a file."""
        base = self._work.path.parent if self._work is not None else here()
        self.app.push_screen(PathScreen("选表格文件（.csv或.xlsx）", base, every=True), self._chosen)

    def action_preview(self) -> None:
        """Show what comes out, and make it if that is agreed to."""
        self._take_in()
        if self._work is None:
            self.tell(NO_FILE, bad=True)
        elif todo := importing.missing(self._work):
            self.go_and_tell(self._missing_at(), todo[0], bad=True)
        elif self._outcome is None:
            self._wanted = True
            self.tell(MAKING)
        else:
            self._show_outcome(self._outcome)

    def action_close_import(self) -> None:
        """Leave; what is half done is remembered."""
        trouble = self.settle()
        self.app.run_worker(self._leave(trouble), group="files")

    async def _leave(self, trouble: str) -> None:
        work = self._work
        await self.app.go_home(())  # type: ignore[attr-defined]
        if work is not None:
            told = trouble or f"{work.path.name}还没有生成标准；选好的列和填写已记住，下次接着做。"
            self.app.post_message(Told(told, bad=bool(trouble)))

    def _offer(self) -> None:
        """Take up what was half done, else ask for a file."""
        before = importing.unfinished()
        if before is not None:
            self._read(before)
        else:
            self.action_choose_sheet()

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self.settle()
            self._read(path)

    def _read(self, path: Path) -> None:
        """Read a file in the background."""
        self.tell(READING)
        in_background(self, partial(_tried, partial(importing.begin, path)), self._was_read)

    def _was_read(self, found: Any) -> None:
        if isinstance(found, Refused):
            self.say(found.problems[0].sentence(), bad=True)
            return
        self._work, again = found
        self._fill()
        self._reckon()
        self.go_and_tell(self.query_one("#columns"), TAKEN_UP if again else LOOK)

    def _fill(self) -> None:
        assert self._work is not None
        for name in TITLES:
            self.query_one(f"#import-{name}", AskRow).show(getattr(self._work, name))
        self.query_one("#import-held", Choice).show(self._work.held)

    def _show(self) -> None:
        """Show file, columns and what is missing."""
        work = self._work
        lines = (
            [Line(str(at), importing.column_line(work, at)) for at in range(len(work.columns.roles))] if work else []
        )
        todo = importing.missing(work) if work else (NO_FILE,)
        self.query_one("#import-file", Document).say(f"表格：{work.path.name}" if work else "", "muted")
        self.query_one("#import-missing", Document).show([Block(one, "open") for one in todo])
        self.query_one("#columns-head", Document).say(importing.list_head() if work else "", "head")
        self.query_one("#columns", Lines).show_lines(lines)
        self._tell_column()

    def _reckon(self) -> None:
        """Show everything anew, and work out in the background what comes out."""
        self._show()
        work = self._work
        assert work is not None
        self._turn += 1
        self._outcome = None
        in_background(self, partial(_turned, self._turn, partial(importing.outcome, work)), self._came_out)

    def _came_out(self, found: tuple[int, Outcome]) -> None:
        turn, outcome = found
        if turn != self._turn:  # a later one is under way
            return
        self._outcome = outcome
        self.query_one("#outcome", Document).show(outcome_blocks(outcome))
        if self._wanted:
            self._wanted = False
            self._show_outcome(outcome)

    def _show_outcome(self, outcome: Outcome) -> None:
        """Show what comes out, to be agreed to."""

        def answered(agreed: bool | None) -> None:
            if agreed and outcome.standard is not None:
                self.app.run_worker(self._make(new_draft(outcome.standard)), group="files", exclusive=True)

        ready = outcome.standard is not None
        self.app.push_screen(SheetPreviewScreen(outcome_blocks(outcome), ready=ready), answered)

    def _missing_at(self) -> Widget:
        """Return where something is missing: a question that is not answered, else the columns."""
        wrong = next((row for row in self.query(AskRow) if row.problem), None)
        if wrong is not None:
            return wrong.input
        fine = self._work is not None and not self._work.columns.problems()
        return self.query_one("#import-held" if fine else "#columns")

    @on(AskRow.Answered)
    def _answered(self, event: AskRow.Answered) -> None:
        event.stop()
        self._take_in()

    def _take_in(self) -> None:
        """Take in what is typed: a fast hand is ahead of the messages."""
        typed = {name: self.query_one(f"#import-{name}", AskRow).input.value.strip() for name in TITLES}
        if self._work is not None and any(getattr(self._work, name) != text for name, text in typed.items()):
            said: dict[str, Any] = {**typed}
            self._work = replace(self._work, **said)
            self._reckon()

    @on(Choice.Chosen)
    def _said_held(self, event: Choice.Chosen) -> None:
        event.stop()
        if self._work is not None:
            self._work = replace(self._work, held=bool(event.value))
            self._reckon()

    @on(OptionList.OptionHighlighted, "#columns")
    def _tell_column(self) -> None:
        key = self.query_one("#columns", Lines).key
        told = importing.column_blocks(self._work, int(key)) if self._work is not None and key else ()
        self.query_one("#column-told", Document).show(told)

    @on(OptionList.OptionSelected, "#columns")
    def _ask_role(self) -> None:
        work, at = self._work, int(self.query_one("#columns", Lines).key)
        if work is None:
            return
        told = [Block("、".join(importing.examples(work, at)) or "这一列是空的。", "muted")]
        title = f"{column_letter(at)}列“{importing.head_of(work, at)}”当作什么"
        answers = [(role or SKIP, name) for role, name in ROLES.items()]
        asking = PickScreen(title, told, answers, at=work.columns.roles[at] or SKIP)
        self.app.push_screen(asking, partial(self._take_role, at))

    def _take_role(self, at: int, answer: str | None) -> None:
        if answer and self._work is not None:
            role = next(role for role in ROLES if (role or SKIP) == answer)
            self._work = replace(self._work, columns=self._work.columns.with_role(at, role))
            self._reckon()
            self.say(f"{column_letter(at)}列改为“{ROLES[role]}”。")

    async def _make(self, draft: Draft) -> None:
        """Save the draft where standards are found, and open it."""
        from .standard_editor import StandardEditorScreen

        try:
            draft.save()
        except Refused as refused:
            self.say(refused.problems[0].sentence(), bad=True)
            return
        importing.forget()
        self._work = None
        await self.app.show_page(StandardEditorScreen(draft))  # type: ignore[attr-defined]
        self.app.post_message(Told(f"已生成，存在{draft.path}。接下来逐条对照原表。"))


SKIP = "skip"
"""Stands for the empty role among answers, where the empty text means none was given."""


def _checked(name: str, typed: str) -> Read:
    return Read(problem=CHECKS[name](typed))


def _tried(work: Callable[[], Any]) -> Any:
    """Return what the work brings, or the refusal: an exception in a thread would end the app."""
    try:
        return work()
    except Refused as refused:
        return refused


def _turned(turn: int, work: Callable[[], Outcome]) -> tuple[int, Outcome]:
    return turn, work()
