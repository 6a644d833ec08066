"""A clause held against its rule (条文对读): every number of the one has to be found in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..fields import Field
from ..standards.standard import Node, Standard, Window
from .around import Around
from .limits import Limit, limit_differences
from .numbers import ClauseNumber, clause_numbers
from .places import Places, explained_places, named_places
from .rule import RuleEnd, RuleNumbers, rule_numbers
from .words import ITEMS, PLACES, POINTS

State = Literal["used", "explained", "unused", "unreadable"]
_NO_POINTS = frozenset(
    {"年", "名", "位", "项", "篇", "次", "件", "人", "家", "岁", "学时", "元", "万元", "字", "万字", "个月"}
)
"""Units that never stand behind points."""
NUMBERING = "编号或文号"
"""Why a number of a heading, an article, a table or a document is no number of the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One number of a clause, and whether the rule uses it."""

    start: int
    end: int
    """Where it stands: ``node.text[start:end]``."""
    text: str
    """The number with its unit, as printed."""
    state: State
    why: str = ""
    """The explanation given, or why it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What came of holding a clause against its rule; all empty while the clause is not held."""

    marks: tuple[Mark, ...] = ()
    """Every number of the clause, in the order they stand."""
    missing: tuple[Decimal, ...] = ()
    """Numbers of the rule that the clause does not print, ascending."""
    limits: tuple[Limit, ...] = ()
    """Limits that clause and rule draw differently."""
    idle: tuple[str, ...] = ()
    """Explanations of what the clause does not print."""

    @property
    def agrees(self) -> bool:
        """Tell whether nothing is left to look at."""
        settled = all(mark.state in {"used", "explained"} for mark in self.marks)
        return settled and not (self.missing or self.limits or self.idle)


def compare_in(standard: Standard, node: Node, around: Around | None = None) -> Comparison:
    """Return the comparison of a node with its clause, knowing the rules around it.

    A number of the clause may also be used by a child, by another reading of the same row, by a
    cap over a tag, or by a date window; and n may be explained in the clause of a row above.
    `around`: the standard looked up once, from whoever compares many of its nodes.
    """
    if not node.text:
        return Comparison()
    around = around or Around(standard)
    return compare(
        node,
        around.asked_of(node),
        also=_elsewhere(around, node),
        n_is_known=around.explains_n(around.above(node)),
        settled=node.id in around.registered,
    )


def compare(
    node: Node,
    fields: Mapping[str, Field],
    *,
    also: Iterable[Decimal] = (),
    n_is_known: bool = False,
    settled: bool = False,
) -> Comparison:
    """Return what of a node's clause and rule does not fit; `fields` are the questions the node looks at.

    `also` are numbers of other rules that the clause may print as well. `n_is_known` tells that a
    clause above says what n is. `settled` tells that an open question about this node is
    registered: a number that the clause itself puts into two ranges has then been seen, and so
    has a step that it leaves to the reader.
    """
    if not node.text:
        return Comparison()
    rule = rule_numbers(node, fields)
    n_known = n_is_known or bool(node.count) or "n" in node.explain
    numbers = clause_numbers(node.text, n_is_known=n_known)
    told = list(explained_places(node, numbers))
    explained = Places(told)
    matched = [one for one in numbers if not one.numbering]
    named = Places(named_places(node.text, rule.words))
    others = frozenset(also)
    marks = [
        mark for one in _once_each(numbers) if (mark := _mark(node, one, rule, others, named, explained)) is not None
    ]
    limits = [
        one
        for one in limit_differences(node.text, matched, rule.ends)
        if not (settled and one.doubled) and explained.around(one.start, one.end) is None
    ]
    return Comparison(
        marks=tuple(marks),
        missing=tuple(sorted(_missing(rule, matched, settled))),
        limits=tuple(limits),
        idle=tuple(phrase for phrase in node.explain if all(one.phrase != phrase for one in told)),
    )


def _missing(rule: RuleNumbers, numbers: Sequence[ClauseNumber], settled: bool) -> Iterator[Decimal]:
    printed = {value for one in numbers for value in one.values}
    beside = {value + 1 for one in numbers if one.side == "high" and one.included for value in one.values[:1]}
    beside |= {value + 1 for one in numbers if one.side == "low" and one.included is False for value in one.values[:1]}
    excluded = {value - 1 for one in numbers if one.side == "high" and one.included is False for value in one.values}
    whole_low = {end.value for end in rule.ends if end.whole and end.side == "low"}
    whole_high = {end.value for end in rule.ends if end.whole and end.side == "high" and end.included}
    seen: set[Decimal] = set()
    for choices in rule.needed:
        first = choices[0]
        if first in seen or printed & set(choices):
            continue
        made = rule.steps.get(first)
        if made and (made <= printed or (settled and {min(made), max(made)} <= printed)):
            continue  # 16分, 14分, 12分 instead of 依次减2; 12至16分 where it is registered that this may step
        if (first in whole_low and first in beside) or (first in whole_high and first in excluded):
            continue  # 前3名 and 其余 is 4.., 超过10 is 11.., 不足10 is ..9
        seen.add(first)
        yield first


def _once_each(numbers: Sequence[ClauseNumber]) -> Iterator[ClauseNumber]:
    """Yield the numbers, both ends of an unreadable range as one."""
    done: tuple[int, int] | None = None
    for one in numbers:
        backwards = one.fault and one.phrase[1] - one.phrase[0] > one.end - one.start and one.side == ""
        if backwards and one.phrase == done:
            continue
        done = one.phrase if backwards else None
        yield one


def _mark(
    node: Node,
    one: ClauseNumber,
    rule: RuleNumbers,
    also: frozenset[Decimal],
    named: Places,
    explained: Places,
) -> Mark | None:
    place = (one.start, max(one.end, one.phrase[1] if one.fault else one.end))
    told = explained.around(one.start, one.end)
    reason = told.why if told is not None else ""
    state: State
    why = ""
    if one.numbering:
        state, why = "explained", NUMBERING
    elif one.fault:
        state, why = ("explained", reason) if reason else ("unreadable", one.fault)
    elif _used(one, rule, also) or named.around(one.start, one.end) is not None:
        state = "used"
    elif reason:
        state, why = "explained", reason
    elif one.faint:
        return None
    else:
        state = "unused"
    start = one.phrase[0] if one.fault else place[0]
    return Mark(start=start, end=place[1], text=_shown(node.text, one), state=state, why=why)


def _shown(text: str, one: ClauseNumber) -> str:
    """Return a number as it is told to the person: with its unit and its limit."""
    return text[slice(*one.phrase)] if one.phrase[1] > one.end or one.phrase[0] < one.start else one.text


def _used(one: ClauseNumber, rule: RuleNumbers, also: frozenset[Decimal]) -> bool:
    values = set(one.values)
    if values & also or one.values[0] == 0 or (one.values[0] == 1 and one.unit in ITEMS and not one.ordinal):
        return True
    if not one.ordinal and one.unit not in _NO_POINTS and values & rule.points:
        return True
    if (one.unit != POINTS or not rule.ends) and values & rule.amounts:
        return True
    if (one.ordinal or one.unit in {"", *PLACES}) and values & rule.ranks:
        return True
    return any(_may_be(one, end) and values & _printed_as(end) for end in rule.ends)


def _may_be(one: ClauseNumber, end: RuleEnd) -> bool:
    if end.rank:
        return one.ordinal or one.unit in {"", *PLACES}
    return not one.ordinal and (one.unit != POINTS or end.unit in {"", POINTS})


def _printed_as(end: RuleEnd) -> set[Decimal]:
    """Return what may be printed for an end of a tier: of whole numbers, from 11 is 超过10, up to 9 不足10."""
    found = set(end.printed)
    if end.whole and end.side == "low":
        found.add(end.value - 1)
    if end.whole and end.side == "high" and end.included:
        found.add(end.value + 1)
    return found


def _elsewhere(around: Around, node: Node) -> set[Decimal]:
    """Return the numbers of other rules that the clause of a node may print as well."""
    standard = around.standard
    found = {one.cap for one in around.above(node) if one.cap is not None}
    for one in around.below(node):
        rule = rule_numbers(one, around.asked_of(one))
        found |= rule.points | rule.amounts | rule.ranks | {number for end in rule.ends for number in end.printed}
    tags = {node.tag, *(row.tag for row in node.rows)}
    found |= {cap.max for cap in standard.cap if cap.tag in tags or (cap.at and cap.at == node.id)}
    for window in standard.window:
        if window.id == node.window:
            found |= set(_dates_of(window))
    for name in {node.input, *node.by}:
        asked = around.inputs.get(name)
        if asked is not None and asked.derive is not None and asked.derive.at_least is not None:
            found.add(asked.derive.at_least)
    return found - {Decimal(0), Decimal(1)}


def _dates_of(window: Window) -> Iterator[Decimal]:
    for bound in (window.after, window.until):
        if bound is not None and not isinstance(bound, str):
            yield from map(Decimal, (bound.year, bound.month, bound.day))
