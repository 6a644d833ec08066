"""条款读法试算: other readings and post categories, with their totals, to keep or to drop."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList

from ...filling.session import Session
from ...scoring.advising.what_if import WhatIf, what_if
from ...scoring.frame import frame_of
from ...scoring.trace import decision_word, span_text
from ..telling.blocks import Block, head
from ..telling.trying import Choice, Possible, possibilities, trial_blocks
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.lists import Line, Lines
from .base import Window


class ReadingsScreen(Window[Choice | None]):
    """Answers the choice to keep, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f10", "dismiss", show=False),
        Binding("space", "take", show=False),
        Binding("f9", "keep", show=False),
    ]

    def __init__(self, session: Session) -> None:
        """Try what the session's standard leaves open."""
        super().__init__()
        self._session = session
        self._options = possibilities(session)
        self._choice = Choice()
        self._totals: dict[tuple[str, str], str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the choices and what they change."""
        with Vertical(classes="window tall"):
            yield Document([head("条款读法和岗位类别：试算")], classes="window-title")
            yield Lines(id="readings")
            yield Document(id="asked-reading")
            with VerticalScroll(classes="window-text", id="changed"):
                yield Document(id="trial")
            yield Bar([
                Item("回车试用所选", "screen.take"), Item("F9采用", "screen.keep"), Item("Esc不改", "screen.dismiss"),
            ])  # fmt: skip

    def on_mount(self) -> None:
        """Show every choice with its total."""
        self._show()
        self.query_one("#readings").focus()

    def action_take(self) -> None:
        """Try the highlighted one; the present one again ends trying it."""
        at = self.query_one("#readings", Lines).highlighted
        if at is not None:
            one = self._options[at]
            readings = dict(self._choice.readings)
            if one.question:
                readings.pop(one.question, None)
                readings |= {} if one.chosen else {one.question: one.value}
                self._choice = Choice(readings, self._choice.variant)
            else:
                self._choice = Choice(readings, "" if one.chosen else one.value)
            self._show()

    def action_keep(self) -> None:
        """Take the tried choice into the dossier."""
        if self._choice == Choice():
            self.query_one("#trial", Document).say("还没有试用别的读法，没有可采用的。", "open")
        else:
            self.dismiss(self._choice)

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        self.action_take()

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        at = self.query_one("#readings", Lines).highlighted
        if at is not None:
            one = self._options[at]
            self.query_one("#asked-reading", Document).show([Block(one.ask), Block(f"读作：{one.title}", "muted")])

    def _show(self) -> None:
        self.query_one("#readings", Lines).show_lines([self._line(one) for one in self._options])
        tried = self._tried(self._choice) if self._choice != Choice() else None
        names = [f"{one.ask}按“{one.title}”" for one in self._options if self._taken(one) and not one.chosen]
        blocks = tuple(trial_blocks(tried, names))
        untried = Block("选一种别的读法，看总分会变成多少；不按F9采用就不会改档案。", "muted")
        self.query_one("#trial", Document).show(blocks or (untried,))

    def _line(self, one: Possible) -> Line:
        mark = "(*)" if self._taken(one) else "( )"
        now = "（现用）" if one.chosen else ""
        return Line(f"{one.question} {one.value}", f"{mark} {one.title}{now}", self._total(one))

    def _taken(self, one: Possible) -> bool:
        tried = self._choice.readings.get(one.question, "") if one.question else self._choice.variant
        return tried == one.value if tried else one.chosen

    def _total(self, one: Possible) -> str:
        """Return the total with only this one changed."""
        key = one.question, one.value
        if key not in self._totals:
            alone = Choice({one.question: one.value}) if one.question else Choice(variant=one.value)
            after = self._tried(alone).after
            self._totals[key] = f"{span_text(after.total)}分，{decision_word(after)}"
        return self._totals[key]

    def _tried(self, choice: Choice) -> WhatIf:
        rules = self._session.rules
        return what_if(
            rules.standard, frame_of(rules.cycle), self._session.dossier, choice, before=self._session.assessment
        )
