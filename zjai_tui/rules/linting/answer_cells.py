"""Answers that rules treat alike: finitely many cells that stand for everything a question admits.

A cell names one answer for the patterns and, for numbers, the largest of its answers for what
grows with them: of all answers between 5 and 10 a formula comes as near to 10 as one likes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from ..fields import Field, Value
from ..standards.patterns import Pattern
from ..standards.values import number_values, possible_values

UNLIMITED = Decimal("Infinity")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Cell:
    """Some answers to one question."""

    value: Value
    """One of them."""
    top: Decimal = UNLIMITED
    """Of numbers: none is larger."""
    reached: bool = True
    """Whether `top` itself is one of them."""

    def floor_of_top(self, per: Decimal = _ONE) -> Decimal:
        """Return the most whole times that one of the answers holds `per`."""
        times = self.top / per
        if self.reached or times == UNLIMITED:
            return times.to_integral_value(rounding=ROUND_FLOOR)
        return times.to_integral_value(rounding=ROUND_CEILING) - 1


def cells(field: Field, patterns: Iterable[Pattern], ranks: int, team: Value | None) -> tuple[Cell, ...]:
    """Return cells for a question; `patterns`, `ranks` and `team` as in `values.possible_values`."""
    found = list(patterns)
    if field.type != "number":
        values = possible_values(field, found, ranks, team)
        return tuple(Cell(one, one) if isinstance(one, Decimal) else Cell(one) for one in values)
    limits = [end for pattern in found for end in pattern.ends] + [Decimal(rank) for rank in range(1, ranks + 2)]
    if field.whole:
        numbers = [Cell(number, number) for number in number_values(field, limits)]
    else:
        # an input that a rule rounds down is looked at beside its whole limits too
        limits += [limit.to_integral_value(rounding=ROUND_CEILING) for limit in limits]
        low = field.min if field.min is not None else Decimal(0)
        inside = {limit for limit in limits if low <= limit and (field.max is None or limit <= field.max)}
        edges = sorted({low, *inside, *([] if field.max is None else [field.max])})
        numbers = [Cell(edge, edge) for edge in edges]
        numbers += [Cell((first + second) / 2, second, reached=False) for first, second in pairwise(edges)]
    if field.max is None:
        numbers.append(Cell(max(one.top for one in numbers) + 1, UNLIMITED))
    return tuple(numbers)
