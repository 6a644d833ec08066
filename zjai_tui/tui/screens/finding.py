"""A window with an input and a list that narrows while one types; the cursor stays in the input."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList

from ..widgets.lists import Lines
from .base import Window


class FindScreen(Window[str]):
    """Answers the key of what is chosen, or nothing on Esc. The input is ``#sought``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def on_mount(self) -> None:
        """Show everything, and wait for typing."""
        self.found.can_focus = False
        self.narrow("")
        self.query_one("#sought").focus()

    @property
    def found(self) -> Lines:
        """Return the list."""
        return self.query_one(Lines)

    def narrow(self, typed: str) -> None:
        """List what the typed text finds."""

    def explain(self) -> None:
        """Say more of what is highlighted."""

    def answer(self) -> str:
        """Return what to answer for what is highlighted; the empty text when there is nothing."""
        return ""

    def action_move(self, by: int) -> None:
        """Highlight the next line or the one before."""
        if by > 0:
            self.found.action_cursor_down()
        else:
            self.found.action_cursor_up()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.narrow(event.value)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        if answer := self.answer():
            self.dismiss(answer)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.explain()
