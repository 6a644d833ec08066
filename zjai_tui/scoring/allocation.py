"""Where an achievement that fits several places counts: the choice with the best total.

A search over the few placements in conflict, exact unless it would take too long; then the
answer is an honest interval and says that it was cut short.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from ..base.numbers import ZERO
from .adding import Dropped, total
from .scene import Scene, Slot

LONGEST_SEARCH = 4000
"""Totals computed at most in one search."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """The best choice found."""

    points: Decimal
    """The total it gives."""
    bound: Decimal
    """No choice gives more; equal to `points` unless the search was cut short."""
    dropped: Dropped
    """Placements that do not count."""

    @property
    def complete(self) -> bool:
        """Whether the search was carried through."""
        return self.points == self.bound


def allocate(scene: Scene, high: bool) -> Allocation:
    """Return the placement of contested achievements with the highest total at one end of the interval."""
    if not scene.groups:
        points = total(scene, high)
        return Allocation(points, points, frozenset())
    return _Search(scene, high).run()


class _Search:
    """Branch and bound over contested placements, most valuable first."""

    def __init__(self, scene: Scene, high: bool) -> None:
        self.scene, self.high = scene, high
        self.groups = [slots for slots, _ in scene.groups]
        self.rivals: dict[Slot, frozenset[Slot]] = {}
        for slots in self.groups:
            for slot in slots:
                self.rivals[slot] = self.rivals.get(slot, frozenset()) | (slots - {slot})
        self.worth = {slot: self._worth(slot) for slot in self.rivals}
        self.order = sorted(self.rivals, key=lambda slot: (-self.worth[slot], slot))
        self.spent = 0
        self.best = Decimal(-1)
        self.best_dropped: Dropped = frozenset()
        self.cut: Decimal | None = None

    def run(self) -> Allocation:
        self._visit(0, frozenset(), frozenset())
        bound = self.best if self.cut is None else max(self.best, self.cut)
        return Allocation(self.best, bound, self.best_dropped)

    def _worth(self, slot: Slot) -> Decimal:
        """Return what a placement can add at the most: its points, or an award's, times what it stands for."""
        entry, leaf = slot
        node = self.scene.selection.nodes[leaf]
        for one in self.scene.outcomes[leaf]:
            if one.entry == entry:
                units = one.units_high if self.high else one.units_low
                if node.op == "linear":
                    awards = units if node.per is None else (units / node.per).to_integral_value(rounding=ROUND_CEILING)
                    return awards * node.times + node.plus + (node.clamp[0] if node.clamp else ZERO)
                points = one.high if self.high else one.low
                return points * max(units, Decimal(1)) if any(per > 1 for _, per in one.rows) else points
        return ZERO

    def _visit(self, at: int, kept: frozenset[Slot], dropped: Dropped) -> None:
        """Decide the placements from `at` on; `kept` count, `dropped` do not."""
        while at < len(self.order) and (self.order[at] in dropped or self.order[at] in kept):
            at += 1
        undecided = [slot for slot in self.order[at:] if slot not in dropped and slot not in kept]
        if not undecided:
            self._try(dropped)
            return
        bound = self._bound(undecided, dropped)
        if bound <= self.best:
            return
        if self.spent > LONGEST_SEARCH:
            self.cut = bound if self.cut is None else max(self.cut, bound)
            if self.best < 0:
                self._try(dropped | self._greedily(undecided))
            return
        slot = undecided[0]
        self._visit(at + 1, kept | {slot}, dropped | self.rivals[slot])
        self._visit(at + 1, kept, dropped | {slot})

    def _try(self, dropped: Dropped) -> None:
        points = self._total(dropped)
        if points > self.best or (points == self.best and sorted(dropped) < sorted(self.best_dropped)):
            self.best, self.best_dropped = points, dropped

    def _bound(self, undecided: list[Slot], dropped: Dropped) -> Decimal:
        """Return a total that no decision can exceed: all undecided count, or the best of each conflict does."""
        relaxed = self._total(dropped)
        if relaxed <= self.best:
            return relaxed
        left = frozenset(undecided)
        most = self._total(dropped | left)
        covered: set[Slot] = set()
        for slots in self.groups:
            rest = (slots & left) - covered
            most += max((self.worth[slot] for slot in rest), default=ZERO)
            covered |= rest
        return min(relaxed, most)

    def _greedily(self, undecided: list[Slot]) -> Dropped:
        dropped: set[Slot] = set()
        for slot in undecided:
            if slot not in dropped:
                dropped |= self.rivals[slot]
        return frozenset(dropped)

    def _total(self, dropped: Dropped) -> Decimal:
        self.spent += 1
        return total(self.scene, self.high, dropped)
