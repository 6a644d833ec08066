"""What chinese-calendar knows, read from its public tables, which are never changed.

Its functions are not used: each call walks all its keys, and one single date of a new year makes
them answer for that whole year. Nor is the package's metadata: two distributions install the same
package, and only the tables say which one is there.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

try:
    import chinese_calendar  # type: ignore[import-untyped]
except ImportError:  # two distributions share the package: removing one removes it for the other
    from ..base.problems import refuse

    raise refuse(
        "calendar-missing", "程序的数据", "缺少工作日历 chinese-calendar", "请用 pip install chinese-calendar 重新安装"
    ) from None

FIRST_YEAR = 2007
"""The library begins in 2004, but has 2005-12-31 as a day of rest though it was worked (its issue 125),
and before 2007 there is no second collection of the notices to check it by."""

_FULL_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
_LAST_HOLIDAY_MONTH = 10
"""National Day. A year that has no holiday in October is not complete in the library's table."""


def label() -> str:
    """Return name and version, e.g. ``chinese-calendar 1.11.0``."""
    return f"chinese-calendar {chinese_calendar.__version__}"


@cache
def years() -> frozenset[int]:
    """Return the years the library knows completely, from `FIRST_YEAR` on."""
    found = {day.year for day in chinese_calendar.holidays if day.month == _LAST_HOLIDAY_MONTH}
    return frozenset(year for year in found if year >= FIRST_YEAR)


def special_days(of: Iterable[int]) -> dict[date, tuple[bool, str]]:
    """Return for these years each holiday and each make-up day: whether it is worked, and its holiday in Chinese."""
    wanted = frozenset(of) & years()
    found = {day: (False, _chinese(name)) for day, name in chinese_calendar.holidays.items() if day.year in wanted}
    found.update((day, (True, _chinese(name))) for day, name in chinese_calendar.workdays.items() if day.year in wanted)
    return found


@cache
def _chinese(name: str) -> str:
    short = str(chinese_calendar.Holiday(name).chinese)
    return _FULL_NAMES.get(short, short)
