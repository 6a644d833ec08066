"""What known answers earn at one leaf: tier, step, ladder, count, coefficients, formula.

Only discretion of the committee can leave an interval here; what is unknown is the matter
of `outcomes` and `inputs`, which try every answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from ..base.numbers import ZERO, plain
from ..rules.fields import Value
from ..rules.patterns import as_word, parse_pattern
from ..rules.standard import Coef, Node, Row
from ..rules.tiers import row_matches, row_name

NO_ROW = -1


@dataclass(frozen=True, slots=True)
class Judged:
    """Points for known answers."""

    low: Decimal
    high: Decimal
    row: int
    """Index of the tier, `NO_ROW` when none matches."""
    how: tuple[str, ...]
    asks: tuple[str, ...] = ()


def judged(node: Node, facts: Mapping[str, Value]) -> Judged:
    """Return the points of known answers at a leaf with tiers; every used answer must be given."""
    at = _row_index(node, facts)
    if at == NO_ROW:
        return Judged(ZERO, ZERO, NO_ROW, ("不在任何一档内，不计分",))
    row = node.rows[at]
    low, high, how = _row_points(node, row, facts)
    if node.op == "ladder":
        low, high, said = _ladder(node, row, low, high, facts)
        how += said
    if node.resolve is not None and low != high:
        low, high, said = _resolved(facts[node.resolve.by], node.resolve.high, node.resolve.low, low, high)
        how += said
    asks = (f"{points_text(low, high)}由评委酌定",) if low != high else ()
    if node.count and row.per == 1:
        units = facts[node.count]
        if isinstance(units, Decimal):
            low, high = low * units, high * units
            how += (f"乘数量{plain(units)}，得{points_text(low, high)}",)
    for coef in node.coef:
        factor = _factor(coef, facts[coef.by])
        low, high = low * factor, high * factor
        how += (f"乘{_value_name(facts[coef.by])}系数{plain(factor)}，得{points_text(low, high)}",)
    return Judged(low, high, at, how, asks)


def linear_points(node: Node, amount: Decimal) -> tuple[Decimal, tuple[str, ...]]:
    """Return the points of a formula for an amount, never below zero, and the arithmetic in words."""
    x = amount.to_integral_value(rounding=ROUND_FLOOR) if node.whole else amount
    base = max(x - node.minus, ZERO)
    words = f"({plain(x)}-{plain(node.minus)})" if node.minus else plain(x)
    if node.per is not None:
        base = (base / node.per).to_integral_value(rounding=ROUND_FLOOR)
        words = f"{words}÷{plain(node.per)}取整"
    points = base * node.times
    words = f"{words}×{plain(node.times)}"
    if node.plus and x > 0:
        points += node.plus
        words = f"{plain(node.plus)}+{words}"
    how: tuple[str, ...] = (f"{words}={plain(points)}分",)
    if node.clamp:
        held = min(max(points, node.clamp[0]), node.clamp[1])
        if held != points:
            how += (f"限在{plain(node.clamp[0])}～{plain(node.clamp[1])}分之内，得{plain(held)}分",)
        points = held
    return points, how


def points_text(low: Decimal, high: Decimal) -> str:
    """Return points exactly, as ``6分`` or ``4～6分``."""
    return f"{plain(low)}分" if low == high else f"{plain(low)}～{plain(high)}分"


def _row_index(node: Node, facts: Mapping[str, Value]) -> int:
    for at, row in enumerate(node.rows):
        if row_matches(node, row, facts):
            if node.demote is not None and as_word(facts[node.demote.by]) in node.demote.values:
                at += node.demote.rows
            return at if at < len(node.rows) else NO_ROW
    return NO_ROW


def _row_points(node: Node, row: Row, facts: Mapping[str, Value]) -> tuple[Decimal, Decimal, tuple[str, ...]]:
    low, high = row.pts.low, row.pts.high
    name = row_name(node, row)
    each = f"每{row.per}项" if row.per > 1 else ""
    if not row.step:
        return low, high, (f"{name}：{each}{points_text(low, high)}",)
    for text, by in zip(row.key, node.by, strict=True):
        rank = facts[by]
        pattern = parse_pattern(text)
        if pattern.numeric and isinstance(rank, Decimal):
            after = rank - (pattern.low if pattern.low is not None else Decimal(1))
            low, high = max(low + row.step * after, ZERO), max(high + row.step * after, ZERO)
            sign = "加" if row.step > 0 else "减"
            start = points_text(row.pts.low, row.pts.high)
            moved = f"第{plain(rank)}名{sign}{plain(abs(row.step))}×{plain(after)}"
            said = f"{name}：起{start}，{moved}，得{points_text(low, high)}"
            return low, high, (said,)
    return low, high, (f"{name}：{points_text(low, high)}",)


def _ladder(
    node: Node, row: Row, low: Decimal, high: Decimal, facts: Mapping[str, Value]
) -> tuple[Decimal, Decimal, tuple[str, ...]]:
    """Add the bonus to the base, held at the next higher tier's points."""
    higher = [other.pts.high for other in node.rows if other.pts.high > row.pts.high]
    limit = min(higher) if higher else max(node.cap or ZERO, row.pts.high)
    bonus = facts.get(node.bonus) if node.bonus else None
    if not isinstance(bonus, Decimal):
        return low, high, ()
    total_low, total_high = min(low + bonus, limit), min(high + bonus, limit)
    held = f"，不超过上一档{plain(limit)}分" if high + bonus > limit else ""
    return total_low, total_high, (f"加附加分{plain(bonus)}{held}，得{points_text(total_low, total_high)}",)


def _resolved(
    value: Value, highs: tuple[str, ...], lows: tuple[str, ...], low: Decimal, high: Decimal
) -> tuple[Decimal, Decimal, tuple[str, ...]]:
    word = as_word(value)
    if word in highs:
        return high, high, (f"{word}取上限{plain(high)}分",)
    if word in lows:
        return low, low, (f"{word}取下限{plain(low)}分",)
    return low, high, ()


def _factor(coef: Coef, value: Value) -> Decimal:
    if coef.of:
        return coef.of.get(as_word(value), ZERO)
    rank = int(value) if isinstance(value, Decimal) else 0
    rest = coef.rest if coef.rest is not None else ZERO
    return coef.ranks[rank - 1] if 1 <= rank <= len(coef.ranks) else rest


def _value_name(value: Value) -> str:
    return f"第{plain(value)}名" if isinstance(value, Decimal) else as_word(value)
