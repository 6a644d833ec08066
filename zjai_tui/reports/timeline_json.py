"""The round's timeline as JSON: dates are ISO, unknown is null."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..workdays.table import WorkdayTable
from ..workdays.timeline import Milestone, Start, Timeline
from ..workdays.windows import other_reading
from .publicity_json import calendar_json, forward_json, warnings_json


def timeline_json(found: Timeline, table: WorkdayTable) -> dict[str, Any]:
    """Return the object that ``zjai publicity --timeline --json`` prints."""
    asked = found.asked
    return {
        "cycle": found.round.id,
        "title": found.round.title,
        "doc_no": found.round.doc_no,
        "days": asked.days,
        "first_day": asked.first_day,
        "dates": [_milestone(one) for one in found.milestones],
        "latest_start": _iso(found.latest),
        "latest_start_strict": _iso(found.strict),
        "alternative": {"first_day": other_reading(asked.first_day), "latest_start": _iso(found.other_latest)},
        "starts": [_start(one) for one in found.starts],
        "publicity": None if found.plan is None else forward_json(found.plan, table),
        "slack": found.slack,
        "confirmed": found.confirmed,
        "warnings": warnings_json(found.warnings),
        "calendar": calendar_json(table, found.milestones[0].day.date, found.milestones[-1].day.date),
    }


def _milestone(one: Milestone) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "date": one.day.date.isoformat(),
        "working": one.day.working,
        "reason": one.day.reason,
        "deadline": one.binding,
        "working_days": one.working_days,
        "note": one.note,
        "cite": list(one.cite),
        "basis": one.basis or None,
    }


def _start(one: Start) -> dict[str, Any]:
    return {"start": one.start.isoformat(), "end": one.end.isoformat(), "slack": one.slack}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
