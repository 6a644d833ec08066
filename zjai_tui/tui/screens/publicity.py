"""公示测算: until when publicity lasts, day by day, and whether it meets the deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalGroup, VerticalScroll
from textual.widget import Widget
from textual.widgets import Digits

from ...workdays.windows import FIRST_DAYS
from ...workdays.words import full_day
from ..commands.registry import PUBLICITY
from ..publicity.plan import AtHand, Plan, moved, read_days
from ..publicity.sheet import legend, sheet
from ..publicity.timeline import timeline_blocks
from ..publicity.words import detail_blocks, end_blocks, verdict_blocks
from ..telling.blocks import Block
from ..widgets.ask_row import AskRow
from ..widgets.bars import Bar
from ..widgets.choice import Choice
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.month import Month
from .dialogs import ReadScreen
from .page import Page

DATE_HINT = "可写2024-09-13、20240913、9月13日、今天、明天、下周一。"
DEADLINE_HINT = f"公示须在这天或之前期满；留空就不核对。{DATE_HINT}"
READING_HINT = "左右键改选。两种算法的结果总是一并列出。"
DETAILS_HINT = "上下键或PgUp、PgDn翻看；Tab到下一项。"


class Questions(VerticalGroup):
    """The questions; the arrow keys move between them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]


class Details(VerticalScroll, can_focus=True):
    """The text beside the calendar; the arrow keys scroll it."""

    hint = DETAILS_HINT


class PublicityScreen(Page):
    """Questions above, the calendar to the left, the answer to the right; everything follows at once."""

    PLACE = PUBLICITY

    def __init__(self, at_hand: AtHand) -> None:
        """Begin with the usual plan of the round."""
        super().__init__()
        self._at_hand = at_hand
        self._plan, self._why = at_hand.first_plan()

    def compose(self) -> ComposeResult:
        """Lay out questions, calendar, answer."""
        read_day = self._at_hand.read_day
        yield Document([Block(f"公示测算　{self._at_hand.round.doc_no}", "strong")], id="title")
        with Vertical(id="publicity"):
            with Questions(id="asked"):
                yield AskRow("起始日", f"公示张贴的日期。{DATE_HINT}", partial(read_day, needed=True), id="ask-start")
                yield AskRow("工作日数", "公示几个工作日，1至250。", read_days, id="ask-days")
                with Horizontal(classes="line"):
                    yield Document([Block("首日算法")], classes="label")
                    yield Choice(tuple(FIRST_DAYS.items()), "", id="ask-reading")
                yield AskRow("截止日", DEADLINE_HINT, partial(read_day, needed=False), id="ask-deadline")
            with Horizontal(id="answer"):
                with VerticalScroll(id="sheet", can_focus=False):
                    yield Month(id="month")
                    yield Document(id="legend")
                with Vertical(id="found"):
                    yield Document(id="stale")
                    yield Document(id="end")
                    yield Digits(id="end-large")
                    yield Document(id="verdict")
                    with Details(id="details"):
                        yield Document(id="told")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Show the first plan."""
        plan = self._plan
        self._row("start").show(plan.start.isoformat())
        self._row("days").show("" if plan.days is None else str(plan.days))
        self._row("deadline").show("" if plan.deadline is None else plan.deadline.isoformat())
        self.query_one(Choice).show(plan.first_day)
        self._reckon()
        self.show_footer()
        self._row("start").input.focus()
        if self._why:
            # after the focus has put its help there
            self.call_after_refresh(self.tell, self._why)

    @property
    def help_blocks(self) -> tuple[Block, ...]:
        """Return how to answer the question at hand, or what keys do here."""
        rows = [one for one in self.focused.ancestors if isinstance(one, AskRow)] if self.focused else []
        if rows:
            return (Block(rows[0].hint),)
        return (Block(READING_HINT),) if isinstance(self.focused, Choice) else super().help_blocks

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one(Details)

    def action_show_timeline(self) -> None:
        """Draw the dates of the round with the planned publicity among them."""
        found = self._at_hand.timeline(self._plan)
        blocks = (Block(found, "bad"),) if isinstance(found, str) else timeline_blocks(found)
        self.app.push_screen(ReadScreen("年度时间线", blocks))

    def action_close_publicity(self) -> None:
        """Go back to where publicity was asked for."""
        self.dismiss()

    def action_use_latest(self) -> None:
        """Begin on the last working day that still meets the deadline."""
        if self._plan.deadline is None:
            self.tell("没有截止日，请先填写截止日。", bad=True)
            return
        latest = self._at_hand.latest_start(self._plan)
        if latest is None:
            self.tell("算不出最晚的起始日，原因见右边。", bad=True)
            return
        self._begin(latest)
        self.tell(f"起始日改为{full_day(latest)}。")

    def action_use_today(self) -> None:
        """Begin today."""
        self._begin(self._at_hand.today)

    def _row(self, name: str) -> AskRow:
        return self.query_one(f"#ask-{name}", AskRow)

    @on(AskRow.Answered)
    def _typed(self, event: AskRow.Answered) -> None:
        event.stop()
        read = event.row.found
        if not read.problem:
            self._plan = _with(self._plan, event.row.id or "", read.value)
        self._reckon()

    @on(Choice.Chosen)
    def _chosen(self, event: Choice.Chosen) -> None:
        event.stop()
        self._plan = replace(self._plan, first_day=str(event.value))
        self._reckon()

    @on(Month.Moved)
    def _move(self, event: Month.Moved) -> None:
        event.stop()
        self._begin(moved(self._plan.start, days=event.days, months=event.months))

    @on(Month.Picked)
    def _pick(self, event: Month.Picked) -> None:
        event.stop()
        self._begin(event.day)

    def _begin(self, start: date) -> None:
        self._plan = replace(self._plan, start=start)
        self._row("start").show(start.isoformat())
        self._reckon()

    def _reckon(self) -> None:
        """Show what follows from the plan."""
        answered = self._at_hand.answer(self._plan)
        found = answered.window
        self.query_one(Month).show(sheet(self._at_hand.table, self._plan, found))
        self.query_one("#legend", Document).say(legend(found), "muted")
        self.query_one("#stale", Document).say(self._stale(), "bad")
        self.query_one("#end", Document).show(end_blocks(answered))
        large = self.query_one("#end-large", Digits)
        large.update(found.end.isoformat() if found is not None else "")
        large.display = found is not None
        self.query_one("#verdict", Document).show(verdict_blocks(answered))
        self.query_one("#told", Document).show(detail_blocks(answered))

    def _stale(self) -> str:
        """Say that the answer rests on an earlier value while a question cannot be read."""
        titles = [row.title for row in self.query(AskRow) if row.problem]
        if not titles or self._plan.days is None:
            return ""
        return f"{'、'.join(titles)}还没有读懂，下面仍按{full_day(self._plan.start)}起{self._plan.days}个工作日算。"


def _with(plan: Plan, asked: str, value: date | int | None) -> Plan:
    """Return the plan with the answer to one question."""
    if asked == "ask-start" and isinstance(value, date):
        return replace(plan, start=value)
    if asked == "ask-days" and isinstance(value, int):
        return replace(plan, days=value)
    if asked == "ask-deadline" and not isinstance(value, int):
        return replace(plan, deadline=value)
    return plan
