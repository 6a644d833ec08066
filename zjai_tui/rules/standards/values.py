"""What a missing answer could be: finitely many values that stand for all.

Rules only look at an answer through patterns, limits and coefficients. So a few
representatives per question suffice: every choice, every rank with a coefficient of its own
and those beside a limit, every limit and a point in each gap between limits.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from ...base.numbers import plain
from ..fields import Field, Value
from .patterns import Pattern, as_word

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
            return _ranks([end for pattern in patterns for end in pattern.ends], ranks, (field.max, team))
        case "number":
            return number_values(field, [end for pattern in patterns for end in pattern.ends])


def number_values(field: Field, limits: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return numbers standing for all that the field admits, given the limits rules look at."""
    low = field.min if field.min is not None else Decimal(0)
    edges = sorted({low, *limits, *([] if field.max is None else [field.max])})
    if field.whole:
        found = {_below(edge) + shift for edge in edges for shift in (-1, 0, 1)}
    else:
        found = {*edges, edges[-1] + 1}
        found |= {(first + second) / 2 for first, second in pairwise(edges)}
    return tuple(sorted(number for number in found if low <= number and (field.max is None or number <= field.max)))


def in_words(fields: Iterable[Field], values: Iterable[Value]) -> str:
    """Return answers as they may stand in a sentence: numbers after their question, any other text left out."""
    pairs = [(field, value) for field, value in zip(fields, values, strict=True) if value != UNSEEN]
    shown = (f"{field.title}{plain(value)}" if isinstance(value, Decimal) else as_word(value) for field, value in pairs)
    return "、".join(shown)


def _ranks(limits: Iterable[Decimal], ranks: int, bounds: Iterable[Value | None]) -> tuple[Decimal, ...]:
    """Return the ranks that stand for all: those with a coefficient, the neighbours of every limit, and the last.

    Not every rank up to the last limit: a file may name the rank a million.
    """
    edges = {_below(limit) + shift for limit in limits for shift in (-1, 0, 1)}
    found = {*map(Decimal, range(1, ranks + 2)), *edges}
    last = max(found)
    for bound in bounds:
        last = min(last, bound) if isinstance(bound, Decimal) else last
    last = max(_below(last), Decimal(1))
    return tuple(sorted(rank for rank in found | {last} if 1 <= rank <= last))


def _below(number: Decimal) -> Decimal:
    return number.to_integral_value(rounding=ROUND_FLOOR)
