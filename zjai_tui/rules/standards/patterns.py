"""The patterns of a row's key: a choice, alternatives, a range, or anything.

``*`` matches anything; ``甲|乙`` either; ``1..3`` a number from 1 to 3, both included;
``5..`` from 5; ``..4`` up to 4; ``5..<10`` from 5 to below 10.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ...base.numbers import is_sane
from ...base.text import half_width
from ..fields import NO, YES, Value

_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)?\.\.(<)?([0-9]+(?:\.[0-9]+)?)?")


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

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Return the ends a range has."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    def matches(self, value: Value) -> bool:
        """Tell whether a known answer matches."""
        if self.anything:
            return True
        if self.numeric:
            return isinstance(value, Decimal) and self._holds(value)
        return as_word(value) in self.words

    def covers(self, other: Pattern) -> bool:
        """Tell whether everything the other pattern matches is matched here too."""
        if self.anything or self == other:
            return True
        if other.anything or self.numeric != other.numeric:
            return False
        if not self.numeric:
            return self.words >= other.words
        if self.low is not None and (other.low is None or other.low < self.low):
            return False
        if self.high is None:
            return True
        if other.high is None or other.high > self.high:
            return False
        return other.high < self.high or other.open_high or not self.open_high

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
    """Return the pattern. Full-width digits and dots are read as half-width ones.

    Raises ``ValueError`` for a range that nothing can match, that lacks an end it announces,
    or whose ends are absurd.
    """
    if text == "*":
        return Pattern(anything=True)
    match = _RANGE.fullmatch(half_width(text))
    if match is None:
        return Pattern(words=frozenset(text.split("|")))
    low = None if match[1] is None else Decimal(match[1])
    high = None if match[3] is None else Decimal(match[3])
    found = Pattern(low=low, high=high, open_high=bool(match[2]), numeric=True)
    if not found.ends or (found.open_high and high is None) or not all(map(is_sane, found.ends)):
        raise ValueError(text)
    if low is not None and high is not None and (low > high or (low == high and found.open_high)):
        raise ValueError(text)
    return found


def in_band(number: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Tell whether ``low <= number < high``; a missing end holds nothing back."""
    return (low is None or number >= low) and (high is None or number < high)


def band_pattern(low: Decimal | None, high: Decimal | None) -> Pattern:
    """Return the pattern of a band: ``low <= x < high``."""
    return Pattern(low=low, high=high, open_high=True, numeric=True)
