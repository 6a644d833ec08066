"""What was understood of a file somebody imports, and whether it makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..base.problems import Problem
from .overlays import Overlay
from .statutory import Statutory
from .words import full_day

LONGEST_REST = 15
"""Days off in a row; the longest there was had 10 (2020)."""
FIRST_DAY_BEFORE = (12, 20)
"""From this day of December on, a notice may speak of days before its own year, for New Year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A calendar before it is saved."""

    form: str
    """What kind of file it was, in Chinese."""
    overlay: Overlay
    papers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What the person should know of how it was read, as Chinese sentences."""
    unused: tuple[str, ...] = ()
    """Dates of a text that were taken for neither rest nor work, with the words around them."""


def contradictions(overlay: Overlay, rules: Statutory) -> Iterator[Problem]:
    """Yield what cannot be: days out of the declared years, make-up days on weekdays, missing holidays, endless rest.

    Only a calendar that declares years is held against the rules; one that changes single days may
    take back whatever another gave.
    """
    if overlay.years:
        yield from _outside(overlay)
        for day, (working, name) in sorted(overlay.days.items()):
            if working and day.weekday() < 5:
                message = f"{full_day(day)}本来就是工作日，不会是{name or '调休'}的调休上班日"
                yield Problem("calendar-makeup", "", message, "请核对日期")
        for year in sorted(overlay.years):
            yield from _missing(overlay, year, rules)
    yield from _endless(overlay)


def doubts(overlay: Overlay, rules: Statutory) -> Iterator[str]:
    """Yield what is unusual but possible, as Chinese sentences."""
    for year in sorted(overlay.years):
        total = rules.total(year)
        # the last days of December are moved for the New Year of the next year
        of_year = [
            (day, working)
            for day, (working, _) in overlay.days.items()
            if day.year + ((day.month, day.day) >= FIRST_DAY_BEFORE) == year
        ]
        off = sum(not working and day.weekday() < 5 for day, working in of_year)
        made_up = sum(working for _, working in of_year)
        if total is not None and off - made_up != total:
            yield (
                f"{year}年周一至周五放假{off}天，调休上班{made_up}天，相差{off - made_up}天；"
                f"法定节假日共{total}天，两数通常相等。请核对有没有漏掉放假或调休上班的日子。"
            )


def _outside(overlay: Overlay) -> Iterator[Problem]:
    for day in sorted(overlay.days):
        spills = day.year + 1 in overlay.years and (day.month, day.day) >= FIRST_DAY_BEFORE
        if day.year not in overlay.years and not spills:
            years = "、".join(str(year) for year in sorted(overlay.years))
            message = f"{full_day(day)}不在{years}年之内"
            yield Problem("calendar-outside", "", message, "只有元旦可以涉及上一年12月下旬，请核对年份")


def _missing(overlay: Overlay, year: int, rules: Statutory) -> Iterator[Problem]:
    rest = {day: name for day, (working, name) in overlay.days.items() if not working}
    names = "、".join(rest.values())
    for holiday in rules.of(year):
        if not any(word in names for word in (holiday.name, *holiday.aliases)):
            yield Problem("calendar-missing", f"{year}年", f"没有{holiday.name}的放假安排", "请补全后再导入")
            continue
        for month, number in holiday.must:
            if date(year, month, number) not in rest:
                message = f"{month}月{number}日是{holiday.name}，文件里却没有放假"
                yield Problem("calendar-missing", f"{year}年", message, "请核对后再导入")


def _endless(overlay: Overlay) -> Iterator[Problem]:
    rest = sorted(day for day, (working, _) in overlay.days.items() if not working)
    begun = before = None
    for day in rest:
        if before is None or day - before > timedelta(1):
            begun = day
        before = day
        if begun is not None and (day - begun).days + 1 == LONGEST_REST + 1:
            message = f"从{full_day(begun)}起连续放假超过{LONGEST_REST}天"
            yield Problem("calendar-endless", "", message, "请核对起止日期")
