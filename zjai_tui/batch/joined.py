"""Things that belong together, joined two at a time (union-find); the first of a group stands for it."""

from __future__ import annotations

from collections.abc import Iterator


class Joined:
    """Groups of the numbers from 0 up to a count."""

    def __init__(self, count: int) -> None:
        """Begin with every number by itself."""
        self._up = list(range(count))
        self._touched: set[int] = set()

    def of(self, one: int) -> int:
        """Return the least number of the group."""
        up = self._up
        while up[one] != one:
            up[one] = up[up[one]]
            one = up[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make one group of the two groups."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return
        self._touched |= {first, second}
        self._up[max(first, second)] = min(first, second)

    def groups(self) -> Iterator[list[int]]:
        """Yield the groups of more than one, in the order of their least numbers, each in order."""
        found: dict[int, list[int]] = {}
        for one in sorted(self._touched):
            found.setdefault(self.of(one), []).append(one)
        yield from found.values()
