"""The lines of the table of dossiers, cell by cell: what stands where, in which tone. No textual here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...base.cells import fitted, width
from ...batch.row import Row
from ..safe import visible
from ..telling.blocks import Tone
from .batch_cells import Column, name_of
from .batch_pages import GAP, Page

SHOWN_OF_A_CELL = 80
SHOWN_OF_A_REASON = 200


def row_parts(row: Row, page: Page, conflicts: int) -> Iterator[tuple[str, Tone]]:
    """Yield the cells of a row; of a file that cannot be read its name and the reason, over all columns."""
    if row.error:
        yield from _failure_parts(row, sum(cells + GAP for _, cells in page) - GAP, page[0][1])
        return
    for at, (column, cells) in enumerate(page):
        cell = column.show(row, conflicts)
        text = _set(visible(cell.text, limit=SHOWN_OF_A_CELL), cells, column.right)
        yield (" " * GAP if at else "") + text, cell.tone


def title_parts(page: Page, sorted_by: str) -> Iterator[tuple[str, bool]]:
    """Yield the titles, and whether the table is sorted by that column."""
    for at, (column, cells) in enumerate(page):
        yield " " * (GAP if at else 0), False
        yield _set(column.title, cells, column.right), column.id == sorted_by


def column_at(page: Page, x: int) -> str:
    """Return the id of the column so many cells from the left, or nothing."""
    left = 0
    for column, cells in page:
        if left <= x < left + cells:
            return column.id
        left += cells + GAP
    return ""


def text_lines(columns: Sequence[Column], rows: Iterable[tuple[Row, int]]) -> list[str]:
    """Return titles and rows as plain text; with each row the number of conflicts it is in."""
    told = ["　".join(one.title for one in columns)]
    for row, conflicts in rows:
        cells = [name_of(row), _why(row)] if row.error else [one.show(row, conflicts).text for one in columns]
        told.append("　".join(visible(one, limit=SHOWN_OF_A_REASON) for one in cells))
    return told


def _failure_parts(row: Row, room: int, least: int) -> Iterator[tuple[str, Tone]]:
    name = visible(name_of(row), limit=SHOWN_OF_A_CELL)
    cells = min(max(least, room // 3), max(least, width(name)))
    yield fitted(name, cells) + " " * GAP, ""
    yield fitted(visible(_why(row), limit=SHOWN_OF_A_REASON), room - cells - GAP), "bad"


def _why(row: Row) -> str:
    return f"读不出来：{'；'.join(one.message for one in row.error)}"


def _set(text: str, cells: int, right: bool) -> str:
    """Return a text in its cells: cut with … when longer, numbers set to the right."""
    return " " * (cells - width(text)) + text if right and width(text) < cells else fitted(text, cells)
