"""Defects of points: caps that never bind, totals that cannot be reached, sums without a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from ..base.numbers import ZERO, plain
from ..base.problems import Severity
from .fields import Field
from .findings import Finding
from .patterns import parse_pattern
from .standard import Node, Row, Standard, TagCap
from .tables import Table

UNLIMITED = Decimal("Infinity")


def point_findings(standard: Standard, table: Table) -> Iterator[Finding]:
    """Yield what is wrong with caps and totals of one table."""
    for node in table.nodes:
        most = _most_before_cap(standard, table, node)
        if node.cap is not None and most < node.cap:
            yield _idle_cap(node.id, node.cap, most)
        if most == UNLIMITED and not table.children.get(node.id) and not _capped(table, node):
            yield Finding(
                code="no-limit",
                severity=Severity.WARNING,
                node=node.id,
                message="可以无限累加，本级和上级都没有封顶",
                remedy="请查原件有没有封顶",
            )
    yield from _total_findings(standard, table)
    for cap in standard.cap:
        most = _most_tagged(standard, table, cap)
        if most < cap.max:
            yield _idle_cap(cap.tag, cap.max, most)
        yield from _weighted_tags(table, cap)


def _total_findings(standard: Standard, table: Table) -> Iterator[Finding]:
    reachable = sum((_most(standard, table, node) * node.weight for node in table.children.get("", ())), ZERO)
    printed = standard.standard.max
    if reachable < printed:
        yield Finding(
            code="total-not-reached",
            severity=Severity.ERROR,
            node="total",
            message=f"各部分加满只有{plain(reachable)}分，到不了总分{plain(printed)}分",
            remedy="请核对各部分封顶和总分，或看有没有漏录",
        )
    if UNLIMITED > reachable > printed:
        yield Finding(
            code="total-exceeded",
            severity=Severity.NOTE,
            node="total",
            message=f"各部分加满有{plain(reachable)}分，总分只计{plain(printed)}分",
            remedy="请核对各部分封顶和总分",
        )


def _idle_cap(node: str, cap: Decimal, most: Decimal) -> Finding:
    return Finding(
        code="cap-never-binds",
        severity=Severity.WARNING,
        node=node,
        message=f"封顶{plain(cap)}分，但各项加满只有{plain(most)}分",
        remedy="请核对封顶，或看有没有漏录的档",
    )


def _capped(table: Table, node: Node) -> bool:
    return any(one.cap is not None for one in (node, *table.above(node)))


def _most(standard: Standard, table: Table, node: Node) -> Decimal:
    most = _most_before_cap(standard, table, node)
    return most if node.cap is None else min(most, node.cap)


def _most_before_cap(standard: Standard, table: Table, node: Node) -> Decimal:
    """Return the most points a node can bring before its own cap."""
    below = table.children.get(node.id, ())
    if below:
        parts = [_most(standard, table, child) * child.weight for child in below]
        return max(parts) if node.op == "best" else sum(parts, ZERO)
    if node.asked_of == "panel":
        return node.clamp[1] if node.clamp else node.cap or ZERO
    if node.op == "linear":
        most = _most_linear(standard, node)
        most = min(max(most, node.clamp[0]), node.clamp[1]) if node.clamp else most
    else:
        most = _most_of_rows(standard, node)
    caps = _tag_caps(standard, table, node)
    return most if caps is None else min(most, caps)


def _most_of_rows(standard: Standard, node: Node) -> Decimal:
    single = max((_most_of_row(node, row) for row in node.rows), default=ZERO) * _most_factor(node)
    if not single:
        return ZERO
    single *= _most_count(standard, node)
    if not node.entries or node.op == "best":
        return single
    return UNLIMITED if node.take is None else single * node.take


def _most_of_row(node: Node, row: Row) -> Decimal:
    if node.op == "ladder" and node.bonus:
        return max(row.pts.high, node.cap or ZERO)
    if row.step <= 0:
        return row.pts.high
    # the reader has seen to it that a row with a step has exactly one closed range
    ranges = [pattern.ends for pattern in map(parse_pattern, row.key) if pattern.numeric]
    return row.pts.high + sum(row.step * (last - first) for first, last in ranges)


def _most_factor(node: Node) -> Decimal:
    factor = Decimal(1)
    for coef in node.coef:
        factor *= max([*coef.ranks, *coef.of.values(), coef.rest or ZERO])
    return factor


def _most_count(standard: Standard, node: Node) -> Decimal:
    """Return how many items one achievement may stand for, where the points are multiplied by that."""
    if not node.count:
        return Decimal(1)
    limits = [field.max for field in _asked(standard, node) if field.id == node.count]
    known = [limit for limit in limits if limit is not None]
    return max(known) if len(known) == len(limits) else UNLIMITED


def _asked(standard: Standard, node: Node) -> Iterable[Field]:
    if not node.entries:
        return standard.input
    return [field for kind in standard.kind if kind.id in node.entries for field in kind.field]


def _most_linear(standard: Standard, node: Node) -> Decimal:
    if not node.times:
        return node.plus
    largest = next((one.max for one in standard.input if one.id == node.input), None)
    if largest is None:
        return UNLIMITED
    amount = max(largest - node.minus, ZERO)
    amount = amount if node.per is None else amount // node.per
    return amount * node.times + node.plus


def _tag_caps(standard: Standard, table: Table, node: Node) -> Decimal | None:
    """Return what tag caps leave of a leaf, or None when some of its tiers are under none."""
    caps: dict[str, Decimal] = {}
    for cap in standard.cap:
        if _reaches(table, cap, node):
            caps[cap.tag] = min(cap.max, caps.get(cap.tag, cap.max))
    tags = {row.tag or node.tag for row in node.rows} or {node.tag}
    return sum((caps[tag] for tag in tags), ZERO) if tags <= set(caps) else None


def _reaches(table: Table, cap: TagCap, node: Node) -> bool:
    """Tell whether a tag cap holds for a node, without weights between that would change it."""
    path = [node, *table.above(node)]
    if not cap.at:
        return all(one.weight == 1 for one in path)
    ids = [one.id for one in path]
    return cap.at in ids and all(one.weight == 1 for one in path[: ids.index(cap.at)])


def _tagged(table: Table, cap: TagCap) -> list[Node]:
    """Return the leaves below the cap, each with only its tiers under the tag."""
    found = []
    for node in table.nodes:
        rows = tuple(row for row in node.rows if (row.tag or node.tag) == cap.tag)
        inside = not cap.at or node.id == cap.at or node.id.startswith(f"{cap.at}.")
        if inside and not table.children.get(node.id) and (rows or (not node.rows and node.tag == cap.tag)):
            found.append(replace(node, rows=rows))
    return found


def _most_tagged(standard: Standard, table: Table, cap: TagCap) -> Decimal:
    """Return the most points everything under the tag can bring together; without limit when nothing is there."""
    bare = replace(standard, cap=())
    found = [_most(bare, table, node) for node in _tagged(table, cap)]
    return sum(found, ZERO) if found else UNLIMITED


def _weighted_tags(table: Table, cap: TagCap) -> Iterator[Finding]:
    leaves = _tagged(table, cap)
    top = cap.at or _common_ancestor([leaf.id for leaf in leaves])
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


def _common_ancestor(ids: Iterable[str]) -> str:
    """Return the deepest node above all; that is where a cap without `at` is applied."""
    common: list[str] = []
    for segments in zip(*(one.split(".") for one in ids), strict=False):
        if len(set(segments)) > 1:
            break
        common.append(segments[0])
    return ".".join(common)
