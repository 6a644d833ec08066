"""Defects of tiers: holes, overlaps, tiers nothing can reach, ranks that may or may not step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product
from math import prod

from ..base.numbers import plain
from ..base.problems import Severity
from .fields import Field, Value
from .findings import Finding
from .patterns import Pattern, parse_pattern
from .standard import Node, Row
from .tiers import row_matches, row_name, row_patterns
from .values import number_values, possible_values

MOST_COMBINATIONS = 20_000


def tier_findings(node: Node, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """Yield the defects of a node's tiers; `fields` are the questions its tiers look at."""
    names = (node.input,) if node.input else node.by
    options = [_options(node, fields[name]) for name in names]
    if prod(map(len, options)) > MOST_COMBINATIONS:
        return
    hits: dict[int, int] = dict.fromkeys(range(len(node.rows)), 0)
    twice: dict[tuple[int, int], tuple[Value, ...]] = {}
    for values in product(*options):
        facts = dict(zip(names, values, strict=True))
        matching = [at for at, row in enumerate(node.rows) if row_matches(node, row, facts)]
        if matching:
            hits[matching[0]] += 1
        for at in matching[1:]:
            if not _nested(node.rows[matching[0]], node.rows[at]):
                twice.setdefault((matching[0], at), values)
    yield from _unreachable(node, hits)
    yield from _overlaps(node, twice, hits)
    if len(names) == 1 and fields[names[0]].type in {"number", "rank"}:
        yield from _holes(node, row_patterns(node, names[0]), whole=node.whole or fields[names[0]].whole)
    yield from _rank_ranges(node, fields)


def _options(node: Node, field: Field) -> tuple[Value, ...]:
    patterns = row_patterns(node, field.id)
    if node.whole and field.type == "number":
        limits = [end for pattern in patterns for end in (pattern.low, pattern.high) if end is not None]
        return number_values(replace(field, whole=True), limits)
    return possible_values(field, patterns, 0, None)


def _nested(first: Row, second: Row) -> bool:
    """Tell whether the later tier is meant as the rest: it leaves open what the earlier one names."""
    if second.key and all(text == "*" or text == other for text, other in zip(second.key, first.key, strict=True)):
        return True
    return first.min is not None and first.max is None and second.max is None and second.min is not None


def _unreachable(node: Node, hits: Mapping[int, int]) -> Iterator[Finding]:
    for at, times in hits.items():
        if not times:
            yield Finding(
                code="tier-unreachable",
                severity=Severity.ERROR,
                node=node.id,
                message=f"“{row_name(node, node.rows[at])}”这一档永远轮不到，前面的档已经包括它",
                remedy="请调整先后或界限",
            )


def _overlaps(
    node: Node, twice: Mapping[tuple[int, int], tuple[Value, ...]], hits: Mapping[int, int]
) -> Iterator[Finding]:
    for (first, second), values in twice.items():
        one, two = node.rows[first], node.rows[second]
        if hits[second] and one.pts != two.pts and not _open_ended(node, first, second):
            example = "、".join(plain(value) if isinstance(value, Decimal) else str(value) for value in values)
            yield Finding(
                code="tier-overlap",
                severity=Severity.ERROR,
                node=node.id,
                message=f"{example}同时落在“{row_name(node, one)}”和“{row_name(node, two)}”两档，按前一档计",
                remedy="请查原件，写清这个值归哪一档",
            )


def _open_ended(node: Node, first: int, second: int) -> bool:
    """Tell whether both tiers are plain thresholds (10 年以上, 5 年以上): the higher one wins by its order."""
    patterns = [[parse_pattern(text) for text in node.rows[at].key] for at in (first, second)]
    return bool(patterns[0]) and all(
        one == two or (one.numeric and two.numeric and one.high is None and two.high is None)
        for one, two in zip(*patterns, strict=True)
    )


def _holes(node: Node, patterns: list[Pattern], *, whole: bool) -> Iterator[Finding]:
    bands = sorted((pattern for pattern in patterns if pattern.numeric), key=lambda one: one.low or Decimal(0))
    if any(pattern.anything for pattern in patterns):
        return
    for lower, upper in pairwise(bands):
        if lower.high is None or upper.low is None:
            continue
        step = Decimal(1) if whole and not lower.open_high else Decimal(0)
        touching = upper.low <= lower.high + step
        if not touching:
            yield Finding(
                code="tier-hole",
                severity=Severity.ERROR,
                node=node.id,
                message=f"{plain(lower.high)}与{plain(upper.low)}之间没有档，落在其间的计0分",
                remedy="请查原件补上，或写清不计分",
            )


def _rank_ranges(node: Node, fields: Mapping[str, Field]) -> Iterator[Finding]:
    for at, row in enumerate(node.rows):
        for text, name in zip(row.key, node.by, strict=True):
            pattern = parse_pattern(text)
            several = pattern.low is not None and pattern.high is not None and pattern.low < pattern.high
            if fields[name].type == "rank" and several and row.pts.low != row.pts.high and not row.step:
                yield Finding(
                    code="rank-range-unclear",
                    severity=Severity.WARNING,
                    node=node.id,
                    message=f"第{at + 1}档既有名次范围又有分数幅度，没有写是否依次递减，按评委酌定处理",
                    remedy="请查原件；有争议的登记到 [[open]]",
                )
