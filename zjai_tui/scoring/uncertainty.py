"""Unknowns, settled one way or another.

Most unknowns touch one leaf, whose own interval is then exact. An unknown input read by
several leaves, or an achievement whose missing fact decides between places, tags or group
awards, must take the same value everywhere: the ends are found by trying its values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from math import prod

from ..dossier.model import Entry
from ..rules.fields import Value
from ..rules.standards.standard import Span, Standard
from .adding import Dropped
from .allocation import allocate
from .claims import Claims
from .outcomes import Outcome, outcome, unknown_options
from .scene import Scene, input_options, leaf_items, score_inputs, set_scene
from .selection import Selection

MOST_TRIALS = 128
"""Combinations tried at most; beyond, the interval may be wider than need be, never narrower."""
MOST_WAYS = 1024
"""Combinations of one achievement's missing facts looked at."""
WIDE = "共用的未填项太多，得分区间可能偏宽，填写后会收窄"
CUT = "同一成果可放的位置太多，没有逐一试完，得分区间已按最不利和最有利估算"


@dataclass(frozen=True, slots=True)
class Situation:
    """A dossier's claims under the selected part of a standard."""

    standard: Standard
    selection: Selection
    claims: Claims
    scene: Scene
    longest: int | None = None
    """Limits each search for the best placement, when it is given."""
    ways: dict[str, Ways | None] = field(default_factory=dict, compare=False, repr=False)
    """What `entry_ways` found, by entry id."""
    shared: list[Mapping[str, Ways]] = field(default_factory=list, compare=False, repr=False)
    """What `shared_unknowns` found."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Unknowns taken as known.

    Inputs by id, outcomes of entries, whether the panel gives a leaf its most, and by item
    whether what is limited for now counts as claimed, or not at all.
    """

    inputs: Mapping[str, Value] = field(default_factory=dict)
    entries: Mapping[str, tuple[Outcome, ...]] = field(default_factory=dict)
    panels: Mapping[str, bool] = field(default_factory=dict)
    decided: Mapping[str, bool] = field(default_factory=dict)

    def also(self, other: Settled) -> Settled:
        """Return both together; `other` wins."""
        return Settled(
            {**self.inputs, **other.inputs},
            {**self.entries, **other.entries},
            {**self.panels, **other.panels},
            {**self.decided, **other.decided},
        )


NOT_SETTLED = Settled()


@dataclass(frozen=True, slots=True)
class Ways:
    """How an unknown can turn out, as far as it matters to an end of the total."""

    least: tuple[Settled, ...]
    """One of these gives the low end."""
    most: tuple[Settled, ...]
    """One of these gives the high end."""
    complete: bool = True
    """False when there are too many: then it stays open, and an interval may be wider than need be."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Both ends of the total, and how they came about."""

    span: Span
    dropped: Dropped
    """Placements that do not count when everything unknown turns out worst."""
    dropped_at_best: Dropped
    """The same when everything turns out best; where it differs, the place of an achievement is open."""
    notes: tuple[str, ...] = ()


def situation(standard: Standard, selection: Selection, claims: Claims) -> Situation:
    """Lay claims and standard side by side."""
    return Situation(standard, selection, claims, set_scene(standard, selection, claims))


def settle(case: Situation, settled: Settled) -> Scene:
    """Return the scene in which the settled unknowns have their values."""
    scene = case.scene
    for entry_id, found in settled.entries.items():
        scene = scene.with_entry(entry_id, found)
    touched = (*input_leaves(case, settled.inputs), *settled.panels, *resting_leaves(case, settled.decided))
    for leaf in dict.fromkeys(touched):
        panel = settled.panels.get(leaf)
        score = score_inputs(case.selection, leaf, case.claims, settled.inputs, panel, settled.decided)
        scene = scene.with_input_score(leaf, score)
    return scene


def input_leaves(case: Situation, names: Iterable[str]) -> tuple[str, ...]:
    """Return the leaves that look at any of these inputs."""
    wanted = set(names)
    return tuple(leaf for leaf in case.scene.inputs if not wanted.isdisjoint(case.selection.rules[leaf].used))


def resting_leaves(case: Situation, items: Collection[str]) -> tuple[str, ...]:
    """Return the input leaves that rest on any of these items."""
    if not items:
        return ()
    return tuple(leaf for leaf in case.scene.inputs if any(one in items for one in leaf_items(case.selection, leaf)))


def totals(case: Situation, settled: Settled = NOT_SETTLED) -> Totals:
    """Return the interval of the total, exact wherever the trials and the search could be carried through."""
    worst, best = _end(case, settled, False), _end(case, settled, True)
    span = Span(worst.points, best.points)
    cut = () if worst.searched and best.searched else (CUT,)
    wide = () if span.exact or (worst.tried and best.tried) else (WIDE,)
    scene = settle(case, settled)
    worst_place, best_place = (allocate(scene, high, case.longest).dropped for high in (False, True))
    return Totals(span, worst_place, best_place, cut + wide)


