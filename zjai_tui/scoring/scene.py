"""A standard and a dossier laid side by side, ready to be added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from itertools import product

from ..base.numbers import ZERO
from ..dossier.model import Entry
from ..rules.fields import Field, Value
from ..rules.standard import Exclusive, Input, Node, Standard
from ..rules.tiers import row_patterns, used_names
from ..rules.values import number_values, possible_values
from .claims import Claims
from .judging import Judged, judged, linear_points, points_text
from .outcomes import PLENTY, LeafRules, Outcome, outcome
from .selection import ROOT, Selection

Slot = tuple[str, str]
"""One placement: entry id, leaf id."""


@dataclass(frozen=True, slots=True)
class InputScore:
    """Points of a leaf that looks at inputs, or that the panel fills."""

    low: Decimal
    high: Decimal
    how: tuple[str, ...]
    asks: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids of the inputs that are not known."""
    given: bool = True
    """Whether anything was answered at all."""
    discretion: bool = False
    """Whether the committee may have a say in it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything needed to add up: the tree, what each entry brings where, what inputs bring."""

    selection: Selection
    maximum: Decimal
    outcomes: Mapping[str, tuple[Outcome, ...]]
    """By leaf; the order never matters."""
    inputs: Mapping[str, InputScore]
    """By leaf."""
    groups: tuple[tuple[frozenset[Slot], Exclusive], ...]
    """Placements of which only one may count."""
    memo: dict[object, Decimal] = field(default_factory=dict, compare=False, repr=False)
    """Values already computed for this very scene."""

    def with_entry(self, entry_id: str, found: Iterable[Outcome]) -> Scene:
        """Return the scene with other outcomes for one entry (by leaf, replacing those of the same leaf)."""
        by_leaf = {one.leaf: one for one in found}
        outcomes = {
            leaf: tuple(by_leaf.get(leaf, one) if one.entry == entry_id else one for one in ones)
            for leaf, ones in self.outcomes.items()
        }
        return replace(self, outcomes=outcomes, memo={})

    def with_input_score(self, leaf: str, score: InputScore) -> Scene:
        """Return the scene with other points for one input leaf."""
        return replace(self, inputs={**self.inputs, leaf: score}, memo={})


def set_scene(standard: Standard, selection: Selection, claims: Claims) -> Scene:
    """Return the scene of a dossier's claims under the selected part of a standard."""
    outcomes = {
        leaf: tuple(
            outcome(rules, entry, claims.bounds) for entry in claims.entries if entry.kind in rules.node.entries
        )
        for leaf, rules in entry_leaves(standard, selection)
    }
    inputs = {
        leaf: score_inputs(standard, selection, leaf, claims, {})
        for leaf in selection.below(ROOT)
        if leaf not in outcomes
    }
    groups = tuple(_conflicts(standard.exclusive, selection, outcomes, claims.entries))
    return Scene(selection, standard.standard.max, outcomes, inputs, groups)


def entry_leaves(standard: Standard, selection: Selection) -> Iterator[tuple[str, LeafRules]]:
    """Yield the leaves that take achievements, with their rules."""
    kinds = {kind.id: kind for kind in standard.kind}
    for leaf in selection.below(ROOT):
        node = selection.nodes[leaf]
        if node.entries:
            yield leaf, LeafRules(node, kinds, selection.windows.get(node.window), ceiling(standard, selection, leaf))


def ceiling(standard: Standard, selection: Selection, leaf: str) -> Decimal:
    """Return what no leaf can usefully exceed: its own cap, or what fills the printed total after weights."""
    node = selection.nodes[leaf]
    if node.cap is not None:
        return node.cap
    most = standard.standard.max
    while True:
        most = most / node.weight if node.weight else most
        if not node.parent:
            return most.to_integral_value(rounding=ROUND_CEILING)
        node = selection.nodes[node.parent]


