"""Dates as people type them on the command line: 2024-09-13, 9月13日, 今天, 下周一."""

from __future__ import annotations

from collections import namedtuple
from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

HOW = "可以写 2024-09-13、20240913、2024年9月13日、9月13日、今天、明天、下周一"
"""The remedy for a date that cannot be read, without final punctuation."""

_NEAR = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0, "当日": 0,
    "明天": 1, "明日": 1, "后天": 2, "后日": 2, "大后天": 3,
}  # fmt: skip
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "": 0, "下": 1, "下下": 2}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_WEEKDAYS |= {str(number): number - 1 for number in range(1, 8)}


class Typed(namedtuple("Typed", ("day", "note"))):
    """A date somebody typed."""

    __slots__ = ()
    day: date
    note: str
    """What was added to it, as a Chinese clause without full stop; empty for a date typed in full."""


def typed_date(typed: str, *, today: date, year: Callable[[], int]) -> Typed | None:
    """Return the date somebody typed, or None when it is none or lies outside 1900-2100.

    A full date as `base.dates.parse_date` takes it; month and day (9月13日, 9-13, 9/13, 9.13), which get
    the year that `year` returns (that of the current round; asked for only then); 今天, 明天, 后天, 昨天
    and the like; 本周五, 下周一, 上星期三, weeks beginning on Monday. Full-width signs and spaces are allowed.
    """
    plain = _iso(typed)
    if plain is not None:
        return Typed(plain, "")
    if len(typed) > 40:
        return None
    from ..base.dates import parse_date
    from ..base.text import half_width

    full = parse_date(typed)
    if full is not None:
        return Typed(full, "")
    text = half_width(typed).replace("。", ".").replace(" ", "")
    return _near(text, today) or _month_and_day(text, year)


def read_date(typed: str, where: str, *, today: date, year: Callable[[], int]) -> Typed:
    """Return the date somebody typed. Raises `Refused`, naming `where`, when it is none."""
    found = typed_date(typed, today=today, year=year)
    if found is None:
        from ..base.problems import refuse
        from ..base.text import quoted

        raise refuse("date-wrong", where, f"{quoted(typed)}不是看得懂的日期", HOW)
    return found


def _iso(typed: str) -> date | None:
    """Return a date typed as 2024-09-13: the usual case, answered without loading anything."""
    if len(typed) != 10 or not typed.isascii() or typed[4] != "-" or typed[7] != "-":
        return None
    parts = typed.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1900 <= int(parts[0]) <= 2100:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _near(text: str, today: date) -> Typed | None:
    """Return a day told by its distance from today."""
    if text in _NEAR:
        return _told(text, today + timedelta(_NEAR[text]))
    for sign in ("周", "星期", "礼拜"):
        week, found, day = text.partition(sign)
        week = week.removesuffix("个")
        if found and week in _WEEKS and day in _WEEKDAYS:
            monday = today - timedelta(today.weekday())
            return _told(text, monday + timedelta(7 * _WEEKS[week] + _WEEKDAYS[day]))
    return None


def _told(text: str, day: date) -> Typed:
    return Typed(day, f"“{text}”是{day.year}年{day.month}月{day.day}日")


def _month_and_day(text: str, year: Callable[[], int]) -> Typed | None:
    from ..base.dates import parse_date

    for sign in ("月", "-", "/", "."):
        month, found, day = text.partition(sign)
        if found and month.isdigit() and day.rstrip("日号").isdigit():
            supplied = year()
            whole = parse_date(f"{supplied}-{month}-{day}")
            return Typed(whole, f"没写年份，按{supplied}年") if whole is not None else None
    return None
