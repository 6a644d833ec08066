"""The part of a standard that applies: one post category, one reading of each open question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache

from ..rules.fields import Field
from ..rules.standards.checks import VARIANT
from ..rules.standards.standard import Input, Node, Standard, TagCap
from ..rules.standards.tiers import used_names
from .judging import judge_of
from .outcomes import LeafRules

ROOT = ""
"""Id of the whole table in the tree."""
MOST_KEPT = 32
"""Selections kept for the next score: a screen scores the same standard at every key."""


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The applicable nodes as a tree, with all that does not depend on a dossier."""

    nodes: Mapping[str, Node]
    """By id, in the order of the file."""
    children: Mapping[str, tuple[str, ...]]
    """Ids directly below a node; the sections are below `ROOT`."""
    caps_at: Mapping[str, tuple[TagCap, ...]]
    """Tag caps by the node at which they are applied."""
    leaves: Mapping[str, tuple[str, ...]]
    """The leaves of a subtree, by its top; a leaf is its own only one."""
    above: Mapping[str, tuple[str, ...]]
    """By leaf: itself and everything whose points it may change, up to `ROOT`."""
    rules: Mapping[str, LeafRules]
    """By leaf."""
    inputs: Mapping[str, Input]
    """The questions asked once, by id."""


def choices(standard: Standard, variant: str, readings: Mapping[str, str]) -> Mapping[str, str]:
    """Return the choice for each question of `when`: the given one where it exists, else the default.

    A standard with variants and none chosen is read under its first; the engine widens the
    total over all of them.
    """
    chosen = {one.id: default_reading(standard, one.id) for one in standard.open}
    chosen |= {
        one.id: readings[one.id]
        for one in standard.open
        if readings.get(one.id) in {reading.id for reading in one.reading}
    }
    if standard.variant:
        ids = [one.id for one in standard.variant]
        chosen[VARIANT] = variant if variant in ids else ids[0]
    return chosen


def default_reading(standard: Standard, question: str) -> str:
    """Return the reading used when the person chose none: the declared default, else the first."""
    found = next(one for one in standard.open if one.id == question)
    return found.default or found.reading[0].id


def select(standard: Standard, chosen: Mapping[str, str]) -> Selection:
    """Return the applicable nodes under the given choices; kept for the next time."""
    return _select(_Same(standard), frozenset(chosen.items()))


class _Same:
    """A standard compared by identity: to look at all of it would take longer than to score."""

    __slots__ = ("standard",)

    def __init__(self, standard: Standard) -> None:
        self.standard = standard

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.standard is other.standard

    def __hash__(self) -> int:
        return id(self.standard)


@lru_cache(maxsize=MOST_KEPT)
def _select(same: _Same, choice: frozenset[tuple[str, str]]) -> Selection:
    standard, chosen = same.standard, dict(choice)
    picked = {node.id: node for node in standard.node if _applies(node.when, chosen)}
    # a node whose parent was not picked has no place in this table
    nodes = {one.id: one for one in picked.values() if _has_ancestors(one, picked)}
    children: dict[str, tuple[str, ...]] = {}
    for node in nodes.values():
        children[node.parent] = (*children.get(node.parent, ()), node.id)
    caps: dict[str, tuple[TagCap, ...]] = {}
    for cap in standard.cap:
        at = cap.at if cap.at in nodes else _common_ancestor(nodes.values(), cap.tag)
        caps[at] = (*caps.get(at, ()), cap)
    leaves = {top: tuple(_leaves(children, top)) for top in (ROOT, *nodes)}
    windows = {window.id: window for window in standard.window if _applies(window.when, chosen)}
    inputs = {one.id: one for one in standard.input}
    asked = {kind.id: {one.id: one for one in kind.field} for kind in standard.kind}
    rules: dict[str, LeafRules] = {}
    for leaf in leaves[ROOT]:
        node, used = nodes[leaf], used_names(nodes[leaf])
        fields: Mapping[str, Mapping[str, Field]] = {kind: asked[kind] for kind in node.entries} or {"": inputs}
        judge, ceiling = judge_of(node, used, fields), _ceiling(standard, nodes, leaf)
        rules[leaf] = LeafRules(node, fields, used, judge, windows.get(node.window), ceiling)
    above = {leaf: (*_path(leaf), ROOT) for leaf in leaves[ROOT]}
    return Selection(nodes, children, caps, leaves, above, rules, inputs)


def _path(node_id: str) -> Iterable[str]:
    """Yield a node and its ancestors, the deepest first."""
    while node_id:
        yield node_id
        node_id = node_id.rpartition(".")[0]


def _leaves(children: Mapping[str, tuple[str, ...]], top: str) -> Iterable[str]:
    below = children.get(top, ())
    if not below and top != ROOT:
        yield top
    for child in below:
        yield from _leaves(children, child)


def _ceiling(standard: Standard, nodes: Mapping[str, Node], leaf: str) -> Decimal:
    """Return what no leaf can usefully exceed: its own cap, or what fills the printed total after weights."""
    cap = nodes[leaf].cap
    if cap is not None:
        return cap
    most = standard.standard.max
    for node_id in _path(leaf):
        most = most / nodes[node_id].weight
    return most.to_integral_value(rounding=ROUND_CEILING)


def _applies(when: Mapping[str, str], chosen: Mapping[str, str]) -> bool:
    return all(chosen.get(key) == value for key, value in when.items())


def _has_ancestors(node: Node, picked: Mapping[str, Node]) -> bool:
    return not node.parent or (node.parent in picked and _has_ancestors(picked[node.parent], picked))


def _common_ancestor(nodes: Iterable[Node], tag: str) -> str:
    """Return the deepest node above everything tagged; capping there shows the cut where it belongs."""
    paths = [node.id.split(".") for node in nodes if node.tag == tag or any(row.tag == tag for row in node.rows)]
    common: list[str] = []
    for segments in zip(*paths, strict=False):
        if len(set(segments)) > 1:
            break
        common.append(segments[0])
    return ".".join(common)
