"""Defects of points: caps that never bind, totals that cannot be reached, weights under a tag cap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..base.numbers import ZERO, plain
from ..base.problems import Severity
from .findings import Finding
from .standard import Node, Row, Standard

UNLIMITED = Decimal("Infinity")


def point_findings(standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with caps and totals."""
    for node in standard.node:
        most = _most_before_cap(standard, node)
        if node.cap is not None and most < node.cap:
            yield Finding(
                code="cap-never-binds",
                severity=Severity.WARNING,
                node=node.id,
                message=f"封顶{plain(node.cap)}分，但各项加满只有{plain(most)}分",
                remedy="请核对封顶，或看有没有漏录的档",
            )
        below = _children(standard, node)
        if (
            below
            and node.op == "sum"
            and node.cap is None
            and any(_most(standard, child) == UNLIMITED for child in below)
        ):
            yield _no_limit(node)
        if not below and most == UNLIMITED and node.cap is None and not _capped_above(standard, node):
            yield _no_limit(node)
    sections = [node for node in standard.node if not node.parent]
    reachable = sum((_most(standard, node) * node.weight for node in sections), ZERO)
    printed = standard.standard.max
    if reachable < printed:
        yield Finding(
            code="total-not-reached",
            severity=Severity.ERROR,
            node="total",
            message=f"各部分加满只有{plain(reachable)}分，到不了总分{plain(printed)}分",
            remedy="请核对各部分封顶，或看有没有漏录",
        )
    if UNLIMITED > reachable > printed:
        yield Finding(
            code="total-exceeded",
            severity=Severity.NOTE,
            node="total",
            message=f"各部分加满有{plain(reachable)}分，总分只计{plain(printed)}分",
            remedy="请核对各部分封顶",
        )
    yield from _weighted_tags(standard)


def _no_limit(node: Node) -> Finding:
    return Finding(
        code="no-limit",
        severity=Severity.WARNING,
        node=node.id,
        message="可以无限累加，本级和上级都没有封顶",
        remedy="请查原件有没有封顶",
    )


def _children(standard: Standard, node: Node) -> list[Node]:
    return [other for other in standard.node if other.parent == node.id]


def _capped_above(standard: Standard, node: Node) -> bool:
    above = {other.id: other for other in standard.node}
    while node.parent:
        node = above[node.parent]
        if node.cap is not None:
            return True
    return False


def _most(standard: Standard, node: Node) -> Decimal:
    most = _most_before_cap(standard, node)
    return most if node.cap is None else min(most, node.cap)


def _most_before_cap(standard: Standard, node: Node) -> Decimal:
    """Return the most points a node can bring before its own cap."""
    below = _children(standard, node)
    if below:
        # variants and readings stand side by side under one id: only the largest can be in force
        largest: dict[str, Decimal] = {}
        for child in below:
            points = _most(standard, child) * child.weight
            largest[child.id] = max(points, largest.get(child.id, ZERO))
        return max(largest.values()) if node.op == "best" else sum(largest.values(), ZERO)
    if node.clamp:
        return node.clamp[1]
    if node.op == "linear":
        return _most_linear(standard, node)
    if not node.rows:
        return node.cap if node.cap is not None else ZERO
    factor = _most_factor(node)
    if node.count and factor:
        return UNLIMITED
    best = max(_most_of_row(node, row) for row in node.rows) * factor
    if not node.entries or node.op == "best":
        return best
    return UNLIMITED if node.take is None and best else best * (node.take or 1)


def _most_of_row(node: Node, row: Row) -> Decimal:
    if node.op == "ladder" and node.bonus:
        return max(row.pts.high, node.cap or ZERO)
    return row.pts.high


def _most_factor(node: Node) -> Decimal:
    factor = Decimal(1)
    for coef in node.coef:
        factor *= max([*coef.ranks, *coef.of.values(), coef.rest or ZERO])
    return factor


def _most_linear(standard: Standard, node: Node) -> Decimal:
    if node.entries or not node.times:
        return UNLIMITED if node.times else node.plus
    largest = next((one.max for one in standard.input if one.id == node.input), None)
    if largest is None:
        return UNLIMITED
    amount = max(largest - node.minus, ZERO)
    amount = amount if node.per is None else amount // node.per
    return amount * node.times + node.plus


def _weighted_tags(standard: Standard) -> Iterator[Finding]:
    tags = {cap.tag for cap in standard.cap}
    by_id = {node.id: node for node in standard.node}
    for node in standard.node:
        if node.tag not in tags and not any(row.tag in tags for row in node.rows):
            continue
        path: Node | None = node
        while path is not None:
            if path.weight != 1:
                yield Finding(
                    code="tag-under-weight",
                    severity=Severity.ERROR,
                    node=node.id,
                    message=f"带标签封顶的指标在权重为{plain(path.weight)}的“{path.title}”之下，封顶按加权后的分数计",
                    remedy="请把标签封顶放到权重之内的一级，写明 at",
                )
                break
            path = by_id.get(path.parent)
