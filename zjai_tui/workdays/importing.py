"""From a file somebody wants to import to a calendar ready to be saved, and what it would change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..base.problems import Refused, refuse
from ..base.toml_files import decode
from .holiday_cn import holiday_cn
from .notice_text import Background, notice
from .overlay_file import overlay_from_text, papers_from_text
from .overlays import Overlays
from .statutory import Statutory, statutory
from .table import Day, WorkdayTable, table_for
from .understood import Understood, contradictions

_OWN = re.compile(r"^[ \t]*(?:schema|years)[ \t]*=|^[ \t]*\[\[day\]\]", re.MULTILINE)
_LARGEST = 1_000_000
OWN_FORM = "本程序的日历文件"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A day that is worked before and off after the import, or the other way round."""

    before: Day
    after: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What an import changes in one year."""

    year: int
    known: bool
    """Whether the year was covered before."""
    covered: bool
    """Whether it is covered afterwards."""
    source: str
    """Where the days came from before; empty for an unknown year."""
    changes: tuple[Change, ...]
    renamed: int
    """Days that are as before, but told with another reason."""
    working: int
    """Working days of the year afterwards; 0 where it is not covered."""


def understood(data: bytes, where: str, known: Overlays, *, today: date, year: int | None = None) -> Understood:
    """Return what a file says: holiday-cn JSON, our own TOML, or the text of a notice.

    `known`: the calendars imported so far. `year`: given by the person, for a notice that does not
    name its own. Raises `Refused` with everything that is unreadable, wrong or contradicts itself.
    """
    if len(data) > _LARGEST:
        raise refuse("calendar-too-large", where, "文件超过1MB，不像放假安排", "请检查是否选错了文件，或只留通知的正文")
    text = text_of(data, where)
    rules = statutory()
    if text.lstrip()[:1] == "{":
        found = holiday_cn(text, where)
    elif _OWN.search(text):
        own = overlay_from_text(text, "没有写标题", where)
        found = Understood(form=OWN_FORM, overlay=own, papers=papers_from_text(text, where))
    else:
        found = notice(text, where, background(known, rules, today, year))
    problems = [problem.within(where) for problem in contradictions(found.overlay, rules)]
    if problems:
        raise Refused(problems)
    if year is not None and found.overlay.years and year not in found.overlay.years:
        years = "、".join(str(one) for one in sorted(found.overlay.years))
        raise refuse("notice-year", where, f"文件是{years}年的，命令里写的是{year}年", "请核对 --year")
    return found


def background(known: Overlays, rules: Statutory, today: date, year: int | None = None) -> Background:
    """Return what a notice is read against: the calendars at hand."""

    def named_days(of: int, holiday: str) -> dict[date, bool]:
        table = table_for([of], overlays=known)
        if not table.covers(of):
            return {}
        days = table.days(date(of, 1, 1), date(of, 12, 31))
        return {day.date: day.working for day in days if holiday in day.holiday.split("、")}

    return Background(rules=rules, named_days=named_days, today=today, year=year)


def text_of(data: bytes, where: str) -> str:
    """Return the text of a file, UTF-8 or the GBK that Chinese Windows writes. Raises `Refused` for anything else."""
    try:
        return decode(data, where)
    except Refused as refused:
        if "GBK" not in str(refused):
            raise
        try:
            return data.decode("gb18030").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise refused from None


def comparisons(found: Understood, known: Overlays, new: Overlays) -> Iterator[Comparison]:
    """Yield what the import changes, year by year; `known` and `new` are the calendars before and after."""
    overlay = found.overlay
    for year in sorted({day.year for day in overlay.days} | overlay.years):
        before, after = table_for([year], overlays=known), table_for([year], overlays=new)
        yield _comparison(year, before, after)


def _comparison(year: int, before: WorkdayTable, after: WorkdayTable) -> Comparison:
    first, last = date(year, 1, 1), date(year, 12, 31)
    known, covered = before.covers(year), after.covers(year)
    pairs = list(zip(before.days(first, last), after.days(first, last), strict=True)) if known and covered else []
    return Comparison(
        year=year,
        known=known,
        covered=covered,
        source="、".join(dict.fromkeys(old.source for old, _ in pairs)),
        changes=tuple(Change(before=old, after=new) for old, new in pairs if old.working is not new.working),
        renamed=sum(old.working is new.working and old.reason != new.reason for old, new in pairs),
        working=after.count(first, last) if covered else 0,
    )