def score_inputs(
    standard: Standard,
    selection: Selection,
    leaf: str,
    claims: Claims,
    fixed: Mapping[str, Value],
    panel: bool | None = None,
) -> InputScore:
    """Return the points of an input leaf.

    `fixed` answers stand in for unknown ones, `panel` for the committee's discretion (False
    the least, True the most). What only the panel knows is never taken from the dossier: it
    spans from the least to the most the leaf can give.
    """
    node, most = selection.nodes[leaf], ceiling(standard, selection, leaf)
    if node.cap is None and node.clamp:
        most = node.clamp[1]
    names = used_names(node)
    if node.asked_of == "panel" and not names:
        least = node.clamp[0] if node.clamp else ZERO
        low, high = (least, most) if panel is None else (most, most) if panel else (least, least)
        return InputScore(low, high, ("由评委给分，自评时不能确定",), ("由评委给分",), discretion=True)
    fields = {one.id: one for one in standard.input}
    known = {**claims.inputs, **fixed}
    unknown = tuple(name for name in names if name not in known)
    options = (_input_options(node, fields[name], claims) for name in unknown)
    found = [_input_points(node, {**known, **dict(zip(unknown, values, strict=True))}) for values in product(*options)]
    lows, highs = [min(one.low, most) for one in found], [min(one.high, most) for one in found]
    low, high = min(highs if panel else lows), max(lows if panel is False else highs)
    discretion = any(one.low != one.high for one in found)
    given = len(unknown) < len(names) or any(name in claims.counts for name in names)
    if not unknown:
        return InputScore(low, high, found[0].how, found[0].asks, (), given, discretion)
    asks = tuple(dict.fromkeys(unknown_text(fields[name], claims) for name in unknown))
    points = points_text(low, high)
    said = (
        f"{'、'.join(asks)}，按各种可能估算：{points}" if low != high else f"{'、'.join(asks)}，但无论如何都是{points}"
    )
    return InputScore(low, high, (said,), asks, unknown, given, discretion)


def unknown_text(asked: Input, claims: Claims) -> str:
    """Return in Chinese what is missing while an input is not known."""
    if asked.asked_of == "panel":
        return f"{asked.title}由评委给出"
    if asked.id in claims.counts:
        return f"{asked.title}还不能确定，继续教育学时没有填全"
    return f"{asked.title}没有填"


def input_options(standard: Standard, selection: Selection, claims: Claims, name: str) -> tuple[Value, ...]:
    """Return values standing for everything an unknown input could be, over all leaves that look at it."""
    fields = {one.id: one for one in standard.input}
    found: dict[Value, None] = {}
    for leaf in selection.below(ROOT):
        node = selection.nodes[leaf]
        if not node.entries and name in used_names(node):
            found |= dict.fromkeys(_input_options(node, fields[name], claims))
    return tuple(found)


def _input_options(node: Node, field_: Field, claims: Claims) -> tuple[Value, ...]:
    if field_.id in claims.counts:
        low, high = claims.counts[field_.id]
        return tuple(Decimal(number) for number in range(int(low), int(high) + 1))
    if node.op == "linear":
        least = field_.min if field_.min is not None else ZERO
        return (least, field_.max if field_.max is not None else PLENTY)
    patterns = row_patterns(node, field_.id)
    if node.whole and field_.id == node.input:
        limits = [end for pattern in patterns for end in (pattern.low, pattern.high) if end is not None]
        return number_values(replace(field_, whole=True), limits)
    ranks = max((len(coef.ranks) for coef in node.coef if coef.by == field_.id), default=0)
    return possible_values(field_, patterns, ranks, None)


def _input_points(node: Node, facts: Mapping[str, Value]) -> Judged:
    if node.op != "linear":
        return judged(node, facts)
    amount = facts[node.input]
    points, how = linear_points(node, amount if isinstance(amount, Decimal) else ZERO)
    return Judged(points, points, 0, how)


def _conflicts(
    rules: Iterable[Exclusive],
    selection: Selection,
    outcomes: Mapping[str, tuple[Outcome, ...]],
    entries: Iterable[Entry],
) -> Iterator[tuple[frozenset[Slot], Exclusive]]:
    """Yield the sets of placements that are the same achievement under an exclusive rule."""
    facts = {entry.id: entry.facts for entry in entries}
    for rule in rules:
        leaves = {leaf for node_id in rule.across if node_id in selection.nodes for leaf in selection.below(node_id)}
        same: dict[object, set[Slot]] = {}
        for leaf in leaves:
            for one in outcomes.get(leaf, ()):
                key = one.entry if rule.same == "entry" else facts[one.entry].get(rule.same)
                if one.may_count and key not in {None, ""}:
                    same.setdefault(key, set()).add((one.entry, leaf))
        for slots in same.values():
            if len(slots) > 1:
                yield frozenset(slots), rule
