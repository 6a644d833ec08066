"""Defects of tiers: holes, overlaps, tiers nothing can reach, ranks that may or may not step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from operator import getitem

from ...base.numbers import plain
from ...base.problems import Severity
from ..fields import Field, Value
from ..standards.patterns import Pattern, parse_pattern
from ..standards.standard import Node, Row
from ..standards.tiers import row_matches, row_name, row_pattern, row_patterns
from ..standards.values import in_words, number_values, possible_values
from .findings import Finding
from .holes import hole_findings

MOST_COMBINATIONS = 20_000
"""Combinations of answers tried per node; only a table with many columns has more."""

Answers = tuple[Value, ...]


def tier_findings(node: Node, fields: Mapping[str, Field], settled: bool) -> Iterator[Finding]:
    """Yield the defects of a node's tiers; `fields` are the questions its tiers look at.

    `settled` tells that an open question about this node is registered: what its clause
    leaves unsaid has been seen.
    """
    names = (node.input,) if node.input else node.by
    asked = [fields[name] for name in names]
    options = [_options(node, field) for field in asked]
    if not settled and node.resolve is None:
        yield from _rank_ranges(node, fields)
        yield from _number_ranges(node, fields)
    if prod(map(len, options)) > MOST_COMBINATIONS:
        yield Finding(
            code="tiers-unchecked",
            severity=Severity.NOTE,
            node=node.id,
            message="各列的组合太多，档位有没有空缺和重叠没有检验",
            remedy="请人工核对",
        )
        return
    hits = _hits(node, options)
    reached = {found[0] for found in hits.values() if found}
    yield from _unreachable(node, reached, {at for found in hits.values() for at in found})
    yield from _overlaps(node, asked, hits, reached)
    yield from hole_findings(node, asked, hits)


def _hits(node: Node, options: Sequence[Sequence[Value]]) -> dict[Answers, tuple[int, ...]]:
    """Return for all combinations of answers the tiers they fall into, by position, the first first."""
    tiers = range(len(node.rows))
    if node.input:
        return {
            (value,): tuple(at for at in tiers if row_matches(node, node.rows[at], {node.input: value}))
            for value in options[0]
        }
    keys = [[parse_pattern(text) for text in row.key] for row in node.rows]
    columns = [
        {value: {at for at in tiers if keys[at][column].matches(value)} for value in values}
        for column, values in enumerate(options)
    ]
    return {
        values: tuple(sorted(set(tiers).intersection(*map(getitem, columns, values)))) for values in product(*options)
    }


def _options(node: Node, field: Field) -> tuple[Value, ...]:
    patterns = row_patterns(node, field.id)
    if node.whole and field.type == "number":
        return number_values(replace(field, whole=True), [end for pattern in patterns for end in pattern.ends])
    return possible_values(field, patterns, 0, None)


def _unreachable(node: Node, reached: set[int], matched: set[int]) -> Iterator[Finding]:
    if node.demote is not None:
        reached = reached | {at + node.demote.rows for at in reached}
    for at, row in enumerate(node.rows):
        if at not in reached:
            why = "前面的档已经包括它" if at in matched else "没有哪个答案能落在这一档"
            yield Finding(
                code="tier-unreachable",
                severity=Severity.ERROR,
                node=node.id,
                message=f"第{at + 1}档“{row_name(node, row)}”永远轮不到，{why}",
                remedy="请调整先后或界限" if at in matched else "请核对界限和题目的最小值、最大值",
            )


def _overlaps(
    node: Node, asked: Sequence[Field], hits: Mapping[Answers, tuple[int, ...]], reached: set[int]
) -> Iterator[Finding]:
    judged: set[tuple[int, int]] = set()
    for values, found in hits.items():
        for later in found[1:]:
            pair = (found[0], later)
            if pair in judged:
                continue
            judged.add(pair)
            first, second = node.rows[found[0]], node.rows[later]
            if later not in reached or (first.pts, first.step) == (second.pts, second.step):
                continue
            if _takes_the_rest(node, asked, first, second):
                continue
            both = f"“{row_name(node, first)}”和“{row_name(node, second)}”"
            yield Finding(
                code="tier-overlap",
                severity=Severity.ERROR,
                node=node.id,
                message=f"{in_words(asked, values)}同时落在{both}两档，按前一档计",
                remedy="请查原件，写清这个值归哪一档",
            )


def _takes_the_rest(node: Node, asked: Sequence[Field], first: Row, second: Row) -> bool:
    """Tell whether the later tier holds all of the earlier one, so that it plainly is what is left.

    10年以上, then 5年以上; or one rank, then all others.
    """
    return all(row_pattern(node, second, one.id).covers(row_pattern(node, first, one.id)) for one in asked)


def _rank_ranges(node: Node, fields: Mapping[str, Field]) -> Iterator[Finding]:
    for row in node.rows:
        several = any(fields[name].type == "rank" and _several(row_pattern(node, row, name)) for name in node.by)
        if several and not row.pts.exact and not row.step and not row.pending:
            yield Finding(
                code="rank-range-unclear",
                severity=Severity.WARNING,
                node=node.id,
                message=f"“{row_name(node, row)}”给{plain(row.pts.low)}至{plain(row.pts.high)}分，"
                "没有写名次之间是否依次递减，现按评委酌定处理",
                remedy="请查原件：依次递减的写step，说不清的登记到[[open]]并在at里写上本指标",
            )


def _number_ranges(node: Node, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """Yield the tiers that give 6至8分 for 5至10年: whether the points grow with the number is not written."""
    names = (node.input,) if node.input else node.by
    for row in node.rows:
        several = any(fields[name].type == "number" and _several(row_pattern(node, row, name)) for name in names)
        if several and not row.pts.exact and not row.step and not row.pending:
            yield Finding(
                code="number-range-unclear",
                severity=Severity.WARNING,
                node=node.id,
                message=f"“{row_name(node, row)}”给{plain(row.pts.low)}至{plain(row.pts.high)}分，"
                "没有写分值是否随数值递增，现按评委酌定处理",
                remedy="请查原件：写了怎样递增的，拆成几档；说不清的登记到[[open]]并在at里写上本指标",
            )


def _several(pattern: Pattern) -> bool:
    return pattern.low is not None and pattern.high is not None and pattern.low < pattern.high
