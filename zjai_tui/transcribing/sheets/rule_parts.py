"""What the shapes of printed rules share: rows once read, choices, caps, notes for the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ...base.numbers import ZERO
from ...base.problems import Problem, Severity
from ...base.text import one_line
from ...rules.standards.patterns import parse_pattern
from ...rules.standards.standard import Input, Kind, Span
from .printed_points import Points, printed_cap
from .printed_tiers import Tier
from .rows_tree import Line, Printed

NONE_OF_THEM = "以上都不是"
"""The answer of a person to whom no tier applies; a question about an achievement needs none."""
_NOTHING = {"无", "没有", "均无", "未获得", NONE_OF_THEM}
_LONGEST_CHOICE = 80
UNWRITTEN = "没有写分值"
"""What stands for the print of an empty cell of points."""
_NO_MARKS = str.maketrans("【】", "〔〕")
"""The editor's lines set marks in these brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a leaf needs besides its id, title, text and cap."""

    node: dict[str, Any]
    """Values for `Node`."""
    inputs: tuple[Input, ...] = ()
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """The rows of a leaf once their cells are read; the lists are equally long."""

    lines: Sequence[Line]
    tiers: Sequence[Tier]
    points: Sequence[Points]
    words: Sequence[str]
    """Each row's text as a choice of its own."""

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def highest(self) -> Decimal:
        """Return the most points one row brings."""
        return max((one.span.high for one in self.points), default=ZERO)


def note(row: int, message: str, remedy: str, severity: Severity = Severity.WARNING) -> Problem:
    """Return what a person should look at in one row of the sheet."""
    return Problem("row-note", f"第{row}行", message, remedy, severity)


def no_points(printed: str) -> Points:
    """Return what stands for points that cannot be read: they are pending, and the caller says so.

    The span is none yet: it reaches as far as the caps, which are known once the whole tree is.
    """
    told = one_line(printed.replace("\n", " "), _LONGEST_CHOICE).strip().translate(_NO_MARKS)
    return Points(span=Span(ZERO, ZERO), pending=told or UNWRITTEN)


def choice(text: str, taken: dict[str, int]) -> str:
    """Return printed text as the answer of a choice: short, one line, unlike a range, different from those taken.

    `taken` counts how often each was asked for; the answer returned is added.
    """
    word = " ".join(text.split())[:_LONGEST_CHOICE] or "其他"
    word = re.sub(r"[.．]{2,}", "…", word).replace("|", "／").replace("*", "＊")
    if not _stands_for_itself(word):
        word = f"“{word}”"
    taken[word] = taken.get(word, 0) + 1
    found = word
    while taken[word] > 1 and (found == word or found in taken):
        found = f"{word}（{taken[word]}）"
        taken[word] += found in taken
    taken.setdefault(found, 1)
    return found


def with_nothing(words: Sequence[str]) -> tuple[str, ...]:
    """Return the answers of a question about the person: those printed, and that none of them applies."""
    known = tuple(dict.fromkeys(words))
    return known if _NOTHING & set(known) else (*known, NONE_OF_THEM)


def printed_limit(leaf: Printed) -> Decimal | None:
    """Return the cap of an indicator: from its column or title, else from its text (累计最高2分)."""
    if leaf.cap is not None:
        return leaf.cap
    texts = (text for line in leaf.lines for text in (line.how, line.note, line.points, line.tier))
    return next((cap for text in texts if text and (cap := printed_cap(text)) is not None), None)


def _stands_for_itself(word: str) -> bool:
    try:
        return parse_pattern(word).words == {word}
    except ValueError:
        return False
