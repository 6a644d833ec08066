"""Where an achievement that fits several places counts: the choice with the best total.

A search over the few placements in conflict, exact unless it would take too long; then the
answer is an honest interval and says that it was cut short.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from ..base.numbers import ZERO
from .adding import Dropped, total
from .judging import NO_ROW
from .scene import Scene, Slot

LONGEST_SEARCH = 1000
"""Totals computed at most in one search, about 30 ms."""


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


def allocate(scene: Scene, high: bool, longest: int | None = None) -> Allocation:
    """Return the placement of contested achievements with the highest total at one end of the interval.

    `longest` limits the search, to `LONGEST_SEARCH` totals when it is not given.
    """
    if not scene.groups:
        points = total(scene, high)
        return Allocation(points, points, frozenset())
    return _Search(scene, high, LONGEST_SEARCH if longest is None else longest).run()


class _Search:
    """Branch and bound over contested placements, most valuable first."""

    def __init__(self, scene: Scene, high: bool, longest: int) -> None:
        self.scene, self.high, self.longest = scene, high, longest
        self.groups = [slots for slots, _ in scene.groups]
        self.rivals: dict[Slot, frozenset[Slot]] = {}
        for slots in self.groups:
            for slot in slots:
                self.rivals[slot] = self.rivals.get(slot, frozenset()) | (slots - {slot})
        self.worth = {slot: self._worth(slot) for slot in self.rivals}
        self.order = sorted(self.rivals, key=lambda slot: (-self.worth[slot], slot))
        self.twins = self._twins()
        self.spent = 0
        self.best = Decimal(-1)
        self.best_dropped: Dropped = frozenset()
        self.cut: Decimal | None = None

    def run(self) -> Allocation:
        self._visit(0, frozenset(), frozenset())
        dropped = self.best_dropped
        for slot in self.order:  # nothing falls away but for another
            if slot in dropped and self.rivals[slot] <= dropped:
                dropped -= {slot}
        points = self._total(dropped)
        return Allocation(points, points if self.cut is None else max(points, self.cut), dropped)

    def _worth(self, slot: Slot) -> Decimal:
        """Return what a placement can add at the most: its points, or an award's, times what it stands for."""
        entry, leaf = slot
        node = self.scene.selection.nodes[leaf]
        one = next(one for one in self.scene.outcomes[leaf] if one.entry == entry)
        units = one.units_high if self.high else one.units_low
        if node.op == "linear":
            if node.per is not None or node.whole:
                units = (units / (node.per or 1)).to_integral_value(rounding=ROUND_CEILING)
            return units * node.times + node.plus + (node.clamp[0] if node.clamp else ZERO)
        points = one.high if self.high else one.low
        return points * max(units, Decimal(1)) if any(group != NO_ROW for _, group in one.rows) else points

    def _twins(self) -> dict[Slot, list[Slot]]:
        """Return, for each placement, those of other achievements that bring the same wherever they stand."""
        effects: dict[str, list[object]] = {}
        for leaf, ones in self.scene.outcomes.items():
            for one in ones:
                effects.setdefault(one.entry, []).append((leaf, one.effect))
        alone: dict[tuple[object, ...], list[str]] = {}
        for entry in {entry for entry, _ in self.rivals}:
            mine = [slots for slots in self.groups if any(name == entry for name, _ in slots)]
            if all(name == entry for slots in mine for name, _ in slots):
                leaves = frozenset(frozenset(leaf for _, leaf in slots) for slots in mine)
                alone.setdefault((*effects[entry], leaves), []).append(entry)
        return {
            (entry, leaf): [(other, leaf) for other in names if other != entry]
            for names in alone.values()
            for entry in names
            for name, leaf in self.rivals
            if name == entry
        }

    def _alike(self, slot: Slot, twin: Slot, kept: frozenset[Slot], dropped: Dropped) -> bool:
        """Tell whether the same has been decided so far about both achievements."""
        places = [leaf for entry, leaf in self.rivals if entry == slot[0]]
        return all(
            ((slot[0], leaf) in kept) == ((twin[0], leaf) in kept)
            and ((slot[0], leaf) in dropped) == ((twin[0], leaf) in dropped)
            for leaf in places
        )

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
        if self.spent > self.longest:
            self.cut = bound if self.cut is None else max(self.cut, bound)
            if self.best < 0:
                self._try(dropped | self._greedily(undecided))
            return
        slot = undecided[0]
        self._visit(at + 1, kept | {slot}, dropped | self.rivals[slot])
        # where a twin could take this place, this one could as well: that was looked at just now
        alike = {twin for twin in self.twins.get(slot, ()) if self._alike(slot, twin, kept, dropped)}
        self._visit(at + 1, kept, dropped | alike | {slot})

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
