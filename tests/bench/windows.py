"""Publicity windows beside plain bisect over the same working days."""

from __future__ import annotations

import random
from bisect import bisect_left
from datetime import date, timedelta

import chinese_calendar

from processes import ROOT
from ratios import Line
from turns import in_turn, timed
from zjai_tui.workdays.answers import Asked
from zjai_tui.workdays.many import Row, reckoned
from zjai_tui.workdays.rounds import quick_round
from zjai_tui.workdays.table import table_for
from zjai_tui.workdays.windows import window_ends

COUNT = 10_000
PART = 100
"""The library's own function, and rows with all that is told of them, are timed on so many; a multiple is of each."""
MOST_TIMES, MOST_BUILD = 2.0, 5.0
"""Promises: against bisect; milliseconds to build the table of three years."""
PLAIN = "裸bisect"
YEARS = range(2019, 2027)


def windows(turns: int) -> list[Line]:
    """Return what many windows cost; the answers are compared first."""
    chance = random.Random(20240920)
    first = date(YEARS.start, 1, 1)
    rows = [(first + timedelta(chance.randrange(7 * 365)), chance.choice((3, 5, 7, 10, 20))) for _ in range(COUNT)]
    table = table_for(YEARS)
    working = [day.date.toordinal() for day in table.days(first, date(YEARS[-1], 12, 31)) if day.working]
    found = quick_round((ROOT / "data/cycles/2024.toml").read_text(encoding="utf-8"))
    asked = Asked(5, "counted", found, None, date(2024, 8, 20))
    listed = [Row("", "", "", start, days) for start, days in rows[:PART]]

    def plain() -> list[date]:
        return [date.fromordinal(working[bisect_left(working, start.toordinal()) + days - 1]) for start, days in rows]

    def library() -> list[date]:
        return [chinese_calendar.find_workday(days - 1, start) for start, days in rows[:PART]]

    if window_ends(table, rows) != plain() or window_ends(table, rows[:PART]) != library():
        raise SystemExit("公示截止日期与逐日查找的不同")
    taken = in_turn(
        {
            PLAIN: timed(plain),
            "ours": timed(lambda: window_ends(table, rows)),
            "build": timed(lambda: table_for([2024, 2026]), 3),
        },
        turns,
    )
    rare = in_turn(
        {
            PLAIN: timed(plain),
            "library": timed(library),
            "whole": timed(lambda: list(reckoned(table, listed, asked, lambda _: found))),
        },
        min(turns, 5),
    )
    bare = taken[PLAIN]
    times = COUNT // PART
    library_all, whole_all = (tuple(one * times for one in rare[name]) for name in ("library", "whole"))
    return [
        Line(
            name=f"{COUNT:,}个公示截止", ours=taken["ours"], beside=PLAIN, bare=bare, most_times=MOST_TIMES, target=True
        ),
        Line(name="同上，chinese_calendar逐日查找（不是本程序）", ours=library_all, beside=PLAIN, bare=rare[PLAIN]),
        Line(name=f"{COUNT:,}行，两种起算和提醒", ours=whole_all, beside=PLAIN, bare=rare[PLAIN]),
        Line(name="建三年的工作日表", ours=taken["build"], beside=PLAIN, bare=bare, most=MOST_BUILD),
    ]
