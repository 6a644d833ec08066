"""Lists whose lines are laid out in columns by terminal cells and shown letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...base.cells import fitted, width, wrapped
from ..commands.registry import LIST, commands_in
from ..safe import visible
from ..telling.blocks import Tone
from .tones import is_reversed, tone_style

HANG = 2
"""Cells by which the further lines of a long one are set in."""
HERE = "option-list--option-highlighted"
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

    def __init__(
        self, *, hint: str = "", wraps: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        """Begin with an empty list; `hint` says what keys do here, `wraps` that long lines are told in full."""
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._rows: list[Line] = []
        self._laid_for = 0
        self._wraps = wraps
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
        stale = self._laid_for != self._inner
        self._laid_for = self._inner  # while it is hidden it has no width: all are laid out anew once it has one
        if [line.key for line in fresh] == [line.key for line in self._rows]:
            for at, line in enumerate(fresh):
                if stale or line != self._rows[at]:
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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines, laid out for the width there is now: a scrollbar that came or went is no resize."""
        self.on_resize()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a line; the highlighted one has a mark before it, so that no colour is needed to see it.

        With the focus it is in one ink: the tones are readable on the grounds of pages, not on the cursor's.
        """
        strip = super().render_line(y)
        at, part = self._place(self.scroll_offset.y + y)
        if self._rows and at == self.highlighted:
            first = next(iter(strip), Segment(" "))
            if part == 0:
                strip = Strip.join([Strip([Segment(MARK, first.style)]), strip.crop(width(MARK))])
            if self.has_focus and first.style:
                ink = Style(color=first.style.color, reverse=is_reversed(self, HERE) or None)
                strip = Strip([Segment(text, style + ink if style else ink) for text, style, _ in strip])
        return strip

    @property
    def _inner(self) -> int:
        return max(self.scrollable_content_region.width - 2, 12) if self.size.width else 60

    def _laid_out(self, line: Line) -> Content:
        lead = " " * line.indent
        right = visible(line.right, limit=60)
        room = max(self._inner - len(lead) - width(right) - (1 if right else 0), 4)
        told = visible(line.text, limit=300)
        first = wrapped(told, room)[0] if self._wraps else told
        rest = told[len(first) :].strip()
        hung = [f"\n{lead}{' ' * HANG}{text}" for text in wrapped(rest, max(room - HANG, 4)) if rest]
        text = fitted(first, room)
        return Content.assemble(lead, text, " " if right else "", (right, tone_style(self, line.tone)), *hung)

    def _place(self, y: int) -> tuple[int, int]:
        """Return which line of the list, and which part of it, stands that far down."""
        if not self._wraps:
            return y, 0
        return self._lines[y] if y < len(self._lines) else (len(self._rows), 0)


class EditableLines(Lines):
    """A list whose lines can be deleted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, command.action, show=False) for command in commands_in(LIST) for key in command.keys
    ]
