"""Answers about publicity windows as the public JSON interface: dates are ISO, unknown is null."""

from __future__ import annotations

from ..workdays.windows import COUNTED, NEXT, other_reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from ..workdays.answers import Backward, Forward, Latest
    from ..workdays.audit import Audit
    from ..workdays.doubts import Warned
    from ..workdays.table import WorkdayTable


def forward_json(answer: Forward, table: WorkdayTable) -> dict[str, Any]:
    """Return the object that ``zjai publicity START --json`` prints."""
    found = answer.window
    return {
        "start": _iso(found.start),
        "days": found.days,
        "first_day": found.first_day,
        "end": _iso(found.end),
        "counted": [_iso(day.date) for day in found.counted],
        "skipped": [{"date": _iso(day.date), "reason": day.reason} for day in found.skipped],
        "alternative": {"first_day": other_reading(found.first_day), "end": _iso(answer.alternative)},
        "deadline": _iso(answer.deadline),
        "meets_deadline": answer.meets_deadline,
        "latest_start": _iso(answer.latest),
        "confirmed": answer.confirmed,
        "warnings": warnings_json(answer.warnings),
        "calendar": calendar_json(table, found.start, found.end),
    }


def backward_json(answer: Backward, table: WorkdayTable) -> dict[str, Any]:
    """Return the object that ``zjai publicity --deadline D --json`` prints."""
    return {
        "deadline": _iso(answer.deadline),
        "days": answer.days,
        "first_day": answer.first_day,
        **_latest(answer.latest),
        "alternative": {"first_day": other_reading(answer.first_day), **_latest(answer.other)},
        "warnings": warnings_json(answer.warnings),
        "confirmed": answer.confirmed,
        "calendar": calendar_json(table, answer.latest.start, answer.deadline),
    }


def audit_json(answer: Audit, table: WorkdayTable) -> dict[str, Any]:
    """Return the object that ``zjai publicity --audit START END --json`` prints."""
    return {
        "start": _iso(answer.start),
        "end": _iso(answer.end),
        "days": answer.days,
        "counted_first": answer.counts[COUNTED],
        "counted_next": answer.counts[NEXT],
        "sufficient": answer.sufficient,
        "warnings": warnings_json(answer.warnings),
        "calendar": calendar_json(table, answer.start, answer.end),
    }


def warnings_json(warnings: Iterable[Warned]) -> list[str]:
    """Return the warnings as sentences."""
    return [one.text for one in warnings]


def calendar_json(table: WorkdayTable, first: date, last: date) -> dict[str, Any]:
    """Return which calendar an answer rests on: library, last covered year, and what was imported or estimated."""
    years = range(first.year, last.year + 1)
    return {
        "library": table.library,
        "covered_until": table.last_covered,
        "overlays": {str(year): list(table.overlays[year]) for year in years if year in table.overlays},
        "estimated": [year for year in years if year in table.estimated],
    }


def _latest(latest: Latest | None) -> dict[str, str | None]:
    if latest is None:
        return {"latest_start": None, "latest_start_strict": None}
    return {"latest_start": _iso(latest.start), "latest_start_strict": _iso(latest.strict)}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
