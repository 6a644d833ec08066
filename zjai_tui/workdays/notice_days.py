"""From the dates a notice mentions to days of a year, with everything that contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..base.problems import Problem
from ..base.text import one_line
from .notice_words import Mention, Said, Written
from .words import full_day, in_words, weekday

LONGEST_RANGE = 31
_ONE_DAY = timedelta(1)
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One holiday of a notice (or two that fall together), and the dates mentioned for it."""

    names: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def name(self) -> str:
        """Return the name its days get: 国庆节, or 国庆节、中秋节; empty when it has none."""
        return "、".join(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The days of a notice, if its holidays are those of a certain year."""

    days: Mapping[date, tuple[bool, str]]
    extended: tuple[tuple[str, date], ...]
    """Holidays made longer, and their new last days."""
    problems: tuple[Problem, ...]
    unused: tuple[str, ...]
    weekdays_right: int
    weekdays_wrong: int


def resolved(items: Iterable[Item], year: int) -> Resolved:
    """Return the days of the items, dates without a year taken as of `year`.

    In an item that speaks of January, December is that of the year before. A day that is both off
    and worked, a weekday name that does not match, a number of days that does not add up, a make-up
    day that is no weekend day, and a date that does not exist are problems.
    """
    book = _Book()
    for item in items:
        _Reader(item, year, book).read()
    return Resolved(
        days=dict(sorted(book.days.items())),
        extended=tuple(book.extended),
        problems=tuple(dict.fromkeys(book.problems)),
        unused=tuple(book.unused),
        weekdays_right=book.right,
        weekdays_wrong=book.wrong,
    )


@dataclass(slots=True)
class _Book:
    """What has been read so far."""

    days: dict[date, tuple[bool, str]] = field(default_factory=dict)
    extended: list[tuple[str, date]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    right: int = 0
    wrong: int = 0


class _Reader:
    """Reads one item."""

    def __init__(self, item: Item, year: int, book: _Book) -> None:
        self._item, self._year, self._book = item, year, book
        written = [one for mention in item.mentions for span in mention.spans for one in span if one is not None]
        self._about_january = any(one.month == 1 for one in written)
        self._last: date | None = None
        self._moved: list[date] = []

    def read(self) -> None:
        for mention in self._item.mentions:
            if mention.said is Said.NOTHING:
                self._book.unused.append(one_line(mention.words, 60))
            else:
                self._mention(mention)
        for day in self._moved:  # a day of rest that was moved away: worked, unless it is a holiday itself
            if self._book.days.get(day, (True, ""))[0]:
                self._set(day, True)

    def _mention(self, mention: Mention) -> None:
        days = [day for span in mention.spans for day in self._span(span)]
        if mention.said is Said.MOVED:
            self._moved += days
        elif mention.said is Said.EXTENDED:
            self._book.extended += [(self._item.name(), day) for day in days]
        else:
            for day in days:
                self._say(day, mention.said)
        if mention.stated is not None and days and mention.stated != len(set(days)):
            self._count(mention, sorted(set(days)))

    def _say(self, day: date, said: Said) -> None:
        if said is Said.REST:
            self._set(day, False)
        elif day.weekday() >= 5:
            self._set(day, True)
        elif said is Said.WORK:
            self._wrong("notice-makeup", f"{full_day(day)}本来就是工作日，原文却说调休上班")
        elif not self._book.days.get(day, (True, ""))[0]:
            self._both(day)

    def _set(self, day: date, working: bool) -> None:
        known = self._book.days.setdefault(day, (working, self._item.name()))
        if known[0] is not working:
            self._both(day)

    def _both(self, day: date) -> None:
        self._wrong("notice-both", f"{full_day(day)}既说放假又说上班")

    def _count(self, mention: Mention, days: list[date]) -> None:
        joined = days
        if mention.with_weekend:
            joined = [*_weekend(days[0], -_ONE_DAY), *days, *_weekend(days[-1], _ONE_DAY)]
        if mention.stated != len(joined):
            text = f"{full_day(days[0])}至{full_day(days[-1])}" if len(days) > 1 else full_day(days[0])
            self._wrong("notice-count", f"{text}是{len(joined)}天，原文却说{mention.stated}天")

    def _span(self, span: tuple[Written, Written | None]) -> Iterator[date]:
        first = self._date(span[0])
        last = first if span[1] is None else self._date(span[1])
        if first is None or last is None:
            return
        if not first <= last < first + LONGEST_RANGE * _ONE_DAY:
            self._wrong("notice-range", f"{full_day(first)}至{full_day(last)}前后颠倒或太长")
            return
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            yield date.fromordinal(ordinal)

    def _date(self, written: Written) -> date | None:
        month = written.month or (self._last.month if self._last else None)
        if month is None:
            self._wrong("notice-month", f"“{written.words}”没有写明月份")
            return None
        try:
            day = date(self._year_of(written, month), month, written.day)
        except ValueError:
            self._wrong("notice-date", f"没有“{written.words}”这一天")
            return None
        self._last = day
        if written.weekday is not None:
            self._check_weekday(day, written.weekday)
        return day

    def _year_of(self, written: Written, month: int) -> int:
        if written.year is not None:
            return written.year
        if written.month is None and self._last is not None:
            return self._last.year
        return self._year - 1 if month == 12 and self._about_january else self._year

    def _check_weekday(self, day: date, stated: int) -> None:
        if day.weekday() == stated:
            self._book.right += 1
            return
        self._book.wrong += 1
        message = f"{in_words(day)}是{weekday(day)}，原文写的是周{_WEEKDAYS[stated]}"
        self._wrong("notice-weekday", message)

    def _wrong(self, code: str, message: str) -> None:
        self._book.problems.append(Problem(code, self._item.name(), message, "请对照通知原文改正后再导入"))


def _weekend(day: date, step: timedelta) -> list[date]:
    """Return the days of the weekend that adjoins a day on one side."""
    found = []
    while (day := day + step).weekday() >= 5:
        found.append(day)
    return found
