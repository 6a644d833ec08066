"""From a scene to results that explain themselves: every node with its lines, caps and arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from ..rules.standards.standard import Node, Span
from .adding import Dropped, node_points, raw_points
from .judging import NO_ROW, points_text
from .outcomes import Outcome
from .result import Line, NodeResult
from .scene import Scene
from .selection import ROOT
from .telling import cap_words, children_words, leaf_words, span_of, units_text

State = Literal["scored", "empty", "unknown"]


def node_results(scene: Scene, dropped: Dropped, at_best: Dropped, titles: Mapping[str, str]) -> tuple[NodeResult, ...]:
    """Return every node of the selected table, parents before children, in the order of the file.

    `dropped` are the placements that do not count when the unknown turns out worst, `at_best`
    when it turns out best; a node spans what it has under either. `titles` names entries by id.
    """
    found: dict[str, NodeResult] = {}
    for section in scene.selection.children.get(ROOT, ()):
        _describe(scene, section, 0, dropped, at_best, titles, found)
    return tuple(found[node_id] for node_id in _in_order(scene, ROOT))


def counting_leaves(
    scene: Scene, dropped: Dropped, at_best: Dropped, titles: Mapping[str, str]
) -> tuple[NodeResult, ...]:
    """Return of what `node_results` gives the leaves at which achievements count, the lines that do, and no words."""
    found = []
    for leaf, outcomes in scene.outcomes.items():
        node = scene.selection.nodes[leaf]
        running = _running(scene, node, dropped) if outcomes else []
        out = _not_taken(node, running)
        lines = tuple(
            Line(
                entry=one.entry,
                title=titles.get(one.entry, one.entry),
                span=Span(one.low, one.high),
                how=(),
                units=_units(node, one),
            )
            for one in running
            if one.entry not in out
        )
        if lines:
            span = span_of(scene, leaf, dropped, at_best, node_points)
            raw = span_of(scene, leaf, dropped, at_best, raw_points)
            found.append(
                NodeResult(
                    id=leaf,
                    title=node.title,
                    depth=leaf.count("."),
                    span=span,
                    raw=raw,
                    cap=node.cap,
                    weight=node.weight,
                    capped_by=(),
                    lines=lines,
                    children=(),
                    cites=(),
                    basis=node.basis,
                    state="scored" if span.exact else "unknown",
                    how=(),
                )
            )
    return tuple(found)


def _in_order(scene: Scene, node_id: str) -> Iterator[str]:
    for child in scene.selection.children.get(node_id, ()):
        yield child
        yield from _in_order(scene, child)


def _describe(
    scene: Scene,
    node_id: str,
    depth: int,
    dropped: Dropped,
    at_best: Dropped,
    titles: Mapping[str, str],
    found: dict[str, NodeResult],
) -> None:
    node = scene.selection.nodes[node_id]
    children = scene.selection.children.get(node_id, ())
    for child in children:
        _describe(scene, child, depth + 1, dropped, at_best, titles, found)
    settled = span_of(scene, node_id, dropped, dropped, node_points)
    span = span_of(scene, node_id, dropped, at_best, node_points)
    raw = span_of(scene, node_id, dropped, at_best, raw_points)
    told = [] if children else list(_lines(scene, node, dropped, at_best, titles))
    lines = tuple(sorted(told, key=lambda line: not line.counted))
    running = [] if children or node.id in scene.inputs else _running(scene, node, dropped)
    if children:
        how = children_words(scene, node, children, found)
    else:
        how = list(scene.inputs[node.id].how) if node.id in scene.inputs else leaf_words(node, running)
    if span != settled and not children:
        how = [*how, f"待定的事定下后，同一成果可能改计另一处，本项为{points_text(span.low, span.high)}"]
    found[node_id] = NodeResult(
        id=node_id,
        title=node.title,
        depth=depth,
        span=span,
        raw=raw,
        cap=node.cap,
        weight=node.weight,
        capped_by=tuple(cap_words(scene, node, raw, dropped)),
        lines=lines,
        children=children,
        cites=node.cite,
        basis=node.basis,
        state=_state(scene, node, span, lines, [found[child] for child in children]),
        how=tuple(how),
    )


def _state(scene: Scene, node: Node, span: Span, lines: tuple[Line, ...], below: list[NodeResult]) -> State:
    if not span.exact:
        return "unknown"
    if below:
        return "empty" if all(child.state == "empty" for child in below) else "scored"
    if node.id in scene.inputs:
        return "scored" if scene.inputs[node.id].given else "empty"
    return "scored" if lines else "empty"


def _lines(scene: Scene, node: Node, dropped: Dropped, at_best: Dropped, titles: Mapping[str, str]) -> Iterator[Line]:
    if node.id in scene.inputs:
        score = scene.inputs[node.id]
        if score.given or score.asks:
            yield Line(entry="", title=node.title, span=Span(score.low, score.high), how=score.how, cites=node.cite)
        return
    out = _not_taken(node, _running(scene, node, dropped))
    for one in _in_turn(scene, node):
        why = one.why_not
        if not why and (one.entry, node.id) in dropped:
            why = _elsewhere(scene, one, dropped, titles)
            why += "" if (one.entry, node.id) in at_best else "；待定的事定下后可能改计这一项"
        if not why and one.entry in out:
            why = out[one.entry]
        said = "".join(one.how)
        yield Line(
            entry=one.entry,
            title=titles.get(one.entry, one.entry),
            span=Span(one.low, one.high),
            how=one.how + tuple(f"待定：{ask}" for ask in one.asks if ask not in said),
            counted=not why,
            why_not=why,
            cites=one.cites or node.cite,
            units=_units(node, one) if one.may_count else "",
        )


def _units(node: Node, one: Outcome) -> str:
    """Return how many items it stands for, in words, where it is their number that counts."""
    return units_text([one]) if node.op == "linear" or one.group != NO_ROW else ""


def _in_turn(scene: Scene, node: Node) -> list[Outcome]:
    """Return the outcomes at a leaf, the largest first; the order in the file does not matter."""
    return sorted(scene.outcomes[node.id], key=lambda one: (-one.high, -one.low, one.entry))


def _running(scene: Scene, node: Node, dropped: Dropped) -> list[Outcome]:
    """Return the outcomes at a leaf that count, or could be among the best that do."""
    return [one for one in _in_turn(scene, node) if one.may_count and (one.entry, node.id) not in dropped]


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
        for entry, leaf in sorted(slots - dropped) if (one.entry, one.leaf) in slots else ():
            place = scene.selection.nodes[leaf].title
            what = "这项业绩" if entry == one.entry else f"同一成果“{titles.get(entry, entry)}”"
            return f"{what}已计入{place}" + (f"（{rule.title}）" if rule.title else "，不重复计分")
    raise AssertionError("a placement falls away only for another")
