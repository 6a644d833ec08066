"""What known answers earn at one leaf: tier, step, ladder, count, coefficients, formula.

Only discretion of the committee, or a tier whose points nobody has seen, can leave an interval
here; what is unknown is the matter of `outcomes` and `scene`, which try every answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache

from ..base.numbers import ZERO, plain
from ..base.text import one_line, quoted
from ..rules.fields import Field, Value
from ..rules.standards.patterns import as_word, parse_pattern
from ..rules.standards.standard import Coef, Node, Row
from ..rules.standards.tiers import row_matches, row_name

NO_ROW = -1
MOST_KEPT = 256
"""Answers kept for each leaf."""

Told = tuple[Decimal, Decimal, tuple[str, ...]]
"""Both ends of some points, and the arithmetic in words."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Points for known answers."""

    low: Decimal
    high: Decimal
    row: int
    """Index of the tier, `NO_ROW` when none matches."""
    how: tuple[str, ...]
    asks: tuple[str, ...] = ()


Judge = Callable[[str, tuple[Value, ...]], Judged]
"""`judged` for one leaf: of a kind of achievement (empty for inputs) and the used answers in order."""


def judge_of(node: Node, used: tuple[str, ...], fields: Mapping[str, Mapping[str, Field]]) -> Judge:
    """Return how a leaf judges answers to `used`; what the same answers earned is kept for the next time.

    `fields` are the questions by kind and id.
    """

    @lru_cache(maxsize=MOST_KEPT)
    def judge(kind: str, values: tuple[Value, ...]) -> Judged:
        return judged(node, dict(zip(used, values, strict=True)), fields[kind])

    return judge


def judged(node: Node, facts: Mapping[str, Value], fields: Mapping[str, Field]) -> Judged:
    """Return the points of known answers at a leaf with tiers, or with a formula over an input.

    Every used answer must be given; `fields` are the questions that they belong to, by id.
    """
    if node.op == "linear":
        amount = _number(facts[node.input])
        points = linear_points(node, amount)
        return Judged(points, points, 0, (f"{answer_words(fields[node.input], amount)}，{linear_words(node, amount)}",))
    matched = next((at for at, row in enumerate(node.rows) if row_matches(node, row, facts)), NO_ROW)
    if matched == NO_ROW:
        given = "，".join(answer_words(fields[name], facts[name]) for name in (node.input, *node.by) if name)
        return Judged(ZERO, ZERO, NO_ROW, (f"{given}，不在任何一档内",))
    at, moved = matched, ""
    if node.demote is not None and as_word(facts[node.demote.by]) in node.demote.values:
        at += node.demote.rows
        why = value_words(fields[node.demote.by], facts[node.demote.by])
        moved = f"{row_name(node, node.rows[matched])}，{why}降{node.demote.rows}档"
    if at >= len(node.rows):
        return Judged(ZERO, ZERO, NO_ROW, (f"{moved}，低于最低一档",))
    row = node.rows[at]
    low, high, how = _row_points(node, row, facts, fields)
    how = (moved, *how) if moved else how
    if node.op == "ladder":
        low, high, said = _ladder(node, row, low, high, facts, fields)
        how += said
    if node.resolve is not None and low != high:
        low, high, said = _resolved(node, low, high, facts, fields)
        how += said
    asks: tuple[str, ...] = ()
    if low != high:
        open_ = points_text(low, high)
        asks = (f"原表这一档的分值没有见到，按{open_}计" if row.pending else f"由评委在{open_}之间酌定，自己填不了",)
    if node.count and row.per == 1 and facts[node.count] != 1:
        units = _number(facts[node.count])
        low, high, how = _times(low, high, units, answer_words(fields[node.count], units), how)
    for coef in node.coef:
        name = f"{value_words(fields[coef.by], facts[coef.by])}系数"
        factor = _factor(coef, facts[coef.by])
        low, high, how = _times(low, high, factor, f"{name}{plain(factor)}", how)
    return Judged(low, high, at, how, asks)


def linear_points(node: Node, amount: Decimal) -> Decimal:
    """Return the points of a formula for an amount, never below zero."""
    points = _formula(node, amount)
    return min(max(points, node.clamp[0]), node.clamp[1]) if node.clamp else points


def linear_words(node: Node, amount: Decimal) -> str:
    """Return the arithmetic of a formula in words."""
    x, steps = _floor(amount) if node.whole else amount, []
    if x != amount:
        steps.append(f"按{plain(x)}算")
    term = plain(x)
    if node.minus and x > node.minus:
        term = f"({term}-{plain(node.minus)})"
    elif node.minus:
        steps.append(f"不超过{plain(node.minus)}，按0算")
        term = "0"
    if node.per is not None:
        awards = plain(_floor(max(x - node.minus, ZERO) / node.per))
        steps.append(f"{term}÷{plain(node.per)}取整得{awards}")
        term = awards
    points, held = _formula(node, amount), linear_points(node, amount)
    first = f"{plain(node.plus)}+" if node.plus and x > 0 else ""
    steps.append(f"{first}{term}×{plain(node.times)}={plain(points)}分")
    if held != points:
        steps.append(f"{'最少' if held > points else '最多'}得{plain(held)}分")
    return "，".join(steps)


def answer_words(field: Field, value: Value) -> str:
    """Return question and answer in short: ``本人排名第2名``, ``任职年限为9年``, ``学历为“本科”``."""
    if field.type == "rank":
        return f"{field.title}{value_words(field, value)}"
    return f"{field.title}为{f'{plain(value)}{field.unit}' if isinstance(value, Decimal) else quoted(value)}"


