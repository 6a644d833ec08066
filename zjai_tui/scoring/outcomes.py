"""What one achievement brings to one leaf of the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product

from ..base.dates import shown_date
from ..base.numbers import ZERO
from ..dossier.model import Entry
from ..rules.fields import Field, Value
from ..rules.standards.standard import Node, Window
from ..rules.standards.tiers import row_patterns
from ..rules.standards.values import possible_values
from .claims import Limit
from .judging import NO_ROW, Judge, points_text

PLENTY = Decimal(10_000)
"""Stands for an unlimited unknown count or bonus; every result is held by a cap anyway."""

UNCOUNTED = "这里按数量一起计分，核减要改用更正后的回答"
"""Why a number of points decided on one achievement cannot be used where many are counted together."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Points of one achievement at one leaf, with everything unknown about it taken both ways."""

    entry: str
    leaf: str
    low: Decimal
    high: Decimal
    units_low: Decimal = Decimal(1)
    units_high: Decimal = Decimal(1)
    """How many items it surely and possibly stands for, where items are counted."""
    unit: str = ""
    """What such an item is called, in Chinese."""
    row: int = NO_ROW
    per: int = 1
    tag: str = ""
    rows: frozenset[tuple[str, int]] = frozenset()
    """Of every tier it may fall into: the tag, and its index where several items make one award, else `NO_ROW`."""
    how: tuple[str, ...] = ()
    why_not: str = ""
    asks: tuple[str, ...] = ()
    """What would settle it, in Chinese."""
    cites: tuple[str, ...] = ()

    @property
    def may_count(self) -> bool:
        """Whether it can bring anything here."""
        return not self.why_not

    @property
    def effect(self) -> tuple[object, ...]:
        """Return what matters to a total."""
        ends = self.low, self.high, self.units_low, self.units_high
        return *ends, self.tag, self.group, self.rows, self.may_count

    def covers(self, other: Outcome, high: bool) -> bool:
        """Tell whether a total never falls when this stands in the other's place, at one end; both fully known."""
        points, units = (self.high, self.units_high) if high else (self.low, self.units_low)
        less, fewer = (other.high, other.units_high) if high else (other.low, other.units_low)
        if points < less or units < fewer:
            return False
        return not (less or fewer) or (self.tag in {"", other.tag} and self.group == other.group)

    @property
    def group(self) -> int:
        """Return the tier's index where several items make one award, else `NO_ROW`."""
        return self.row if self.per > 1 else NO_ROW


@dataclass(frozen=True, slots=True)
class LeafRules:
    """A leaf of the table with what is needed to judge achievements, or inputs, at it."""

    node: Node
    fields: Mapping[str, Mapping[str, Field]]
    """The questions by kind of achievement and id; those asked once have the empty kind."""
    used: tuple[str, ...]
    """Ids of the questions the leaf looks at."""
    judge: Judge
    window: Window | None
    ceiling: Decimal
    """Nothing unknown is taken to bring more here: the leaf's own cap, or what fills the printed total."""


def outcome(
    rules: LeafRules, entry: Entry, bounds: Mapping[str, date], limit: Limit | None = None, doubt: str = ""
) -> Outcome:
    """Return what the entry brings to the leaf.

    Unknown facts widen the interval to the hull of everything they could be; an entry marked
    unsure, or perhaps outside the window, may also bring nothing. A `limit` holds it down; with a
    `doubt` the person's dates do not stand: what lies in a window only by them may bring nothing.
    """
    node, fields = rules.node, rules.fields[entry.kind]
    inside, said, cites = _in_window(rules.window, fields, entry, bounds)
    if inside is False:
        return Outcome(entry.id, node.id, ZERO, ZERO, ZERO, ZERO, why_not=said, cites=cites)
    facts = entry.facts
    unknown = [name for name in rules.used if name not in facts]
    if unknown:
        options = ((facts[name],) if name in facts else _candidates(rules, fields[name], facts) for name in rules.used)
        found = [_known(rules, entry, values) for values in product(*options)]
        merged = _merged(rules, found, tuple(f"{fields[name].title}没有填" for name in unknown))
    else:
        merged = _known(rules, entry, tuple(facts[name] for name in rules.used))
    if limit is not None and merged.may_count:
        merged, undecided = _limited(rules, merged, limit)
    else:
        undecided = ()
    doubts = ((said,) if inside is None else ()) + (("标了待核实，可能不算",) if entry.sure == "unsure" else ())
    if doubt and inside and rules.window is not None and _rests_on_person(rules.window):
        doubts += (f"“{rules.window.title}”所依据的日期：{doubt}",)
    doubts += undecided
    if doubts and merged.may_count:
        merged = replace(
            merged,
            low=ZERO,
            units_low=ZERO,
            asks=merged.asks + doubts,
            how=merged.how + tuple(f"{one}，最低按0分" for one in doubts),
        )
    return merged


def _limited(rules: LeafRules, one: Outcome, limit: Limit) -> tuple[Outcome, tuple[str, ...]]:
    """Return the outcome held down, and why it may bring nothing at all."""
    doubts = (limit.ask,) if limit.ask else ()
    if limit.most is None:
        return one, doubts
    if limit.nothing:
        zero = replace(one, low=ZERO, high=ZERO, units_low=ZERO, units_high=ZERO, how=(), asks=(), why_not=limit.said)
        return zero, ()
    if not takes_points(rules.node, one):
        return one, (*doubts, UNCOUNTED)
    if one.high <= limit.most:
        return one, doubts
    low = min(one.low, limit.most)
    settled = low == limit.most and len(one.rows) == 1
    return replace(
        one, low=low, high=limit.most, how=(*one.how, limit.said), asks=() if settled else one.asks
    ), doubts  # fmt: skip


