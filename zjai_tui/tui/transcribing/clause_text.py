"""A clause as printed, its numbers marked by signs and, where there are colours, by colours."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ...base.cells import breaks
from ..safe import visible
from ..telling.blocks import Tone
from ..widgets.tones import tone_style
from .clause_words import Piece


class ClauseText(Widget):
    """Text in pieces of different tones, wrapped as a whole."""

    def __init__(self, *, id: str) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self._pieces: tuple[Piece, ...] = ()
        self._laid: tuple[int, list[list[Piece]]] | None = None

    @property
    def text(self) -> str:
        """Return the whole text with its signs."""
        return "".join(text for text, _ in self._pieces)

    def show(self, pieces: Iterable[Piece]) -> None:
        """Show other pieces; every character that could steer a terminal is made a visible one."""
        fresh = tuple((visible(text, lines=True), tone) for text, tone in pieces)
        if fresh != self._pieces:
            self._pieces, self._laid = fresh, None
            self.display = bool(fresh)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at that width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines, each piece in the style of its tone."""
        parts: list[Content] = []
        for at, line in enumerate(self._lines(self.content_size.width)):
            told = [(text, tone_style(self, tone)) for text, tone in line]
            parts.append(Content.assemble("\n" if at else "", *told))
        return Content.assemble(*parts)

    def _lines(self, cells: int) -> list[list[Piece]]:
        if self._laid is None or self._laid[0] != cells:
            self._laid = (cells, self._lay(cells))
        return self._laid[1]

    def _lay(self, cells: int) -> list[list[Piece]]:
        lines: list[list[Piece]] = []
        tones = [tone for text, tone in self._pieces for _ in text]
        at = 0
        for paragraph in self.text.split("\n"):
            places = [0, *breaks(paragraph, cells), len(paragraph)]
            for first, last in pairwise(places):
                lines.append(_runs(paragraph[first:last], tones[at + first : at + last]))
            at += len(paragraph) + 1
        return lines


def _runs(text: str, tones: list[Tone]) -> list[Piece]:
    """Return a line as runs of one tone each."""
    runs: list[Piece] = []
    for char, tone in zip(text, tones, strict=True):
        if runs and runs[-1][1] == tone:
            runs[-1] = (runs[-1][0] + char, tone)
        else:
            runs.append((char, tone))
    return runs
