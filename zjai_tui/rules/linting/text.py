"""Where a rule and the clause it was typed from do not fit: slips of the transcriber, and of machine reading."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...base.numbers import plain
from ...base.problems import Severity
from ..clauses.around import Around
from ..clauses.limits import Limit
from ..clauses.match import Comparison, compare_in
from ..clauses.numbers import clause_numbers
from ..standards.standard import Node
from .findings import Finding

LAW = "以上、以下、以内包括本数，不满、超过、以外不包括"
"""How limits are read: 民法典 art. 1259."""


def text_findings(around: Around, node: Node) -> Iterator[Finding]:
    """Yield what a node's rule and its clause, where its text is kept, do not have in common."""
    found = compare_in(around.standard, node, around)
    if found.missing:
        yield Finding(
            code="number-not-in-text",
            severity=Severity.ERROR,
            node=node.id,
            message=f"规则里的{'、'.join(map(plain, found.missing))}在条文里找不到",
            remedy="请对照原件核对规则和条文",
        )
    yield from _number_findings(node, found)
    yield from (_limit_finding(node, limit) for limit in found.limits)
    for phrase in found.idle:
        yield Finding(
            code="explained-missing",
            severity=Severity.WARNING,
            node=node.id,
            message=f"explain说明了“{phrase}”，条文里却没有",
            remedy="请改成条文里的写法，或删去这条说明",
        )


def printed_numbers(text: str) -> set[Decimal]:
    """Return every number a Chinese clause contains: in digits, in characters, as a share (50％ is also 0.5)."""
    return {value for one in clause_numbers(text) for value in one.values}


def _number_findings(node: Node, found: Comparison) -> Iterator[Finding]:
    for mark in found.marks:
        if mark.state == "unreadable":
            yield Finding(
                code="number-unreadable",
                severity=Severity.ERROR,
                node=node.id,
                message=f"条文里的“{mark.text}”读不准，{mark.why}",
                remedy="请对照原件改正；原件就这样印的，请在explain里说明",
            )
    unused = list(dict.fromkeys(mark.text for mark in found.marks if mark.state == "unused"))
    if unused:
        yield Finding(
            code="number-not-used",
            severity=Severity.WARNING,
            node=node.id,
            message=f"条文里的“{'”“'.join(unused)}”规则没有用到",
            remedy="请看有没有漏录；与计分无关的，请在explain里说明",
        )


def _limit_finding(node: Node, limit: Limit) -> Finding:
    number = plain(limit.value)
    says = "包括" if limit.included else "不包括"
    if limit.elsewhere:
        rule = f"规则把{number}归入“{limit.tier}”"
    else:
        rule = f"规则的“{limit.tier}”{'不包括' if limit.included else '包括'}{number}"
    remedy = f"请核对界限（{LAW}）"
    if limit.doubled:
        remedy = (
            f"条文另一处也包括{number}。归哪一档已经问清的，请在explain里写上“{limit.text}”和归哪一档；"
            "没有问清的，请登记到[[open]]并在at里写上本指标，再给每种读法各写一份本指标，在when里写上这种读法"
        )
    return Finding(
        code="limit-differs",
        severity=Severity.ERROR,
        node=node.id,
        message=f"条文“{limit.text}”{says}{number}，{rule}",
        remedy=remedy,
    )
