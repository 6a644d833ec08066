"""A document to hand over: blocks of plain text that each format writes its own way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a section; the number before it is given by `numbered`."""

    words: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """The head of a part of a section."""

    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; the label (依据, 注意) says what it is."""

    words: str
    label: str = ""
    closing: bool = False
    """Whether it stands at the right edge: who signs a letter or a notice, and when."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of several, with what is to be said about it below; the mark stands before it instead of a bullet."""

    words: str
    notes: tuple[Text, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Labels, each with what stands beside it."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Short cells in columns; the last column takes the room that is left."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    """Columns whose cells stand at their right edge: numbers."""
    depths: tuple[int, ...] = ()
    """For each row how far its first cell is indented; empty: not at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ledger: what it is, why, and what comes of it."""

    title: str
    mark: str
    notes: tuple[Text, ...] = ()
    depth: int = 0
    strong: bool = False
    one_of: bool = False
    """Whether it is one of those that the row above is made of, and no part of the table itself."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows that explain themselves: title at the left, reasons, points or verdict at the right."""

    head: tuple[str, str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """What is declared, and the lines to sign on: each a row of labels with room behind them."""

    words: str
    lines: tuple[tuple[str, ...], ...]


Block = Heading | Subheading | Text | Items | Form | Table | Ledger | Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole document. All texts are plain: each format escapes them its own way. What is empty is left out."""

    title: str
    round: str = ""
    """Below the title: the yearly round."""
    name: str = ""
    """Whose dossier it is, or whose report."""
    basis: str = ""
    """On every page: that it is nothing official, and how sure it is."""
    banner: str = ""
    """On every page: the standard's own sentence about itself."""
    code: str = ""
    """On every page: the seal's code."""
    seal: str = ""
    """What the seal was made of, as one line: kept inside a file that can hold it unseen, for ``zjai verify``."""
    made: date | None = None
    """The day it was made: the only date a file keeps about itself."""
    blocks: tuple[Block, ...]
    letter: bool = False
    """Whether it is set as an official letter is: large type, every paragraph's first line indented."""


_NUMERALS = "零一二三四五六七八九十"


def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with their headings numbered 一、二、… in order."""
    found: list[Block] = []
    at = 0
    for block in blocks:
        if isinstance(block, Heading):
            at += 1
            block = Heading(f"{_numeral(at)}、{block.words}")
        found.append(block)
    return tuple(found)


def with_words(part: Part, change: Callable[[str], str]) -> Part:
    """Return a report, or any part of one, with every text changed by that function."""
    return cast(Part, _changed(part, change))


def _changed(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(_changed(one, change) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: _changed(getattr(part, one.name), change) for one in fields(part)})
    return part


def _numeral(number: int) -> str:
    if number <= 10:
        return _NUMERALS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")
