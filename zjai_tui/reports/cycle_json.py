"""Rounds and what a check of them found, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..base.numbers import plain
from ..base.problems import Problem
from ..rules.cycles.confirming import unconfirmed, unconfirmed_banner
from ..rules.cycles.cycle import Cycle, CycleNumber
from ..rules.linting.findings import Finding
from ..workdays.table import WorkdayTable
from ..workdays.words import weekday
from .cycle_days import CycleDay, cycle_days
from .standard_json import clean


def cycle_list_json(cycles: Iterable[Cycle], broken: Iterable[str]) -> dict[str, Any]:
    """Return the object that ``zjai cycle list --json`` prints."""
    return {"cycles": [_head(one) for one in cycles], "unreadable": list(broken)}


def cycle_json(cycle: Cycle, table: WorkdayTable) -> dict[str, Any]:
    """Return the object that ``zjai cycle show --json`` prints; a day of unknown kind has ``working`` null."""
    rule = cycle.education
    return {
        "cycle": _head(cycle),
        "dates": [_day(one) for one in cycle_days(cycle, table)],
        "numbers": [_number(one) for one in cycle.number],
        "education": {
            "years": list(rule.years),
            "total": plain(rule.total),
            "professional": plain(rule.professional),
            "confirmed": rule.confirmed,
            "cite": list(rule.cite),
            "basis": rule.basis.value,
            "years_cite": list(rule.years_cite),
            "years_basis": rule.years_basis.value,
        },
        "unconfirmed": [name for name, _ in unconfirmed(cycle)],
        "banner": unconfirmed_banner(cycle),
    }


def cycle_lint_json(findings: Sequence[Finding], unchecked: Iterable[int]) -> dict[str, Any]:
    """Return the object that ``zjai cycle lint --json`` prints; `unchecked`: years without a calendar."""
    return {
        "ok": clean(findings),
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "node": one.node,
                "message": one.message,
                "remedy": one.remedy,
            }
            for one in findings
        ],
        "unchecked": list(unchecked),
    }


def cycle_unreadable_json(problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the same object for a round that could not be read; ``node`` is the place in the file."""
    found = [
        Finding(code=one.code, severity=one.severity, node=one.where, message=one.message, remedy=one.remedy)
        for one in problems
    ]
    return cycle_lint_json(found, ())


def _head(cycle: Cycle) -> dict[str, Any]:
    head = cycle.cycle
    return {
        "id": head.id,
        "title": head.title,
        "doc_no": head.doc_no,
        "issuer": head.issuer,
        "issued": head.issued.isoformat(),
        "standard": head.standard,
        "carried_from": head.carried_from or None,
        "confirmed": not unconfirmed(cycle),
        "digest": cycle.digest,
    }


def _day(one: CycleDay) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "date": one.on.isoformat(),
        "weekday": weekday(one.on),
        "working": None if one.day is None else one.day.working,
        "reason": None if one.day is None else one.day.reason,
        "binding": one.binding,
        "confirmed": one.confirmed,
        "cite": list(one.cites),
        "basis": one.grade or None,
        "note": one.note,
        "text": one.text,
    }


def _number(one: CycleNumber) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "value": plain(one.value),
        "unit": one.unit,
        "confirmed": one.confirmed,
        "cite": list(one.cite),
        "basis": one.basis.value,
        "note": one.note,
        "text": one.text,
    }
