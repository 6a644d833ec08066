"""What an achievement could be like: the ways in which each kind can bring points at each leaf of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice, product

from ...base.numbers import ZERO
from ...dossier.model import Entry
from ...rules.fields import Field, Value
from ...rules.standards.patterns import as_word
from ...rules.standards.values import UNSEEN
from ..judging import value_words
from ..outcomes import LeafRules, Outcome, outcome, unknown_options
from ..selection import Selection
from .actions import local_points
from .entries import unit_numbers

MOST_COMBINATIONS = 4096
"""Combinations of answers looked at for one kind."""
MOST_KEPT = 8
"""Tables whose ways are kept for the next advice: they do not depend on a dossier."""


@dataclass(frozen=True, slots=True)
class Way:
    """One invented achievement of a kind."""

    id: str
    """Tells the ways of one place apart."""
    facts: Mapping[str, Value]
    points: Decimal
    """What it brings at the leaf when it stands there alone and in time."""
    words: str
    """Its answers, as far as the leaf looks at them, in Chinese."""


Place = tuple[str, str]
"""A leaf and a kind of achievement it takes."""


@lru_cache(maxsize=MOST_KEPT)
def ways_of(selection: Selection) -> Mapping[Place, tuple[Way, ...]]:
    """Return, for every place, a way to get into each tier, best in its tier, and last the best way of all.

    The ways are in the order of their points. Where a kind fits several leaves, each way brings
    as little as possible at the others, so that its points can be told to come from the one.
    """
    found: dict[Place, tuple[Way, ...]] = {}
    for kind in dict.fromkeys(kind for rules in selection.rules.values() for kind in rules.node.entries):
        rules = [replace(one, window=None) for one in selection.rules.values() if kind in one.fields]
        every = _weighed(kind, rules)
        for at, one in enumerate(rules):
            ways = _tiers(one, kind, at, every)
            if ways:
                found[one.node.id, kind] = ways
    return found


@lru_cache(maxsize=MOST_KEPT)
def hopes_of(selection: Selection) -> Mapping[Place, Way]:
    """Return, for every place of `ways_of`, the way that brings most if the committee gives all it may."""
    found: dict[Place, Way] = {}
    for kind in dict.fromkeys(kind for _, kind in ways_of(selection)):
        rules = [replace(one, window=None) for one in selection.rules.values() if kind in one.fields]
        every = _weighed(kind, rules)
        for at, one in enumerate(rules):
            if (one.node.id, kind) in ways_of(selection):
                top = max(every, key=lambda way, at=at: (way.outcomes[at].high, way.points[at]))  # type: ignore[misc]
                words = ways_words(one, one.fields[kind], top.facts)
                found[one.node.id, kind] = Way("hope", top.facts, top.points[at], words)
    return found


def way_like(selection: Selection, rules: LeafRules, entry: Entry, one: Outcome) -> Way:
    """Return another achievement like one that is listed, of a single item."""
    used = {name for other in selection.rules.values() if entry.kind in other.fields for name in other.used}
    facts = {name: value for name, value in entry.facts.items() if name in used}
    node, fields = rules.node, rules.fields[entry.kind]
    if node.count and node.rows:
        facts[node.count] = max(fields[node.count].min or ZERO, Decimal(1))
    single = outcome(replace(rules, window=None), replace(entry, facts=facts), {}) if node.count else one
    return Way(f"like:{entry.id}", facts, local_points(rules, single), ways_words(rules, fields, facts))


def ways_words(rules: LeafRules, fields: Mapping[str, Field], facts: Mapping[str, Value]) -> str:
    """Return the answers a leaf looks at, in words."""
    return "、".join(value_words(fields[name], facts[name]) for name in rules.used)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """One combination of answers, with what it brings at each leaf."""

    facts: Mapping[str, Value]
    outcomes: tuple[Outcome, ...]
    points: tuple[Decimal, ...]


def _weighed(kind: str, rules: Sequence[LeafRules]) -> list[_Weighed]:
    blank = Entry(id="", kind=kind)
    options: dict[str, Sequence[Value]] = dict(unknown_options(rules, blank))
    for one in rules:
        fields, node = one.fields[kind], one.node
        if node.count:
            options[node.count] = unit_numbers(one, fields[node.count])
        if node.bonus:
            field = fields[node.bonus]
            options[node.bonus] = (field.min or ZERO, one.ceiling if field.max is None else field.max)
    found = []
    for values in islice(product(*options.values()), MOST_COMBINATIONS):
        facts = {name: "其他" if value == UNSEEN else value for name, value in zip(options, values, strict=True)}
        outcomes = tuple(outcome(one, replace(blank, facts=facts), {}) for one in rules)
        points = tuple(local_points(one, brings) for one, brings in zip(rules, outcomes, strict=True))
        found.append(_Weighed(facts, outcomes, points))
    return found


def _tiers(rules: LeafRules, kind: str, at: int, every: Sequence[_Weighed]) -> tuple[Way, ...]:
    """Return the ways at one leaf; what merely is another place in the same tier is left out."""
    node = rules.node

    def better(one: _Weighed) -> tuple[object, ...]:
        """Few items, no bonus, many points; then what is like a real achievement: finished, not of size zero."""
        bonus = one.facts[node.bonus] if node.bonus else ZERO
        zeros = sum(value == ZERO for value in one.facts.values())
        demoted = node.demote is not None and as_word(one.facts[node.demote.by]) in node.demote.values
        elsewhere = sum(one.points, ZERO) - one.points[at]
        units = one.outcomes[at].units_low if node.rows else ZERO
        assert isinstance(bonus, Decimal)
        return -units, -bonus, one.points[at], not demoted, -elsewhere, -zeros

    tiers: dict[object, _Weighed] = {}
    useful = [one for one in every if one.points[at] > 0]
    for one in useful:
        tier: object = one.outcomes[at].row if node.rows else one.points[at]
        if tier not in tiers or better(one) > better(tiers[tier]):
            tiers[tier] = one
    if not useful:
        return ()
    best = max(useful, key=lambda one: (one.points[at], better(one)))
    # of equal points those that leave the committee the least say, and of these the first
    by_say = sorted([*tiers.values(), best], key=lambda one: one.outcomes[at].high - one.outcomes[at].low)
    ways = {one.points[at]: one for one in reversed(by_say)}
    ordered = sorted(ways.items(), key=lambda item: item[0])
    fields = rules.fields[kind]
    return tuple(
        Way(f"tier:{points}", one.facts, points, ways_words(rules, fields, one.facts)) for points, one in ordered
    )
