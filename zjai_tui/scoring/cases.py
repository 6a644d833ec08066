"""Golden cases: what the standard's own authors expect, run against the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..base.numbers import ZERO
from ..base.problems import Refused, Severity
from ..base.structure import quoted
from ..dossier.model import SCHEMA, Dossier
from ..dossier.reader import dossier_from
from ..rules.linting.findings import Finding
from ..rules.standards.checks import TOTAL
from ..rules.standards.standard import Case, Span, Standard
from .claims import claim_problems
from .engine import assess
from .frame import Frame
from .judging import points_text

_FRAME_KEYS = {"dates", "education_years"}


def run_cases(standard: Standard) -> tuple[Finding, ...]:
    """Return what does not come out as the golden cases expect; empty when all pass."""
    found: list[Finding] = []
    if not standard.case:
        found.append(_finding("no-cases", "case", "标准里没有算例", "请至少写一个手算过的 [[case]]", Severity.WARNING))
    for case in standard.case:
        found.extend(_run(standard, case))
    return tuple(found)


def case_dossier(case: Case) -> Dossier:
    """Return the dossier a golden case describes. Raises `Refused` when it is not one."""
    given: dict[str, Any] = {key: value for key, value in case.given.items() if key not in _FRAME_KEYS}
    entries = given.get("entry", [])
    if isinstance(entries, list):
        given["entry"] = [
            {"id": f"e{at:02}", **entry} if isinstance(entry, Mapping) else entry for at, entry in enumerate(entries, 1)
        ]
    return dossier_from({"schema": SCHEMA, **given}, f"算例{quoted(case.name)}")


def case_frame(case: Case) -> Frame:
    """Return the dates a golden case is scored under."""
    dates = case.given.get("dates", {})
    years = case.given.get("education_years") or [one.get("year") for one in case.given.get("education", [])]
    return Frame(
        dates={name: day for name, day in dates.items() if isinstance(day, date)}, education_years=tuple(years)
    )


def _run(standard: Standard, case: Case) -> list[Finding]:
    try:
        dossier = case_dossier(case)
    except Refused as error:
        return [_finding("case-unreadable", case.name, one.message, one.remedy) for one in error.problems]
    found = [
        _finding("case-unreadable", case.name, f"{one.where}：{one.message}", one.remedy)
        for one in claim_problems(standard, dossier)
    ]
    if not case.expect:  # it would pass whatever the rules say
        found.append(_finding("case-empty", case.name, "算例没有写应得的分", "请写上手算的分", Severity.WARNING))
        return found
    result = assess(standard, dossier, case_frame(case))
    spans = {node.id: node.span for node in result.nodes} | {TOTAL: result.total}
    for node_id, expected in case.expect.items():
        actual = spans.get(node_id, Span(ZERO, ZERO))
        if actual != expected:
            found.append(
                _finding(
                    "case-failed",
                    node_id,
                    f"算例{quoted(case.name)}应得{points_text(expected.low, expected.high)}，"
                    f"算出{points_text(actual.low, actual.high)}",
                    "请核对规则；算例有误就先改算例",
                )
            )
    return found


def _finding(code: str, node: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code=code, severity=severity, node=node, message=message, remedy=remedy)
