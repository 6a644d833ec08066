"""A standard and a dossier laid side by side, ready to be added up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from ..base.numbers import ZERO
from ..base.text import half_width
from ..dossier.model import Entry
from ..rules.fields import Field, Value
from ..rules.standards.standard import UNSEEN_PART, Exclusive, Input, Node, Standard
from ..rules.standards.tiers import row_patterns
from ..rules.standards.values import number_values, possible_values
from .claims import Claims, Limit, item_of
from .judging import hull_text
from .outcomes import PLENTY, Outcome, outcome
from .selection import Selection

Slot = tuple[str, str]
"""One placement: entry id, leaf id."""
UNDECIDED: Mapping[str, bool] = {}


@dataclass(frozen=True, slots=True)
class InputScore:
    """Points of a leaf that looks at inputs, that the panel fills, or that nobody has seen."""

    low: Decimal
    high: Decimal
    how: tuple[str, ...]
    asks: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids of the inputs that are not known."""
    given: bool = True
    """Whether anything was answered at all."""
    discretion: bool = False
    """Whether points stay open even with every answer: the committee's say, or what nobody has seen."""
    unseen: bool = False
    """Whether it is not the committee but unseen points of the printed table that leave them open."""


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
    contested: Mapping[str, frozenset[Slot]]
    """By node: the placements of `groups` below it."""
    memo: dict[str, dict[object, Decimal]] = field(default_factory=dict, compare=False, repr=False)
    """Points already computed, by node; scenes share what their difference does not touch."""

    def with_entry(self, entry_id: str, found: Iterable[Outcome]) -> Scene:
        """Return the scene with other outcomes for one entry (by leaf, replacing those of the same leaf)."""
        outcomes = dict(self.outcomes)
        for other in found:
            outcomes[other.leaf] = tuple(other if one.entry == entry_id else one for one in outcomes[other.leaf])
        changed = [leaf for leaf, ones in outcomes.items() if ones is not self.outcomes[leaf]]
        return self._changed(changed, outcomes, self.inputs)

    def only(self, entries: Collection[str]) -> Scene:
        """Return the scene with only the achievements of these ids; for a scene without `groups`."""
        outcomes = {leaf: tuple(one for one in ones if one.entry in entries) for leaf, ones in self.outcomes.items()}
        changed = [leaf for leaf, ones in outcomes.items() if len(ones) != len(self.outcomes[leaf])]
        return self._changed(changed, outcomes, self.inputs)

    def with_input_score(self, leaf: str, score: InputScore) -> Scene:
        """Return the scene with other points for one input leaf."""
        return self._changed([leaf], self.outcomes, {**self.inputs, leaf: score})

    def _changed(
        self, leaves: Iterable[str], outcomes: Mapping[str, tuple[Outcome, ...]], inputs: Mapping[str, InputScore]
    ) -> Scene:
        touched = {node_id for leaf in leaves for node_id in self.selection.above[leaf]}
        memo = {node_id: kept for node_id, kept in self.memo.items() if node_id not in touched}
        return Scene(self.selection, self.maximum, outcomes, inputs, self.groups, self.contested, memo)


def set_scene(standard: Standard, selection: Selection, claims: Claims) -> Scene:
    """Return the scene of a dossier's claims under the selected part of a standard."""
    outcomes = {
        leaf: tuple(
            outcome(rules, entry, claims.bounds, claims.limits.get(f"entry:{entry.id}"), claims.doubt)
            for entry in claims.entries
            if entry.kind in rules.fields
        )
        for leaf, rules in selection.rules.items()
        if rules.node.entries
    }
    inputs = {leaf: score_inputs(selection, leaf, claims, {}) for leaf in selection.rules if leaf not in outcomes}
    conflicts = _conflicts(standard.exclusive, selection, outcomes, claims.entries)
    groups = tuple(sorted(conflicts, key=lambda one: sorted(one[0])))  # the order in the file does not matter
    contested: dict[str, set[Slot]] = {}
    for slots, _ in groups:
        for slot in slots:
            for node_id in selection.above[slot[1]]:
                contested.setdefault(node_id, set()).add(slot)
    below = {node_id: frozenset(slots) for node_id, slots in contested.items()}
    return Scene(selection, standard.standard.max, outcomes, inputs, groups, below)


def score_inputs(
    selection: Selection,
    leaf: str,
    claims: Claims,
    fixed: Mapping[str, Value],
    panel: bool | None = None,
    decided: Mapping[str, bool] = UNDECIDED,
) -> InputScore:
    """Return the points of an input leaf.

    `fixed` answers stand in for unknown ones, `panel` for the committee's discretion (False
    the least, True the most). What only the panel knows is never taken from the dossier: it
    spans from the least to the most the leaf can give. `decided` settles by item what is
    limited only for now: whether it counts as claimed, or not at all.
    """
    score = _unlimited(selection, leaf, claims, fixed, panel)
    for item in leaf_items(selection, leaf) if claims.limits else ():
        limit = claims.limits.get(item)
        if limit is not None:
            score = _limited(score, limit, decided.get(item))
    return score


def leaf_items(selection: Selection, leaf: str) -> tuple[str, ...]:
    """Return the items, as limits name them, that an input leaf rests on."""
    names = selection.rules[leaf].used
    return tuple(dict.fromkeys(item for name in names if (item := item_of(selection.inputs[name]))))


