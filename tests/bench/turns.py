"""Things measured in turn, again and again: A, B, C, A, B, C …"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import process_time

MILLI = 1000


def in_turn(works: Mapping[str, Callable[[], float]], turns: int) -> dict[str, tuple[float, ...]]:
    """Return what each work says it took, turn by turn; one turn before does not count, it warms up."""
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(turns):
        for name, work in works.items():
            taken[name].append(work())
    return {name: tuple(found) for name, found in taken.items()}


def timed(work: Callable[[], object], times: int = 1) -> Callable[[], float]:
    """Return the work as one that says how many milliseconds of the processor it took.

    `times`: the mean of so many in a row. What other programs take of the processor meanwhile does not count."""

    def run() -> float:
        begun = process_time()
        for _ in range(times):
            work()
        return (process_time() - begun) * MILLI / times

    return run
