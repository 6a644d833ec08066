"""From a scene to results that explain themselves: every node with its lines, caps and arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ..base.numbers import ZERO, plain
from ..rules.standard import Node, Span
from .adding import Dropped, node_points, raw_points
from .judging import linear_points, points_text
from .outcomes import Outcome
from .result import Line, NodeResult
from .scene import Scene
from .selection import ROOT

State = Literal["scored", "empty", "unknown"]
MOST_TERMS = 12
"""Longer sums are told by their result only."""


def node_results(scene: Scene, dropped: Dropped, titles: Mapping[str, str]) -> tuple[NodeResult, ...]:
    """Return every node of the selected table, parents before children, in the order of the file.

    `dropped` are the placements that do not count; `titles` names entries by id.
    """
    found: dict[str, NodeResult] = {}
    for section in scene.selection.children.get(ROOT, ()):
        _describe(scene, section, 0, dropped, titles, found)
    return tuple(found[node_id] for node_id in _in_order(scene, ROOT))


def _in_order(scene: Scene, node_id: str) -> Iterator[str]:
    for child in scene.selection.children.get(node_id, ()):
        yield child
        yield from _in_order(scene, child)


def _describe(
    scene: Scene, node_id: str, depth: int, dropped: Dropped, titles: Mapping[str, str], found: dict[str, NodeResult]
) -> None:
    node = scene.selection.nodes[node_id]
    children = scene.selection.children.get(node_id, ())
    for child in children:
        _describe(scene, child, depth + 1, dropped, titles, found)
    span = Span(node_points(scene, node_id, False, dropped), node_points(scene, node_id, True, dropped))
    raw = Span(raw_points(scene, node_id, False, dropped), raw_points(scene, node_id, True, dropped))
    lines = () if children else tuple(_lines(scene, node, dropped, titles))
    how, before = _how(scene, node, children, lines, found)
    found[node_id] = NodeResult(
        id=node_id,
        title=node.title,
        depth=depth,
        span=span,
        raw=raw,
        cap=node.cap,
        weight=node.weight,
        capped_by=tuple(_caps(scene, node, raw, before)),
        lines=lines,
        children=children,
        cites=node.cite,
        basis=node.basis,
        state=_state(scene, node, span, lines, [found[child] for child in children]),
        how=how,
    )


def _state(scene: Scene, node: Node, span: Span, lines: tuple[Line, ...], below: list[NodeResult]) -> State:
    if not span.exact:
        return "unknown"
    if below:
        return "empty" if all(child.state == "empty" for child in below) else "scored"
    if node.id in scene.inputs:
        return "scored" if scene.inputs[node.id].given else "empty"
    return "scored" if lines else "empty"


def _caps(scene: Scene, node: Node, raw: Span, before: Span | None) -> Iterator[str]:
    """Yield which caps took points away, in words."""
    if before is not None and before.high > raw.high:
        for cap in scene.selection.caps_at.get(node.id, ()):
            yield f"“{cap.title or cap.tag}”合计封顶{plain(cap.max)}分"
    if node.cap is not None and raw.high > node.cap:
        yield f"本项封顶{plain(node.cap)}分，原为{points_text(raw.low, raw.high)}"


def _how(
    scene: Scene,
    node: Node,
    children: tuple[str, ...],
    lines: tuple[Line, ...],
    found: Mapping[str, NodeResult],
) -> tuple[tuple[str, ...], Span | None]:
    """Return the arithmetic of a node in words, and its points before tag caps where they can be told."""
    if children:
        parts = [(found[child], scene.selection.nodes[child].weight) for child in children]
        weighted = [Span(one.span.low * weight, one.span.high * weight) for one, weight in parts]
        words = [
            f"{one.title}{points_text(one.span.low, one.span.high)}×{plain(weight)}"
            for one, weight in parts
            if weight != 1
        ]
        said = (f"按权重：{'，'.join(words)}",) if words else ()
        if node.op == "best":
            best = Span(max(one.low for one in weighted), max(one.high for one in weighted))
            return (*said, f"下级取最高，得{points_text(best.low, best.high)}"), best
        sum_ = _added(weighted)
        return (*said, _sum_words(weighted, sum_)), sum_
    if node.id in scene.inputs:
        return scene.inputs[node.id].how, None
    if node.op == "linear":
        counted = {line.entry for line in lines if line.counted}
        ones = [one for one in scene.outcomes[node.id] if one.entry in counted]
        return _count_words(node, ones), None
    spans = [line.span for line in lines if line.counted]
    if not spans:
        return (), None
    if any(row.per > 1 for row in node.rows):
        return ("同档各项合并计数，不足一组的不计",), None
    sum_ = _added(spans)
    if node.op == "best" or node.take is not None:
        return (), None
    return ((_sum_words(spans, sum_),) if len(spans) > 1 else ()), sum_


def _count_words(node: Node, found: list[Outcome]) -> tuple[str, ...]:
    low = sum((one.units_low for one in found), ZERO)
    high = sum((one.units_high for one in found), ZERO)
    if low == high:
        return (f"共{plain(low)}项", *linear_points(node, low)[1]) if low else ()
    least, most = linear_points(node, low)[0] if low else ZERO, linear_points(node, high)[0]
    return (f"共{plain(low)}～{plain(high)}项，得{points_text(least, most)}",)


def _added(spans: Iterable[Span]) -> Span:
    ones = list(spans)
    return Span(sum((one.low for one in ones), ZERO), sum((one.high for one in ones), ZERO))


def _sum_words(spans: list[Span], result: Span) -> str:
    if len(spans) > MOST_TERMS or not all(one.exact for one in spans):
        return f"合计{points_text(result.low, result.high)}"
    terms = [plain(one.low) for one in spans if one.low] or ["0"]
    return f"合计{'+'.join(terms)}={plain(result.low)}分" if len(terms) > 1 else f"合计{plain(result.low)}分"


def _lines(scene: Scene, node: Node, dropped: Dropped, titles: Mapping[str, str]) -> Iterator[Line]:
    if node.id in scene.inputs:
        score = scene.inputs[node.id]
        if score.given or score.asks:
            yield Line(entry="", title=node.title, span=Span(score.low, score.high), how=score.how, cites=node.cite)
        return
    outcomes = sorted(scene.outcomes[node.id], key=lambda one: (-one.high, -one.low, one.entry))
    running = [one for one in outcomes if one.may_count and (one.entry, node.id) not in dropped]
    out = _not_taken(node, running)
    for one in outcomes:
        why = one.why_not
        if not why and (one.entry, node.id) in dropped:
            why = _elsewhere(scene, one, dropped, titles)
        if not why and one.entry in out:
            why = out[one.entry]
        yield Line(
            entry=one.entry,
            title=titles.get(one.entry, one.entry),
            span=Span(one.low, one.high),
            how=one.how + tuple(f"待定：{ask}" for ask in one.asks if ask not in "".join(one.how)),
            counted=not why,
            why_not=why,
            cites=one.cites or node.cite,
        )


def _not_taken(node: Node, running: list[Outcome]) -> Mapping[str, str]:
    """Return the entries that cannot be among the best that count, with the reason."""
    take = 1 if node.op == "best" else node.take
    if take is None or len(running) <= take:
        return {}
    ranked = sorted(running, key=lambda one: (-one.low, -one.high, one.entry))
    least = ranked[take - 1].low
    said = "只取最高一项" if take == 1 else f"只取最高的{take}项"
    return {one.entry: said for one in ranked[take:] if one.high <= least}


def _elsewhere(scene: Scene, one: Outcome, dropped: Dropped, titles: Mapping[str, str]) -> str:
    """Say where the same achievement counts instead."""
    for slots, rule in scene.groups:
        if (one.entry, one.leaf) in slots:
            kept = sorted(slots - dropped)
            for entry, leaf in kept:
                place = scene.selection.nodes[leaf].title
                what = "这项业绩" if entry == one.entry else f"同一成果“{titles.get(entry, entry)}”"
                return f"{what}已计入{place}，不重复计分" + (f"（{rule.title}）" if rule.title else "")
    return "同一成果只计一次，计入别处总分更高"
