"""What a missing answer could be: finitely many values that stand for all.

Rules only look at an answer through patterns, limits and coefficients. So a few
representatives per question suffice: every choice, every rank up to the last one a rule
tells apart, every limit and a point in each gap between limits.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

from .fields import Field, Value
from .patterns import Pattern

UNSEEN = "\x00"
"""A text no file can contain: stands for every text that no pattern names."""


def possible_values(field: Field, patterns: Iterable[Pattern], ranks: int, team: Value | None) -> tuple[Value, ...]:
    """Return values standing for everything the answer to `field` could be.

    `patterns` are all patterns applied to it, `ranks` the number of ranks a coefficient
    tells apart, `team` the known size of the team (a rank cannot be larger).
    """
    match field.type:
        case "choice":
            return field.choices
        case "yes_no":
            return (False, True)
        case "date":
            return (date.min,)
        case "text":
            return (UNSEEN, *sorted({word for pattern in patterns for word in pattern.words}))
        case "rank":
            limits = [end for pattern in patterns for end in (pattern.low, pattern.high) if end is not None]
            last = max([Decimal(ranks), *limits]) + 1
            for bound in (field.max, team):
                last = min(last, bound) if isinstance(bound, Decimal) else last
            return tuple(Decimal(rank) for rank in range(1, max(int(last), 1) + 1))
        case "number":
            limits = [end for pattern in patterns for end in (pattern.low, pattern.high) if end is not None]
            return number_values(field, limits)


def number_values(field: Field, limits: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return numbers standing for all that the field admits, given the limits rules look at."""
    low = field.min if field.min is not None else Decimal(0)
    edges = sorted({low, *limits, *([] if field.max is None else [field.max])})
    found = {low, edges[-1] + 1}
    if field.whole:
        found |= {edge.to_integral_value() + shift for edge in edges for shift in (-1, 0, 1)}
    else:
        found |= set(edges)
        found |= {(first + second) / 2 for first, second in pairwise(edges)}
    return tuple(sorted(number for number in found if low <= number and (field.max is None or number <= field.max)))
