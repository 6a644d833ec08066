"""The patterns of a row's key: a choice, alternatives, a range, or anything.

``*`` matches anything; ``甲|乙`` either; ``1..3`` a number from 1 to 3, both included;
``5..`` from 5; ``..4`` up to 4; ``5..<10`` from 5 to below 10.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .fields import Value

_RANGE = re.compile(r"(\d+(?:\.\d+)?)?\.\.(<)?(\d+(?:\.\d+)?)?")

YES, NO = "是", "否"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One parsed pattern."""

    words: frozenset[str] = frozenset()
    low: Decimal | None = None
    high: Decimal | None = None
    open_high: bool = False
    """Whether `high` itself is outside."""
    anything: bool = False
    numeric: bool = False

    def matches(self, value: Value) -> bool:
        """Tell whether a known answer matches."""
        if self.anything:
            return True
        if self.numeric:
            return isinstance(value, Decimal) and self._holds(value)
        return as_word(value) in self.words

    def _holds(self, number: Decimal) -> bool:
        if self.low is not None and number < self.low:
            return False
        if self.high is None:
            return True
        return number < self.high if self.open_high else number <= self.high


def as_word(value: Value) -> str:
    """Return an answer as patterns write it: yes is 是, no is 否."""
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


@cache
def parse_pattern(text: str) -> Pattern:
    """Return the pattern; raise ``ValueError`` for a range without ends or with crossed ends."""
    if text == "*":
        return Pattern(anything=True)
    match = _RANGE.fullmatch(text)
    if match is None:
        return Pattern(words=frozenset(text.split("|")))
    if match[1] is None and match[3] is None:
        raise ValueError(text)
    low = None if match[1] is None else Decimal(match[1])
    high = None if match[3] is None else Decimal(match[3])
    if low is not None and high is not None and low > high:
        raise ValueError(text)
    return Pattern(low=low, high=high, open_high=bool(match[2]), numeric=True)


def band_pattern(low: Decimal | None, high: Decimal | None) -> Pattern:
    """Return the pattern of a band: ``low <= x < high``."""
    return Pattern(low=low, high=high, open_high=True, numeric=True)
