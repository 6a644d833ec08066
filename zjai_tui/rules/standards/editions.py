"""Several editions of one table, told by what each says it replaces."""

from __future__ import annotations

from collections.abc import Iterable

from .standard import Standard


def editions(standards: Iterable[Standard]) -> tuple[tuple[Standard, ...], ...]:
    """Return the standards table by table in the order given, the editions of each from the newest to the oldest.

    An edition that another one replaces stands under it; what says it replaces itself, or goes round
    in a circle, stands alone.
    """
    every = tuple(standards)
    older: dict[str, list[Standard]] = {}
    known = {one.standard.id for one in every}
    for one in every:
        if one.standard.replaces in known - {one.standard.id}:
            older.setdefault(one.standard.id, []).extend(
                other for other in every if other.standard.id == one.standard.replaces
            )
    replaced = {other.standard.id for ones in older.values() for other in ones}
    found: list[tuple[Standard, ...]] = []
    shown: set[str] = set()
    for one in (*(one for one in every if one.standard.id not in replaced), *every):
        if one.standard.id in shown:
            continue
        group, waiting = [], [one]
        while waiting:
            first = waiting.pop(0)
            if first.standard.id not in shown:
                shown.add(first.standard.id)
                group.append(first)
                waiting += older.get(first.standard.id, [])
        found.append(tuple(group))
    return tuple(found)
