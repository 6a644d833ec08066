"""Whose value is taken where two versions differ: the changed one's, never an empty one's, else somebody decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal

from .result import Item, Side


class _Mark:
    """Stands for no value at all; equal to nothing but itself."""


NO_BASE: Any = _Mark()
"""In place of the common version where there is none."""
ABSENT: Any = _Mark()
"""In place of a value that a version does not have."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place of something in a dossier, and what people call it."""

    id: str
    place: str
    title: str


@dataclass(slots=True)
class Decisions:
    """Takes a value wherever two differ, by the rules or by the person's choices, and notes every such item."""

    choices: Mapping[str, Side]
    found: list[Item] = field(default_factory=list)

    def value(self, where: Where, base: Any, a: Any, b: Any, empty: Any = ABSENT) -> Any:
        """Return the value to take; `empty` is the one that says nothing.

        With a common version the changed side's value is taken, also where it took an answer away;
        without one, that of the side that says something.
        """
        if same(a, b):
            return a
        return self.settle(where, base, a, b, _side(base, a, b, empty), empty)

    def settle(
        self, where: Where, base: Any, a: Any, b: Any, by_rule: Side | Literal[""], empty: Any = ABSENT
    ) -> Any:  # fmt: skip
        """Return one of two differing values: the chosen, else the rule's; undecided: one that says something."""
        taken = self.choices.get(where.id, by_rule)
        self.found.append(
            Item(
                id=where.id,
                place=where.place,
                title=where.title,
                a=_shown(a, empty),
                b=_shown(b, empty),
                base=_shown(base, empty),
                conflict=not by_rule,
                taken=taken,
            )
        )
        side = taken or ("b" if same(a, empty) else "a")
        return a if side == "a" else b

    def reopen(self, ids: Iterable[str]) -> None:
        """Make conflicts of items that were settled one by one, but do not fit together.

        What somebody chose stays chosen as long as another of them can give way; choices that do not fit
        together are all open again.
        """
        every = set(ids)
        wanted = every - self.choices.keys() or every
        self.found = [replace(one, conflict=True, taken="") if one.id in wanted else one for one in self.found]


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same in a file: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if is_dataclass(one) and type(one) is type(other):
        return all(same(getattr(one, part.name), getattr(other, part.name)) for part in fields(one))
    return bool(one == other)


def _side(base: Any, a: Any, b: Any, empty: Any) -> Side | Literal[""]:
    if base is not NO_BASE:
        if same(a, base):
            return "b"
        return "a" if same(b, base) else ""
    if same(a, empty):
        return "b"
    return "a" if same(b, empty) else ""


def _shown(value: Any, empty: Any) -> Any:
    """Return a value as an item shows it: None for nothing; a default that says something stays what it is."""
    nothing = (
        value is ABSENT or value is NO_BASE or value == "" == empty or (is_dataclass(value) and same(value, empty))
    )
    return None if nothing else value
