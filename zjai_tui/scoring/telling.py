"""How points were put together, in short Chinese steps that can be checked with a pencil."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from ..base.numbers import ZERO, plain
from ..rules.standards.standard import Node, Span
from ..rules.standards.tiers import row_name
from .adding import Dropped, binding_caps, counted_points, raw_points, uncapped_points
from .judging import linear_points, linear_words, points_text
from .outcomes import PLENTY, Outcome
from .result import NodeResult
from .scene import Scene
from .selection import ROOT

MOST_TERMS = 12
"""Longer sums are told by their result only."""


def whole_caps(scene: Scene, dropped: Dropped) -> tuple[str, ...]:
    """Return in words which caps over the whole table took points away."""
    raw = span_of(scene, ROOT, dropped, dropped, raw_points)
    said = list(_tag_caps(scene, ROOT, raw, dropped))
    if raw.high > scene.maximum:
        said.append(f"总分封顶{plain(scene.maximum)}分，原为{points_text(raw.low, raw.high)}")
    return tuple(said)


def cap_words(scene: Scene, node: Node, raw: Span, dropped: Dropped) -> Iterator[str]:
    """Yield in words which caps took points away from a node."""
    yield from _tag_caps(scene, node.id, raw, dropped)
    if node.cap is not None and raw.high > node.cap:
        yield f"本项封顶{plain(node.cap)}分，原为{points_text(raw.low, raw.high)}"


def _tag_caps(scene: Scene, node_id: str, raw: Span, dropped: Dropped) -> Iterator[str]:
    caps = binding_caps(scene, node_id, dropped)
    if caps:
        before = span_of(scene, node_id, dropped, dropped, uncapped_points)
        named = "，".join(f"“{cap.title or cap.tag}”封顶{plain(cap.max)}分" for cap in caps)
        yield f"{named}，由{points_text(before.low, before.high)}减为{points_text(raw.low, raw.high)}"


def span_of(
    scene: Scene,
    node_id: str,
    dropped: Dropped,
    at_best: Dropped,
    end: Callable[[Scene, str, bool, Dropped], Decimal],
) -> Span:
    """Return what `end` says of a node when everything turns out worst, and when it turns out best.

    An achievement may leave a node for another when things turn out well, so either may be the larger.
    """
    worst, best = end(scene, node_id, False, dropped), end(scene, node_id, True, at_best)
    return Span(min(worst, best), max(worst, best))


def children_words(scene: Scene, node: Node, children: tuple[str, ...], found: Mapping[str, NodeResult]) -> list[str]:
    """Return how the points of the nodes below were put together."""
    parts = [(found[child], scene.selection.nodes[child].weight) for child in children]
    weighted = [
        f"{one.title}{points_text(one.span.low, one.span.high)}×{plain(weight)}" for one, weight in parts if weight != 1
    ]
    said = [f"按权重：{'，'.join(weighted)}"] if weighted else []
    lows = [one.span.low * weight for one, weight in parts]
    highs = [one.span.high * weight for one, weight in parts]
    if node.op == "best":
        return [*said, f"各项中只取最高的，得{points_text(max(lows), max(highs))}"]
    return [*said, sum_words(lows, highs)]


def leaf_words(node: Node, found: list[Outcome]) -> list[str]:
    """Return how the points of the achievements at a leaf were put together; `found` are those in the running."""
    if node.op == "linear":
        return _count_words(node, found)
    lows, highs = counted_points(node, found, False), counted_points(node, found, True)
    groups = [words for at in range(len(node.rows)) if (words := _group_words(node, at, found))]
    take = 1 if node.op == "best" else node.take
    if take is not None and len(found) > take:
        if take == 1:
            return [f"只取最高的一项，得{points_text(lows[0], highs[0])}"]
        return [f"只取最高的{take}项，{sum_words(lows, highs)}"]
    return groups + ([sum_words(lows, highs)] if len(lows) > 1 else [])


def _group_words(node: Node, at: int, found: list[Outcome]) -> str:
    """Return the arithmetic of a tier where several items make one award; nothing when there is none."""
    row = node.rows[at]
    mine = [one for one in found if one.group == at and len(one.rows) == 1]
    if row.per == 1 or not mine:
        return ""
    low, high = counted_points(node, mine, False)[0], counted_points(node, mine, True)[0]
    units = units_text(mine)
    said = f"{row_name(node, row)}共{units}，每{row.per}项{points_text(row.pts.low, row.pts.high)}"
    if low == high and row.pts.exact:
        count = sum((one.units_low for one in mine), ZERO)
        awards = plain(low / row.pts.low) if row.pts.low else "0"
        return f"{said}，{plain(count)}÷{row.per}取整得{awards}，{awards}×{plain(row.pts.low)}={plain(low)}分"
    return f"{said}，不足一组的不计，得{points_text(low, high)}"


def _count_words(node: Node, found: list[Outcome]) -> list[str]:
    """Return the arithmetic of a formula over a number of achievements."""
    low = sum((one.units_low for one in found), ZERO)
    high = sum((one.units_high for one in found), ZERO)
    if not high:
        return []
    terms = [plain(one.units_low) for one in found if one.units_low]
    added = len(terms) > 1 and low == high
    total = f"合计{'+'.join(terms)}={units_text(found)}" if added else f"共{units_text(found)}"
    if low == high:
        return [f"{total}，{linear_words(node, low)}"]
    if high >= PLENTY:
        return [f"{total}，按各种可能估算"]
    least = linear_points(node, low) if low else ZERO
    return [f"{total}，得{points_text(least, linear_points(node, high))}"]


def units_text(found: Iterable[Outcome]) -> str:
    """Return how many items these are: ``36人``, ``1～3项``, ``至少2项``."""
    ones = list(found)
    low, high = sum((one.units_low for one in ones), ZERO), sum((one.units_high for one in ones), ZERO)
    names = {one.unit for one in ones}
    unit = names.pop() if len(names) == 1 else ""
    if high >= PLENTY and low < high:
        return f"至少{plain(low)}{unit or '项'}"
    return f"{plain(low)}{unit or '项'}" if low == high else f"{plain(low)}～{plain(high)}{unit or '项'}"


def sum_words(lows: list[Decimal], highs: list[Decimal]) -> str:
    """Return an addition in words: ``合计6+5=11分``, or for both ends of an interval."""
    if lows == highs:
        return f"合计{_sum(lows)}"
    return f"合计最低{_sum(lows)}，最高{_sum(highs)}"


def _sum(points: list[Decimal]) -> str:
    total = sum(points, ZERO)
    terms = [plain(one) for one in points if one]
    return f"{'+'.join(terms)}={plain(total)}分" if 1 < len(terms) <= MOST_TERMS else f"{plain(total)}分"
