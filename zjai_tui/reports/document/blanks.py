"""Gaps in a document that a person has to fill, marked so that nobody overlooks them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Report, with_words

BLANK_BEGIN, BLANK_END = "【待填", "】"
_GAP = re.compile(f"({BLANK_BEGIN}[^{BLANK_END}]{{0,80}}{BLANK_END})")


def blank(what: str = "") -> str:
    """Return a gap, saying what belongs there."""
    return f"{BLANK_BEGIN}：{what}{BLANK_END}" if what else f"{BLANK_BEGIN}{BLANK_END}"


def gaps(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the words in pieces, each with whether it is a gap."""
    for at, part in enumerate(_GAP.split(words)):
        if part:
            yield part, at % 2 == 1


def gap_count(report: Report) -> int:
    """Return how many gaps there are to fill in a document."""
    found = 0

    def counted(words: str) -> str:
        nonlocal found
        found += sum(is_gap for _, is_gap in gaps(words))
        return words

    with_words(report, counted)
    return found
