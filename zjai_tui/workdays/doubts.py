"""What may be wrong with a window: rest-day starts, provisional days, old calendars, the round's deadlines."""

from __future__ import annotations

from collections import namedtuple
from datetime import date

from .words import full_day, in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .answers import Asked
    from .rounds import Round
    from .table import WorkdayTable

PROVISIONAL_FROM = 25
"""Day of December from which the next year's notice has changed days before: five times since 2007,
always 29 to 31 December (research). A few days more are taken to be safe."""


class Warned(namedtuple("Warned", ("code", "text"))):
    """One doubt. Immutable."""

    __slots__ = ()
    code: str
    """Stable ASCII name."""
    text: str
    """A Chinese sentence with its full stop, saying what to do."""


def start_warnings(table: WorkdayTable, start: date, first: date, asked: Asked) -> Iterator[Warned]:
    """Yield doubts about the day of posting; `first` is the first day counted."""
    day = table.day(start)
    if not day.working:
        text = f"起始日{full_day(start)}不上班（{day.reason}），从{full_day(first)}算起。"
        yield Warned("rest-day-start", text)
    if asked.submitted is not None:
        if start < asked.submitted:
            text = f"起始日早于申报人提交的日期{full_day(asked.submitted)}。申报人提交后才能公示，请改晚起始日。"
            yield Warned("before-submission", text)
        return
    filing = asked.round.filing if asked.round is not None else None
    if filing is not None and start < filing.on:
        yield Warned("before-filing", f"起始日早于{filing.title}{full_day(filing.on)}。请确认申报人都已提交。")


def window_warnings(
    table: WorkdayTable, start: date, end: date, asked: Asked, end_called: str = "止日"
) -> Iterator[Warned]:
    """Yield doubts about the days from `start` to `end`: the round's rules, and how sure the calendar is."""
    if asked.round is not None:
        yield from _round_warnings(asked.round, f"{end_called}{in_words(end)}", end, asked.days)
    yield from calendar_warnings(table, start, end, asked.today)


def calendar_warnings(table: WorkdayTable, start: date, end: date, today: date) -> Iterator[Warned]:
    """Yield doubts about the calendar itself between two days."""
    for year in range(start.year, end.year + 1):
        if not table.covers(year):
            text = f"{year}年还没有放假安排，按周一至周五上班估算，结果不能写进公告；请导入这一年的安排后重算。"
            yield Warned("estimated", text)
        elif _provisional(table, year, start, end):
            days = f"{year}年12月{PROVISIONAL_FROM}日至31日"
            yield Warned("provisional", f"{days}为暂定：{year + 1}年的放假安排可能改动这几天，发布后请导入再核对。")
    if today.year > table.last_covered:
        text = f"今天已是{today.year}年，工作日历只到{table.last_covered}年，可能漏掉后来的改动"
        yield Warned("calendar-old", f"{text}；请更新本程序，或导入新的安排。")


def confirmed(table: WorkdayTable, start: date, end: date) -> bool:
    """Tell whether nothing can change these days any more: none is estimated, none provisional."""
    years = range(start.year, end.year + 1)
    return all(table.covers(year) and not _provisional(table, year, start, end) for year in years)


def _provisional(table: WorkdayTable, year: int, start: date, end: date) -> bool:
    if table.covers(year + 1):
        return False
    return start <= date(year, 12, 31) and end >= date(year, 12, PROVISIONAL_FROM)


def _round_warnings(found: Round, end_in_words: str, end: date, days: int) -> Iterator[Warned]:
    if found.unconfirmed:
        yield Warned("round-unconfirmed", found.unconfirmed)
    if found.days is not None and days < found.days:
        yield Warned("too-few-days", f"{found.doc_no}要求公示不少于{found.days}个工作日，现为{days}个；请改多。")
    for one in found.unit_deadlines:
        if one.on < end:
            note = f"（{one.note}）" if one.note else ""
            text = f"{end_in_words}晚于{one.title}{full_day(one.on)}{note}；请改早。"
            yield Warned("after-deadline", text)
