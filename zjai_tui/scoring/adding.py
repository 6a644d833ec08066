"""Adding up a scene: leaves, caps, tag caps, weights, from the leaves to the total.

Every operator is monotone, so the low end of the total comes from all low ends and the high
end from all high ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal
from itertools import combinations

from ..base.numbers import ZERO
from ..rules.standards.standard import Node, TagCap
from .judging import NO_ROW, linear_points
from .outcomes import PLENTY, Outcome
from .scene import Scene, Slot
from .selection import ROOT

Dropped = frozenset[Slot]
"""Placements that do not count, because the achievement counts elsewhere."""
NOTHING: Dropped = frozenset()
_NO_TAGS: frozenset[str] = frozenset()


def total(scene: Scene, high: bool, dropped: Dropped = NOTHING) -> Decimal:
    """Return one end of the total, in points, with the whole table's cap applied."""
    return min(raw_points(scene, ROOT, high, dropped), scene.maximum)


def node_points(
    scene: Scene, node_id: str, high: bool, dropped: Dropped = NOTHING, without: frozenset[str] = _NO_TAGS
) -> Decimal:
    """Return one end of a node's points after its cap, before its weight; tags in `without` bring nothing."""
    if dropped:
        dropped &= scene.contested.get(node_id, NOTHING)
    key = (high, dropped, without)
    kept = scene.memo.setdefault(node_id, {})
    if key not in kept:
        raw, cap = raw_points(scene, node_id, high, dropped, without), scene.selection.nodes[node_id].cap
        kept[key] = raw if cap is None else min(raw, cap)
    return kept[key]


def raw_points(
    scene: Scene, node_id: str, high: bool, dropped: Dropped = NOTHING, without: frozenset[str] = _NO_TAGS
) -> Decimal:
    """Return one end of a node's points before its own cap.

    A tag cap holds the tagged part at most at its limit, wherever it stands below: the least,
    over every choice of tags, of everything else plus the limits of the chosen tags. For sums
    with caps this is exactly the best that the limits allow, whatever the order.
    """
    tagged = scene.selection.caps_at.get(node_id)
    if not tagged:
        return _combined(scene, node_id, high, dropped, without)
    return _held(scene, node_id, high, dropped, without, [cap for cap in tagged if cap.tag not in without])


def uncapped_points(scene: Scene, node_id: str, high: bool, dropped: Dropped) -> Decimal:
    """Return one end of a node's points before the tag caps applied at it and before its own cap."""
    return _combined(scene, node_id, high, dropped, _NO_TAGS)


def binding_caps(scene: Scene, node_id: str, dropped: Dropped) -> tuple[TagCap, ...]:
    """Return the tag caps at a node that take points away, at one end at least."""
    caps = scene.selection.caps_at.get(node_id, ())
    return tuple(
        cap
        for cap in caps
        if any(
            _held(scene, node_id, high, dropped, _NO_TAGS, [other for other in caps if other is not cap])
            > raw_points(scene, node_id, high, dropped)
            for high in (False, True)
        )
    )


def _held(
    scene: Scene, node_id: str, high: bool, dropped: Dropped, without: frozenset[str], caps: Sequence[TagCap]
) -> Decimal:
    best = _combined(scene, node_id, high, dropped, without)
    if not caps:
        return best
    for size in range(1, len(caps) + 1):
        for chosen in combinations(caps, size):
            rest = _combined(scene, node_id, high, dropped, without | {cap.tag for cap in chosen})
            best = min(best, rest + sum((cap.max for cap in chosen), ZERO))
    return best


def _combined(scene: Scene, node_id: str, high: bool, dropped: Dropped, without: frozenset[str]) -> Decimal:
    below = scene.selection.children.get(node_id, ())
    if not below and node_id != ROOT:
        return _leaf_points(scene, scene.selection.nodes[node_id], high, dropped, without)
    nodes = scene.selection.nodes
    parts = [nodes[child].weight * node_points(scene, child, high, dropped, without) for child in below]
    if node_id != ROOT and nodes[node_id].op == "best":
        return max(parts)
    return sum(parts, ZERO)


def _leaf_points(scene: Scene, node: Node, high: bool, dropped: Dropped, without: frozenset[str]) -> Decimal:
    if node.id in scene.inputs:
        score = scene.inputs[node.id]
        return ZERO if node.tag in without else score.high if high else score.low
    found = [
        one
        for one in scene.outcomes[node.id]
        if one.may_count
        and not (without and _excluded(one, high, without))
        and not (dropped and (one.entry, node.id) in dropped)
    ]
    if node.op == "linear":
        amount = sum((one.units_high if high else one.units_low for one in found), ZERO)
        points = linear_points(node, amount) if amount else ZERO
        # a number nobody knows the end of is held at what the leaf can give
        endless = any(one.units_high >= PLENTY > one.units_low for one in found)
        return min(points, scene.selection.rules[node.id].ceiling) if endless else points
    return sum(counted_points(node, found, high), ZERO)


def _excluded(one: Outcome, high: bool, without: frozenset[str]) -> bool:
    """Tell whether an outcome falls away with these tags; where its tag is not known, to the safe side."""
    tags = {tag for tag, _ in one.rows} or {one.tag}
    return tags <= without if high else bool(tags & without)


def counted_points(node: Node, found: Iterable[Outcome], high: bool) -> list[Decimal]:
    """Return the points a leaf adds up: all, or only the best so many; then the group awards."""
    singles: list[Decimal] = []
    units: dict[int, Decimal] = {}
    award: dict[int, tuple[Decimal, int]] = {}
    for one in found:
        points = one.high if high else one.low
        if len(one.rows) > 1 and any(group != NO_ROW for _, group in one.rows):
            # not known whether it counts by itself or with which others: each end is held to the safe side
            singles.append(points * max(one.units_high, Decimal(1)) if high else ZERO)
        elif one.per > 1:
            units[one.row] = units.get(one.row, ZERO) + (one.units_high if high else one.units_low)
            award[one.row] = (max(points, award.get(one.row, (ZERO, 1))[0]), one.per)
        else:
            singles.append(points)
    take = 1 if node.op == "best" else node.take
    if take is not None:
        singles = sorted(singles, reverse=True)[:take]
    return singles + [
        (units[row] / per).to_integral_value(rounding=ROUND_FLOOR) * points for row, (points, per) in award.items()
    ]
