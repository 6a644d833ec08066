"""A workbook for spreadsheet programs: sheets of typed cells; `workbook_xlsx` writes it.

A text is always text, whatever it begins with. A number is a number only where it is given as one, and the only
formulas are `Formula` objects, which are made by this program and never of anybody's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ..transcribing.sheets.letters import column_letter

Tone = Literal["good", "bad", "warn", "quiet"]
"""How a state looks, besides its word: green, red, amber, grey."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in English function names, and what it comes to now.

    The value is kept in the file, so that a program that does not calculate shows the right number too.
    ``{row}`` in the text is the number of the row it stands in, ``{first}`` and ``{last}`` those of the first and the
    last row of data, ``{key}`` the letter of the column with that key, and ``{title!key}`` all data of the column of
    another sheet (``{名册!state}``).
    """

    text: str
    value: Decimal | int | str


Cell = str | Decimal | int | date | Formula | None


@dataclass(frozen=True, slots=True)
class Look:
    """How cells look that begin with this word."""

    word: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. Its cells are wrapped; numbers and dates stand at the right by themselves."""

    head: str
    width: int = 12
    """In half-width characters."""
    key: str = ""
    """Lower-case ASCII name for formulas."""
    centred: bool = False
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSheet:
    """A table with a title and notes above it and totals below. Printed on A4, as wide as the page."""

    title: str
    """On the tab: at most 31 characters, different from the others' and without ``[]:*?/\\'``."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Each as long as `columns`."""
    totals: tuple[tuple[Cell, ...], ...] = ()
    """Rows below the table that sorting and filtering leave alone."""
    heading: str = ""
    """Printed above the table; empty: as `title`."""
    notes: tuple[str, ...] = ()
    """Sentences below the heading: on what the numbers rest, how to read them."""
    frozen: int = 0
    """Columns at the left that stay in view; the head of the table always does."""
    filtered: bool = True
    portrait: bool = False
    printed: int = 0
    """Columns from the left that go on paper; 0: all."""

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a tab that spreadsheet programs refuse, and for a row of another length."""
        if not _TAB.fullmatch(self.title):
            raise ValueError(f"no name for a tab: {self.title!r}")
        if any(len(row) != len(self.columns) for row in (*self.rows, *self.totals)):
            raise ValueError(f"a row of {self.title!r} is not as long as its columns")

    @property
    def head_row(self) -> int:
        """Return the number of the row with the heads, counted from 1."""
        return 2 + len(self.notes)

    @property
    def first_row(self) -> int:
        """Return the number of the first row of data."""
        return self.head_row + 1

    @property
    def last_row(self) -> int:
        """Return the number of the last row of data; an empty table has one empty row."""
        return self.head_row + max(len(self.rows), 1)

    def letter(self, key: str) -> str:
        """Return the letter of the column with that key; raise ``KeyError`` when there is none."""
        for at, column in enumerate(self.columns):
            if column.key == key:
                return column_letter(at)
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The whole workbook. All texts are plain."""

    title: str
    sheets: tuple[WorkSheet, ...]
    basis: str
    """On every page: how sure the numbers are, and that they are nothing official."""
    foot: str
    """On every page: the seal's code, or the digest of what was read."""
    made: date
    """The day it was made: the only date in the file besides those in cells."""


def formula_text(formula: Formula, row: int, sheet: WorkSheet, sheets: Sequence[WorkSheet]) -> str:
    """Return the formula for that row, its places filled in. Raises ``KeyError`` for an unknown name."""
    own = {"row": str(row), "first": str(sheet.first_row), "last": str(sheet.last_row)}

    def place(found: re.Match[str]) -> str:
        tab, name = found["tab"], found["name"]
        if tab is None:
            return own[name] if name in own else sheet.letter(name)
        there = next((one for one in sheets if one.title == tab), None)
        if there is None:
            raise KeyError(tab)
        letter = there.letter(name)
        return f"'{tab}'!${letter}${there.first_row}:${letter}${there.last_row}"

    return _PLACE.sub(place, formula.text)


_TAB = re.compile(r"[^\[\]:*?/\\'\x00-\x1f]{1,31}")
_PLACE = re.compile(r"\{(?:(?P<tab>[^{}!]+)!)?(?P<name>[a-z_]+)\}")
