"""定公示起止: for one dossier, the marked ones, or all that are verified; the days are reckoned while one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ....batch.row import Row
from ....workdays.windows import FIRST_DAYS, Window
from ...publicity.plan import AtHand, read_days
from ...publicity.words import detail_blocks, end_blocks, verdict_blocks
from ...telling.blocks import Block, head
from ...unit.batch_cells import name_of
from ...widgets.ask_row import AskRow
from ...widgets.asked import Asked
from ...widgets.bars import Bar, Item
from ...widgets.choice import Choice
from ...widgets.document import Document
from ..base import Window as Asking
from ..publicity import DATE_HINT

MOST_NAMED = 6
NOT_READ = "还有没读懂的填写，改好再写入。"
NOBODY = "没有选到档案。"
NONE_VERIFIED = "所选的都还没有核定完毕，没有可写的。请先核定完毕，再定公示起止。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Some of the dossiers, and what they are called together."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What was asked for: a window for some dossiers."""

    rows: tuple[Row, ...]
    window: Window


class WindowsScreen(Asking[Fixed | None]):
    """Answers for which dossiers and which window, or nothing on Esc."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f2,ctrl+s", "take", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
    ]

    def __init__(self, at_hand: AtHand, scopes: Sequence[Scope], chosen: str) -> None:
        """Begin with the usual plan of the round."""
        super().__init__()
        self._at_hand, self._scopes, self._chosen = at_hand, {one.id: one for one in scopes}, chosen
        self._plan, self._why = at_hand.first_plan()

    def compose(self) -> ComposeResult:
        """Lay out the questions, and what follows."""
        whom = [(one.id, one.title) for one in self._scopes.values()]
        with Vertical(classes="window tall batch-whole"):
            yield Document([head("定公示起止")], classes="window-title")
            with Asked(classes="batch-asked"):
                with Horizontal(classes="line"):
                    yield Document([Block("给谁")], classes="label")
                    yield Choice(whom, "", id="ask-whom")
                yield AskRow(
                    "起始日", DATE_HINT, partial(self._at_hand.read_day, needed=True), id="ask-start"
                )  # fmt: skip
                yield AskRow("工作日数", "1至250", read_days, id="ask-days")
                with Horizontal(classes="line"):
                    yield Document([Block("首日算法")], classes="label")
                    yield Choice(tuple(FIRST_DAYS.items()), "", id="ask-reading")
            yield Document(id="window-found")
            with VerticalScroll(id="window-told", can_focus=False):
                yield Document(id="window-details")
            yield Document(id="window-trouble")
            keys = [
                Item("F2写入", "screen.take"), Item("Tab到下一项"), Item("PgUp、PgDn翻看"),
                Item("Esc取消", "screen.dismiss"),
            ]  # fmt: skip
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Show the first plan."""
        plan = self._plan
        self.query_one("#ask-whom", Choice).show(self._chosen)
        self._row("start").show(plan.start.isoformat())
        self._row("days").show("" if plan.days is None else str(plan.days))
        self.query_one("#ask-reading", Choice).show(plan.first_day)
        self._row("start").input.focus()
        self._reckon()

    def action_leaf(self, by: int) -> None:
        """Turn what is told."""
        told = self.query_one("#window-told")
        told.scroll_relative(y=by * max(told.size.height - 1, 1), animate=False)

    def action_take(self) -> None:
        """Answer, where there is a window and somebody to fix it for."""
        found = self._at_hand.answer(self._plan).window
        rows = self._scopes[self._chosen].rows
        if any(row.problem for row in self.query(AskRow)) or found is None:
            self._complain(NOT_READ)
        elif not rows:
            self._complain(NOBODY)
        elif not any(row.state == "verified" for row in rows):
            self._complain(NONE_VERIFIED)
        else:
            self.dismiss(Fixed(rows=rows, window=found))

    @on(AskRow.Answered)
    def _typed(self, event: AskRow.Answered) -> None:
        event.stop()
        value = event.row.found.value
        if event.row.problem:
            pass
        elif event.row.id == "ask-start" and isinstance(value, date):
            self._plan = replace(self._plan, start=value)
        elif isinstance(value, int):
            self._plan = replace(self._plan, days=value)
        self._reckon()

    @on(Choice.Chosen)
    def _picked(self, event: Choice.Chosen) -> None:
        event.stop()
        if event.choice.id == "ask-whom":
            self._chosen = str(event.value)
        else:
            self._plan = replace(self._plan, first_day=str(event.value))
        self._reckon()

    def _row(self, name: str) -> AskRow:
        return self.query_one(f"#ask-{name}", AskRow)

    def _reckon(self) -> None:
        """Show whom it is for, and what follows from the plan."""
        answered = self._at_hand.answer(self._plan)
        why = (Block(self._why, "muted"),) if self._why else ()
        self.query_one("#window-found", Document).show(
            (*self._whom(), *end_blocks(answered), *verdict_blocks(answered), *why)
        )
        self.query_one("#window-details", Document).show(detail_blocks(answered))
        self._complain("")

    def _whom(self) -> tuple[Block, ...]:
        chosen = self._scopes[self._chosen].rows
        if not chosen:
            return (Block(NOBODY, "open"),)
        rows = [row for row in chosen if row.state == "verified"]
        early = [row for row in chosen if row.state != "verified"]
        left = f"{_named(early)}还没有核定完毕，不写。" if early else ""
        if not rows:
            return (Block(left, "open"),)
        other = sum(row.window is not None for row in rows)
        told = f"其中{other}份已有起止，会改为这一个；原来的留在核定记录里。" if other else ""
        told += left
        return (Block(f"写给：{_named(rows)}。{told}", "open" if told else ""),)

    def _complain(self, text: str) -> None:
        self.query_one("#window-trouble", Document).say(text, "bad")


def _named(rows: Sequence[Row]) -> str:
    names = "、".join(name_of(row) for row in rows[:MOST_NAMED])
    return f"{names}等{len(rows)}份" if len(rows) > MOST_NAMED else names