def value_words(field: Field, value: Value) -> str:
    """Return an answer that explains itself: ``第2名``, ``主持``; others only with their question."""
    if field.type == "rank" and isinstance(value, Decimal):
        return f"第{plain(value)}名"
    return one_line(value, 30) if isinstance(value, str) else answer_words(field, value)


def hull_text(asks: Iterable[str], low: Decimal, high: Decimal) -> str:
    """Return what is missing and what it leaves open."""
    missing = "、".join(asks)
    return f"{missing}，按各种可能估算：{points_text(low, high)}" if low != high else f"{missing}，但不影响得分"


def points_text(low: Decimal, high: Decimal) -> str:
    """Return points exactly, as ``6分`` or ``4～6分``."""
    return f"{plain(low)}分" if low == high else f"{plain(low)}～{plain(high)}分"


def _row_points(node: Node, row: Row, facts: Mapping[str, Value], fields: Mapping[str, Field]) -> Told:
    low, high = row.pts.low, row.pts.high
    name, start = row_name(node, row), points_text(low, high)
    by_rank = next((by for by in node.by if fields[by].type == "rank"), "")
    numbers = [by for by in (node.input, *node.by) if by and fields[by].type in {"number", "rank"}]
    given = "".join(f"{answer_words(fields[by], facts[by])}，" for by in numbers if not row.step or by != by_rank)
    if node.whole and node.input and _floor(_number(facts[node.input])) != facts[node.input]:
        given += f"按{plain(_floor(_number(facts[node.input])))}算，"
    if not row.step or not by_rank:
        each = f"每{row.per}项" if row.per > 1 else ""
        return low, high, (f"{given}{name}：{each}{start}",)
    first = parse_pattern(row.key[node.by.index(by_rank)]).low or Decimal(1)
    rank = _number(facts[by_rank])
    after = rank - first
    if not after:
        return low, high, (f"{given}{name}：第{plain(rank)}名{start}",)
    moved = row.pts.low + row.step * after
    low, high = max(moved, ZERO), max(high + row.step * after, ZERO)
    sign, word = ("+", "加") if row.step > 0 else ("-", "减")
    each, places = plain(abs(row.step)), plain(after)
    if row.pts.exact and low == moved:
        result = f"{plain(row.pts.low)}{sign}{each}×{places}={plain(low)}分"
    else:
        least = "，最少0分" if low != moved else ""
        result = f"{word}{each}×{places}{least}，得{points_text(low, high)}"
    said = f"{given}{name}：第{plain(first)}名{start}，每后一名{word}{each}分，第{plain(rank)}名{result}"
    return low, high, (said,)


def _ladder(
    node: Node, row: Row, low: Decimal, high: Decimal, facts: Mapping[str, Value], fields: Mapping[str, Field]
) -> Told:
    """Add the bonus to the base, held at the next higher tier's points."""
    if not node.bonus:
        return low, high, ()
    higher = [other.pts.high for other in node.rows if other.pts.high > row.pts.high]
    limit = min(higher) if higher else max(node.cap or ZERO, row.pts.high)
    bonus = _number(facts[node.bonus])
    raised = points_text(low + bonus, high + bonus)
    total_low, total_high = min(low + bonus, limit), min(high + bonus, limit)
    words = f"加{fields[node.bonus].title}{plain(bonus)}分，得{raised}"
    if total_high != high + bonus:
        what = "上一档的" if higher else ""
        words += f"；不超过{what}{plain(limit)}分，得{points_text(total_low, total_high)}"
    return total_low, total_high, (words,)


def _resolved(node: Node, low: Decimal, high: Decimal, facts: Mapping[str, Value], fields: Mapping[str, Field]) -> Told:
    """Take the end of a range that an attribute chooses."""
    assert node.resolve is not None
    value = facts[node.resolve.by]
    words = value_words(fields[node.resolve.by], value)
    if as_word(value) in node.resolve.high:
        return high, high, (f"{words}取上限{plain(high)}分",)
    if as_word(value) in node.resolve.low:
        return low, low, (f"{words}取下限{plain(low)}分",)
    return low, high, ()


def _times(low: Decimal, high: Decimal, factor: Decimal, name: str, how: tuple[str, ...]) -> Told:
    new_low, new_high = low * factor, high * factor
    if low == high:
        return new_low, new_high, (*how, f"{name}，{plain(low)}×{plain(factor)}={plain(new_low)}分")
    return new_low, new_high, (*how, f"{name}，得{points_text(new_low, new_high)}")


def _factor(coef: Coef, value: Value) -> Decimal:
    if coef.of:
        return coef.of.get(as_word(value), ZERO)
    rank = int(_number(value))
    rest = coef.rest if coef.rest is not None else ZERO
    return coef.ranks[rank - 1] if 1 <= rank <= len(coef.ranks) else rest


def _formula(node: Node, amount: Decimal) -> Decimal:
    """Return the points of a formula before they are held between its limits."""
    x = _floor(amount) if node.whole else amount
    base = max(x - node.minus, ZERO)
    if node.per is not None:
        base = _floor(base / node.per)
    return base * node.times + (node.plus if x > 0 else ZERO)


def _floor(number: Decimal) -> Decimal:
    return number.to_integral_value(rounding=ROUND_FLOOR)


def _number(value: Value) -> Decimal:
    """Return the answer to a question for a number; the reader of the standard saw to it that it is one."""
    assert isinstance(value, Decimal)
    return value
