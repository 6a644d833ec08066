"""Holes in tiers: numbers that earn nothing although smaller and larger ones do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from ...base.numbers import plain
from ...base.problems import Severity
from ..fields import Field, Value
from ..standards.standard import Node
from ..standards.tiers import row_patterns
from ..standards.values import in_words
from .findings import Finding

MOST_NAMED = 3
"""So many lines of a two-way table are named in one sentence."""

Line = Sequence[tuple[Decimal, tuple[int, ...]]]
"""The numbers along one line of the table, ascending, with the tiers each matches."""


def hole_findings(
    node: Node,
    fields: Sequence[Field],
    hits: Mapping[tuple[Value, ...], tuple[int, ...]],
) -> Iterator[Finding]:
    """Yield what lies between or above the tiers, for each numeric column of the table.

    `hits` tells for every combination of answers which tiers it matches.
    """
    for column, field in enumerate(fields):
        if field.type not in {"number", "rank"}:
            continue
        gaps: dict[str, list[str]] = {}
        tops: dict[str, list[str]] = {}
        for rest, line in _lines(column, fields, hits):
            for gap in _gaps(node, field, line):
                gaps.setdefault(gap, []).append(rest)
            for top in _open_top(node, field, line):
                tops.setdefault(top, []).append(rest)
        for gap, rests in gaps.items():
            yield Finding(
                code="tier-hole",
                severity=Severity.ERROR,
                node=node.id,
                message=f"{_named(rests)}{field.title}{gap}没有对应的档，计0分",
                remedy="请查原件补上，或加一档写明0分" + ("；max这个数本身不在档内" if node.input else ""),
            )
        for top, rests in tops.items():
            yield Finding(
                code="tier-open-top",
                severity=Severity.WARNING,
                node=node.id,
                message=f"{_named(rests)}{field.title}{top}没有对应的档，计0分，比它小的反而有分",
                remedy="请查原件，最高一档一般不写上限",
            )


def _lines(
    column: int, fields: Sequence[Field], hits: Mapping[tuple[Value, ...], tuple[int, ...]]
) -> Iterator[tuple[str, Line]]:
    """Yield each line along a numeric column, with the other columns' answers in words."""
    lines: dict[tuple[Value, ...], list[tuple[Decimal, tuple[int, ...]]]] = {}
    for values, found in hits.items():
        number = values[column]
        if isinstance(number, Decimal):
            lines.setdefault(values[:column] + values[column + 1 :], []).append((number, found))
    others = [field for at, field in enumerate(fields) if at != column]
    for rest, line in lines.items():
        yield in_words(others, rest), line


def _gaps(node: Node, field: Field, line: Line) -> Iterator[str]:
    found = [at for at, (_, rows) in enumerate(line) if rows]
    for before, after in pairwise(found):
        if after - before > 1:
            first, last = line[before + 1][0], line[after - 1][0]
            if _in_steps(node, field):
                yield plain(first) if first == last else f"{plain(first)}至{plain(last)}"
            elif first in _edges(node, field):
                yield f"{plain(first)}以上、不足{plain(line[after][0])}"
            else:
                yield f"大于{plain(line[before][0])}、小于{plain(line[after][0])}"


def _open_top(node: Node, field: Field, line: Line) -> Iterator[str]:
    """Yield what lies above a highest tier that is also the best paid: there the table breaks off."""
    found = [at for at, (_, rows) in enumerate(line) if rows]
    if field.type == "rank" or not found or found[-1] == len(line) - 1:
        return
    points = [node.rows[line[at][1][0]].pts.high for at in found]
    if points[-1] == max(points) > min(points):
        first = line[found[-1] + 1][0]
        if _in_steps(node, field) or first in _edges(node, field):
            yield f"{plain(first)}以上"
        else:
            yield f"大于{plain(line[found[-1]][0])}"


def _in_steps(node: Node, field: Field) -> bool:
    return field.type == "rank" or field.whole or node.whole


def _edges(node: Node, field: Field) -> set[Decimal]:
    return {end for pattern in row_patterns(node, field.id) for end in pattern.ends}


def _named(rests: Sequence[str]) -> str:
    if rests == [""]:
        return ""
    more = "等" if len(rests) > MOST_NAMED else ""
    return f"{'；'.join(rests[:MOST_NAMED])}{more}："
