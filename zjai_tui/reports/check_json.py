"""The check as the public JSON interface."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..base.numbers import plain
from ..base.problems import Problem
from ..eligibility.result import ConditionResult, Earliest, EducationResult, RouteResult, YearResult
from .material import Material
from .readiness_json import next_json, readiness_json
from .standard_used import standard_used_json

_NOT_JUDGED = {"cycle": None, "standard": None, "continuing_education": None, "readiness": None, "next": None}


def check_json(material: Material) -> dict[str, Any]:
    """Return the object that ``zjai check --json`` prints."""
    return {
        "ok": material.in_order,
        "cycle": round_json(material),
        "standard": standard_used_json(material.assessment),
        "problems": problems_json(material.problems),
        "routes": [_route(one) for one in material.eligibility.routes],
        "continuing_education": _education(material.eligibility.education),
        "readiness": readiness_json(material.readiness),
        "next": next_json(material.readiness),
    }


def round_json(material: Material) -> dict[str, Any]:
    """Return which round it is judged by, and whether its dates were checked against its notice."""
    return {
        "id": material.cycle_id,
        "title": material.cycle_title,
        "confirmed": not material.unconfirmed,
        "unconfirmed": list(material.unconfirmed),
    }


def refused_json(problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the same object for a file that could not be read: nothing was judged."""
    return {"ok": False, "problems": problems_json(problems), "routes": [], **_NOT_JUDGED}


def problems_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return problems as objects of texts."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "where": one.where,
            "message": one.message,
            "remedy": one.remedy,
        }
        for one in problems
    ]


def _route(route: RouteResult) -> dict[str, Any]:
    reasons = [_reason(one) for one in (*route.results, *route.common)]
    return {"id": route.id, "verdict": route.verdict, "reasons": reasons}


def _reason(result: ConditionResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "verdict": result.verdict,
        "text": "。".join(part for part in (f"{result.title}：{result.reason}", result.remedy) if part),
        "cite": list(result.cites),
        "basis": result.basis.value,
        "earliest": _earliest(result.earliest),
    }


def _earliest(found: Earliest | None) -> dict[str, Any] | None:
    """Return how far a condition is from being met: a day, hours or points; null when nothing can be counted."""
    if found is None:
        return None
    return {
        "text": found.text,
        "date": found.on.isoformat() if found.on else None,
        "cutoff": found.cutoff or None,
        "in_time": found.in_time,
        "hours": [
            {"year": one.year, "total": _hours(one.total), "professional": _hours(one.professional)}
            for one in found.hours
        ],
        "points": [plain(one) for one in found.points] if found.points else None,
    }


def _education(result: EducationResult) -> dict[str, Any]:
    return {
        "verdict": result.verdict,
        "text": "。".join(part for part in (result.reason, result.remedy) if part),
        "sum": plain(result.sum),
        "sum_needed": plain(result.sum_needed),
        "only_by_sum": result.only_by_sum,
        "years": [_year(one) for one in result.years],
        "cite": list(result.cites),
        "basis": result.basis.value,
    }


def _year(year: YearResult) -> dict[str, Any]:
    return {
        "year": year.year,
        "verdict": year.verdict,
        "total": _hours(year.total),
        "professional": _hours(year.professional),
        "unfinished": year.unfinished,
        "text": "。".join(part for part in (year.reason, year.remedy) if part),
    }


def _hours(hours: Decimal | None) -> str | None:
    return None if hours is None else plain(hours)