def _limited(score: InputScore, limit: Limit, decided: bool | None) -> InputScore:
    if limit.nothing or (limit.ask and decided is False):
        return replace(score, low=ZERO, high=ZERO, how=(limit.said,), asks=(), unknown=(), discretion=False)
    if limit.most is not None and limit.most < score.high:
        low = min(score.low, limit.most)
        score = replace(score, low=low, high=limit.most, how=(*score.how, limit.said))
        if low == limit.most:
            score = replace(score, asks=(), unknown=(), discretion=False)
    if limit.ask and decided is None:
        score = replace(score, low=ZERO, how=(*score.how, f"{limit.ask}，最低按0分"), asks=(*score.asks, limit.ask))
    return score


def _unlimited(
    selection: Selection, leaf: str, claims: Claims, fixed: Mapping[str, Value], panel: bool | None
) -> InputScore:
    rules, fields = selection.rules[leaf], selection.inputs
    node, most, names = rules.node, rules.ceiling, rules.used
    if node.clamp:
        most = node.clamp[1] if node.cap is None else min(node.cap, node.clamp[1])
    if node.asked_of != "applicant" and not names:
        least = min(node.clamp[0], most) if node.clamp else ZERO
        low, high = (least, most) if panel is None else (most, most) if panel else (least, least)
        if node.asked_of == "unseen":
            return InputScore(low, high, (UNSEEN_PART,), (UNSEEN_PART,), discretion=True, unseen=True)
        return InputScore(low, high, ("只有评委能定，自评时不能确定",), ("只有评委能定",), discretion=True)
    if not names:
        return InputScore(ZERO, ZERO, (), given=False)  # all its rows belong to another reading
    known = {**claims.inputs, **fixed}
    unknown = tuple(name for name in names if name not in known)
    options = ((known[name],) if name in known else _input_options(node, fields[name], claims) for name in names)
    found = [rules.judge("", values) for values in product(*options)]
    lows, highs = [one.low for one in found], [one.high for one in found]
    if unknown:
        lows, highs = [min(one, most) for one in lows], [min(one, most) for one in highs]
    low, high = min(highs if panel else lows), max(lows if panel is False else highs)
    wide = [one for one in found if one.low != one.high]
    discretion, unseen = bool(wide), bool(wide) and all(node.rows[one.row].pending for one in wide)
    given = len(unknown) < len(names) or any(name in claims.counts for name in names)
    said = tuple(claims.said[name] for name in names if name in claims.said)
    if not unknown:
        return InputScore(low, high, said + found[0].how, found[0].asks, (), given, discretion, unseen)
    asks = tuple(dict.fromkeys(unknown_text(fields[name], claims) for name in unknown))
    return InputScore(low, high, (*said, hull_text(asks, low, high)), asks, unknown, given, discretion, unseen)


def needs_panel(selection: Selection, leaf: str, claims: Claims, score: InputScore) -> bool:
    """Tell whether only the committee's discretion can bring a leaf to its most, whatever else is filled in."""
    if not score.discretion or not score.unknown:
        return score.discretion
    return score_inputs(selection, leaf, claims, {}, panel=False).high < score.high


def unknown_text(asked: Input, claims: Claims) -> str:
    """Return in Chinese what is missing while an input is not known."""
    if asked.asked_of == "panel":
        return f"{asked.title}由评委给出"
    if asked.id in claims.counts:
        return f"{asked.title}还不能确定，继续教育学时没有填全"
    if asked.derive is not None and asked.derive.years_since:
        return f"{asked.title}还算不出，起算日期没有填"
    return f"{asked.title}没有填"


def input_options(selection: Selection, claims: Claims, name: str) -> tuple[Value, ...]:
    """Return values standing for everything an unknown input could be, over all leaves that look at it."""
    found: dict[Value, None] = {}
    for rules in selection.rules.values():
        if not rules.node.entries and name in rules.used:
            found |= dict.fromkeys(_input_options(rules.node, selection.inputs[name], claims))
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


def _conflicts(
    rules: Iterable[Exclusive],
    selection: Selection,
    outcomes: Mapping[str, tuple[Outcome, ...]],
    entries: Iterable[Entry],
) -> Iterator[tuple[frozenset[Slot], Exclusive]]:
    """Yield the sets of placements that are the same achievement under an exclusive rule."""
    facts = {entry.id: entry.facts for entry in entries}
    for rule in rules:
        leaves = {leaf for node_id in rule.across for leaf in selection.leaves.get(node_id, ())}
        same: dict[str, set[Slot]] = {}
        for leaf in leaves:
            for one in outcomes.get(leaf, ()):
                key = one.entry if rule.same == "entry" else _work(facts[one.entry].get(rule.same))
                if one.may_count and key:
                    same.setdefault(key, set()).add((one.entry, leaf))
        for slots in same.values():
            if len(slots) > 1:
                yield frozenset(slots), rule


def _work(name: Value | None) -> str:
    """Return the name of a work as it is compared: width, case and spaces of its letters make no other work of it."""
    return "" if name is None else " ".join(half_width(str(name)).casefold().split())
