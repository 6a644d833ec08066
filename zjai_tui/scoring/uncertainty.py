"""Unknowns, settled one way or another.

Most unknowns touch one leaf, whose own interval is then exact. An unknown input read by
several leaves, or an achievement whose missing fact decides between places, tags or group
awards, must take the same value everywhere: the ends are found by trying its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod

from ..dossier.model import Entry
from ..rules.fields import Value
from ..rules.standard import Span, Standard
from ..rules.tiers import used_names
from .adding import Dropped
from .allocation import allocate
from .claims import Claims
from .outcomes import LeafRules, Outcome, outcome, unknown_options
from .scene import Scene, entry_leaves, input_options, score_inputs, set_scene
from .selection import Selection

MOST_TRIALS = 128
"""Combinations tried at most; beyond, the interval may be wider than need be, never narrower."""
WIDE = "共用的未填项太多，得分区间可能偏宽，填写后会收窄"
CUT = "同一成果可放的位置太多，没有逐一试完，得分区间已按最不利和最有利估算"


@dataclass(frozen=True, slots=True)
class Situation:
    """A dossier's claims under the selected part of a standard."""

    standard: Standard
    selection: Selection
    claims: Claims
    scene: Scene
    rules: Mapping[str, LeafRules]
    """The leaves that take achievements."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Unknowns taken as known: inputs by id, outcomes of entries, whether the panel gives a leaf its most."""

    inputs: Mapping[str, Value] = field(default_factory=dict)
    entries: Mapping[str, tuple[Outcome, ...]] = field(default_factory=dict)
    panels: Mapping[str, bool] = field(default_factory=dict)

    def also(self, other: Settled) -> Settled:
        """Return both together; `other` wins."""
        return Settled(
            {**self.inputs, **other.inputs}, {**self.entries, **other.entries}, {**self.panels, **other.panels}
        )


NOT_SETTLED = Settled()


@dataclass(frozen=True, slots=True)
class Totals:
    """Both ends of the total, and how they came about."""

    span: Span
    dropped: Dropped
    """Placements that do not count when everything unknown turns out worst."""
    notes: tuple[str, ...] = ()


def situation(standard: Standard, selection: Selection, claims: Claims) -> Situation:
    """Lay claims and standard side by side."""
    scene = set_scene(standard, selection, claims)
    return Situation(standard, selection, claims, scene, dict(entry_leaves(standard, selection)))


def settle(case: Situation, settled: Settled) -> Scene:
    """Return the scene in which the settled unknowns have their values."""
    scene = case.scene
    for entry_id, found in settled.entries.items():
        scene = scene.with_entry(entry_id, found)
    for leaf in dict.fromkeys((*input_leaves(case, settled.inputs), *settled.panels)):
        panel = settled.panels.get(leaf)
        score = score_inputs(case.standard, case.selection, leaf, case.claims, settled.inputs, panel)
        scene = scene.with_input_score(leaf, score)
    return scene


def input_leaves(case: Situation, names: Iterable[str]) -> tuple[str, ...]:
    """Return the leaves that look at any of these inputs."""
    wanted = set(names)
    return tuple(leaf for leaf in case.scene.inputs if wanted & set(used_names(case.selection.nodes[leaf])))


def totals(case: Situation, settled: Settled = NOT_SETTLED) -> Totals:
    """Return the interval of the total, exact wherever the trials and the search could be carried through."""
    scene = settle(case, settled)
    worst, best = allocate(scene, False), allocate(scene, True)
    notes = () if worst.complete and best.complete else (CUT,)
    span = Span(worst.points, best.bound)
    shared = [options for name, options in shared_unknowns(case).items() if not _is_settled(name, settled)]
    if not shared or span.exact:
        return Totals(span, worst.dropped, notes)
    if prod(map(len, shared)) > MOST_TRIALS:
        return Totals(span, worst.dropped, (*notes, WIDE))
    ends = []
    for chosen in product(*shared):
        tried = settled
        for one in chosen:
            tried = tried.also(one)
        scene = settle(case, tried)
        ends.append((allocate(scene, False).points, allocate(scene, True).bound))
    return Totals(Span(min(low for low, _ in ends), max(high for _, high in ends)), worst.dropped, notes)


def shared_unknowns(case: Situation) -> Mapping[str, tuple[Settled, ...]]:
    """Return, by open-item id, the ways in which each unknown that touches several places can turn out."""
    found: dict[str, tuple[Settled, ...]] = {}
    reading = [name for score in case.scene.inputs.values() for name in score.unknown]
    for name in dict.fromkeys(reading):
        if reading.count(name) > 1:
            options = input_options(case.standard, case.selection, case.claims, name)
            found[f"input:{name}"] = tuple(Settled(inputs={name: value}) for value in options)
    for entry in case.claims.entries:
        mine = [one for ones in case.scene.outcomes.values() for one in ones if one.entry == entry.id]
        if len(mine) > 1 or any(len(one.rows) > 1 for one in mine):
            ways = entry_ways(case, entry)
            if len(ways) > 1:
                found[f"entry:{entry.id}"] = ways
    return found


def entry_ways(case: Situation, entry: Entry) -> tuple[Settled, ...]:
    """Return the distinct ways in which an achievement's missing facts can turn out."""
    rules = [one for one in case.rules.values() if entry.kind in one.node.entries]
    options = unknown_options(rules, entry)
    if not options or prod(map(len, options.values())) > MOST_TRIALS:
        return ()
    found: dict[tuple[Outcome, ...], Settled] = {}
    for values in product(*options.values()):
        full = replace(entry, facts={**entry.facts, **dict(zip(options, values, strict=True))})
        outcomes = tuple(outcome(one, full, case.claims.bounds) for one in rules)
        key = tuple(replace(one, how=(), asks=(), cites=(), why_not="x" if one.why_not else "") for one in outcomes)
        found.setdefault(key, Settled(entries={entry.id: outcomes}))
    return tuple(found.values())


def _is_settled(item: str, settled: Settled) -> bool:
    kind, _, name = item.partition(":")
    return name in (settled.inputs if kind == "input" else settled.entries)
