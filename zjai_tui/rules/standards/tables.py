"""The tables a standard holds: one for each post category and each reading of an open clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .checks import VARIANT
from .standard import Node, Standard


@dataclass(frozen=True, slots=True)
class Table:
    """The nodes in force under one choice."""

    label: str
    """What was chosen other than usual, in Chinese; empty for the usual choice."""
    nodes: tuple[Node, ...]
    children: Mapping[str, tuple[Node, ...]]
    """By the id of the node above; the sections are below the empty id."""
    by_id: Mapping[str, Node]

    def above(self, node: Node) -> Iterator[Node]:
        """Yield the node's ancestors, the nearest first."""
        while node.parent:
            node = self.by_id[node.parent]
            yield node


def tables(standard: Standard) -> Iterator[Table]:
    """Yield the table of the usual choice (first category, default readings), then each other choice by itself."""
    usual = {one.id: one.default or one.reading[0].id for one in standard.open}
    if standard.variant:
        usual[VARIANT] = standard.variant[0].id
    yield _table(standard, "", usual)
    for variant in standard.variant[1:]:
        yield _table(standard, variant.title, {**usual, VARIANT: variant.id})
    for question in standard.open:
        for reading in question.reading:
            if reading.id != usual[question.id]:
                yield _table(standard, reading.title, {**usual, question.id: reading.id})


def _table(standard: Standard, label: str, chosen: Mapping[str, str]) -> Table:
    picked = {
        node.id: node for node in standard.node if all(chosen.get(key) == value for key, value in node.when.items())
    }
    # a node whose parent was not picked has no place in this table
    nodes = tuple(node for node in picked.values() if _rooted(node, picked))
    children: dict[str, list[Node]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node)
    below = {node_id: tuple(found) for node_id, found in children.items()}
    return Table(label, nodes, below, {node.id: node for node in nodes})


def _rooted(node: Node, picked: Mapping[str, Node]) -> bool:
    return not node.parent or (node.parent in picked and _rooted(picked[node.parent], picked))
