"""The best scores the nodes of one table can reach, over every dossier there could be.

Achievements may always be added, and no score falls by adding one: so at each node everything
below it is at its most. Inputs have one answer each: what several leaves look at is tried
answer by answer. Tag caps are weighed as scoring does, over every choice of tags.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import combinations, product
from math import prod

from ...base.numbers import ZERO
from ..clauses.around import ancestors
from ..fields import Field
from ..standards.standard import Node, Standard, TagCap
from ..standards.tables import Table
from ..standards.tiers import row_patterns, used_names
from .answer_cells import UNLIMITED, Cell, cells
from .leaf_most import Tagged, achievement_most, best_by_tag, field_cells, formula_most

ROOT = ""
"""Id of the whole table."""
MOST_TRIED = 1024
"""Combinations of shared answers tried for one node; beyond, its parts are added up as if each were free."""

Given = Mapping[str, Cell]
_FREE: Given = {}
_NO_TAGS: frozenset[str] = frozenset()


class Reach:
    """What can be reached in one table; with `only`, by what carries this tag alone."""

    def __init__(self, standard: Standard, table: Table, only: str | None = None) -> None:
        self._table, self._only = table, only
        self._nodes = {node.id: node for node in table.nodes}
        self._inputs: dict[str, Field] = {one.id: one for one in standard.input}
        self._kinds = {kind.id: {field.id: field for field in kind.field} for kind in standard.kind}
        self._caps = standard.cap if only is None else ()
        self._leaves = [node for node in table.nodes if not table.children.get(node.id)]
        self._asked = {leaf.id: used_names(leaf) for leaf in self._leaves if not leaf.entries}
        below = self._readers()
        self._asked_below = {node_id: tuple(readers) for node_id, readers in below.items()}
        self._shared = {
            node_id: tuple(name for name, times in readers.items() if times > 1) for node_id, readers in below.items()
        }
        self._places = [(self.place(cap), cap) for cap in self._caps]
        self._achievements: dict[str, tuple[Tagged, ...] | None] = {}
        self._answered: dict[tuple[object, ...], Decimal | None] = {}
        self._memo: dict[tuple[object, ...], Decimal] = {}
        self._cells: dict[str, tuple[Cell, ...]] = {}

    def unknown(self, node: Node) -> bool:
        """Tell whether a leaf has too many combinations of answers to try."""
        if node.entries:
            return self._of_achievements(node) is None
        return self._answers(node, _FREE) is None

    def guessed(self, node_id: str) -> bool:
        """Tell whether more answers are shared below a node than can be tried: then `most` may be too high."""
        return prod(len(self._cells_of(name)) for name in self._shared[node_id]) > MOST_TRIED

    def most(self, node_id: str, *, free: bool = False, alone: bool = False) -> Decimal:
        """Return the most points of a node (`ROOT` for the table) before its own cap and weight.

        It is what tag caps higher up leave of it, or, `alone`, what the node scores by itself. With
        `free`, as if each leaf below could choose its own answer to a question they share.
        """
        names = () if free or self.guessed(node_id) else self._shared[node_id]
        caps = self._caps_at(node_id, _NO_TAGS) if alone else self._caps_over(node_id)
        options = [self._cells_of(name) for name in names]
        return max(
            self._held(node_id, _NO_TAGS, dict(zip(names, chosen, strict=True)), caps) for chosen in product(*options)
        )

    def place(self, cap: TagCap) -> str:
        """Return the node at which a tag cap is applied: as written, else the deepest above everything tagged."""
        if cap.at in self._nodes:
            return cap.at
        tagged = [one for one in self._leaves if one.tag == cap.tag or any(row.tag == cap.tag for row in one.rows)]
        return common_ancestor(one.id for one in tagged)

    def _caps_at(self, node_id: str, without: frozenset[str]) -> dict[str, Decimal]:
        """Return the tag caps applied at a node, in points."""
        placed = [cap for at, cap in self._places if at == node_id and cap.tag not in without]
        return {cap.tag: min(one.max for one in placed if one.tag == cap.tag) for cap in placed}

    def _caps_over(self, node_id: str) -> dict[str, Decimal]:
        """Return what tag caps at a node or above it leave to everything below it, in its own points."""
        found: dict[str, Decimal] = {}
        path = [] if node_id == ROOT else [self._nodes[node_id], *self._table.above(self._nodes[node_id])]
        for at, cap in self._places:
            weight = Decimal(1)
            for node in path:
                if node.id == at:
                    break
                weight *= node.weight
            if at in {ROOT, *(one.id for one in path)}:
                limit = cap.max / weight
                found[cap.tag] = min(limit, found.get(cap.tag, limit))
        return found

    def _points(self, node_id: str, without: frozenset[str], given: Given) -> Decimal:
        key = (node_id, without, *(given.get(name) for name in self._asked_below[node_id]))
        if key not in self._memo:
            caps = self._caps_at(node_id, without)
            raw, cap = self._held(node_id, without, given, caps), self._nodes[node_id].cap
            self._memo[key] = raw if cap is None else min(raw, cap)
        return self._memo[key]

    def _held(self, node_id: str, without: frozenset[str], given: Given, caps: Mapping[str, Decimal]) -> Decimal:
        best = self._combined(node_id, without, given)
        for size in range(1, len(caps) + 1):
            for tags in combinations(caps, size):
                rest = self._combined(node_id, without | set(tags), given)
                best = min(best, rest + sum((caps[tag] for tag in tags), ZERO))
        return best

    def _combined(self, node_id: str, without: frozenset[str], given: Given) -> Decimal:
        below = self._table.children.get(node_id, ())
        if not below and node_id != ROOT:
            return self._of_leaf(self._nodes[node_id], without, given)
        parts = [child.weight * self._points(child.id, without, given) for child in below]
        if node_id != ROOT and self._nodes[node_id].op == "best":
            return max(parts)
        return sum(parts, ZERO)

    def _of_leaf(self, node: Node, without: frozenset[str], given: Given) -> Decimal:
        if node.entries:
            one = self._of_achievements(node)
            if one is None:
                return UNLIMITED
            best = max((tagged.points for tagged in one if self._counts(tagged.tag, without)), default=ZERO)
            endless = any(tagged.endless for tagged in one if tagged.points and self._counts(tagged.tag, without))
            if not best or node.op in {"best", "linear"}:
                return best
            return UNLIMITED if node.take is None or endless else best * node.take
        if not self._counts(node.tag, without):
            return ZERO
        if node.asked_of != "applicant":
            limits = [one for one in (node.cap, *node.clamp[1:]) if one is not None]
            return min(limits, default=ZERO)
        found = self._answers(node, given)
        return UNLIMITED if found is None else found

    def _counts(self, tag: str, without: frozenset[str]) -> bool:
        return tag not in without and self._only in {None, tag}

    def _of_achievements(self, node: Node) -> tuple[Tagged, ...] | None:
        """Return by tag the most that one achievement brings, of whatever kind."""
        if node.id not in self._achievements:
            found = [achievement_most(node, self._kinds[kind]) for kind in node.entries]
            known = [one for ones in found if ones is not None for one in ones]
            self._achievements[node.id] = None if any(ones is None for ones in found) else tuple(known)
        return self._achievements[node.id]

    def _answers(self, node: Node, given: Given) -> Decimal | None:
        """Return the most a leaf over inputs brings while some are given; None when there are too many to try."""
        if node.asked_of != "applicant" or not self._asked[node.id]:
            return ZERO
        if node.op == "linear":
            choices = [given[node.input]] if node.input in given else self._cells_of(node.input)
            return max(formula_most(node, cell) for cell in choices)
        names = self._asked[node.id]
        key = (node.id, *(given.get(name) for name in names))
        if key not in self._answered:
            options = {
                name: (given[name],) if name in given else field_cells(node, self._inputs[name]) for name in names
            }
            found = best_by_tag(node, self._inputs, options)
            self._answered[key] = None if found is None else max((one.points for one in found), default=ZERO)
        return self._answered[key]

    def _cells_of(self, name: str) -> tuple[Cell, ...]:
        """Return the answers to an input that any leaf of the table tells apart."""
        if name not in self._cells:
            readers = [self._nodes[leaf] for leaf, names in self._asked.items() if name in names]
            patterns = [pattern for leaf in readers for pattern in row_patterns(leaf, name)]
            ranks = max((len(coef.ranks) for leaf in readers for coef in leaf.coef if coef.by == name), default=0)
            self._cells[name] = cells(self._inputs[name], patterns, ranks, None)
        return self._cells[name]

    def _readers(self) -> Mapping[str, Counter[str]]:
        """Return for each node how many leaves below it look at each input."""
        found: dict[str, Counter[str]] = {node_id: Counter() for node_id in (ROOT, *self._nodes)}
        for leaf, names in self._asked.items():
            for node_id in (leaf, *ancestors(leaf), ROOT):
                if node_id in found:
                    found[node_id].update(names)
        return found


def common_ancestor(ids: Iterable[str]) -> str:
    """Return the deepest node above all."""
    common: list[str] = []
    for segments in zip(*(one.split(".") for one in ids), strict=False):
        if len(set(segments)) > 1:
            break
        common.append(segments[0])
    return ".".join(common)
