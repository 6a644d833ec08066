"""Text from files and keyboards, made safe to compare and to show."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SURROGATES = re.compile("[\ud800-\udfff]")


def half_width(text: str) -> str:
    """Return the text with full-width letters, digits, signs and spaces as ASCII; nothing else changes.

    Not NFKC: that also turns ``10²`` into ``102``.
    """
    return text.translate(_HALF_WIDTH)


def bare(text: str) -> str:
    """Return a name as names are compared: only letters and digits, half-width, in small letters."""
    return "".join(filter(str.isalnum, half_width(text).casefold()))


def one_line(text: str, most: int = 200) -> str:
    """Return the text as it may stand inside a sentence: one line, printable, at most `most` characters.

    Control, format and direction characters become spaces, so hostile text can neither move
    the cursor nor reverse what follows.
    """
    cut = text[: most + 1]
    clean = cut if cut.isprintable() else "".join(char if char.isprintable() else " " for char in cut)
    return clean if len(cut) <= most else clean[:most] + "…"


def flat(text: str) -> str:
    """Return the whole text as one printable line: line breaks joined as Chinese is written, nothing cut off."""
    return one_line(joined_lines(text) if "\n" in text else text, len(text))


def joined_lines(text: str) -> str:
    """Return typed lines as one, as Chinese is written: a mark ends a line already, another end becomes ``；``.

    Between two Latin words or numbers a space is left.
    """
    lines = [line.strip() for line in text.splitlines()]
    whole = ""
    for line in filter(None, lines):
        whole += (_between(whole[-1], line[0]) if whole else "") + line
    return whole


def _between(left: str, right: str) -> str:
    if left.isascii() and right.isascii():
        return " "
    return "；" if left.isalnum() else ""


def harmless(text: str) -> str:
    """Return the text with its line breaks, and every other unprintable character as a space."""
    return "".join(char if char == "\n" or char.isprintable() else " " for char in text)


def storable(text: str) -> str:
    """Return the text with lone surrogates, which no UTF-8 file can hold, as U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def quoted(value: object) -> str:
    """Return a value as it may be shown inside a sentence: short, on one line, in Chinese quotes."""
    if isinstance(value, bool):
        return "“是”" if value else "“否”"
    if isinstance(value, Mapping):
        return "一个表格"
    if isinstance(value, list | tuple):
        return "一个列表"
    return f"“{one_line(str(value), 30)}”"
