"""Which row of a standard is meant: an id may stand several times, once for each post category or reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ...base.problems import refuse
from ...base.structure import quoted
from ...rules.standards.standard import Node, Standard

AGAIN = "#"
"""Stands before the number of a row whose id stood before: ``B.research#2``. No id contains it."""


def keys_of(standard: Standard) -> tuple[tuple[str, Node], ...]:
    """Return every row with its key: its id, or for one whose id stood before ``id#2``."""
    seen: Counter[str] = Counter()
    found = []
    for node in standard.node:
        seen[node.id] += 1
        found.append((node.id if seen[node.id] == 1 else f"{node.id}{AGAIN}{seen[node.id]}", node))
    return tuple(found)


def node_at(standard: Standard, key: str) -> Node:
    """Return the row of a key. Raises `Refused` when there is none."""
    for one, node in keys_of(standard):
        if one == key:
            return node
    raise refuse("unknown-node", f"指标{quoted(key)}", "没有这一项", "它可能已被删去或改号，请重新选择")


def put(standard: Standard, old: Node, new: Node) -> Standard:
    """Return the standard with one row in the place of another."""
    if new == old:
        return standard
    return replace(standard, node=tuple(new if one is old else one for one in standard.node))


def has_children(standard: Standard, node: Node) -> bool:
    """Tell whether other rows stand below this one."""
    return any(one.parent == node.id for one in standard.node)
