"""Widths in terminal cells, and wrapping of Chinese text.

Textual and rich wrap at white space only, which Chinese has none of; they also let a line
begin with a comma. Everything that shows running text goes through `wrapped`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

NOT_AT_START = "，。、；：？！）》〉」』】〕”’…—·%％,.;:?!)]}"
NOT_AT_END = "（《〈「『【〔“‘([{"

_WORD = re.compile(r"(?:(?<![^ （“：])(?:--?|[.~]{0,2}/))?[0-9A-Za-z]+(?:(?:[-_./:@#%+〔〕]|,(?=[0-9]))[0-9A-Za-z]+)*")
"""Also the dashes of an option and the beginning of a path, so that a command can be copied from wrapped text."""


def width(text: str) -> int:
    """Return how many terminal cells the text takes (ambiguous characters count one)."""
    return sum(map(_char_width, text))


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if char < "\u0300":
        return 1 if char >= " " and not "\x7f" <= char < "\xa0" else 0
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def fitted(text: str, cells: int) -> str:
    """Return the text padded with spaces to exactly `cells`, or cut with … when longer."""
    if cells <= 0:
        return ""
    missing = cells - width(text)
    if missing >= 0:
        return text + " " * missing
    kept: list[str] = []
    used = 0
    for char in text:
        if used + _char_width(char) > cells - 1:
            break
        kept.append(char)
        used += _char_width(char)
    return "".join(kept) + "…" + " " * (cells - used - 1)


def wrapped(text: str, cells: int) -> list[str]:
    """Return the text in lines of at most `cells` terminal cells.

    Lines do not begin with closing punctuation or end with an opening bracket; runs of
    Latin letters and digits stay whole unless longer than a line.
    """
    cells = max(cells, 4)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, cells))
    return lines


def _wrap_paragraph(paragraph: str, cells: int) -> list[str]:
    # widths are kept beside the text: measuring a growing line again and again is quadratic
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in _pieces(paragraph, cells):
        wide = width(piece)
        if line and used + wide > cells:
            lines.append("".join(line).rstrip())
            piece = piece.lstrip()
            line, used = [piece] if piece else [], width(piece)
        else:
            line.append(piece)
            used += wide
    return [*lines, "".join(line).rstrip()] if line or not lines else lines


def breaks(paragraph: str, cells: int) -> list[int]:
    """Return where a paragraph is broken so that its lines take at most `cells`; it keeps every blank."""
    places: list[int] = []
    at = used = 0
    for piece in _pieces(paragraph, max(cells, 2)):
        wide = width(piece)
        if used and used + wide > cells:
            places.append(at)
            used = 0
        used += wide
        at += len(piece)
    return places


def pieces(paragraph: str) -> list[str]:
    """Return the parts of a paragraph that are never broken: between any two of them a line may end."""
    return list(_pieces(paragraph, width(paragraph) + 2))


def _pieces(paragraph: str, cells: int) -> Iterator[str]:
    """Yield the unbreakable pieces of a paragraph: each is a place a line may end after."""
    piece = ""
    for atom in _atoms(paragraph, cells):
        joined = not piece or atom[0] in NOT_AT_START or piece[-1] in NOT_AT_END
        if joined and width(piece) + width(atom) <= cells:
            piece += atom
        else:
            yield piece
            piece = atom
    if piece:
        yield piece


def _atoms(paragraph: str, cells: int) -> Iterator[str]:
    at = 0
    while at < len(paragraph):
        match = _WORD.match(paragraph, at)
        run = match[0] if match else paragraph[at]
        at += len(run)
        if width(run) <= cells:
            yield run
        else:  # longer than a line: cut where it must be, two cells a character at most
            yield from (run[cut : cut + cells // 2] for cut in range(0, len(run), cells // 2))