def only(case: Situation, entries: frozenset[str]) -> Situation:
    """Return the situation with only the achievements of these ids; for one without conflicts over places."""
    claims = replace(case.claims, entries=tuple(one for one in case.claims.entries if one.id in entries))
    return replace(case, claims=claims, scene=case.scene.only(entries), ways={}, shared=[])


def ends(case: Situation) -> Span:
    """Return the interval of the total alone; nothing is worked out of how it came about."""
    return Span(_end(case, NOT_SETTLED, False).points, _end(case, NOT_SETTLED, True).points)


def end_of_total(case: Situation, settled: Settled, high: bool, trials: int | None = None) -> Decimal:
    """Return one end of the total, in points; with fewer `trials` it may lie further out, never further in."""
    return _end(case, settled, high, trials).points


@dataclass(frozen=True, slots=True)
class _End:
    points: Decimal
    searched: bool
    """Whether every search for the best placement was carried through."""
    tried: bool
    """Whether every way of the shared unknowns was tried."""


def _end(case: Situation, settled: Settled, high: bool, trials: int | None = None) -> _End:
    ways = [ways for name, ways in shared_unknowns(case).items() if not _is_settled(name, settled)]
    options = [one.most if high else one.least for one in ways]
    tried = prod(map(len, options)) <= (MOST_TRIALS if trials is None else trials)
    found = []
    for chosen in product(*options) if tried else [()]:
        together = settled
        for one in chosen:
            together = together.also(one)
        found.append(allocate(settle(case, together), high, case.longest))
    points = max(one.bound for one in found) if high else min(one.points for one in found)
    return _End(points, all(one.complete for one in found), tried and all(one.complete for one in ways))


def shared_unknowns(case: Situation) -> Mapping[str, Ways]:
    """Return, by open-item id, the ways in which each unknown that touches several places can turn out."""
    if not case.shared:
        case.shared.append(dict(_shared_unknowns(case)))
    return case.shared[0]


def _shared_unknowns(case: Situation) -> Iterator[tuple[str, Ways]]:
    reading = Counter(name for score in case.scene.inputs.values() for name in score.unknown)
    for name, times in reading.items():
        if times > 1:
            values = input_options(case.selection, case.claims, name)
            options = tuple(Settled(inputs={name: value}) for value in values)
            yield f"input:{name}", Ways(options, options)
    places: dict[str, list[Outcome]] = {}
    for ones in case.scene.outcomes.values():
        for one in ones:
            places.setdefault(one.entry, []).append(one)
    for entry in case.claims.entries:
        mine = places.get(entry.id, [])
        if len(mine) > 1 or any(len(one.rows) > 1 for one in mine):
            ways = entry_ways(case, entry)
            if ways is not None:
                yield f"entry:{entry.id}", ways


def entry_ways(case: Situation, entry: Entry) -> Ways | None:
    """Return the ways in which an achievement's missing facts can turn out; None when nothing is missing."""
    if entry.id not in case.ways:
        case.ways[entry.id] = _entry_ways(case, entry)
    return case.ways[entry.id]


def _entry_ways(case: Situation, entry: Entry) -> Ways | None:
    rules = [one for one in case.selection.rules.values() if entry.kind in one.fields]
    limit = case.claims.limits.get(f"entry:{entry.id}")
    options = unknown_options(rules, entry)
    if not options:
        return None
    if prod(map(len, options.values())) > MOST_WAYS:
        merged = tuple(one for ones in case.scene.outcomes.values() for one in ones if one.entry == entry.id)
        whole = (Settled(entries={entry.id: merged}),)
        return Ways(whole, whole, complete=False)
    found: dict[tuple[object, ...], Settled] = {}
    for values in product(*options.values()):
        full = replace(entry, facts={**entry.facts, **dict(zip(options, values, strict=True))})
        outcomes = tuple(outcome(one, full, case.claims.bounds, limit, case.claims.doubt) for one in rules)
        found.setdefault(tuple(one.effect for one in outcomes), Settled(entries={entry.id: outcomes}))
    return Ways(_extreme(found.values(), False), _extreme(found.values(), True))


def _extreme(ways: Iterable[Settled], high: bool) -> tuple[Settled, ...]:
    """Return the ways of one entry that can give the end: each of the others is surely beaten by one of them."""
    kept: list[Settled] = []
    for way in ways:
        if not any(_beats(other, way, high) for other in kept):
            kept = [other for other in kept if not _beats(way, other, high)] + [way]
    return tuple(kept)


def _beats(one: Settled, other: Settled, high: bool) -> bool:
    """Tell whether a way of an entry is at every leaf at least as extreme as another."""
    return all(
        mine.covers(theirs, True) if high else theirs.covers(mine, False)
        for entry, ones in one.entries.items()
        for mine, theirs in zip(ones, other.entries[entry], strict=True)
    )


def _is_settled(item: str, settled: Settled) -> bool:
    kind, _, name = item.partition(":")
    return name in (settled.inputs if kind == "input" else settled.entries)
