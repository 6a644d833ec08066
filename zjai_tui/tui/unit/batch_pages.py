"""Which columns of the table stand beside each other at a width; the others are on further pages. No textual."""

from __future__ import annotations

from collections.abc import Sequence

from .batch_cells import COLUMNS, Column

GAP = 1
MOST_GROWN = 26
"""Cells beyond which a column of text grows no more."""

Page = tuple[tuple[Column, int], ...]
"""Columns of one page and their widths."""


def pages_for(room: int, columns: Sequence[Column] = COLUMNS) -> tuple[Page, ...]:
    """Return the pages for so many cells: one where all columns fit, else the ones that matter most come first.

    Every page begins with the first column, so that a line can be told from the others.
    """
    if _needed(columns) <= room:
        return (_grown(columns, room),)
    head, left = columns[0], list(columns[1:])
    pages: list[Page] = []
    while left:
        kept: list[Column] = []
        for one in sorted(left, key=lambda one: not one.first):
            if _needed([head, *kept, one]) <= room:
                kept.append(one)
        kept = kept or left[:1]
        pages.append(_grown([head, *(one for one in left if one in kept)], room))
        left = [one for one in left if one not in kept]
    return tuple(pages)


def _needed(columns: Sequence[Column]) -> int:
    return sum(one.cells for one in columns) + GAP * (len(columns) - 1)


def _grown(columns: Sequence[Column], room: int) -> Page:
    growing = [one for one in columns if one.grows]
    spare = max(room - _needed(columns), 0)
    each = spare // len(growing) if growing else 0
    return tuple(
        (one, min(one.cells + each, max(MOST_GROWN, one.cells)) if one.grows else one.cells) for one in columns
    )
