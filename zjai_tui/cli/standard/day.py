"""The day on which somebody compared or certified, as typed."""

from __future__ import annotations

from datetime import date

from ...base.problems import refuse
from ...base.text import quoted
from ...workdays.typed_dates import read_date
from ..publicity.setting import today


def day_of(typed: str) -> date:
    """Return the day typed after ``--on``, today when nothing was. Raises `Refused` for no date, or one to come."""
    now = today()
    if not typed:
        return now
    day = read_date(typed, "命令行，--on", today=now, year=lambda: now.year).day
    if day > now:
        raise refuse("day-to-come", "命令行，--on", f"{quoted(typed)}还没有到", "请写实际核对、认证的日期")
    return day
