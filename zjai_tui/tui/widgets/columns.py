"""Paragraphs in columns beside each other, or below each other where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ...base.cells import fitted
from ..safe import visible
from ..telling.blocks import Block, Tone, laid_out
from .tones import tone_style

GAP = 2
LEAST = 14
"""Cells of the narrowest column that is still read as running text."""


class Columns(Widget):
    """Some lists of blocks; each is a column."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin with nothing."""
        super().__init__(id=id)
        self._columns: tuple[tuple[Block, ...], ...] = ()
        self._laid: tuple[int, list[list[tuple[str, Tone]]]] | None = None

    def show(self, columns: Iterable[Sequence[Block]]) -> None:
        """Show other columns."""
        fresh = tuple(tuple(column) for column in columns)
        if fresh != self._columns:
            self._columns, self._laid = fresh, None
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the highest column, or of all below each other."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the lines, each in the style of its tone."""
        parts: list[Content] = []
        for at, row in enumerate(self._rows(self.content_size.width)):
            cells = [(text, tone_style(self, tone)) for text, tone in row]
            parts.append(Content.assemble("\n" if at else "", *cells))
        return Content.assemble(*parts)

    def _rows(self, cells: int) -> list[list[tuple[str, Tone]]]:
        """Return the lines at a width, each as the pieces it is put together from."""
        if self._laid is None or self._laid[0] != cells:
            self._laid = (cells, self._lay_out(cells))
        return self._laid[1]

    def _lay_out(self, cells: int) -> list[list[tuple[str, Tone]]]:
        safe = [
            [Block(visible(one.text, lines=True), one.tone, one.lead, one.indent) for one in column]
            for column in self._columns
        ]
        count = max(len(safe), 1)
        each = (cells - GAP * (count - 1)) // count
        if each < LEAST:
            return [[line] for column in safe for line in laid_out(column, cells)]
        columns = [laid_out(column, each) for column in safe]
        rows: list[list[tuple[str, Tone]]] = []
        for at in range(max(map(len, columns), default=0)):
            row: list[tuple[str, Tone]] = []
            for place, column in enumerate(columns):
                text, tone = column[at] if at < len(column) else ("", "")
                row.append((fitted(text, each), tone))
                if place < count - 1:
                    row.append((" " * GAP, ""))
            rows.append(row)
        return rows
