"""What is still open: how much each unknown can decide, and the smallest set that decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from ..base.numbers import ZERO
from ..rules.standard import Span
from .outcomes import Outcome
from .result import OpenItem
from .scene import input_options, unknown_text
from .uncertainty import NOT_SETTLED, Settled, Situation, entry_ways, totals

MOST_SETS = 150
"""Sets tried at most when looking for the smallest deciding one."""


@dataclass(frozen=True, slots=True)
class _Unknown:
    id: str
    title: str
    asks: tuple[str, ...]
    worst: Settled
    best: Settled


def open_items(case: Situation, total: Span, target: Decimal) -> tuple[OpenItem, ...]:
    """Return everything unknown that can move the total, the weightiest first.

    While the decision is open, `decides` marks the smallest set whose favourable outcome
    reaches the target whatever the rest, `blocks` the smallest whose unfavourable outcome
    misses it.
    """
    if total.exact:
        return ()
    unknowns = list(_unknowns(case))
    gain: dict[str, Decimal] = {}
    loss: dict[str, Decimal] = {}
    for one in unknowns:
        gain[one.id] = totals(case, one.best).span.low - total.low
        loss[one.id] = total.high - totals(case, one.worst).span.high
    deciding: frozenset[str] = frozenset()
    blocking: frozenset[str] = frozenset()
    if total.low < target <= total.high:
        by_id = {one.id: one for one in unknowns}
        deciding = _smallest(
            gain,
            target - total.low,
            lambda ids: totals(case, _together(by_id[one].best for one in ids)).span.low >= target,
        )
        blocking = _smallest(
            loss,
            total.high - target,
            lambda ids: totals(case, _together(by_id[one].worst for one in ids)).span.high < target,
        )
    items = [
        OpenItem(
            id=one.id,
            title=one.title,
            asks=one.asks,
            worth=max(gain[one.id], loss[one.id], ZERO),
            decides=one.id in deciding,
            blocks=one.id in blocking,
        )
        for one in unknowns
    ]
    return tuple(sorted(items, key=lambda item: (-item.worth, item.id)))


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
    left = MOST_SETS
    for size in range(1, len(found)):
        if sum((moves[one] for one in order[:size]), ZERO) < need:
            continue
        for ids in combinations(order, size):
            if sum((moves[one] for one in ids), ZERO) < need:
                continue
            if left == 0:
                return frozenset(found)
            left -= 1
            if suffices(ids):
                return frozenset(ids)
    return frozenset(found)


def _unknowns(case: Situation) -> Iterator[_Unknown]:
    yield from _entry_unknowns(case)
    fields = {one.id: one for one in case.standard.input}
    scores = case.scene.inputs
    names = dict.fromkeys(name for score in scores.values() if score.low != score.high for name in score.unknown)
    for name in names:
        ways = [
            Settled(inputs={name: value}) for value in input_options(case.standard, case.selection, case.claims, name)
        ]
        worst, best = _ends(case, ways)
        by_panel = fields[name].asked_of == "panel"
        ask = unknown_text(fields[name], case.claims)
        yield _Unknown(f"{'panel' if by_panel else 'input'}:{name}", fields[name].title, (ask,), worst, best)
    for leaf, score in scores.items():
        node = case.selection.nodes[leaf]
        if score.discretion and score.low != score.high:
            asks = score.asks if not score.unknown else ("由评委酌定",)
            yield _Unknown(
                f"panel:{leaf}", node.title, asks, Settled(panels={leaf: False}), Settled(panels={leaf: True})
            )


def _entry_unknowns(case: Situation) -> Iterator[_Unknown]:
    for entry in case.claims.entries:
        mine = [one for ones in case.scene.outcomes.values() for one in ones if one.entry == entry.id]
        asks = tuple(dict.fromkeys(ask for one in mine if one.may_count for ask in one.asks))
        if not asks:
            continue
        ways = list(entry_ways(case, entry))
        if len(ways) > 1:
            worst, best = _ends(case, ways)
        else:
            worst = best = Settled(entries={entry.id: tuple(mine)})
        yield _Unknown(
            f"entry:{entry.id}",
            entry.title or entry.id,
            asks,
            Settled(entries={entry.id: tuple(_at(one, False) for one in worst.entries[entry.id])}),
            Settled(entries={entry.id: tuple(_at(one, True) for one in best.entries[entry.id])}),
        )


def _ends(case: Situation, ways: list[Settled]) -> tuple[Settled, Settled]:
    """Return the least and the most favourable way, everything else left open."""
    spans = [(totals(case, way).span, at) for at, way in enumerate(ways)]
    worst = min(spans, key=lambda one: (one[0].high, one[0].low, one[1]))[1]
    best = max(spans, key=lambda one: (one[0].low, one[0].high, -one[1]))[1]
    return ways[worst], ways[best]


def _at(one: Outcome, high: bool) -> Outcome:
    """Return the outcome held at one of its ends."""
    points, units = (one.high, one.units_high) if high else (one.low, one.units_low)
    return replace(one, low=points, high=points, units_low=units, units_high=units, asks=())
