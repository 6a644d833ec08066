"""Defects of a readable standard: what a printed table, or its transcription, got wrong.

The reader already refuses what cannot be scored; lint finds what can, but should not be
trusted. Golden cases are run by scoring/, which knows what the rules mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ...base.numbers import ZERO, plain
from ...base.problems import Severity
from ...base.text import one_line
from ..clauses.around import Around
from ..fields import Field
from ..standards.standard import UNSEEN_PART, Node, Standard
from ..standards.tables import tables
from ..standards.tiers import row_name
from .findings import Finding
from .points import point_findings
from .text import text_findings
from .tiers import tier_findings
from .use import double_findings, use_findings

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def lint(standard: Standard) -> tuple[Finding, ...]:
    """Return every finding, errors first, then in the order of the file; empty for a clean standard."""
    found = [*_cite_findings(standard), *_node_findings(standard, standard.node), *_table_findings(standard)]
    found += [*_default_findings(standard), *_reading_findings(standard), *use_findings(standard)]
    return _in_order(found)


def lint_items(standard: Standard, nodes: Iterable[Node]) -> tuple[Finding, ...]:
    """Return the findings that are about one item only, for a standard that is not sound as a whole.

    `nodes` are the sound ones among its indicators. What depends on the whole table (totals,
    caps, what counts twice) is left for when it is sound.
    """
    return _in_order([*_cite_findings(standard), *_node_findings(standard, nodes), *_default_findings(standard)])


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    # a clause with several readings would report the same defect once for each
    return tuple(sorted(dict.fromkeys(found), key=lambda one: _ORDER[one.severity]))


def _cite_findings(standard: Standard) -> Iterator[Finding]:
    rules = [(one.id, one.cite) for one in standard.node]
    for one in standard.window:
        rules += [(one.id, ground.cite) for ground in (one.ground_after, one.ground_until)]
    rules += [(one.title or one.tag, one.cite) for one in standard.cap]
    rules += [(one.title or "、".join(one.across), one.cite) for one in standard.exclusive]
    rules += [(one.id, one.cite) for one in standard.gate]
    rules += [(one.id, one.cite) for one in standard.open]
    for name, cites in rules:
        if not cites:
            yield Finding(
                code="no-cite",
                severity=Severity.ERROR,
                node=name,
                message="没有写依据",
                remedy="请在cite写明出自哪份文件的哪一处",
            )


def _node_findings(standard: Standard, nodes: Iterable[Node]) -> Iterator[Finding]:
    around = Around(standard)
    for node in nodes:
        for fields in _asked(around, node):
            if node.rows:
                yield from tier_findings(node, fields, node.id in around.registered)
        yield from _pending_findings(node)
        yield from _unseen_findings(node)
        yield from text_findings(around, node)


def _pending_findings(node: Node) -> Iterator[Finding]:
    for row in node.rows:
        if row.pending:
            yield Finding(
                code="points-pending",
                severity=Severity.ERROR,
                node=node.id,
                message=f"“{row_name(node, row)}”的分值待填，录入的表格里是“{one_line(row.pending, 40)}”",
                remedy="请照原件填上分值；直接改文件时改pts，并删去pending",
            )


def _unseen_findings(node: Node) -> Iterator[Finding]:
    if node.asked_of == "unseen":
        yield Finding(
            code="part-unseen",
            severity=Severity.WARNING,
            node=node.id,
            message=f"{UNSEEN_PART}，按0至{plain(node.cap or ZERO)}分计",
            remedy="请照印发的原表补录，再把计分方式改成原表的",
        )


def _asked(around: Around, node: Node) -> list[Mapping[str, Field]]:
    """Return the questions the node looks at, for each kind of achievement it takes."""
    if not node.entries:
        return [around.inputs]
    return [{field.id: field for field in kind.field} for kind in around.standard.kind if kind.id in node.entries]


def _table_findings(standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with a table as a whole; of the unusual tables only what the usual one has not."""
    usual: set[Finding] = set()
    for table in tables(standard):
        for one in (*point_findings(standard, table), *double_findings(standard, table)):
            if not table.label:
                usual.add(one)
                yield one
            elif one not in usual:
                yield replace(one, message=f"选“{table.label}”时，{one.message}")


def _default_findings(standard: Standard) -> Iterator[Finding]:
    for question in standard.open:
        if not question.default:
            yield Finding(
                code="open-no-default",
                severity=Severity.ERROR,
                node=question.id,
                message="有争议的条文没有写默认读法",
                remedy="请写default，一般取较严的一种",
            )


def _reading_findings(standard: Standard) -> Iterator[Finding]:
    choosers = [node.when for node in standard.node] + [window.when for window in standard.window]
    for question in standard.open:
        used = {when[question.id] for when in choosers if question.id in when}
        idle = [reading.title for reading in question.reading if reading.id not in used]
        if idle:
            yield Finding(
                code="reading-unused",
                severity=Severity.NOTE if used else Severity.WARNING,
                node=question.id,
                message=f"读法“{'”“'.join(idle)}”没有对应的指标",
                remedy="请在指标的when里写上它" + ("；若这种读法就是不计分，不必改" if used else ""),
            )
