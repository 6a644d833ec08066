"""The working calendar: which years are covered, and whether the machine's own date can be right."""

from __future__ import annotations

from datetime import date

from ..base.problems import Refused
from ..rules.catalog import newest_cycle
from ..workdays.overlays import NONE, Overlays
from .result import Check, Fact, Section, State
from .sending import sendable


def calendar_section(today: date) -> Section:
    """Return what to say of the calendar and of the date. Reads the calendars in the person's own folder."""
    checks = [_date(today)]
    facts: dict[str, Fact] = {"today": today.isoformat(), "first": None, "last": None, "missing": None}
    try:
        from ..workdays import library  # it refuses where the table of holidays is not installed
    except Refused as refused:
        return Section(id="calendar", title="工作日历", checks=(*checks, _refused("library", refused)), facts=facts)
    overlays, trouble = _overlays()
    known = library.years() | overlays.years
    first, last = min(library.years()), max(known)
    missing = [year for year in (today.year, today.year + 1) if year not in known]
    checks.append(Check("library", "放假安排", f"{library.label()}，{first}年到{max(library.years())}年"))
    checks += [_missing(year, today) for year in missing]
    checks += trouble
    if overlays.years:
        said = f"{'、'.join(str(year) for year in sorted(overlays.years))}年按导入的放假通知"
        checks.append(Check("overlays", "导入的日历", said))
    facts |= {"first": first, "last": last, "missing": [str(year) for year in missing]}
    facts["imported"] = [str(year) for year in sorted(overlays.years)]
    return Section(id="calendar", title="工作日历", checks=tuple(checks), facts=facts)


def _overlays() -> tuple[Overlays, list[Check]]:
    from ..workdays.overlay_store import user_overlays

    try:
        return user_overlays(), []
    except Refused as refused:
        return NONE, [_refused("overlays", refused)]


def _refused(name: str, refused: Refused) -> Check:
    problem = refused.problems[0]
    said = f"{problem.where}：{problem.message}" if problem.where else problem.message
    title = "放假安排" if name == "library" else "导入的日历"
    return Check(name, title, sendable(said), State.BAD, sendable(f"{problem.remedy}。"))


def _date(today: date) -> Check:
    """Return what to say of the machine's date: it cannot be earlier than the notice the program works by."""
    said = f"{today.year}年{today.month}月{today.day}日"
    try:
        issued = newest_cycle().cycle.issued
    except Refused:  # told with the rules
        issued = today
    if today < issued:
        todo = "比年度通知印发的日子还早，多半不对。请把电脑的日期改对；按今天算的地方会跟着错。"
        return Check("today", "电脑的日期", said, State.BAD, todo)
    return Check("today", "电脑的日期", said)


def _missing(year: int, today: date) -> Check:
    todo = f"国务院办公厅印发{year}年的放假通知后，把它存成文本文件，运行 zjai calendar import 文件名。"
    if year <= today.year:
        return Check("this-year", f"{year}年的放假安排", "没有，算不了公示日期", State.BAD, todo)
    return Check("next-year", f"{year}年的放假安排", "还没有，跨年的公示要等通知", State.NOTE, todo)
