"""The part of a standard that applies: one post category, one reading of each open question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..rules.standard import Node, Standard, TagCap, Window
from ..rules.standard_checks import VARIANT

ROOT = ""
"""Id of the whole table in the tree."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The applicable nodes as a tree."""

    nodes: Mapping[str, Node]
    """By id, in the order of the file."""
    children: Mapping[str, tuple[str, ...]]
    """Ids directly below a node; the sections are below `ROOT`."""
    caps_at: Mapping[str, tuple[TagCap, ...]]
    """Tag caps by the node at which they are applied."""
    windows: Mapping[str, Window]
    """By id."""

    def below(self, node_id: str) -> Iterable[str]:
        """Yield the leaves of the subtree, the node itself when it is a leaf."""
        down = self.children.get(node_id, ())
        if not down and node_id != ROOT:
            yield node_id
        for child in down:
            yield from self.below(child)


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
    """Return the applicable nodes under the given choices."""
    picked = {node.id: node for node in standard.node if _applies(node.when, chosen)}
    # a node whose parent was not picked has no place in this table
    nodes = {one.id: one for one in picked.values() if _has_ancestors(one, picked)}
    children: dict[str, list[str]] = {}
    for node in nodes.values():
        children.setdefault(node.parent, []).append(node.id)
    caps: dict[str, list[TagCap]] = {}
    for cap in standard.cap:
        at = cap.at if cap.at in nodes else _common_ancestor(nodes.values(), cap.tag)
        caps.setdefault(at, []).append(cap)
    return Selection(
        nodes,
        {key: tuple(ids) for key, ids in children.items()},
        {key: tuple(found) for key, found in caps.items()},
        {window.id: window for window in standard.window if _applies(window.when, chosen)},
    )


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
