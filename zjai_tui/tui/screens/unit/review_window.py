"""Fixing the publicity window: the start is asked, the end reckoned from the working days."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from ....base.problems import Refused
from ....dossier.review.model import Act
from ....reviewing.acting import fix_window, needs_reason
from ....workdays.rounds import round_of
from ....workdays.windows import COUNTED, FIRST_DAYS
from ....workdays.words import full_day
from ...publicity.plan import AtHand, Plan, Read, read_days
from ...publicity.words import detail_blocks
from ...telling.blocks import Block, head
from ...telling.overview import ended
from ...unit.reviewing import Reviewing
from ...widgets.ask_row import AskRow
from ...widgets.asked import Asked
from ...widgets.bars import Bar, Item
from ...widgets.choice import Choice
from ...widgets.document import Document
from ..base import Window
from .review_why import WhyScreen

START_HINT = "公示从哪天起，如2024-09-06。"
DAYS_HINT = "公示几个工作日。"


class FixScreen(Window[Act | None]):
    """Answers the act that fixes the window, or nothing."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f2,ctrl+s", "give", show=False),
    ]

    def __init__(self, reviewing: Reviewing) -> None:
        """Begin with what the round asks for. Raises `Refused` when its calendar cannot be read."""
        super().__init__()
        self._reviewing = reviewing
        self._at_hand = AtHand(round_of(reviewing.opened.case.cycle))
        plan, self._why = self._at_hand.first_plan()
        fixed = reviewing.overlay.window
        self._plan = Plan(start=fixed.start, days=fixed.days, first_day=fixed.first_day or COUNTED) if fixed else plan

    def compose(self) -> ComposeResult:
        """Lay out the questions, and what follows from the answers."""
        with Vertical(classes="window tall", id="fixing"):
            yield Document([head("定公示起止")], classes="window-title")
            with Asked():
                yield AskRow("起始日", START_HINT, self._read_start, id="fix-start")
                yield AskRow("工作日数", DAYS_HINT, read_days, id="fix-days")
                yield Choice(tuple(FIRST_DAYS.items()), "", id="fix-first")
            with VerticalScroll(classes="window-text", can_focus=True):
                yield Document(id="fix-answer")
            yield Document(id="verdict-told")
            keys = [Item("回车到下一项"), Item("F2定下来", "screen.give"), Item("Esc取消", "screen.dismiss")]
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Show what to begin with."""
        self.query_one("#fix-start", AskRow).show(str(self._plan.start))
        self.query_one("#fix-days", AskRow).show(str(self._plan.days or ""))
        self.query_one("#fix-first", Choice).show(self._plan.first_day)
        self._show()
        self.query_one("#fix-start", AskRow).input.focus()
        if self._why:
            self._tell(self._why, bad=False)

    def action_give(self) -> None:
        """Fix it, or say what is wrong."""
        wrong = next((row for row in self.query(AskRow) if row.problem), None)
        if wrong is not None:
            wrong.input.focus()
            self._tell(wrong.problem)
            return
        answered = self._at_hand.answer(self._plan)
        window, reviewing = answered.window, self._reviewing
        if window is None:
            self._tell(answered.problem)
            return

        def made(reason: str) -> Act:
            return fix_window(
                reviewing.overlay, by=reviewing.by, at=reviewing.now(), start=window.start, end=window.end,
                days=window.days, first_day=cast("Literal['counted', 'next']", window.first_day), reason=reason,
            )  # fmt: skip

        try:
            self.dismiss(made(""))
        except Refused as refused:
            if needs_reason(refused):
                self.app.push_screen(WhyScreen("定公示起止", refused, made), self._reasoned)
            else:
                self._tell(refused.problems[0].sentence())

    def _reasoned(self, act: Act | None) -> None:
        if act is not None:
            self.dismiss(act)

    @on(AskRow.Answered)
    def _answered(self, event: AskRow.Answered) -> None:
        event.stop()
        value = event.row.found.value
        if value is None:
            return
        if isinstance(value, date):
            self._plan = Plan(start=value, days=self._plan.days, first_day=self._plan.first_day)
        else:
            self._plan = Plan(start=self._plan.start, days=value, first_day=self._plan.first_day)
        self._show()

    @on(Choice.Chosen)
    def _chosen(self, event: Choice.Chosen) -> None:
        event.stop()
        self._plan = Plan(start=self._plan.start, days=self._plan.days, first_day=str(event.value))
        self._show()

    def _read_start(self, typed: str) -> Read:
        return self._at_hand.read_day(typed, needed=True)

    def _show(self) -> None:
        self._tell("")
        answered = self._at_hand.answer(self._plan)
        window = answered.window
        line = f"公示{full_day(window.start)}至{full_day(window.end)}，{window.days}个工作日" if window else ""
        blocks = detail_blocks(answered) if window else (Block(answered.problem, "bad"),)
        self.query_one("#fix-answer", Document).show((Block(ended(line), "strong"), *blocks) if line else blocks)

    def _tell(self, text: str, *, bad: bool = True) -> None:
        self.query_one("#verdict-told", Document).say(text, "bad" if bad else "muted")
