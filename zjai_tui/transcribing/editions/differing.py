"""Two editions of a standard laid side by side: what was added, removed, renamed and changed, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ...base.numbers import plain
from ...base.structure import quoted
from ...rules.standards.renames import renames_between
from ...rules.standards.standard import Head, Node, Standard
from ...rules.standards.tiers import row_name
from .change import ROW, Change, Item, Proposal, What
from .part_changes import (
    cap_changes,
    exclusive_changes,
    gate_changes,
    head_changes,
    input_changes,
    kind_changes,
    open_changes,
    window_changes,
)
from .rename_guesses import proposals
from .row_changes import Sides, row_changes
from .row_words import Words, formula_words, points_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two editions, rows in the order of the new table, then everything else."""

    old: Head
    new: Head
    old_digest: str
    new_digest: str
    items: tuple[Item, ...]
    proposals: tuple[Proposal, ...]
    same_rows: int
    """Rows that did not change at all."""
    notes: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs that stands in a table."""
        return not self.items

    def of_row(self, node_id: str) -> Item | None:
        """Return what happened to the row of that new id (for a row that is gone: its old one); None for nothing."""
        return next((one for one in self.items if one.part == ROW and one.id == node_id), None)


def difference(old: Standard, new: Standard) -> Difference:
    """Return what differs between two sound standards. Stamps, certificates and seals are no part of a table.

    Rows are matched by id, led through the rename map; what only looks renamed is proposed and
    stays one row removed and one added until the map says so.
    """
    names = renames_between(old, new)
    sides = Sides(old, new, names, Words(old), Words(new))
    rows, same = _rows(sides)
    items = (*_head(old.standard, new.standard), *rows, *_others(sides))
    return Difference(
        old=old.standard,
        new=new.standard,
        old_digest=old.digest,
        new_digest=new.digest,
        items=items,
        proposals=proposals(old, new, items),
        same_rows=same,
        notes=tuple(_notes(old, new)),
    )


def _notes(old: Standard, new: Standard) -> Iterator[str]:
    first, second = old.standard, new.standard
    if first.id == second.id or second.replaces == first.id or first.replaces == second.id:
        return
    yield f"{second.id}没有写明取代的是{first.id}（[standard]的replaces），只按相同的编号对照"
    if new.renamed:
        yield f"{second.id}的改号对照是对{second.replaces}写的，这里没有采用"


def _head(old: Head, new: Head) -> Iterator[Item]:
    changes = tuple(head_changes(old, new))
    if changes or old.id != new.id:
        named = [Change(name="编号", before=old.id, after=new.id, scores=False)] if old.id != new.id else []
        yield Item(part="表头", what="changed", id=new.id, old_id=old.id, title=new.title, changes=(*named, *changes))


def _rows(sides: Sides) -> tuple[list[Item], int]:
    """Return what happened to the rows, those gone after the row they followed, and how many stayed the same."""
    led = _led(sides)
    partner = {id(new): old for old, new in led if new is not None}
    after: dict[int, list[Node]] = {}
    above, first = None, []
    for old, new in led:
        if new is not None:
            above = new
        elif above is None:
            first.append(old)
        else:
            after.setdefault(id(above), []).append(old)
    found, same = [_gone(one) for one in first], 0
    for new in sides.new.node:
        old_one = partner.get(id(new))
        item = _row(sides, old_one, new)
        same += item is None
        found += [item] if item is not None else []
        found += [_gone(one) for one in after.get(id(new), ())]
    return found, same


def _led(sides: Sides) -> list[tuple[Node, Node | None]]:
    """Return every old row with the new one it became; rows of one id are told apart by what they apply to."""
    free: dict[str, list[Node]] = {}
    for new in sides.new.node:
        free.setdefault(new.id, []).append(new)
    found: list[tuple[Node, Node | None]] = []
    for old in sides.old.node:
        candidates = free.get(sides.names.row(old.id), [])
        match = next((one for one in candidates if dict(one.when) == dict(old.when)), None)
        match = match or (candidates[0] if candidates else None)
        if match is not None:
            candidates.remove(match)
        found.append((old, match))
    return found


def _row(sides: Sides, old: Node | None, new: Node) -> Item | None:
    if old is None:
        return Item(part=ROW, what="added", id=new.id, title=new.title, changes=tuple(_whole_row(new, after=True)))
    changes = row_changes(sides, old, new)
    if old.id == new.id and not changes:
        return None
    what: What = "changed" if old.id == new.id else "renamed"
    return Item(part=ROW, what=what, id=new.id, old_id=old.id, title=new.title, changes=changes)


def _gone(old: Node) -> Item:
    changes = tuple(_whole_row(old, after=False))
    return Item(part=ROW, what="removed", id=old.id, old_id=old.id, title=old.title, changes=changes)


def _whole_row(node: Node, *, after: bool) -> Iterator[Change]:
    """Yield what a row that came or went gives, and its clause."""
    told = [("封顶", f"{plain(node.cap)}分" if node.cap is not None else ""), ("公式", formula_words(node))]
    if not node.text:  # the clause says it all
        told += [(f"档位{quoted(row_name(node, row))}", points_words(row)) for row in node.rows]
    for name, words in (*told, ("条文原文", node.text)):
        if words:
            yield Change(name=name, before="" if after else words, after=words if after else "")


def _others(sides: Sides) -> Iterator[Item]:
    old, new, names = sides.old, sides.new, sides.names
    yield from _listed("问题", old.input, new.input, _id, lambda one: names.input(one.id), sides, input_changes)
    yield from _listed("业绩种类", old.kind, new.kind, _id, lambda one: names.kind(one.id), sides, kind_changes)
    windows = [_with_own_ids(one.window) for one in (old, new)]
    yield from _listed("期限", windows[0], windows[1], _id, _id, sides, window_changes)
    yield from _listed(
        "合计封顶", old.cap, new.cap, lambda one: f"{one.tag} {one.at}".strip(),
        lambda one: f"{one.tag} {(names.row(one.at) or one.at) if one.at else ''}".strip(), sides, cap_changes,
    )  # fmt: skip
    yield from _listed(
        "只计一次", old.exclusive, new.exclusive, lambda one: one.title or "、".join(one.across),
        lambda one: one.title or "、".join(names.row(node) or node for node in one.across), sides, exclusive_changes,
    )  # fmt: skip
    yield from _listed("有争议的条文", old.open, new.open, _id, lambda one: names.open(one.id), sides, open_changes)
    yield from _listed("控制项", old.gate, new.gate, _id, _id, sides, gate_changes)
    yield from _listed("岗位类别", old.variant, new.variant, _id, lambda one: names.variant(one.id), sides, _titles)
    yield from _listed("出处", old.source, new.source, _id, _id, sides, _titles)


def _titles(_: Sides, old: Any, new: Any) -> Iterator[Change]:
    if old.title != new.title:
        yield Change(name="名称", before=quoted(old.title), after=quoted(new.title), scores=False)
    if getattr(old, "held", None) != getattr(new, "held", None):
        words = ["原文在手" if one.held else "没有原文" for one in (old, new)]
        yield Change(name="原文", before=words[0], after=words[1], scores=False)


def _id(one: Any) -> str:
    return str(one.id)


def _with_own_ids(windows: Sequence[T]) -> tuple[T, ...]:
    """Return windows that share an id, for one reading each, under ids of their own."""
    seen: dict[str, int] = {}
    found = []
    for one in windows:
        name = _id(one)
        seen[name] = seen.get(name, 0) + 1
        found.append(replace(one, id=f"{name}（{seen[name]}）") if seen[name] > 1 else one)  # type: ignore[type-var]
    return tuple(found)


def _listed(
    part: str,
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], str],
    led: Callable[[T], str],
    sides: Sides,
    changes: Callable[[Sides, T, T], Iterator[Change]],
) -> Iterator[Item]:
    held: dict[str, list[T]] = {}
    for one in old:
        held.setdefault(led(one), []).append(one)
    for second in new:
        same = held.get(key(second))
        first = same.pop(0) if same else None  # rules of one name are matched in their order
        if first is None:
            yield Item(part=part, what="added", id=key(second), title=_title(second))
            continue
        found = tuple(changes(sides, first, second))
        moved = key(first) != key(second)
        if found or moved:
            what: What = "renamed" if moved else "changed"
            yield Item(
                part=part, what=what, id=key(second), old_id=key(first), title=_title(second), changes=found
            )  # fmt: skip
    for first in (one for ones in held.values() for one in ones):
        yield Item(part=part, what="removed", id=key(first), old_id=key(first), title=_title(first))


def _title(one: Any) -> str:
    for name in ("title", "ask", "tag", "id"):
        if getattr(one, name, ""):
            return str(getattr(one, name))
    return ""
