"""A printed window looked over: whether it holds as many working days as it says."""

from __future__ import annotations

from collections import namedtuple
from datetime import date, timedelta

from .doubts import Warned, window_warnings
from .windows import COUNTED, FIRST_DAYS, NEXT, check_days, where_covered, window_end
from .words import full_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .answers import Asked
    from .table import Day, WorkdayTable


class Audit(
    namedtuple("Audit", ("start", "end", "days", "first_day", "counts", "proper_ends", "listed", "warnings"))
):  # fmt: skip
    """What a printed window holds. Immutable."""

    __slots__ = ()
    start: date
    end: date
    days: int
    """Working days it says it has, or has to have."""
    first_day: str
    """The reading it is judged by."""
    counts: Mapping[str, int]
    """Working days it really has, by reading of the first day."""
    proper_ends: Mapping[str, date | None]
    """The end that would give exactly `days`, by reading; None when that takes a year without data."""
    listed: tuple[Day, ...]
    """Every day from start to end, explained."""
    warnings: tuple[Warned, ...]

    @property
    def sufficient(self) -> bool:
        """Tell whether the window is long enough under the reading it is judged by."""
        return self.missing(self.first_day) == 0

    @property
    def true_under(self) -> tuple[str, ...]:
        """Return the readings under which the window has at least `days` working days."""
        return tuple(reading for reading in FIRST_DAYS if self.missing(reading) == 0)

    def missing(self, first_day: str) -> int:
        """Return how many working days are missing under a reading."""
        return max(self.days - self.counts[first_day], 0)


def audit(table: WorkdayTable, start: date, end: date, asked: Asked) -> Audit:
    """Return what a window printed as `start` to `end`, both included, really holds.

    Raises `Refused` when the dates are reversed or the days out of range, `NotCovered` when a day
    of the window lies in a year without data.
    """
    check_days(asked.days)
    if end < start:
        from ..base.problems import refuse

        message = f"止日{full_day(end)}早于起始日{full_day(start)}"
        raise refuse("window-reversed", "公示时间", message, "请核对两个日期")
    counts = {
        COUNTED: table.count(start, end),
        NEXT: table.count(start + timedelta(1), end) if start < end else 0,
    }  # fmt: skip
    listed = tuple(table.days(start, end))
    ends = {reading: _end(table, start, asked.days, reading) for reading in FIRST_DAYS}
    warnings = (*_rest_days(listed), *window_warnings(table, start, end, asked))
    return Audit(start, end, asked.days, asked.first_day, counts, ends, listed, warnings)


def _rest_days(listed: tuple[Day, ...]) -> Iterator[Warned]:
    first, last = listed[0], listed[-1]
    if not first.working:
        yield Warned("rest-day-start", f"起始日{full_day(first.date)}不上班（{first.reason}），不计入；请核对。")
    if not last.working and last is not first:
        yield Warned("rest-day-end", f"止日{full_day(last.date)}不上班（{last.reason}），不计入；请核对。")


def _end(table: WorkdayTable, start: date, days: int, first_day: str) -> date | None:
    return where_covered(lambda: window_end(table, start, days, first_day))[0]
