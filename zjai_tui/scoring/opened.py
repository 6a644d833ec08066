"""What is still open: how much each unknown can decide, and the smallest set that decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from ..base.numbers import ZERO
from ..rules.standards.standard import Input, Span
from .claims import item_of
from .outcomes import Outcome
from .result import OpenItem
from .scene import InputScore, input_options, needs_panel, unknown_text
from .uncertainty import NOT_SETTLED, Settled, Situation, Ways, end_of_total, entry_ways, resting_leaves

MOST_TOTALS = 400
"""Totals worked out about at most for the weights of all open items: a person is waiting for the answer."""
REST_BY_PANEL = "填写以后，幅度内给多少由评委酌定"
REST_UNSEEN = "有的档原表的分值没有见到，填写以后也可能定不下来"
MOST_SETS = 150
"""Sets tried at most when looking for the smallest deciding one."""


@dataclass(frozen=True, slots=True)
class _Unknown:
    id: str
    title: str
    asks: tuple[str, ...]
    worst: Settled
    best: Settled


def open_items(case: Situation, total: Span, target: Decimal, *, deciding: bool = True) -> tuple[OpenItem, ...]:
    """Return everything unknown that can move the total, the weightiest first.

    While the decision is open, `decides` marks the smallest set whose favourable outcome
    reaches the target whatever the rest, `blocks` the smallest whose unfavourable outcome
    misses it; without `deciding` neither is looked for.
    """
    if total.exact:
        return ()
    trials = max(MOST_TOTALS // max(_ways_in_all(case), 1), 1)
    unknowns = list(_unknowns(case, trials))
    gain: dict[str, Decimal] = {}
    loss: dict[str, Decimal] = {}
    for one in unknowns:
        gain[one.id] = max(end_of_total(case, one.best, False, trials) - total.low, ZERO)
        loss[one.id] = max(total.high - end_of_total(case, one.worst, True, trials), ZERO)
    settling: frozenset[str] = frozenset()
    blocking: frozenset[str] = frozenset()
    if deciding and total.low < target <= total.high:
        by_id = {one.id: one for one in unknowns}
        settling = _smallest(
            gain,
            target - total.low,
            lambda ids: end_of_total(case, _together(by_id[one].best for one in ids), False, trials) >= target,
        )
        blocking = _smallest(
            loss,
            total.high - target,
            lambda ids: end_of_total(case, _together(by_id[one].worst for one in ids), True, trials) < target,
        )
    items = [
        OpenItem(
            id=one.id,
            title=one.title,
            asks=one.asks,
            worth=max(gain[one.id], loss[one.id]),
            decides=one.id in settling,
            blocks=one.id in blocking,
        )
        for one in unknowns
    ]
    return tuple(sorted(items, key=lambda item: (-item.worth, item.id)))


def _ways_in_all(case: Situation) -> int:
    """Return how many ways of all the unknowns there are to look at, each by itself."""
    entries = [entry_ways(case, entry) for entry in case.claims.entries]
    names = {name for score in case.scene.inputs.values() for name in score.unknown}
    ways = sum(len(one.least) + len(one.most) for one in entries if one is not None)
    return 2 * (ways + 2 * sum(len(input_options(case.selection, case.claims, name)) for name in names))


def _together(parts: Iterator[Settled]) -> Settled:
    all_ = NOT_SETTLED
    for part in parts:
        all_ = all_.also(part)
    return all_


def _smallest(
    moves: Mapping[str, Decimal], need: Decimal, suffices: Callable[[tuple[str, ...]], bool]
) -> frozenset[str]:
    """Return the smallest set of items that suffices to move an end by `need` points.

    Greedy by weight, then thinned; then every smaller set whose moves add up to `need`. Where
    items strengthen each other (several to one award), or the sets are too many, the answer
    still suffices but need not be the smallest.
    """
    order = sorted(moves, key=lambda one: (-moves[one], one))
    found = next((tuple(order[:size]) for size in range(1, len(order)) if suffices(tuple(order[:size]))), tuple(order))
    for one in reversed(found):
        fewer = tuple(other for other in found if other != one)
        if fewer and suffices(fewer):
            found = fewer
    smaller = (ids for size in range(1, len(found)) for ids in _sets(order, moves, size, need))
    return frozenset(next((ids for ids in islice(smaller, MOST_SETS) if suffices(ids)), found))


def _sets(order: list[str], moves: Mapping[str, Decimal], size: int, need: Decimal) -> Iterator[tuple[str, ...]]:
    """Yield the sets of that size whose moves add up to `need`; `order` has the largest moves first."""
    if not size:
        yield ()
    for at in range(len(order) - size + 1) if size else ():
        if sum((moves[one] for one in order[at : at + size]), ZERO) < need:
            return  # none that begins later can do it either
        for rest in _sets(order[at + 1 :], moves, size - 1, need - moves[order[at]]):
            yield (order[at], *rest)


def _unknowns(case: Situation, trials: int) -> Iterator[_Unknown]:
    yield from _entry_unknowns(case, trials)
    fields = {one.id: one for one in case.standard.input}
    scores = case.scene.inputs
    names = dict.fromkeys(name for score in scores.values() if score.low != score.high for name in score.unknown)
    for name in names:
        # what the committee has left to decide once this is filled in goes with it: it is one point, not two
        rest = [leaf for leaf, one in scores.items() if name in one.unknown and _left_to_panel(case, leaf, one)]
        options = input_options(case.selection, case.claims, name)
        least, most = (
            [Settled(inputs={name: value}, panels=dict.fromkeys(rest, high)) for value in options]
            for high in (False, True)
        )
        worst, best = _ends(case, least, most, trials)
        by_panel = fields[name].asked_of == "panel"
        told = dict.fromkeys(REST_UNSEEN if scores[leaf].unseen else REST_BY_PANEL for leaf in rest)
        asks = (unknown_text(fields[name], case.claims), *(() if by_panel else told))
        yield _Unknown(f"{'panel' if by_panel else 'input'}:{name}", fields[name].title, asks, worst, best)
    yield from _limited_inputs(case, fields)
    for leaf, score in scores.items():
        node = case.selection.nodes[leaf]
        if score.discretion and score.low != score.high and not score.unknown:
            way = "unseen" if score.unseen else "panel"
            yield _Unknown(
                f"{way}:{leaf}", node.title, score.asks, Settled(panels={leaf: False}), Settled(panels={leaf: True})
            )


def _limited_inputs(case: Situation, fields: Mapping[str, Input]) -> Iterator[_Unknown]:
    """Yield the answers that may also bring nothing, by what their limits say; each once, whatever rests on it."""
    for item, limit in case.claims.limits.items():
        leaves = resting_leaves(case, (item,)) if limit.ask else ()
        if any(case.scene.inputs[leaf].low != case.scene.inputs[leaf].high for leaf in leaves):
            titles = [fields[name].title for leaf in leaves for name in case.selection.rules[leaf].used
                      if item_of(fields[name]) == item]  # fmt: skip
            title = "、".join(dict.fromkeys(titles))
            yield _Unknown(item, title, (limit.ask,), Settled(decided={item: False}), Settled(decided={item: True}))


def _left_to_panel(case: Situation, leaf: str, score: InputScore) -> bool:
    return score.low != score.high and needs_panel(case.selection, leaf, case.claims, score)


def _entry_unknowns(case: Situation, trials: int) -> Iterator[_Unknown]:
    for entry in case.claims.entries:
        mine = [one for ones in case.scene.outcomes.values() for one in ones if one.entry == entry.id]
        asks = tuple(dict.fromkeys(ask for one in mine if one.may_count for ask in one.asks))
        if not asks:
            continue
        as_it_is = (Settled(entries={entry.id: tuple(mine)}),)
        found = entry_ways(case, entry) or Ways(as_it_is, as_it_is)
        worst = [_held(way, False) for way in found.least]
        best = [_held(way, True) for way in found.most]
        yield _Unknown(f"entry:{entry.id}", entry.title or entry.id, asks, *_ends(case, worst, best, trials))


def _ends(case: Situation, least: Sequence[Settled], most: Sequence[Settled], trials: int) -> tuple[Settled, Settled]:
    """Return the worst of the least and the best of the most favourable ways, everything else left open."""

    def ends(way: Settled) -> tuple[Decimal, Decimal]:
        return end_of_total(case, way, True, trials), end_of_total(case, way, False, trials)

    worst = min(least, key=ends) if len(least) > 1 else least[0]
    best = max(most, key=lambda way: ends(way)[::-1]) if len(most) > 1 else most[0]
    return worst, best


def _held(way: Settled, high: bool) -> Settled:
    """Return the way with the outcomes of its entry held at one of their ends."""
    return Settled(entries={entry: tuple(_at(one, high) for one in ones) for entry, ones in way.entries.items()})


def _at(one: Outcome, high: bool) -> Outcome:
    points, units = (one.high, one.units_high) if high else (one.low, one.units_low)
    return replace(one, low=points, high=points, units_low=units, units_high=units, asks=())
