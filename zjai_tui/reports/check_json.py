"""The check as the public JSON interface."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..base.numbers import plain
from ..base.problems import Problem
from ..eligibility.result import ConditionResult, EducationResult, RouteResult, YearResult
from .material import Material


def check_json(material: Material) -> dict[str, Any]:
    """Return the object that ``zjai check --json`` prints."""
    return {
        "ok": material.in_order,
        "problems": problems_json(material.problems),
        "routes": [_route(one) for one in material.eligibility.routes],
        "continuing_education": _education(material.eligibility.education),
    }


def refused_json(problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the same object for a file that could not be read: nothing was judged."""
    return {"ok": False, "problems": problems_json(problems), "routes": [], "continuing_education": None}


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
