"""Choosing one of a few answers, all in sight: cheaper and plainer than a drop-down list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from ...base.cells import width, wrapped
from ...rules.fields import Value
from ..safe import visible
from .tones import part_style

GAP = 2
MARK_CELLS = 3
"""Of the ``(*)`` before an option; the further lines of a long one are set in by as much."""


class Choice(Widget, can_focus=True):
    """Options beside each other, or below each other where one is wider than the line; left and right choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right,space", "move(1)", show=False),
        Binding("home", "pick(0)", show=False),
        Binding("end", "pick(-1)", show=False),
        Binding("enter", "app.focus_next", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--open"}

    class Chosen(Message):
        """An option was chosen; None is the unknown answer."""

        def __init__(self, choice: Choice, value: Value | None) -> None:
            """Keep the widget and the value."""
            super().__init__()
            self.choice, self.value = choice, value

    def __init__(self, options: Sequence[tuple[Value, str]], unknown: str, *, id: str | None = None) -> None:
        """Offer the options; `unknown` is the word for no answer, empty when there must be one."""
        super().__init__(id=id)
        empty: list[tuple[Value | None, str]] = [(None, unknown)] if unknown else []
        self._options: list[tuple[Value | None, str]] = [*options, *empty]
        self._value: Value | None = None

    def show(self, value: object) -> None:
        """Mark the option of that value; a value that is not offered marks nothing."""
        if value != self._value or type(value) is not type(self._value):
            self._value = value  # type: ignore[assignment]
            self.refresh()

    @property
    def chosen(self) -> int:
        """Return the place of the marked option, or -1."""
        for at, (value, _) in enumerate(self._options):
            if value == self._value and type(value) is type(self._value):
                return at
        return -1

    @property
    def chosen_words(self) -> str:
        """Return the words of the marked option, or the empty text."""
        return self._options[self.chosen][1] if self.chosen >= 0 else ""

    def action_move(self, by: int) -> None:
        """Choose the next option or the one before; after the last comes the first."""
        at = self.chosen
        self.action_pick((at + by) % len(self._options) if at >= 0 else min(by, 0))

    def action_pick(self, at: int) -> None:
        """Choose an option by its place."""
        value = self._options[at][0]
        if self.chosen != at % len(self._options):
            self.show(value)
            self.post_message(self.Chosen(self, value))

    def on_click(self, event: Click) -> None:
        """Choose the option under the mouse."""
        at = event.get_content_offset(self)
        if at is None:
            return
        for number, line, left, text in self._pieces(self.content_size.width):
            if line == at.y and left <= at.x < left + width(text):
                self.action_pick(number)
                return

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the options take."""
        pieces = self._pieces(width)
        return pieces[-1][1] + 1 if pieces else 1

    def render(self) -> Content:
        """Return the options, the marked one as ``(*)`` and in its own style."""
        parts: list[str | tuple[str, object]] = []
        chosen = self.chosen
        for row, pieces in groupby(self._pieces(self.content_size.width), key=lambda piece: piece[1]):
            parts.append("\n" if row else "")
            x = 0
            for at, _, left, text in pieces:
                kind = "choice--open" if self._options[at][0] is None else "choice--chosen"
                parts += [" " * (left - x), (text, part_style(self, kind) if at == chosen else "")]
                x = left + width(text)
        return Content.assemble(*parts)  # type: ignore[arg-type]

    def _label(self, at: int) -> str:
        return f"({'*' if at == self.chosen else ' '}){visible(self._options[at][1], limit=200)}"

    def _pieces(self, cells: int) -> list[tuple[int, int, int, str]]:
        """Return what is drawn at a width: the option's place, the line, the first cell, the text; line by line."""
        labels = [self._label(at) for at in range(len(self._options))]
        if any(width(label) > cells for label in labels):
            return self._below_each_other(labels, cells)
        pieces, line, x = [], 0, 0
        for at, label in enumerate(labels):
            if x and x + width(label) > cells:
                line, x = line + 1, 0
            pieces.append((at, line, x, label))
            x += width(label) + GAP
        return pieces

    def _below_each_other(self, labels: Sequence[str], cells: int) -> list[tuple[int, int, int, str]]:
        pieces: list[tuple[int, int, int, str]] = []
        for at, label in enumerate(labels):
            mark, words = label[:MARK_CELLS], label[MARK_CELLS:]
            for part, text in enumerate(wrapped(words, max(cells - MARK_CELLS, 2 * GAP))):
                left = 0 if part == 0 else MARK_CELLS
                pieces.append((at, len(pieces), left, text if part else mark + text))
        return pieces
