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
from ..rules.standard import Kind, Node, Window
from ..rules.tiers import row_patterns, used_names
from ..rules.values import possible_values
from .judging import NO_ROW, judged, points_text

PLENTY = Decimal(10_000)
"""Stands for an unlimited unknown count or bonus; every result is held by a cap anyway."""


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
    row: int = NO_ROW
    per: int = 1
    tag: str = ""
    rows: frozenset[tuple[str, int]] = frozenset()
    """Every tag and `per` of the rows it may fall into."""
    how: tuple[str, ...] = ()
    why_not: str = ""
    asks: tuple[str, ...] = ()
    """What would settle it, in Chinese."""
    cites: tuple[str, ...] = ()

    @property
    def may_count(self) -> bool:
        """Whether it can bring anything here."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class LeafRules:
    """A leaf of the table with what is needed to judge achievements at it."""

    node: Node
    kinds: Mapping[str, Kind]
    window: Window | None
    ceiling: Decimal
    """No achievement brings more here: the leaf's own cap, or the printed total."""


def outcome(rules: LeafRules, entry: Entry, bounds: Mapping[str, date]) -> Outcome:
    """Return what the entry brings to the leaf.

    Unknown facts widen the interval to the hull of everything they could be; an entry marked
    unsure, or perhaps outside the window, may also bring nothing.
    """
    node, fields = rules.node, {one.id: one for one in rules.kinds[entry.kind].field}
    inside, said = _in_window(rules.window, fields, entry, bounds)
    if inside is False:
        return Outcome(
            entry.id, node.id, ZERO, ZERO, ZERO, ZERO, why_not=said, cites=rules.window.cite if rules.window else ()
        )
    unknown = [name for name in used_names(node) if name not in entry.facts]
    found = [
        _known(rules, {**entry.facts, **dict(zip(unknown, values, strict=True))})
        for values in product(*(_candidates(rules, fields[name], entry.facts) for name in unknown))
    ]
    merged = _merged(entry, found, tuple(f"{fields[name].title}没有填" for name in unknown))
    doubts = ((said,) if inside is None else ()) + (("这项业绩标了待核实",) if entry.sure == "unsure" else ())
    if doubts and merged.may_count:
        merged = replace(
            merged,
            low=ZERO,
            units_low=ZERO,
            asks=merged.asks + doubts,
            how=merged.how + tuple(f"{one}，最低按0分" for one in doubts),
        )
    return merged


def unknown_options(rules: Iterable[LeafRules], entry: Entry) -> Mapping[str, tuple[Value, ...]]:
    """Return, for each fact the leaves need and the entry lacks, values standing for all it could be."""
    found: dict[str, dict[Value, None]] = {}
    for one in rules:
        fields = {field.id: field for field in one.kinds[entry.kind].field}
        for name in used_names(one.node):
            if name not in entry.facts:
                found.setdefault(name, {}).update(dict.fromkeys(_candidates(one, fields[name], entry.facts)))
    return {name: tuple(values) for name, values in found.items()}


def _in_window(
    window: Window | None, fields: Mapping[str, Field], entry: Entry, bounds: Mapping[str, date]
) -> tuple[bool | None, str]:
    """Tell whether the entry's date lies in the window; None with a sentence when that is not known."""
    if window is None:
        return True, ""
    day = entry.facts.get(window.on)
    if not isinstance(day, date):
        return None, f"{fields[window.on].title}没有填，是否在“{window.title}”内不能确定"
    after, until = (bounds.get(end) if isinstance(end, str) else end for end in (window.after, window.until))
    if after is not None and day <= after:
        return False, f"{shown_date(day)}不晚于{shown_date(after)}，不在“{window.title}”内"
    if until is not None and day > until:
        return False, f"{shown_date(day)}晚于{shown_date(until)}，不在“{window.title}”内"
    if (window.after is not None and after is None) or (window.until is not None and until is None):
        return None, f"“{window.title}”的界限还没有填，是否在内不能确定"
    return True, ""


def _candidates(rules: LeafRules, field: Field, facts: Mapping[str, Value]) -> Iterable[Value]:
    node = rules.node
    if field.id in {node.count, node.bonus} and field.id not in node.by:
        least = field.min if field.min is not None else ZERO
        return (least, field.max if field.max is not None else PLENTY)
    ranks = max((len(coef.ranks) for coef in node.coef if coef.by == field.id), default=0)
    return possible_values(field, row_patterns(node, field.id), ranks, facts.get(field.within))


def _merged(entry: Entry, found: list[Outcome], asks: tuple[str, ...]) -> Outcome:
    """Return the hull of the outcomes an entry may have."""
    kinds = frozenset((one.tag, one.per) for one in found if one.row != NO_ROW)
    first = max(found, key=lambda one: (one.high, one.low))
    if len(found) == 1:
        asks = asks + first.asks
        return replace(first, entry=entry.id, rows=kinds, asks=asks)
    low, high = min(one.low for one in found), max(one.high for one in found)
    units_low, units_high = min(one.units_low for one in found), max(one.units_high for one in found)
    return replace(
        first,
        entry=entry.id,
        low=low,
        high=high,
        units_low=units_low,
        units_high=units_high,
        rows=kinds,
        how=(f"{'、'.join(asks)}，按各种可能估算：{points_text(low, high)}",),
        why_not=first.why_not if all(one.why_not for one in found) else "",
        asks=asks if low != high or units_low != units_high else (),
    )


def _known(rules: LeafRules, facts: Mapping[str, Value]) -> Outcome:
    """Return the outcome when every used fact is given."""
    node = rules.node
    units = facts.get(node.count) if node.count else None
    units = units if isinstance(units, Decimal) else Decimal(1)
    if not node.rows:
        return Outcome("", node.id, ZERO, ZERO, units, units, row=0, tag=node.tag, cites=node.cite)
    found = judged(node, facts)
    if found.row == NO_ROW:
        return Outcome("", node.id, ZERO, ZERO, ZERO, ZERO, why_not=found.how[0], cites=node.cite)
    row = node.rows[found.row]
    low, high = min(found.low, rules.ceiling), min(found.high, rules.ceiling)
    return Outcome(
        "",
        node.id,
        low,
        high,
        units,
        units,
        row=found.row,
        per=row.per,
        tag=row.tag or node.tag,
        how=found.how,
        asks=found.asks,
        cites=row.cite or node.cite,
    )
