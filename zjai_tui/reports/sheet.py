"""A printed sheet: a title, blocks, and a signature; each format has a module that writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a section."""

    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Labels, each with what stands beside it."""

    rows: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Grid | Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole sheet. All texts are plain: each format escapes them its own way."""

    title: str
    blocks: tuple[Block, ...]
    signature: tuple[str, ...]
    """Lines at the right edge below: unit, date."""


BLANK_BEGIN, BLANK_END = "【待填", "】"


def blank(what: str = "") -> str:
    """Return a gap that a person has to fill, marked so that nobody overlooks it."""
    return f"{BLANK_BEGIN}：{what}{BLANK_END}" if what else f"{BLANK_BEGIN}{BLANK_END}"
