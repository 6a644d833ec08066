"""The most one leaf of a table can bring: every answer that its rule tells apart is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from ...base.numbers import ZERO
from ..fields import Field
from ..standards.patterns import as_word, parse_pattern
from ..standards.standard import Coef, Node, Row
from ..standards.tiers import row_matches, row_patterns, used_names
from .answer_cells import UNLIMITED, Cell, cells
from .tiers import MOST_COMBINATIONS

Answers = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a single achievement, or all answers together, bring at most."""

    tag: str
    points: Decimal
    endless: bool = False
    """Whether it takes several items for one award: then there may be ever more awards."""


def field_cells(node: Node, field: Field, team: Field | None = None) -> tuple[Cell, ...]:
    """Return the answers to a question that a leaf tells apart; `team` holds the size of the team, for a rank."""
    ranks = max((len(coef.ranks) for coef in node.coef if coef.by == field.id), default=0)
    return cells(field, row_patterns(node, field.id), ranks, team.max if team is not None else None)


def achievement_most(node: Node, fields: Mapping[str, Field]) -> tuple[Tagged, ...] | None:
    """Return by tag the most that one achievement of a kind brings; None when there are too many answers to try.

    `fields` are the questions of the kind.
    """
    if node.op == "linear":
        counted = fields[node.count].max if node.count else None
        if counted == 0:
            return ()
        return (Tagged(node.tag, formula_most(node, Cell(Decimal(1), UNLIMITED))),)
    options = {name: field_cells(node, fields[name], fields.get(fields[name].within)) for name in used_names(node)}
    return best_by_tag(node, fields, options)


def best_by_tag(
    node: Node, fields: Mapping[str, Field], options: Mapping[str, Sequence[Cell]]
) -> tuple[Tagged, ...] | None:
    """Return by tag the most points of a leaf with tiers over all combinations of answers; None for too many.

    `options` are the answers to each question the leaf uses.
    """
    names = list(options)
    tried = {name: [*_only_the_most(node, name, options[name])] for name in names}
    if prod(map(len, tried.values())) > MOST_COMBINATIONS:
        return None
    found: dict[tuple[str, bool], Decimal] = {}
    for chosen in product(*tried.values()):
        for one in _points(node, fields, dict(zip(names, chosen, strict=True))):
            key = (one.tag, one.endless)
            found[key] = max(one.points, found.get(key, ZERO))
    return tuple(Tagged(tag, points, endless) for (tag, endless), points in found.items())


def formula_most(node: Node, cell: Cell) -> Decimal:
    """Return the most points a formula gives for the numbers of a cell."""
    top, reached = cell.top, cell.reached
    if node.whole:
        top, reached = cell.floor_of_top(), True
    base = Cell(ZERO, max(top - node.minus, ZERO), reached or top <= node.minus)
    amount = base.floor_of_top(node.per) if node.per is not None else base.top
    points = _times(amount, node.times) + (node.plus if top > 0 else ZERO)
    return min(max(points, node.clamp[0]), node.clamp[1]) if node.clamp else points


def _only_the_most(node: Node, name: str, found: Sequence[Cell]) -> Sequence[Cell]:
    """Return of the answers to a number that is only counted or added the largest, of other questions all."""
    looked_at = {*node.by, node.input, *(coef.by for coef in node.coef)}
    looked_at |= {one.by for one in (node.resolve, node.demote) if one is not None}
    return found if name in looked_at else [max(found, key=lambda one: one.top)]


def _points(node: Node, fields: Mapping[str, Field], answers: Answers) -> Iterator[Tagged]:
    """Yield the most points for answers, if they fall into any tier."""
    facts = {name: cell.value for name, cell in answers.items()}
    at = next((at for at, row in enumerate(node.rows) if row_matches(node, row, facts)), None)
    if at is None:
        return
    if node.demote is not None and as_word(facts[node.demote.by]) in node.demote.values:
        at += node.demote.rows
    if at >= len(node.rows):
        return
    row = node.rows[at]
    points = _of_row(node, row, fields, answers)
    if node.count and row.per == 1:
        points = _times(points, answers[node.count].top)
    for coef in node.coef:
        points = _times(points, _factor(coef, answers[coef.by]))
    yield Tagged(row.tag or node.tag, points, bool(node.entries) and row.per > 1)


def _of_row(node: Node, row: Row, fields: Mapping[str, Field], answers: Answers) -> Decimal:
    low, high = row.pts.low, row.pts.high
    by_rank = next((name for name in node.by if fields[name].type == "rank"), "")
    if row.step and by_rank:
        first = parse_pattern(row.key[node.by.index(by_rank)]).low or Decimal(1)
        moved = row.step * (answers[by_rank].top - first)
        low, high = max(low + moved, ZERO), max(high + moved, ZERO)
    if node.bonus:
        higher = [other.pts.high for other in node.rows if other.pts.high > row.pts.high]
        limit = min(higher) if higher else max(node.cap or ZERO, row.pts.high)
        bonus = answers[node.bonus].top
        low, high = min(low + bonus, limit), min(high + bonus, limit)
    if node.resolve is not None:
        word = as_word(answers[node.resolve.by].value)
        return low if word in node.resolve.low and word not in node.resolve.high else high
    return high


def _factor(coef: Coef, cell: Cell) -> Decimal:
    if coef.of:
        return coef.of.get(as_word(cell.value), ZERO)
    assert isinstance(cell.value, Decimal)
    rank, rest = int(cell.value), coef.rest if coef.rest is not None else ZERO
    return coef.ranks[rank - 1] if 1 <= rank <= len(coef.ranks) else rest


def _times(first: Decimal, second: Decimal) -> Decimal:
    """Return the product; nothing remains nothing, however often."""
    return first * second if first and second else ZERO
