"""The working-day table: one sorted list of working days and bisect, built for the years asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import namedtuple
from datetime import date, timedelta

from . import library
from .overlays import NONE, Overlays

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import NoReturn

ESTIMATE = "估算"
"""Source of every day of an estimated year."""
_POSSIBLE = frozenset(range(1900, 2101))
"""Years that can be estimated: those a date can be typed in."""
_ONE_DAY = timedelta(1)


class Day(namedtuple("Day", ("date", "working", "reason", "source", "holiday"), defaults=("",))):
    """One calendar day explained."""

    __slots__ = ()
    date: date
    working: bool
    reason: str
    """Chinese: 中秋节, 周末, 调休上班（中秋节）, 工作日."""
    source: str
    """``chinese-calendar 1.11.0``, 导入的日历…, or 估算."""
    holiday: str
    """The holiday it is off for, or made up for; empty for a plain day."""


class WorkdayTable:
    """Which days are worked, over the years asked. Immutable.

    Every question that touches a year without data raises `NotCovered` (module ``uncovered``). A
    question that runs out of the years asked is answered all the same, from a wider table; ask for
    the right years at once where many questions follow.
    """

    __slots__ = (
        "_estimate", "_first", "_gaps", "_last", "_overlays", "_special", "_wider", "_working",
        "covered", "estimated", "last_covered", "library", "overlays", "years",
    )  # fmt: skip

    years: frozenset[int]
    """Years this table was built for and can answer, estimated ones among them."""
    estimated: frozenset[int]
    """All years, built or not, that count as plain Monday to Friday: answers from them are 估算."""
    covered: frozenset[int]
    """All years that the library or an imported calendar covers, asked for or not."""
    library: str
    """Name and version of the library, and the last year its own tables hold."""
    last_covered: int
    """The last year that the library or an imported calendar covers."""
    overlays: Mapping[int, tuple[str, ...]]
    """For each year, built or not, in which imported calendars count: how these are called."""

    def __init__(self, first: int, last: int, overlays: Overlays, estimate: bool) -> None:
        """Build the years `first` to `last`; use `table_for`."""
        asked = range(first, last + 1)
        self.covered = known = library.years() | overlays.years
        self.library = f"{library.label()}，数据到{max(library.years())}年"
        self.last_covered = max(known)
        self.estimated = _POSSIBLE - known if estimate else frozenset()
        self.years = frozenset(asked) & (known | self.estimated)
        self._gaps = tuple(year for year in asked if year not in self.years)
        self._first, self._last = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
        self._overlays, self._estimate = overlays, estimate
        self.overlays = overlays.labels()
        self._special = _special_days(self.years, overlays)
        self._working = _working_days(self.years, self._special)
        self._wider: list[WorkdayTable] = []

    def is_working(self, day: date) -> bool:
        """Tell whether the day is worked."""
        self._touch(day)
        ordinal = day.toordinal()
        if not self._first <= ordinal <= self._last:
            return self._grown(day.year).is_working(day)
        at = bisect_left(self._working, ordinal)
        return at < len(self._working) and self._working[at] == ordinal

    def day(self, day: date) -> Day:
        """Return the day explained."""
        self._touch(day)
        if day.year not in self.years:
            return self._grown(day.year).day(day)
        weekend = day.weekday() >= 5
        source = ESTIMATE if day.year in self.estimated else library.label()
        declaring = self._overlays.declaring(day.year)
        if declaring is not None:
            source = declaring.label()
        if day not in self._special:
            return Day(day, not weekend, "周末" if weekend else "工作日", source)
        working, name, changed_by = self._special[day]
        return Day(day, working, _reason(working, name, weekend), changed_by or source, name)

    def shifted(self, day: date, n: int) -> date:
        """Return the working day `n` places after the first one on or after `day`; negative `n` goes back.

        ``n = 0`` is `day` itself if it is worked, else the next working day; ``n = -1`` is the last working
        day before `day`. The N-th counted day of a window from `day` is ``shifted(day, N - 1)``.
        """
        ordinal = day.toordinal()
        at = bisect_left(self._working, ordinal) + n
        if not self._gaps and self._first <= ordinal <= self._last and 0 <= at < len(self._working):
            return date.fromordinal(self._working[at])
        return self._shifted_far(day, n)

    def first_on_or_after(self, day: date) -> date:
        """Return the day itself if it is worked, else the next working day."""
        return self.shifted(day, 0)

    def last_on_or_before(self, day: date) -> date:
        """Return the day itself if it is worked, else the last working day before it."""
        return day if self.is_working(day) else self.shifted(day, -1)

    def count(self, first: date, last: date) -> int:
        """Return how many working days lie between two days, both included; 0 when they are reversed."""
        if last < first:
            return 0
        table = self._spanning(first.year, last.year)
        return bisect_right(table._working, last.toordinal()) - bisect_left(table._working, first.toordinal())

    def days(self, first: date, last: date) -> Iterator[Day]:
        """Yield each calendar day between two days, both included, explained."""
        table = self._spanning(first.year, last.year) if first <= last else self
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            yield table.day(date.fromordinal(ordinal))

    def covers(self, year: int) -> bool:
        """Tell whether the library or an imported calendar covers the year (an estimate does not)."""
        return year in self.covered

    def provenance(self, years: Iterable[int] = ()) -> str:
        """Return the sentence that goes with every answer: which calendar, until when, what was imported or estimated.

        `years`: those the answer rests on; all of the table when none are given.
        """
        wanted = sorted(frozenset(years) or self.years)
        parts = [f"工作日历：{self.library}"]
        parts += [
            f"{year}年以{'、'.join(self.overlays[year])}为准" if self._overlays.declaring(year)
            else f"{year}年有几天按{'、'.join(self.overlays[year])}改过"
            for year in wanted if year in self.overlays
        ]  # fmt: skip
        parts += [f"{year}年没有数据，按周一至周五上班估算" for year in wanted if year in self.estimated]
        return "；".join(parts) + "。"

    def _touch(self, day: date) -> None:
        if day.year in self._gaps:
            self._refuse(day.year)

    def _shifted_far(self, day: date, n: int) -> date:
        """Answer `shifted` where years are missing between, or the table ends too early."""
        self._touch(day)
        if day.year not in self.years:
            return self._grown(day.year).shifted(day, n)
        at = bisect_left(self._working, day.toordinal()) + n
        if not 0 <= at < len(self._working):
            year = day.year
            while year in self.years:
                year += 1 if at >= 0 else -1
            return self._grown(year).shifted(day, n)
        found = date.fromordinal(self._working[at])
        self._spanning(*sorted((day.year, found.year)))
        return found

    def _spanning(self, first: int, last: int) -> WorkdayTable:
        """Return a table that answers for all these years, or raise `NotCovered`."""
        table: WorkdayTable = self
        for year in range(first, last + 1):
            if year not in table.years:
                table = table._grown(year)
        return table

    def _grown(self, year: int) -> WorkdayTable:
        """Return a table that holds the year, too, or raise `NotCovered`; kept for the next time."""
        if year not in self.covered and year not in self.estimated:
            self._refuse(year)
        for table in self._wider:
            if year in table.years:
                return table
        first, last = self._year(self._first), self._year(self._last)
        wider = WorkdayTable(min(first, year), max(last, year), self._overlays, self._estimate)
        self._wider.append(wider)
        return wider

    def _year(self, ordinal: int) -> int:
        return date.fromordinal(ordinal).year

    def _refuse(self, year: int) -> NoReturn:
        from .uncovered import NotCovered

        if year < min(library.years()):
            why = f"工作日历从{library.FIRST_YEAR}年起才有，更早的年份没有可以核对的资料"
        elif year < self.last_covered:
            why = "没有这一年的放假安排"
        else:
            why = f"没有这一年的放假安排，现有数据到{self.last_covered}年"
        raise NotCovered(year, why)


def table_for(years: Iterable[int], *, overlays: Overlays | None = None, estimate: bool = False) -> WorkdayTable:
    """Return the table of the years asked and of those between them.

    `overlays`: imported calendars (none by default; ``overlay_store.user_overlays()`` reads the
    person's own). `estimate`: fill years that nothing covers with Monday to Friday, marked as estimated.
    Raises nothing: a year without data raises `NotCovered` only when a question touches it.
    """
    asked = sorted(years)
    return WorkdayTable(asked[0], asked[-1], NONE if overlays is None else overlays, estimate)


def _special_days(years: frozenset[int], overlays: Overlays) -> dict[date, tuple[bool, str, str]]:
    """Return every day that is not plain: whether it is worked, its holiday, and the overlay that changed it."""
    found = {day: (*what, "") for day, what in library.special_days(years - overlays.years).items()}
    for year in sorted(years) if overlays else ():
        declaring = overlays.declaring(year)
        if declaring is not None:
            found.update((day, (*what, "")) for day, what in declaring.days.items() if day.year == year)
        found.update((day, (*one.days[day], one.label())) for one, day in overlays.changes(year))
    return found


def _working_days(years: frozenset[int], special: Mapping[date, tuple[bool, str, str]]) -> list[int]:
    """Return the ordinals of all working days, sorted. Ordinal 1 was a Monday."""
    working = {
        ordinal
        for year in years
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
        if 0 < ordinal % 7 < 6
    }
    for day, (worked, _, _) in special.items():
        if worked:
            working.add(day.toordinal())
        else:
            working.discard(day.toordinal())
    return sorted(working)


def _reason(working: bool, name: str, weekend: bool) -> str:
    if working:
        return "工作日" if not weekend else f"调休上班（{name}）" if name else "调休上班"
    return name or ("周末" if weekend else "放假")
