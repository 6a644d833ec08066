"""Defects of a readable standard: what a printed table, or its transcription, got wrong.

The reader already refuses what cannot be scored; lint finds what can, but should not be
trusted. Golden cases are run by scoring/, which knows what the rules mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..base.numbers import plain
from ..base.problems import Severity
from .findings import Finding
from .lint_points import point_findings
from .lint_tiers import tier_findings
from .standard import Node, Standard

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def lint(standard: Standard) -> tuple[Finding, ...]:
    """Return every finding, errors first, then in the order of the file."""
    found = [*_node_findings(standard), *point_findings(standard), *_open_findings(standard), *_use_findings(standard)]
    weight = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    # a clause with several readings would report the same defect once for each
    return tuple(sorted(dict.fromkeys(found), key=lambda one: weight[one.severity]))


def _node_findings(standard: Standard) -> Iterator[Finding]:
    kinds = {kind.id: kind for kind in standard.kind}
    for node in standard.node:
        if not node.cite:
            yield Finding(
                code="no-cite",
                severity=Severity.ERROR,
                node=node.id,
                message="没有写依据",
                remedy="请在 cite 写明出自哪份文件的哪一处",
            )
        if node.rows:
            asked = kinds[node.entries[0]].field if node.entries else standard.input
            yield from tier_findings(node, {field.id: field for field in asked})
        yield from _text_findings(node)


def _text_findings(node: Node) -> Iterator[Finding]:
    """Yield the numbers of the rule that the clause, where its text is kept, does not contain."""
    if not node.text:
        return
    printed = {Decimal(number) for number in _NUMBER.findall(unicodedata.normalize("NFKC", node.text))}
    missing = sorted({number for number in _rule_numbers(node) if number not in printed})
    if missing:
        yield Finding(
            code="number-not-in-text",
            severity=Severity.ERROR,
            node=node.id,
            message=f"规则里的数字 {'、'.join(map(plain, missing))} 在条文里找不到",
            remedy="请对照原件核对规则和条文",
        )


def _rule_numbers(node: Node) -> Iterable[Decimal]:
    if node.cap is not None:
        yield node.cap
    for row in node.rows:
        yield from {row.pts.low, row.pts.high}
        yield from (number for number in (row.min, row.max) if number is not None)
        if row.step:
            yield abs(row.step)
    for coef in node.coef:
        yield from (number for number in coef.ranks if number != 1)
        yield from coef.of.values()
    yield from (number for number in (node.minus, node.plus) if number)
    if node.times != 1:
        yield node.times


def _open_findings(standard: Standard) -> Iterator[Finding]:
    choosers = [node.when for node in standard.node] + [window.when for window in standard.window]
    for question in standard.open:
        if not question.default:
            yield Finding(
                code="open-no-default",
                severity=Severity.ERROR,
                node=question.id,
                message="有争议的条文没有写默认读法",
                remedy="请写 default，一般取较严的一种",
            )
        used = {when.get(question.id) for when in choosers}
        idle = [reading.title for reading in question.reading if reading.id not in used]
        if idle:
            yield Finding(
                code="reading-unused",
                severity=Severity.WARNING,
                node=question.id,
                message=f"读法“{'”“'.join(idle)}”没有对应的指标",
                remedy="请在指标的 when 里写上它",
            )


def _use_findings(standard: Standard) -> Iterator[Finding]:
    places: dict[str, set[str]] = {}
    for node in standard.node:
        for kind_id in node.entries:
            places.setdefault(kind_id, set()).add(node.id)
    for kind in standard.kind:
        leaves = places.get(kind.id, set())
        if not leaves:
            yield Finding(
                code="kind-unused",
                severity=Severity.WARNING,
                node=kind.id,
                message="没有指标用到这种业绩",
                remedy="请在指标的 entries 里写上它，或删去",
            )
        if len(leaves) > 1 and not _held_apart(standard, leaves):
            yield Finding(
                code="counted-twice",
                severity=Severity.WARNING,
                node=kind.id,
                message=f"同一项业绩会在 {'、'.join(sorted(leaves))} 各计一次",
                remedy="若只能计一次，请写 [[exclusive]]",
            )


def _held_apart(standard: Standard, leaves: set[str]) -> bool:
    return any(
        rule.same == "entry" and all(any(_under(leaf, top) for top in rule.across) for leaf in leaves)
        for rule in standard.exclusive
    )


def _under(leaf: str, top: str) -> bool:
    return leaf == top or leaf.startswith(f"{top}.")
