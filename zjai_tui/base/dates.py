"""Dates as people type them, and whole years as the law counts them."""

from __future__ import annotations

import re
from datetime import date

from .text import half_width

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)

_DATE = re.compile(
    r"([0-9]{4}) *[-/.年] *([0-9]{1,2}) *[-/.月] *([0-9]{1,2}) *[日号]?"
    r"|([0-9]{4})([0-9]{2})([0-9]{2})"
)


def parse_date(typed: str) -> date | None:
    """Return the date a person typed, or None when it is not one or lies outside 1900-2100.

    Accepts 2024-09-06, 2024/9/6, 2024.9.6, 20240906, 2024年9月6日 and full-width digits.
    A month without a day is not a date: the day decides whole years, so it is asked for.
    """
    match = _DATE.fullmatch(half_width(typed).replace("。", ".").strip())
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def shown_date(day: date) -> str:
    """Return the date as Chinese documents write it: 2024年9月6日."""
    return f"{day.year}年{day.month}月{day.day}日"


def after_years(start: date, years: int) -> date:
    """Return the day on which `years` whole years have passed since `start`.

    The corresponding day of the month; where the month has none (29 February), its last day.
    Source: Civil Code art. 202 (basis: secondary, quoted in research).
    """
    if start.day <= 28 and date.min.year <= start.year + years <= date.max.year:
        return start.replace(year=start.year + years)  # every month has that day
    from dateutil.relativedelta import relativedelta  # reading a typed date must not wait for it

    return start + relativedelta(years=years)


def whole_years(start: date, end: date) -> int:
    """Return how many whole years lie between two dates, the last day included; never negative."""
    years = end.year - start.year
    if after_years(start, years) > end:
        years -= 1
    return max(years, 0)
