"""One order out of two: what was moved stays moved, what was added comes after what it was put behind."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Orders(Generic[T]):
    """How two versions put in order what both have."""

    a: tuple[T, ...]
    b: tuple[T, ...]
    by_rule: Literal["a", "b", ""]
    """Whose order is kept: of the side that moved something; empty where both did, or where nobody knows."""

    @property
    def differ(self) -> bool:
        """Whether the two are not the same."""
        return self.a != self.b


def orders_of(base: Sequence[T] | None, a: Sequence[T], b: Sequence[T]) -> Orders[T]:
    """Return how the orders stand to each other; no sequence holds anything twice."""
    ours, theirs = _shared(a, b), _shared(b, a)
    if base is None:
        return Orders(ours, theirs, "a" if ours == theirs else "")
    moved_a, moved_b = (_shared(base, one) != _shared(one, base) for one in (a, b))
    if ours == theirs or not moved_b:
        return Orders(ours, theirs, "b" if moved_b and not moved_a else "a")
    return Orders(ours, theirs, "" if moved_a else "b")


def merged_order(main: Sequence[T], other: Sequence[T]) -> list[T]:
    """Return `main` with everything only `other` has, each behind what it stands behind there."""
    held = set(main)
    behind: dict[T | None, list[T]] = {}
    last: T | None = None
    for one in other:
        if one in held:
            last = one
        else:
            behind.setdefault(last, []).append(one)
    result = list(behind.get(None, ()))
    for one in main:
        result += [one, *behind.get(one, ())]
    return result


def _shared(one: Sequence[T], other: Sequence[T]) -> tuple[T, ...]:
    held = set(other)
    return tuple(name for name in one if name in held)
