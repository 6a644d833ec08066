"""Lists whose lines are laid out in columns by terminal cells and shown letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...base.cells import fitted, width
from ..blocks import Tone
from ..commands import LIST, commands_in
from ..safe import visible
from .tones import tone_style

MARK = ">"
"""Stands before the highlighted line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words to the left, a short column to the right."""

    key: str
    text: str
    right: str = ""
    tone: Tone = ""
    """Colours the column to the right."""
    indent: int = 0


class Lines(OptionList):
    """A list of `Line`s; each knows its key."""

    def __init__(self, *, hint: str = "", id: str | None = None, classes: str | None = None) -> None:
        """Begin with an empty list; `hint` says what keys do here."""
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._rows: list[Line] = []
        self._laid_for = 0
        self.hint = hint

    @property
    def lines(self) -> Sequence[Line]:
        """Return the lines on show."""
        return self._rows

    @property
    def key(self) -> str:
        """Return the key of the highlighted line, or the empty text."""
        return self._rows[self.highlighted].key if self.highlighted is not None and self._rows else ""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines, touching only those that changed when their keys stay the same."""
        fresh = list(lines)
        self._laid_for = self._inner  # while it is hidden it has no width: all are laid out anew once it has one
        if [line.key for line in fresh] == [line.key for line in self._rows]:
            for at, line in enumerate(fresh):
                if line != self._rows[at]:
                    self._rows[at] = line
                    self.replace_option_prompt_at_index(at, self._laid_out(line))
            return
        key, at = self.key, self.highlighted or 0
        self._rows = fresh
        self.set_options(Option(self._laid_out(line)) for line in fresh)
        self.highlight_key(key, at)

    def highlight_key(self, key: str, otherwise: int = 0) -> None:
        """Highlight the line of that key, or the one at a place."""
        places = [at for at, line in enumerate(self._rows) if key and line.key == key]
        if self._rows:
            self.highlighted = places[0] if places else min(otherwise, len(self._rows) - 1)

    def on_resize(self) -> None:
        """Lay the columns out for the new width."""
        if self._inner != self._laid_for:
            self._laid_for = self._inner
            self.lay_out()

    def lay_out(self) -> None:
        """Lay every line out anew: for another width, or in other colours."""
        for at, line in enumerate(self._rows):
            self.replace_option_prompt_at_index(at, self._laid_out(line))

    def render_line(self, y: int) -> Strip:
        """Return a line; the highlighted one has a mark before it, so that no colour is needed to see it."""
        strip = super().render_line(y)
        if self._rows and self.scroll_offset.y + y == self.highlighted:
            first = next(iter(strip), Segment(" "))
            strip = Strip.join([Strip([Segment(MARK, first.style)]), strip.crop(width(MARK))])
        return strip

    @property
    def _inner(self) -> int:
        return max(self.scrollable_content_region.width - 2, 12) if self.size.width else 60

    def _laid_out(self, line: Line) -> Content:
        lead = " " * line.indent
        right = visible(line.right, limit=60)
        room = max(self._inner - len(lead) - width(right) - (1 if right else 0), 4)
        text = fitted(visible(line.text, limit=300), room)
        return Content.assemble(lead, text, " " if right else "", (right, tone_style(self, line.tone)))


class EditableLines(Lines):
    """A list whose lines can be deleted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, command.action, show=False) for command in commands_in(LIST) for key in command.keys
    ]
