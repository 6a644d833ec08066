"""The least effort that reaches a target: which actions, found by scoring sets of them.

Dear classes of effort are avoided first, then the number of actions, then small gains. The
search is greedy, thins what it found, and looks for smaller sets as long as the budget lasts:
what it returns always reaches the target when it says so, and need not be the smallest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice

from ...rules.standards.standard import Span
from .actions import Action
from .scorer import Scorer

MOST_SETS = 25
"""Smaller sets tried at most for one class of effort."""


@dataclass(frozen=True, slots=True)
class Found:
    """Actions in the order in which they are advised, each with those that only count together with it."""

    steps: tuple[tuple[Action, ...], ...]
    totals: tuple[Span, ...]
    """After each step and those before it."""
    reached: bool


def search(
    actions: Sequence[Action], scorer: Scorer, target: Decimal, ranks: Mapping[str, int], most_added: int
) -> Found:
    """Return the least effort that brings the low end to the target; where nothing does, all that raises it."""
    return _Search(actions, scorer, target, ranks, most_added).run()


class _Search:
    def __init__(
        self, actions: Sequence[Action], scorer: Scorer, target: Decimal, ranks: Mapping[str, int], most_added: int
    ) -> None:
        self.scorer, self.target, self.ranks, self.most_added = scorer, target, ranks, most_added
        self.base = scorer.low(())
        self.alone = {one.id: scorer.low([one]) - self.base for one in actions}
        # questions keep the order of the table, so that of equals the commoner one is asked first
        asked = [one.id for one in actions if one.id.startswith("input:")]
        self.places = {name: at for at, name in enumerate(asked)}
        self.classes: dict[int, list[Action]] = {}
        for one in sorted(actions, key=self._order):
            self.classes.setdefault(ranks[one.effort], []).append(one)

    def run(self) -> Found:
        chosen: list[Action] = []
        for rank in sorted(self.classes):
            chosen = self._more(chosen, self.classes[rank])
            if self.scorer.low(chosen) >= self.target:
                return self._told(self._fewest(chosen), True)
        return self._told(self._thinned(chosen, self.scorer.low(chosen)), False)

    def _order(self, one: Action) -> tuple[int, int, Decimal, tuple[int, str]]:
        """Least effort first, then what takes less time, then what brings more."""
        return self.ranks[one.effort], one.months or 0, -self.alone[one.id], self._place(one)

    def _place(self, one: Action) -> tuple[int, str]:
        return self.places.get(one.id, len(self.places)), one.id

    def _more(self, chosen: list[Action], group: Sequence[Action]) -> list[Action]:
        """Return the actions with those of one more class, until the target is reached."""
        once = [one for one in group if not one.imagined]
        if once and self.scorer.low([*chosen, *once]) < self.target:
            chosen = [*chosen, *once]
        else:
            for one in sorted(once, key=lambda one: -self.alone[one.id]):
                chosen = [*chosen, one]
                if self.scorer.low(chosen) >= self.target:
                    return chosen
        return self._added(chosen, [one for one in group if one.imagined])

    def _added(self, chosen: list[Action], group: Sequence[Action]) -> list[Action]:
        """Return the actions with those that can be repeated, always the one that brings most next."""
        gains = {one.id: self.alone[one.id] for one in group}
        by_id = {one.id: one for one in group}
        low = self.scorer.low(chosen)
        while gains and low < self.target and self._imagined(chosen) < self.most_added and self.scorer.may_go_on():
            first = max(gains, key=lambda name: (gains[name], -(by_id[name].months or 0)))
            after = self.scorer.low([*chosen, by_id[first]])
            gain = after - low
            if gain <= 0 or chosen.count(by_id[first]) >= by_id[first].times:
                del gains[first]
            elif gain < gains[first]:
                gains[first] = gain  # the nodes fill up: another may now bring more
            else:
                chosen, low = [*chosen, by_id[first]], after
        return chosen

    def _imagined(self, chosen: Sequence[Action]) -> int:
        return sum(one.imagined for one in chosen)

    def _fewest(self, chosen: list[Action]) -> list[Action]:
        """Return as few of the actions as reach the target, the dear ones avoided first."""
        kept = self._thinned(chosen, self.target)
        for rank in sorted(self.classes, reverse=True):
            mine = [one for one in kept if self.ranks[one.effort] == rank]
            rest = [one for one in kept if self.ranks[one.effort] != rank]
            cheaper = [one for one in chosen if self.ranks[one.effort] < rank]
            dearer = [one for one in rest if self.ranks[one.effort] > rank]
            pool = sorted(self.classes[rank], key=lambda one: -self.alone[one.id])
            sets = (group for size in range(1, len(mine)) for group in combinations(pool, size))
            for group in islice(sets, MOST_SETS):
                if not self.scorer.may_go_on():
                    return kept
                if self.scorer.low([*dearer, *group, *cheaper]) >= self.target:
                    kept = self._thinned([*cheaper, *group, *dearer], self.target)
                    break
        return kept

    def _thinned(self, chosen: list[Action], least: Decimal) -> list[Action]:
        """Return the actions without those that `least` can do without: dear ones first, then those of small gain."""
        kept = list(chosen)
        latest_first = sorted(chosen, key=self._place, reverse=True)  # of equals the first listed stays
        for one in sorted(latest_first, key=lambda one: (-self.ranks[one.effort], self.alone[one.id])):
            at = kept.index(one)
            fewer = [*kept[:at], *kept[at + 1 :]]
            if self.scorer.low(fewer) >= least:
                kept = fewer
        return kept

    def _told(self, chosen: list[Action], reached: bool) -> Found:
        """Return the actions in order; one that counts only together with a later one goes with that."""
        steps, totals, done = list[tuple[Action, ...]](), list[Span](), list[Action]()
        waiting: list[Action] = []
        low = self.base
        for one in sorted(chosen, key=self._order):
            waiting.append(one)
            after = self.scorer.total([*done, *waiting])
            if after.low > low:
                steps.append(tuple(waiting))
                totals.append(after)
                done, waiting, low = [*done, *waiting], [], after.low
        return Found(tuple(steps), tuple(totals), reached)