def takes_points(node: Node, one: Outcome) -> bool:
    """Tell whether the leaf adds up the points of each achievement, not their number."""
    return node.op != "linear" and all(group == NO_ROW for _, group in one.rows)


def unknown_options(rules: Iterable[LeafRules], entry: Entry) -> Mapping[str, tuple[Value, ...]]:
    """Return, for each fact the leaves need and the entry lacks, values standing for all it could be."""
    found: dict[str, dict[Value, None]] = {}
    for one in rules:
        fields = one.fields[entry.kind]
        for name in one.used:
            if name not in entry.facts:
                found.setdefault(name, {}).update(dict.fromkeys(_candidates(one, fields[name], entry.facts)))
    return {name: tuple(values) for name, values in found.items()}


def _in_window(
    window: Window | None, fields: Mapping[str, Field], entry: Entry, bounds: Mapping[str, date]
) -> tuple[bool | None, str, tuple[str, ...]]:
    """Tell whether the entry's date lies in the window; None with a sentence when that is not known.

    Where it lies outside, the sentence says on what the bound in the way rests, and its own cites follow.
    """
    if window is None:
        return True, "", ()
    day, title = entry.facts.get(window.on), fields[window.on].title
    if not isinstance(day, date):
        return None, f"{title}没有填，是否在“{window.title}”内不能确定", ()
    after, until = (bounds.get(end) if isinstance(end, str) else end for end in (window.after, window.until))
    if after is not None and day <= after:
        ground = window.ground_after
        said = f"{title}是{shown_date(day)}，不晚于{shown_date(after)}，不在“{window.title}”内"
        return False, f"{said}（起点的依据：{ground.basis.label}）", ground.cite
    if until is not None and day > until:
        ground = window.ground_until
        said = f"{title}是{shown_date(day)}，晚于{shown_date(until)}，不在“{window.title}”内"
        return False, f"{said}（截止日的依据：{ground.basis.label}）", ground.cite
    if (window.after is not None and after is None) or (window.until is not None and until is None):
        return None, f"“{window.title}”的起止日期还没有填，{title}{shown_date(day)}是否在内不能确定", ()
    return True, "", ()


def _rests_on_person(window: Window) -> bool:
    """Tell whether a window begins or ends at a date out of the person's own answers."""
    return any(isinstance(end, str) and end.startswith("fact:") for end in (window.after, window.until))


def _candidates(rules: LeafRules, field: Field, facts: Mapping[str, Value]) -> Iterable[Value]:
    node = rules.node
    if field.id in {node.count, node.bonus} and field.id not in node.by:
        least = field.min if field.min is not None else ZERO
        return (least, field.max if field.max is not None else PLENTY)
    ranks = max((len(coef.ranks) for coef in node.coef if coef.by == field.id), default=0)
    return possible_values(field, row_patterns(node, field.id), ranks, facts.get(field.within))


def _merged(rules: LeafRules, found: list[Outcome], asks: tuple[str, ...]) -> Outcome:
    """Return the hull of the outcomes an entry may have; `asks` say what is missing."""
    first = max(found, key=lambda one: (one.high, one.low))
    if len({one.effect for one in found}) == 1:
        return replace(first, how=(f"{'、'.join(asks)}，但不影响得分", *first.how))
    low = min(min(one.low for one in found), rules.ceiling)
    high = min(max(one.high for one in found), rules.ceiling)
    return replace(
        first,
        low=low,
        high=high,
        units_low=min(one.units_low for one in found),
        units_high=max(one.units_high for one in found),
        rows=frozenset().union(*(one.rows for one in found)),
        how=(f"{'、'.join(asks)}，按各种可能估算：{points_text(low, high)}",) if rules.node.rows else asks,
        why_not=first.why_not if all(one.why_not for one in found) else "",
        asks=asks,
    )


def _known(rules: LeafRules, entry: Entry, values: tuple[Value, ...]) -> Outcome:
    """Return the outcome when every used fact is given."""
    node, units, unit = rules.node, Decimal(1), ""
    if node.count:
        field, given = rules.fields[entry.kind][node.count], values[rules.used.index(node.count)]
        units, unit = given if isinstance(given, Decimal) else units, field.unit
    if not node.rows:
        rows = frozenset({(node.tag, NO_ROW)})
        return Outcome(entry.id, node.id, ZERO, ZERO, units, units, unit, 0, 1, node.tag, rows, cites=node.cite)
    found = rules.judge(entry.kind, values)
    if found.row == NO_ROW:
        return Outcome(entry.id, node.id, ZERO, ZERO, ZERO, ZERO, why_not=found.how[0], cites=node.cite)
    row = node.rows[found.row]
    tag = row.tag or node.tag
    return Outcome(
        entry.id,
        node.id,
        found.low,
        found.high,
        units,
        units,
        unit,
        found.row,
        row.per,
        tag,
        frozenset({(tag, found.row if row.per > 1 else NO_ROW)}),
        found.how,
        asks=found.asks,
        cites=row.cite or node.cite,
    )
