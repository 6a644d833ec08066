"""The working calendar as plain text: a year by its holidays, a month as a sheet."""

from __future__ import annotations

from datetime import date, timedelta

from ..base.cells import width
from ..workdays.words import in_words, weekday
from .calendar_json import bounds
from .page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..workdays.table import Day, WorkdayTable

Special = tuple["date", bool, str]
"""A day, whether it is worked, and its holiday (empty: back to what a plain day is)."""
PLAIN = "恢复平常"
_CELL = 5


def calendar_text(table: WorkdayTable, year: int, month: int | None = None, columns: int = 80) -> str:
    """Return what ``zjai calendar`` prints for a year, or for one month of it. Raises `NotCovered`."""
    days = list(table.days(*bounds(year, month)))
    page = Page(columns)
    working = sum(day.working for day in days)
    estimated = "" if table.covers(year) else "（估算，不含节假日）"
    name = f"{year}年" if month is None else f"{year}年{month}月"
    page.text(f"{name}{estimated}：工作日{working}天，休息{len(days) - working}天。")
    rows = holiday_rows((day.date, day.working, day.holiday) for day in days if day.holiday)
    if month is not None:
        page.heading("月历")
        for line in _sheet(days):
            page.text(line, 2)
        if rows:
            page.text("“休”是放假，“班”是调休上班。", 2)
    if rows:
        page.heading("放假和调休上班")
        page.table(rows, 2)
    if month is None:
        page.heading("各月工作日")
        page.table(_months(table, year), 2)
    page.blank()
    page.text(table.provenance([year]))
    return str(page)


def holiday_rows(special: Iterable[Special]) -> list[tuple[str, ...]]:
    """Return one row for each holiday: its name, when it is off, when it is made up for."""
    found: dict[str, list[Special]] = {}
    for one in special:
        found.setdefault(one[2] or PLAIN, []).append(one)
    return [(name, _row(name, days)) for name, days in found.items()]


def spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Yield runs of consecutive days by their first and last one."""
    begun = last = None
    for day in sorted(days):
        if begun is None or last is None or day - last > timedelta(1):
            if begun is not None and last is not None:
                yield begun, last
            begun = day
        last = day
    if begun is not None and last is not None:
        yield begun, last


def _row(name: str, days: Sequence[Special]) -> str:
    off = [day for day, working, _ in days if not working]
    worked = [day for day, working, _ in days if working]
    rest, work = ("休息", "上班") if name == PLAIN else ("放假", "调休上班")
    parts = []
    if off:
        parts.append(f"{rest}{'、'.join(_span(*span) for span in spans(off))}，共{len(off)}天")
    if worked:
        parts.append(f"{work}{'、'.join(_short(day) for day in worked)}")
    return "；".join(parts)


def _span(first: date, last: date) -> str:
    if first == last:
        return _short(first)
    return f"{_short(first)}至{in_words(last) if first.year != last.year else _short(last)}"


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日（{weekday(day)}）"


def _months(table: WorkdayTable, year: int) -> list[tuple[str, ...]]:
    """Return the working days of the months, three months a row."""
    cells = [f"{month}月{table.count(*bounds(year, month))}天" for month in range(1, 13)]
    return [tuple(cells[at : at + 3]) for at in range(0, 12, 3)]


def _sheet(days: Sequence[Day]) -> Iterator[str]:
    """Yield the lines of a month's sheet, Monday first."""
    yield "".join(_right(name) for name in "一二三四五六日")
    cells = [""] * days[0].date.weekday() + [_number(day) for day in days]
    for at in range(0, len(cells), 7):
        yield "".join(_right(cell) for cell in cells[at : at + 7])


def _number(day: Day) -> str:
    mark = "" if not day.holiday else "班" if day.working else "休"
    return f"{day.date.day}{mark or '  '}"


def _right(cell: str) -> str:
    return " " * (_CELL - width(cell)) + cell
