"""Points far above what is usual in a unit: median and median deviation of the unit's other dossiers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..base.numbers import ZERO, shown
from ..base.problems import Severity
from ..base.text import bare, quoted
from .conflict import Conflict
from .lens_limits import Usual, find_limits
from .row import Row


@dataclass(frozen=True, slots=True)
class _Points:
    """What one dossier claims for sure, of one row of the table or in total."""

    points: Decimal
    at: int
    row: Row
    entries: tuple[str, ...]


def unusual_points(rows: Sequence[Row]) -> Iterator[Conflict]:
    """Yield a hint for every dossier whose points stand far above those of the unit's others."""
    totals: dict[tuple[str, str], list[_Points]] = {}
    nodes: dict[tuple[str, str, str], list[_Points]] = {}
    titles: dict[tuple[str, str, str], str] = {}
    for at, row in enumerate(rows):
        unit = bare(row.unit)
        if not unit or row.claimed is None or row.premature:
            continue
        totals.setdefault((unit, row.standard), []).append(_Points(row.claimed.low, at, row, ()))
        for (node, title), (points, entries) in _by_node(row).items():
            nodes.setdefault((unit, row.standard, node), []).append(_Points(points, at, row, entries))
            titles.setdefault((unit, row.standard, node), title)
    for where, ones in nodes.items():
        for one, middle in above_usual(ones, find_limits().usual):
            yield _hint("node-unusual", f"{quoted(titles[where] or where[2])}一项", one, middle, len(ones) - 1)
    for ones in totals.values():
        for one, middle in above_usual(ones, find_limits().usual):
            yield _hint("total-unusual", "总分", one, middle, len(ones) - 1)


def above_usual(ones: Sequence[_Points], limits: Usual) -> list[tuple[_Points, Decimal]]:
    """Return those far above the others, in the order given, each with the median of the others.

    Who stands higher is compared with lower ones, so that the higher is unusual whenever the lower is: the
    border is found by halving.
    """
    others = len(ones) - 1
    if others < limits.least_dossiers:
        return []
    falling = sorted(ones, key=lambda one: (-one.points, one.at))
    rising = [one.points for one in reversed(falling)]
    most = max(1, int(limits.most_share * len(ones)))
    low, high = 0, most + 1
    while low < high:
        middle = (low + high) // 2
        if _is_above(falling[middle].points, rising, limits):
            low = middle + 1
        else:
            high = middle
    if low > most:
        return []
    found = [(one, _median(_without(rising, one.points))) for one in falling[:low]]
    return sorted(found, key=lambda pair: pair[0].at)


def _is_above(points: Decimal, rising: Sequence[Decimal], limits: Usual) -> bool:
    others = _without(rising, points)
    middle = _median(others)
    spread = max(_median(sorted(abs(one - middle) for one in others)), limits.least_spread)
    excess = points - middle
    return excess >= limits.least_excess and excess > limits.mad_times * spread


def _without(rising: Sequence[Decimal], points: Decimal) -> list[Decimal]:
    at = bisect_left(rising, points)
    return [*rising[:at], *rising[at + 1 :]]


def _median(rising: Sequence[Decimal]) -> Decimal:
    half = len(rising) // 2
    return rising[half] if len(rising) % 2 else (rising[half - 1] + rising[half]) / 2


def _by_node(row: Row) -> dict[tuple[str, str], tuple[Decimal, tuple[str, ...]]]:
    found: dict[tuple[str, str], tuple[Decimal, tuple[str, ...]]] = {}
    for trace in row.traces:
        if trace.node and trace.claimed is not None:
            points, entries = found.get((trace.node, trace.node_title), (ZERO, ()))
            found[trace.node, trace.node_title] = points + trace.claimed.low, (*entries, trace.entry)
    return found


def _hint(
    code: Literal["node-unusual", "total-unusual"], what: str, one: _Points, middle: Decimal, others: int
) -> Conflict:  # fmt: skip
    who = quoted(one.row.name.strip() or one.row.file)
    message = f"{who}{what}自评{shown(one.points)}分，本单位其他{others}份档案的中位数是{shown(middle)}分，明显偏高"
    return Conflict(
        code=code, severity=Severity.NOTE, message=message, compare=f"{what}的各条业绩与原件",
        remedy="属实的不必改动，核不实的予以核减", files=(one.row.file,),
        entries=tuple((one.row.file, entry) for entry in one.entries),
    )  # fmt: skip
