"""Limits of a clause held against those of the rule: 10年以上 includes ten, 超过10年 does not.

以上, 以下 and 以内 include their number, 不满, 超过 and 以外 do not (民法典 art. 1259).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .numbers import ClauseNumber
from .rule import RuleEnd
from .words import POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A place where clause and rule differ on whether a limit includes its number."""

    start: int
    end: int
    text: str
    """The limit as printed: 10年以上."""
    value: Decimal
    included: bool
    """Whether the clause includes it."""
    tier: str
    """Name of the tier of the rule that says otherwise."""
    elsewhere: bool
    """Whether that tier is the neighbour that took the number instead."""
    doubled: bool
    """Whether the clause itself includes the number in two ranges, so that no rule can follow it."""


def limit_differences(text: str, numbers: Sequence[ClauseNumber], ends: Sequence[RuleEnd]) -> Iterator[Limit]:
    """Yield the limits of a clause that the tiers of the rule draw otherwise."""
    told: set[tuple[int, int, Decimal]] = set()
    for one in numbers:
        if not one.side or one.included is None or one.fault or one.numbering:
            continue
        value = one.values[-1] if len(one.values) > 1 and not _near(one, one.values[0], ends) else one.values[0]
        near = _near(one, value, ends)
        other = _differing(one.side == "low", one.included, value, near)
        if other is None or (*one.phrase, value) in told:
            continue
        told.add((*one.phrase, value))
        yield Limit(
            start=one.phrase[0],
            end=one.phrase[1],
            text=text[slice(*one.phrase)],
            value=value,
            included=one.included,
            tier=other.tier,
            elsewhere=one.included and other.included,
            doubled=one.included and _included_again(one, value, numbers),
        )


def _near(one: ClauseNumber, value: Decimal, ends: Iterable[RuleEnd]) -> list[RuleEnd]:
    """Return the ends of tiers at a printed limit, or one beside it where only whole numbers count."""
    return [
        end
        for end in ends
        if (end.value == value or (end.whole and abs(end.value - value) == 1)) and _same_kind(one, end)
    ]


def _same_kind(one: ClauseNumber, end: RuleEnd) -> bool:
    if one.unit == POINTS:
        return end.unit == POINTS
    if end.rank:
        return one.ordinal or one.unit in {"", "名", "位"}
    return not one.ordinal and (not end.unit or not one.unit or end.unit.endswith(one.unit))


def _differing(low: bool, included: bool, value: Decimal, near: Sequence[RuleEnd]) -> RuleEnd | None:
    """Return the end that draws a limit otherwise than the clause, or None."""

    def at(side: str, number: Decimal, held: bool) -> RuleEnd | None:
        found = (end for end in near if (end.side, end.value, end.included) == (side, number, held))
        return next((end for end in found if number == value or end.whole), None)

    begins, begins_after = at("low", value, True), at("low", value + 1, True)
    closed, open_ = at("high", value, True), at("high", value, False)
    # in whole numbers, below 8 is up to 7
    below, up_to = at("high", value - 1, True), at("high", value + 1, False)
    if low and included:
        return None if begins or open_ or below else begins_after or closed
    if low:
        return None if closed or begins_after or up_to else begins or open_
    if included:
        return None if closed or up_to else open_ or begins
    return None if open_ or below else closed


def _included_again(one: ClauseNumber, value: Decimal, numbers: Iterable[ClauseNumber]) -> bool:
    return any(
        other.side
        and other.side != one.side
        and other.included
        and value in other.values
        and other.phrase != one.phrase
        for other in numbers
        if other.unit != POINTS
    )
