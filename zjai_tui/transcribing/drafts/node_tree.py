"""Rows of a table as a tree: added, removed, moved, given another id. Whatever names a row follows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ...base.problems import refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.standards.checks import TOTAL, exclude_each_other
from ...rules.standards.standard import Node, Renamed, Standard
from .node_address import node_at

_PART = re.compile(r"[\w-]+")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def add_node(standard: Standard, parent: str, title: str = "新指标") -> tuple[Standard, str]:
    """Return the standard with a new row as the last one below `parent` (its id; empty for a section), and its id.

    It rests on what the row above rests on. Raises `Refused` when there is no such row above.
    """
    above = node_at(standard, parent) if parent else None
    one = _free_id(standard, parent)
    node = Node(id=one, title=title, op="sum")
    if above is not None:
        node = replace(node, cite=above.cite, basis=above.basis, when=above.when)
    nodes = list(standard.node)
    last = max((at for at, other in enumerate(nodes) if not parent or _within(other.id, parent)), default=-1)
    nodes.insert(last + 1, node)
    return replace(standard, node=tuple(nodes)), one


def remove_node(standard: Standard, key: str) -> Standard:
    """Return the standard without a row and everything below it; rules that named only them go too.

    Of several rows of one id only the one of that key goes, and what lies below stays for the others.
    Raises `Refused` when there is no such row.
    """
    node = node_at(standard, key)
    if any(other is not node and other.id == node.id for other in standard.node):
        return replace(standard, node=tuple(other for other in standard.node if other is not node))

    def stays(one: str) -> bool:
        return not _within(one, node.id)

    across = [replace(rule, across=tuple(filter(stays, rule.across))) for rule in standard.exclusive]
    return replace(
        standard,
        node=tuple(one for one in standard.node if stays(one.id)),
        cap=tuple(one for one in standard.cap if not one.at or stays(one.at)),
        exclusive=tuple(rule for rule in across if rule.across),
        open=tuple(replace(one, at=tuple(filter(stays, one.at))) for one in standard.open),
        case=tuple(
            replace(one, expect={name: span for name, span in one.expect.items() if stays(name)})
            for one in standard.case
        ),
        renamed=tuple(one for one in standard.renamed if stays(one.new)),
    )


def move_node(standard: Standard, key: str, by: int) -> Standard:
    """Return the standard with a row, and what lies below it, one place up (-1) or down (1) among its neighbours.

    At the end it stays where it is. Raises `Refused` when there is no such row.
    """
    node = node_at(standard, key)
    neighbours = list(dict.fromkeys(one.id for one in standard.node if one.parent == node.parent))
    at = neighbours.index(node.id)
    if not 0 <= at + by < len(neighbours):
        return standard
    neighbours[at], neighbours[at + by] = neighbours[at + by], neighbours[at]
    groups = {one: [other for other in standard.node if _within(other.id, one)] for one in neighbours}
    moved = {id(other) for group in groups.values() for other in group}
    first = min(at for at, other in enumerate(standard.node) if id(other) in moved)
    rest = [other for other in standard.node if id(other) not in moved]
    ahead = sum(id(other) not in moved for other in standard.node[:first])
    ordered = [other for one in neighbours for other in groups[one]]
    return replace(standard, node=(*rest[:ahead], *ordered, *rest[ahead:]))


def rename_node(standard: Standard, key: str, typed: str) -> Standard:
    """Return the standard with another id for a row; rows below it and every reference follow.

    Where the standard replaces an earlier edition, the rename map leads from the id there. A row may take
    the id of another one when the post category or the reading tells the two apart. Raises `Refused` for
    an id that is written wrongly, taken, or below a row that does not exist.
    """
    old, new = node_at(standard, key).id, half_width(typed).strip()
    if old in {new, typed}:
        return standard
    _check_id(standard, old, new)

    def led(one: str) -> str:
        return new + one[len(old) :] if _within(one, old) else one

    return replace(
        standard,
        node=tuple(replace(one, id=led(one.id)) for one in standard.node),
        cap=tuple(replace(one, at=led(one.at)) for one in standard.cap),
        exclusive=tuple(replace(one, across=tuple(dict.fromkeys(map(led, one.across)))) for one in standard.exclusive),
        open=tuple(replace(one, at=tuple(dict.fromkeys(map(led, one.at)))) for one in standard.open),
        case=tuple(
            replace(one, expect={led(name): span for name, span in one.expect.items()}) for one in standard.case
        ),
        renamed=_renamed(standard, old, led),
    )


def _renamed(standard: Standard, old: str, led: Callable[[str], str]) -> tuple[Renamed, ...]:
    """Return the map from the ids of the edition before: a row keeps the id it had there."""
    found = [replace(one, new=led(one.new)) for one in standard.renamed]
    known = any(one.new == old for one in standard.renamed) or any(one.id == led(old) for one in standard.node)
    if standard.standard.replaces and not known:
        found.append(Renamed(old=_before(standard, old), new=led(old)))
    return tuple(one for one in found if one.old != one.new)


def _before(standard: Standard, one: str) -> str:
    """Return the id a row had in the edition before: below the former id of a row above it, where that was renamed."""
    for entry in standard.renamed:
        if _within(one, entry.new):
            return entry.old + one[len(entry.new) :]
    return one


def _check_id(standard: Standard, old: str, new: str) -> None:
    where, ids = f"指标{quoted(old)}，编号", {one.id for one in standard.node}
    if not new or not all(_PART.fullmatch(part) for part in new.split(".")):
        remedy = "只用文字、半角数字、下划线和连字符，层级之间用一个点，如A.1"
        raise refuse("bad-id", where, f"编号{quoted(new)}写法不对", remedy)
    if new in ids and not _told_apart(standard, old, new):
        remedy = "请换一个编号；同一项各写一种读法或岗位类别的，先在“适用”里写好再改"
        raise refuse("duplicate-id", where, f"已经有指标{quoted(new)}", remedy)
    if new == TOTAL:
        raise refuse("bad-id", where, f"{TOTAL}留作总分的名字", "请换一个编号")
    above = new.rpartition(".")[0]
    if above and (above not in ids or _within(above, old)):
        raise refuse("missing-parent", where, f"上级{quoted(above)}不存在", "请先添上级，或改编号")


def _told_apart(standard: Standard, old: str, new: str) -> bool:
    """Tell whether rows of two ids never hold at once; one with rows below it keeps its id, or theirs would meet."""
    mine = [node for node in standard.node if node.id == old]
    if any(node.parent == old for node in standard.node):
        return False
    return all(exclude_each_other(one.when, other.when) for one in mine for other in standard.node if other.id == new)


def _free_id(standard: Standard, parent: str) -> str:
    ids = {one.id for one in standard.node}
    if parent:
        names = (f"{parent}.{at}" for at in range(1, len(ids) + 2))
    else:
        names = (*_LETTERS, *(f"S{at}" for at in range(1, len(ids) + 2)))  # type: ignore[assignment]
    return next(one for one in names if one not in ids)


def _within(one: str, above: str) -> bool:
    return one == above or one.startswith(f"{above}.")
