"""Defects of points: caps that never bind, totals that cannot be reached, sums without a limit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...base.numbers import ZERO, plain, shown
from ...base.problems import Severity
from ..standards.standard import Node, Standard, TagCap
from ..standards.tables import Table
from .answer_cells import UNLIMITED
from .findings import Finding
from .reach import ROOT, Reach, common_ancestor

MOST_NAMED = 8
"""So many parts of a sum are named in one sentence."""
FEW_DECIMALS = 4
"""Points with more decimals than a table prints are rounded where they are told."""


def point_findings(standard: Standard, table: Table) -> Iterator[Finding]:
    """Yield what is wrong with caps and totals of one table."""
    reach = Reach(standard, table)
    unknown = [node for node in table.nodes if not table.children.get(node.id) and reach.unknown(node)]
    for node in table.nodes:
        if any(one is node or one.id.startswith(f"{node.id}.") for one in unknown):
            continue
        yield from _node_findings(table, reach, node)
    yield from _total_findings(standard, table, reach)
    for cap in standard.cap:
        most = _most_tagged(standard, table, cap)
        if most < cap.max:
            yield _idle_cap(cap.tag, cap.max, most, "")
        yield from _weighted_tags(table, cap)
        yield from _picked_tags(table, cap)
    for node in unknown:
        yield _unchecked(node.id, "各列的组合太多，最多能得几分没有检验")
    if not unknown and reach.guessed(ROOT):
        yield _unchecked("total", "几个指标共用的问题太多，加满的分数按各指标各自加满算，可能偏高")


def _node_findings(table: Table, reach: Reach, node: Node) -> Iterator[Finding]:
    most = reach.most(node.id)
    below = table.children.get(node.id, ())
    if node.cap is not None and most < node.cap:
        yield _idle_cap(node.id, node.cap, most, _parts(table, reach, node.id))
    if below and not node.parent and node.cap is not None and UNLIMITED > most > node.cap:
        yield Finding(
            code="section-exceeded",
            severity=Severity.NOTE,
            node=node.id,
            message=f"下级加满有{_said(most)}分{_parts(table, reach, node.id)}，本部分只计{plain(node.cap)}分",
            remedy="请核对下级和本部分的封顶；原件就是这样印的，不必改",
        )
    if most == UNLIMITED and not below and all(one.cap is None for one in (node, *table.above(node))):
        yield Finding(
            code="no-limit",
            severity=Severity.WARNING,
            node=node.id,
            message="可以无限累加，本级和上级都没有封顶",
            remedy="请查原件有没有封顶",
        )


def _total_findings(standard: Standard, table: Table, reach: Reach) -> Iterator[Finding]:
    reachable, printed = reach.most(ROOT), standard.standard.max
    if reachable < printed:
        yield Finding(
            code="total-not-reached",
            severity=Severity.ERROR,
            node="total",
            message=f"各部分加满只有{_said(reachable)}分{_parts(table, reach, ROOT)}，到不了总分{plain(printed)}分",
            remedy="请核对各部分封顶和总分，或看有没有漏录",
        )
    if UNLIMITED > reachable > printed:
        yield Finding(
            code="total-exceeded",
            severity=Severity.NOTE,
            node="total",
            message=f"各部分加满有{_said(reachable)}分{_parts(table, reach, ROOT)}，总分只计{plain(printed)}分",
            remedy="请核对各部分封顶和总分",
        )


def _parts(table: Table, reach: Reach, node_id: str) -> str:
    """Return in brackets what each part brings, and why all together bring less; nothing for a leaf or one part."""
    below = table.children.get(node_id, ())
    if len(below) < 2:
        return ""
    best = node_id != ROOT and next(one for one in table.nodes if one.id == node_id).op == "best"
    parts = [child.weight * _with_cap(child, reach.most(child.id)) for child in below]
    if UNLIMITED in parts:
        return ""
    named = "、".join(f"{child.title}{_said(part)}分" for child, part in zip(below, parts, strict=True))
    said = named if len(below) <= MOST_NAMED else f"共{len(below)}项"
    alone, together = max(parts) if best else sum(parts, ZERO), reach.most(node_id)
    if together >= alone:
        return f"（{said}{'，取最高' if best else ''}）"
    shared = reach.most(node_id, free=True) > together
    why = "同一个回答不能让它们同时加满" if shared else "标签合计另有封顶"
    return f"（{said}，{why}）"


def _with_cap(node: Node, most: Decimal) -> Decimal:
    return most if node.cap is None else min(most, node.cap)


def _said(points: Decimal) -> str:
    """Return points in words, what a weight made endless decimals of rounded downwards."""
    exponent = points.as_tuple().exponent
    return shown(points) if isinstance(exponent, int) and exponent < -FEW_DECIMALS else plain(points)


def _idle_cap(node: str, cap: Decimal, most: Decimal, parts: str) -> Finding:
    return Finding(
        code="cap-never-binds",
        severity=Severity.WARNING,
        node=node,
        message=f"封顶{plain(cap)}分，但各项加满只有{_said(most)}分{parts}",
        remedy="请核对封顶，或看有没有漏录的档",
    )


def _unchecked(node: str, message: str) -> Finding:
    return Finding(code="most-unchecked", severity=Severity.NOTE, node=node, message=message, remedy="请人工核对")


def _most_tagged(standard: Standard, table: Table, cap: TagCap) -> Decimal:
    """Return the most points everything under the tag can bring together; without limit when nothing is there."""
    if not _tagged(table, cap):
        return UNLIMITED
    reach = Reach(standard, table, cap.tag)
    return reach.most(reach.place(cap))


def _tagged(table: Table, cap: TagCap) -> list[Node]:
    """Return the leaves below the cap that carry its tag, or some tiers of which do."""
    inside = [one for one in table.nodes if not cap.at or one.id == cap.at or one.id.startswith(f"{cap.at}.")]
    leaves = [one for one in inside if not table.children.get(one.id)]
    return [one for one in leaves if cap.tag in _tags(one)]


def _tags(leaf: Node) -> set[str]:
    """Return the tags under which points of a leaf count, the empty one for points under none."""
    return {row.tag or leaf.tag for row in leaf.rows} if leaf.entries and leaf.rows else {leaf.tag}


def _picked_tags(table: Table, cap: TagCap) -> Iterator[Finding]:
    """Yield the nodes of which only the best counts while a cap holds some of the candidates, not the others.

    Scoring first picks and then caps, or leaves all tagged out: what it counts may be more than
    any choice of candidates brings.
    """
    leaves = _tagged(table, cap)
    top = cap.at or common_ancestor(leaf.id for leaf in leaves)
    seen: dict[str, Node] = {}
    for leaf in leaves:
        for node in (leaf, *table.above(leaf)):
            if not top or node.id == top or node.id.startswith(f"{top}."):
                seen.setdefault(node.id, node)
    for node in seen.values():
        below = [one for one in table.nodes if one.id.startswith(f"{node.id}.") and not table.children.get(one.id)]
        tags = set().union(*(_tags(one) for one in below or [node]))
        if (node.op == "best" or node.take is not None) and tags != {cap.tag}:
            yield Finding(
                code="tag-over-best",
                severity=Severity.WARNING,
                node=node.id,
                message=f"标签“{cap.tag}”的封顶只管这里的一部分，而这里只取最高的，计出的分可能偏高",
                remedy="请查原件怎样取高；可给整项写同一个标签，或在at里写带标签的那一级",
            )


def _weighted_tags(table: Table, cap: TagCap) -> Iterator[Finding]:
    leaves = _tagged(table, cap)
    top = cap.at or common_ancestor(leaf.id for leaf in leaves)
    for leaf in leaves:
        below = [one for one in (leaf, *table.above(leaf)) if one.id.startswith(f"{top}.") or not top]
        heavy = next((one for one in below if one.weight != 1), None)
        if heavy is not None:
            yield Finding(
                code="tag-under-weight",
                severity=Severity.WARNING,
                node=leaf.id,
                message=f"标签“{cap.tag}”的封顶按乘过权重的分数计，“{heavy.title}”的权重是{plain(heavy.weight)}",
                remedy="请查原件；若按加权前的分数封顶，请在at里写权重之内的一级",
            )
