"""The numbers of a rule: those a clause has to print, and those it may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ...base.numbers import ZERO
from ..fields import Field
from ..standards.patterns import Pattern
from ..standards.standard import Node, Row
from ..standards.tiers import row_name, row_pattern, used_names
from .words import Side

ONE = Decimal(1)
LONGEST_RANGE = 50
"""Ranks of one tier that are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEnd:
    """One end of a numeric range of a tier."""

    value: Decimal
    side: Side
    included: bool
    whole: bool
    """Whether only whole numbers are matched, so that below 8 is up to 7."""
    rank: bool
    unit: str
    tier: str
    """Name of the tier."""

    @property
    def printed(self) -> tuple[Decimal, ...]:
        """Return what a clause may print for this end: 5至7年 is written min = 5, max = 8 in whole years."""
        return (
            (self.value, self.value - 1) if self.whole and self.side == "high" and not self.included else (self.value,)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleNumbers:
    """What a clause is held against."""

    needed: tuple[tuple[Decimal, ...], ...]
    """Numbers the clause has to print, each with what may stand in its place; 0 and 1 need not be printed."""
    points: frozenset[Decimal]
    """Points, shares and coefficients."""
    amounts: frozenset[Decimal]
    """What is multiplied, subtracted, counted off: other amounts than the ends of tiers."""
    ends: tuple[RuleEnd, ...]
    ranks: frozenset[Decimal]
    """Ranks within the tiers, and those with a coefficient."""
    steps: Mapping[Decimal, frozenset[Decimal]] = field(default_factory=dict)
    """For each step the points it makes: they may be printed one by one instead."""
    words: frozenset[str] = frozenset()
    """Choices and titles that may hold numbers themselves (一等奖, 近三年考核)."""


def rule_numbers(node: Node, fields: Mapping[str, Field]) -> RuleNumbers:
    """Return the numbers of a node's rule; `fields` are the questions the node looks at."""
    ends = tuple(_ends(node, fields))
    steps = {abs(row.step): _stepped(node, row) for row in node.rows if row.step}
    points = {*_points(node), *(value for made in steps.values() for value in made)}
    return RuleNumbers(
        needed=tuple(dict.fromkeys(_needed(node, ends))),
        points=frozenset(points),
        amounts=frozenset(_amounts(node)),
        ends=ends,
        ranks=frozenset({*_inside(ends), *_ranks_with_a_coefficient(node)}),
        steps=steps,
        words=frozenset(_words(node, fields)),
    )


def _points(node: Node) -> Iterator[Decimal]:
    """Yield what may be printed as points or shares, 0 and 1 included."""
    yield ZERO
    yield from (number for number in (node.cap, *node.clamp, node.plus) if number is not None)
    if node.weight != 1:
        yield node.weight
    if node.op == "linear":
        yield node.times
    for coef in node.coef:
        yield from (number for number in (*coef.ranks, *coef.of.values(), coef.rest) if number is not None)
    for row in node.rows:
        if not row.pending:
            yield from (row.pts.low, row.pts.high, abs(row.step))


def _amounts(node: Node) -> Iterator[Decimal]:
    yield ZERO
    yield node.minus
    yield from (Decimal(row.per) for row in node.rows if row.per > 1)
    if node.take is not None:
        yield Decimal(node.take)
    if node.demote is not None:
        yield Decimal(node.demote.rows)
    if node.op == "linear":
        per = node.per if node.per is not None else ONE
        yield per
        if node.clamp and node.times:
            # from here on the formula gives no more
            yield node.minus + (node.clamp[-1] - node.plus) / node.times * per


def _ranks_with_a_coefficient(node: Node) -> Iterator[Decimal]:
    for coef in node.coef:
        # the place after the last named one is where the rest begins
        yield from map(Decimal, range(1, len(coef.ranks) + 2) if coef.ranks else ())


def _needed(node: Node, ends: Iterable[RuleEnd]) -> Iterator[tuple[Decimal, ...]]:
    # the cap of a part nobody has seen is a bound, not print
    found = [None if node.asked_of == "unseen" else node.cap, *node.clamp, node.minus, node.plus, node.times, node.per]
    found += [Decimal(node.take)] if node.take is not None else []
    for coef in node.coef:
        found += [*coef.ranks, *coef.of.values(), coef.rest]
    for row in node.rows:
        points = [] if row.pending else [row.pts.low, row.pts.high, abs(row.step)]
        found += [*points, Decimal(row.per)]
    yield from (end.printed for end in ends if end.value not in {0, 1})
    yield from ((number,) for number in found if number is not None and number not in {0, 1})


def _ends(node: Node, fields: Mapping[str, Field]) -> Iterator[RuleEnd]:
    for row in node.rows:
        for name in (node.input, *node.by):
            pattern = _pattern(node, row, name) if name in fields else None
            if pattern is not None:
                yield from _ends_of(pattern, fields[name], node, row)


def _pattern(node: Node, row: Row, name: str) -> Pattern | None:
    """Return the pattern of a tier, or None while the tier is not well formed: clauses of drafts are compared too."""
    if name != node.input and node.by.index(name) >= len(row.key):
        return None
    try:
        return row_pattern(node, row, name)
    except ValueError:
        return None  # told by the reader


def _ends_of(pattern: Pattern, asked: Field, node: Node, row: Row) -> Iterator[RuleEnd]:
    sides: tuple[tuple[Side, Decimal | None, bool], ...] = (
        ("low", pattern.low, True),
        ("high", pattern.high, not pattern.open_high),
    )
    for side, value, included in sides:
        if value is not None:
            yield RuleEnd(
                value=value,
                side=side,
                included=included,
                whole=node.whole or asked.whole or asked.type == "rank",
                rank=asked.type == "rank",
                unit=asked.unit,
                tier=_name(node, row),
            )


def _name(node: Node, row: Row) -> str:
    try:
        return row_name(node, row)
    except ValueError:
        return node.title  # another column is not well formed


def _stepped(node: Node, row: Row) -> frozenset[Decimal]:
    """Return the points a tier with a step gives, rank by rank."""
    made: set[Decimal] = set()
    for name in node.by:
        pattern = _pattern(node, row, name)
        if pattern is not None and pattern.numeric and pattern.low is not None and pattern.high is not None:
            ranks = int(min(pattern.high - pattern.low, Decimal(LONGEST_RANGE)))
            made |= {end + row.step * later for end in (row.pts.low, row.pts.high) for later in range(ranks + 1)}
    return frozenset(number for number in made if number >= 0)


def _inside(ends: Iterable[RuleEnd]) -> Iterator[Decimal]:
    """Yield the ranks within closed ranges: 第1、2、3名 is written 1..3."""
    last: RuleEnd | None = None
    for end in ends:
        if end.side == "high" and end.rank and last is not None and last.side == "low" and last.tier == end.tier:
            span = int(min(end.value - last.value, Decimal(LONGEST_RANGE)))
            yield from (last.value + later for later in range(span + 1))
        last = end


def _words(node: Node, fields: Mapping[str, Field]) -> Iterator[str]:
    for row in node.rows:
        for key in row.key:
            yield from key.split("|")
    for coef in node.coef:
        yield from coef.of
    if node.resolve is not None:
        yield from (*node.resolve.high, *node.resolve.low)
    if node.demote is not None:
        yield from node.demote.values
    yield from (fields[name].title for name in used_names(node) if name in fields)
