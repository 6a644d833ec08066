"""A list of pieces, and beside or below it what is told of the highlighted one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ..telling.ready import Piece
from .lists import Line, Lines

_TURNS: list[BindingType] = [
    Binding("left", "screen.turn(-1)", show=False),
    Binding("right", "screen.turn(1)", show=False),
]


class PieceList(Lines):
    """The lines; left and right turn to another list, the space bar ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [*_TURNS, Binding("space", "screen.tick", show=False)]

    def __init__(self, *, hint: str, wraps: bool) -> None:
        """Begin with nothing."""
        super().__init__(hint=hint, wraps=wraps, id="pieces")
        self._pieces: Sequence[Piece] = ()

    @property
    def piece(self) -> Piece | None:
        """Return the highlighted piece."""
        at = self.highlighted
        return self._pieces[at] if at is not None and at < len(self._pieces) else None

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show pieces; the highlight stays on its key."""
        self._pieces = pieces
        self.show_lines([Line(one.key, one.text, one.right, one.tone, one.indent) for one in pieces])


class Told(VerticalScroll):
    """What is told; it scrolls by itself once it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = _TURNS

    def __init__(self, *, hint: str) -> None:
        """Begin with nothing."""
        super().__init__(id="ready-told")
        self.hint = hint
