"""Achievements that count nowhere, or twice; exclusive rules that keep nothing apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from math import prod

from ...base.problems import Severity
from ..fields import Value
from ..standards.standard import Exclusive, Kind, Node, Standard
from ..standards.tables import Table
from ..standards.tiers import row_matches, row_patterns
from ..standards.values import possible_values
from .findings import Finding
from .tiers import MOST_COMBINATIONS


def use_findings(standard: Standard) -> Iterator[Finding]:
    """Yield what holds for the file as a whole: kinds without an indicator, exclusive rules without effect."""
    used = {kind_id for node in standard.node for kind_id in node.entries}
    for kind in standard.kind:
        if kind.id not in used:
            yield Finding(
                code="kind-unused",
                severity=Severity.WARNING,
                node=kind.id,
                message="没有指标用到这种业绩",
                remedy="请在指标的entries里写上它，或删去",
            )
    for rule in standard.exclusive:
        if not _can_hold(standard, rule):
            yield Finding(
                code="exclusive-idle",
                severity=Severity.WARNING,
                node=rule.title or "、".join(rule.across),
                message="这条只计一次的规定起不了作用，所列指标下没有会重复的业绩",
                remedy="请核对across和same",
            )


def double_findings(standard: Standard, table: Table) -> Iterator[Finding]:
    """Yield the kinds of which one achievement brings points in several places of a table."""
    for kind in standard.kind:
        leaves = [node for node in table.nodes if kind.id in node.entries]
        twice: dict[str, None] = {}
        for first, second in combinations(leaves, 2):
            if first.id in twice and second.id in twice:
                continue  # both are named already: a large table has too many pairs to look at each
            if not _kept_apart(standard, table, first, second) and _meet(kind, first, second):
                twice |= dict.fromkeys((first.id, second.id))
        if twice:
            yield Finding(
                code="counted-twice",
                severity=Severity.WARNING,
                node=kind.id,
                message=f"同一项业绩会在{'、'.join(twice)}各计一次",
                remedy="若只能计一次，请写[[exclusive]]",
            )


def _can_hold(standard: Standard, rule: Exclusive) -> bool:
    leaves = [node for node in standard.node if any(_under(node.id, top) for top in rule.across)]
    if rule.same == "entry":
        placed = Counter(kind_id for _, kind_id in {(leaf.id, kind_id) for leaf in leaves for kind_id in leaf.entries})
        return any(places > 1 for places in placed.values())
    taken = {kind_id for leaf in leaves for kind_id in leaf.entries}
    return any(kind.named(rule.same) for kind in standard.kind if kind.id in taken)


def _kept_apart(standard: Standard, table: Table, first: Node, second: Node) -> bool:
    """Tell whether at most one of two leaves counts the same entry: by a rule, or because only the higher counts."""
    for rule in standard.exclusive:
        if rule.same == "entry" and all(any(_under(leaf.id, top) for top in rule.across) for leaf in (first, second)):
            return True
    others = {one.id for one in table.above(second)}
    nearest = next((one for one in table.above(first) if one.id in others), None)
    return nearest is not None and nearest.op == "best"


def _under(leaf: str, top: str) -> bool:
    return leaf == top or leaf.startswith(f"{top}.")


def _meet(kind: Kind, first: Node, second: Node) -> bool:
    """Tell whether one achievement can bring points at both leaves (tables often share a kind out by its level)."""
    fields = {field.id: field for field in kind.field}
    names = tuple(dict.fromkeys((*first.by, *second.by)))
    options = [
        possible_values(fields[name], [*row_patterns(first, name), *row_patterns(second, name)], 0, None)
        for name in names
    ]
    if prod(map(len, options)) > MOST_COMBINATIONS:
        return True
    return any(
        _brings(first, facts) and _brings(second, facts)
        for facts in (dict(zip(names, values, strict=True)) for values in product(*options))
    )


def _brings(node: Node, facts: Mapping[str, Value]) -> bool:
    if not node.rows:
        return True
    row = next((row for row in node.rows if row_matches(node, row, facts)), None)
    return row is not None and (row.pts.high > 0 or row.step > 0)
