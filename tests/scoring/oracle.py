"""A second, naive scorer for the property tests: no intervals, no cleverness, every choice enumerated.

It shares the model with the program and nothing else. A *world* settles everything unknown;
in a world each achievement has every fact, each range of points one value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.rules.standards.standard import Node, Row, Standard

ZERO = Decimal(0)
RANKS = [Decimal(rank) for rank in range(1, 9)]
NUMBERS = [Decimal(number) for number in range(13)]
INSIDE, OUTSIDE = date(2023, 1, 1), date(2030, 1, 1)


@dataclass(frozen=True)
class World:
    entries: tuple[Entry, ...]
    inputs: Mapping[str, object]
    panels: Mapping[str, Decimal]
    high: frozenset[tuple[str, str]]
    """(entry or '', leaf) pairs at which discretion falls on the upper end."""


def worlds(standard: Standard, dossier: Dossier) -> Iterator[World]:
    """Every way in which the unknowns can turn out."""
    kinds = {kind.id: kind for kind in standard.kind}
    per_entry = []
    for entry in dossier.entry:
        options = []
        for field in kinds[entry.kind].field:
            if field.id in entry.facts or field.id == "work":
                continue
            domain = {"choice": field.choices, "rank": RANKS, "number": NUMBERS[:4], "date": (INSIDE, OUTSIDE)}[
                field.type
            ]
            team = entry.facts.get("team")
            if field.id == "rank" and team is not None:
                domain = [rank for rank in RANKS if rank <= team]
            options.append([(field.id, value) for value in domain])
        ways = [
            Entry(id=entry.id, kind=entry.kind, facts={**entry.facts, **dict(chosen)}) for chosen in product(*options)
        ]
        per_entry.append([*ways, None] if entry.sure == "unsure" else ways)
    asked = [one for one in standard.input if one.id not in dossier.answers]
    per_input = [[(one.id, value) for value in (one.choices or NUMBERS)] for one in asked]
    leaves = [node for node in standard.node if not any(other.parent == node.id for other in standard.node)]
    panels = [[(leaf.id, value) for value in (ZERO, leaf.cap)] for leaf in leaves if leaf.asked_of == "panel"]
    ranges = [
        (entry_id, leaf.id)
        for leaf in leaves
        if any(row.pts.low != row.pts.high for row in leaf.rows)
        for entry_id in ([one.id for one in dossier.entry if one.kind in leaf.entries] if leaf.entries else [""])
    ]
    for chosen in product(*per_entry):
        for answers in product(*per_input):
            for marks in product(*panels):
                for ends in product((False, True), repeat=len(ranges)):
                    yield World(
                        tuple(one for one in chosen if one is not None),
                        {**dossier.answers, **dict(answers)},
                        dict(marks),
                        frozenset(pair for pair, end in zip(ranges, ends, strict=True) if end),
                    )


def best_total(standard: Standard, world: World) -> Decimal:
    """The total in a world, the same achievement placed where the total is best."""
    leaves = {node.id: node for node in standard.node if node.entries}
    slots = [(entry.id, leaf.id) for leaf in leaves.values() for entry in world.entries if entry.kind in leaf.entries]
    facts = {entry.id: entry.facts for entry in world.entries}
    groups = []
    for rule in standard.exclusive:
        within = [slot for slot in slots if any(slot[1] == top or slot[1].startswith(f"{top}.") for top in rule.across)]
        keys = {slot: slot[0] if rule.same == "entry" else facts[slot[0]].get(rule.same) for slot in within}
        for key in set(keys.values()) - {None, ""}:
            groups.append([slot for slot in within if keys[slot] == key])
    contested = sorted({slot for group in groups for slot in group if len(group) > 1})
    best = ZERO
    for kept in product((False, True), repeat=len(contested)):
        dropped = {slot for slot, keep in zip(contested, kept, strict=True) if not keep}
        if all(sum(slot not in dropped for slot in group) <= 1 for group in groups):
            best = max(best, _total(standard, world, dropped))
    return best


def _total(standard: Standard, world: World, dropped: set[tuple[str, str]]) -> Decimal:
    """Everything that counts flows from the achievements through tag caps and node caps to the total."""
    if not standard.cap:
        return min(
            sum((_weighted(standard, world, dropped, node) for node in _below(standard, "")), ZERO),
            standard.standard.max,
        )
    flow = _Flow()
    for node in standard.node:
        flow.pipe(node.id, node.parent or "total", node.cap)
    flow.pipe("total", "sink", standard.standard.max)
    for leaf in (node for node in standard.node if not _below(standard, node.id)):
        for name, points, tag in _items(world, leaf, dropped):
            item = f"item {leaf.id} {name}"
            flow.pipe(item, leaf.id, points)
            flow.pipe(f"tag {tag}" if tag else "source", item, points)
    for cap in standard.cap:
        flow.pipe("source", f"tag {cap.tag}", cap.max)
    return flow.most()


def _below(standard: Standard, node_id: str) -> list[Node]:
    return [node for node in standard.node if node.parent == node_id]


def _weighted(standard: Standard, world: World, dropped: set[tuple[str, str]], node: Node) -> Decimal:
    children = _below(standard, node.id)
    if children:
        parts = [_weighted(standard, world, dropped, child) for child in children]
        points = max(parts) if node.op == "best" else sum(parts, ZERO)
    else:
        items = sorted((points for _, points, _ in _items(world, node, dropped)), reverse=True)
        take = 1 if node.op == "best" else node.take
        points = sum(items[:take], ZERO)
    return node.weight * (points if node.cap is None else min(points, node.cap))


def _items(world: World, leaf: Node, dropped: set[tuple[str, str]]) -> Iterator[tuple[str, Decimal, str]]:
    if leaf.asked_of == "panel":
        yield "", world.panels[leaf.id], leaf.tag
        return
    if not leaf.entries:
        row = _row(leaf, world.inputs)
        if leaf.op == "linear":
            yield "", _formula(leaf, world.inputs[leaf.input]), leaf.tag
        elif row is not None:
            yield "", row.pts.high if ("", leaf.id) in world.high else row.pts.low, leaf.tag
        return
    found = [entry for entry in world.entries if entry.kind in leaf.entries and (entry.id, leaf.id) not in dropped]
    found = [entry for entry in found if not leaf.window or entry.facts["date"] == INSIDE]
    if leaf.op == "linear":
        units = sum((entry.facts[leaf.count] if leaf.count else Decimal(1) for entry in found), ZERO)
        yield "", _formula(leaf, units) if units else ZERO, leaf.tag
        return
    grouped: dict[int, Decimal] = {}
    for entry in found:
        row = _row(leaf, entry.facts)
        if row is None:
            continue
        if row.per > 1:
            at = leaf.rows.index(row)
            grouped[at] = grouped.get(at, ZERO) + 1
            continue
        points = row.pts.high if (entry.id, leaf.id) in world.high else row.pts.low
        if row.step:
            first = int(row.key[leaf.by.index("rank")].split("..")[0])
            points = max(points + row.step * (entry.facts["rank"] - first), ZERO)
        if leaf.op == "ladder":
            higher = [other.pts.high for other in leaf.rows if other.pts.high > row.pts.high]
            limit = min(higher) if higher else max(leaf.cap or ZERO, row.pts.high)
            points = min(points + entry.facts["bonus"], limit)
        for coef in leaf.coef:
            rank = int(entry.facts["rank"])
            points *= coef.ranks[rank - 1] if rank <= len(coef.ranks) else coef.rest
        yield entry.id, points, row.tag or leaf.tag
    for at, count in grouped.items():
        yield f"row {at}", count // leaf.rows[at].per * leaf.rows[at].pts.low, leaf.rows[at].tag or leaf.tag


def _row(leaf: Node, facts: Mapping[str, object]) -> Row | None:
    for row in leaf.rows:
        if leaf.input:
            x = facts[leaf.input]
            if (row.min is None or x >= row.min) and (row.max is None or x < row.max):
                return row
        elif all(_fits(text, facts[name]) for text, name in zip(row.key, leaf.by, strict=True)):
            return row
    return None


def _fits(text: str, value: object) -> bool:
    if text == "*":
        return True
    if ".." in text:
        low, high = text.split("..")
        return (not low or value >= Decimal(low)) and (not high or value <= Decimal(high))
    return value in text.split("|")


def _formula(leaf: Node, x: Decimal) -> Decimal:
    base = max(x - leaf.minus, ZERO)
    if leaf.per:
        base = base // leaf.per
    points = base * leaf.times + (leaf.plus if x > 0 else ZERO)
    return max(leaf.clamp[0], min(points, leaf.clamp[1])) if leaf.clamp else points


class _Flow:
    """The largest flow through pipes of limited width, by repeatedly finding a way with room."""

    def __init__(self) -> None:
        self.room: dict[str, dict[str, Decimal]] = {}

    def pipe(self, start: str, end: str, width: Decimal | None) -> None:
        wide = Decimal(10_000) if width is None else width
        self.room.setdefault(start, {})[end] = self.room.get(start, {}).get(end, ZERO) + wide
        self.room.setdefault(end, {}).setdefault(start, ZERO)

    def most(self) -> Decimal:
        total = ZERO
        while (path := self._way()) is not None:
            amount = min(self.room[start][end] for start, end in path)
            for start, end in path:
                self.room[start][end] -= amount
                self.room[end][start] += amount
            total += amount
        return total

    def _way(self) -> list[tuple[str, str]] | None:
        before: dict[str, str] = {"source": ""}
        queue = ["source"]
        for at in queue:
            for end, room in self.room.get(at, {}).items():
                if room > 0 and end not in before:
                    before[end] = at
                    queue.append(end)
        if "sink" not in before:
            return None
        path, end = [], "sink"
        while before[end]:
            path.append((before[end], end))
            end = before[end]
        return path
