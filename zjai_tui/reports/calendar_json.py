"""The working calendar as JSON: part of the public interface."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..workdays.table import WorkdayTable


def calendar_json(table: WorkdayTable, year: int, month: int | None = None) -> dict[str, object]:
    """Return a year, or one month of it, day by day. Raises `NotCovered`.

    `covered` lists every year that can be asked for; `confirmed` is false where the year is estimated.
    """
    first, last = bounds(year, month)
    days = [
        {"date": day.date.isoformat(), "working": day.working, "reason": day.reason} for day in table.days(first, last)
    ]
    return {
        "year": year,
        "month": month,
        "days": days,
        "working_days": table.count(first, last),
        "covered": sorted(table.covered),
        "confirmed": table.covers(year),
        "source": table.provenance([year]),
    }


def bounds(year: int, month: int | None) -> tuple[date, date]:
    """Return the first and the last day of a year, or of one month of it."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
