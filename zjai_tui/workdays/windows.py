"""Publicity windows over a working-day table: forward, backward, and the day-by-day proof.

Two readings of the first day, because the rules leave it open (research: 25 of 28 published notices
count the printed first day; Civil Code art. 201 leaves out the day an event happens on):

* ``counted``: the posting day is day 1 if it is worked, else the next working day is
* ``next``: counting begins the day after the posting day
"""

from __future__ import annotations

from collections import namedtuple
from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from .table import Day, WorkdayTable
    from .uncovered import NotCovered

    T = TypeVar("T")

COUNTED, NEXT = "counted", "next"
FIRST_DAYS = {COUNTED: "起始日计入", NEXT: "次日起算"}
"""The readings of the first day, and what people call them."""
FEWEST, MOST = 1, 250
"""Working days of a window: 250 are a year."""

_ONE_DAY = timedelta(1)


class Window(namedtuple("Window", ("start", "days", "first_day", "counted", "skipped"))):
    """A publicity window with its proof. Immutable."""

    __slots__ = ()
    start: date
    """The day of posting."""
    days: int
    """Working days asked for."""
    first_day: str
    counted: tuple[Day, ...]
    """Exactly `days` working days, in order."""
    skipped: tuple[Day, ...]
    """Every other day from the start to the end, with the reason it does not count."""

    @property
    def first(self) -> date:
        """Return the first counted day: a window printed from here on counts its own first day."""
        return self.counted[0].date

    @property
    def end(self) -> date:
        """Return the last counted day."""
        return self.counted[-1].date


def other_reading(first_day: str) -> str:
    """Return the other reading of the first day."""
    return NEXT if first_day == COUNTED else COUNTED


def window_end(table: WorkdayTable, start: date, days: int, first_day: str = COUNTED) -> date:
    """Return the last day of a window of `days` working days posted on `start`.

    Raises `NotCovered` when a year it touches is not covered, `Refused` when `days` is out of range.
    """
    check_days(days)
    return table.shifted(start if first_day == COUNTED else start + _ONE_DAY, days - 1)


def window_ends(table: WorkdayTable, rows: Iterable[tuple[date, int]], first_day: str = COUNTED) -> list[date]:
    """Return the ends of many windows given as (start, days), at little more than the cost of the search itself.

    Raises as `window_end` does.
    """
    wanted = rows if isinstance(rows, list) else list(rows)
    for _, days in wanted:
        if not FEWEST <= days <= MOST:
            check_days(days)
    shifted = table.shifted
    if first_day == COUNTED:
        return [shifted(start, days - 1) for start, days in wanted]
    return [shifted(start + _ONE_DAY, days - 1) for start, days in wanted]


def window(table: WorkdayTable, start: date, days: int, first_day: str = COUNTED) -> Window:
    """Return the window posted on `start`, day by day. Raises as `window_end` does."""
    end = window_end(table, start, days, first_day)
    counted: list[Day] = []
    skipped: list[Day] = []
    for day in table.days(start, end):
        if day.working and (first_day == COUNTED or day.date != start):
            counted.append(day)
        else:
            skipped.append(day._replace(reason="公示当日不计") if day.working else day)
    return Window(start, days, first_day, tuple(counted), tuple(skipped))


def latest_start(table: WorkdayTable, deadline: date, days: int, first_day: str = COUNTED) -> date:
    """Return the latest posting day whose window ends on or before `deadline`.

    With ``next`` this may be a day of rest: posted on a Sunday, the Monday is day 1. Raises as
    `window_end` does.
    """
    check_days(days)
    # from the last working day back, not from the day after the deadline: that may lie in a year without data
    first = table.shifted(table.last_on_or_before(deadline), 1 - days)
    return first if first_day == COUNTED else first - _ONE_DAY


def latest_start_strict(table: WorkdayTable, deadline: date, days: int, first_day: str = COUNTED) -> date:
    """Return the latest posting day whose window ends before `deadline`. Raises as `window_end` does.

    The window is over only at the close of its last day (Civil Code art. 203), so what has to be
    handed in on the deadline itself needs this one.
    """
    return latest_start(table, deadline - _ONE_DAY, days, first_day)


def check_days(days: int) -> None:
    """Raise `Refused` when a number of working days is out of range."""
    if not FEWEST <= days <= MOST:
        from ..base.problems import refuse

        message = f"工作日数应在{FEWEST}至{MOST}之间，现为{days}"
        raise refuse("days-range", "公示天数", message, "请核对天数")


def where_covered(answer: Callable[[], T]) -> tuple[T | None, str]:
    """Return the answer, and nothing; or None, and the sentence why not, when it takes a year without data."""
    try:
        return answer(), ""
    except _not_covered() as refused:
        return None, refused.problems[0].sentence()


def _not_covered() -> type[NotCovered]:
    from .uncovered import NotCovered  # looked up only once something was raised: it is slow to load

    return NotCovered
