"""What was understood of a calendar somebody imports, and what it changes: as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..base.problems import Problem
from ..base.text import one_line
from ..workdays.importing import Change, Comparison
from ..workdays.statutory import statutory
from ..workdays.table import Day
from ..workdays.understood import Understood, doubts
from ..workdays.words import full_day
from .calendar_text import holiday_rows
from .page import Page


def import_text(found: Understood, compared: Iterable[Comparison], columns: int = 80) -> str:
    """Return what the person checks before saving."""
    page = Page(columns)
    page.heading("看懂的内容")
    page.text(f"{found.overlay.title}（{found.form}）", 2)
    page.text(_covers(found), 2)
    page.table(holiday_rows((day, *what) for day, what in sorted(found.overlay.days.items())), 2)
    page.heading("和现有日历比较")
    for one in compared:
        page.text(_difference(one), 2)
        for change in one.changes:
            page.text(_change(change), 4, "· ")
    doubtful = [*found.notes, *doubts(found.overlay, statutory())]
    if doubtful:
        page.heading("请核对")
        for words in doubtful:
            page.text(words, 2, "· ")
    if found.unused:
        page.heading("没有采用的日期")
        for words in found.unused:
            page.text(f"“…{words}…”", 2, "· ")
    page.blank()
    return str(page)


def saved_text(found: Understood, path: Path) -> str:
    """Return what is said once the calendar is saved."""
    overlay = found.overlay
    when = str(min(overlay.years)) if overlay.years else f"{min(overlay.days):%Y-%m}"
    return f"已保存到 {one_line(str(path))}\n查看：zjai calendar {when}\n要撤销，删去这个文件。"


def import_json(found: Understood, compared: Sequence[Comparison], saved: Path | None) -> dict[str, object]:
    """Return the same as JSON. `changes` has the days of which working and resting change places."""
    overlay = found.overlay
    return {
        "ok": True,
        "saved": saved is not None,
        "file": str(saved) if saved is not None else None,
        "title": overlay.title,
        "form": found.form,
        "covered": sorted(overlay.years),
        "days": [
            {"date": day.isoformat(), "working": working, "holiday": name}
            for day, (working, name) in sorted(overlay.days.items())
        ],
        "years": [_year_json(one) for one in compared],
        "warnings": [*found.notes, *doubts(overlay, statutory())],
        "unused": list(found.unused),
        "papers": list(found.papers),
        "problems": [],
    }


def refused_json(problems: Iterable[Problem]) -> dict[str, object]:
    """Return the JSON for a file that was refused."""
    listed = [{"code": one.code, "where": one.where, "message": one.message, "remedy": one.remedy} for one in problems]
    return {"ok": False, "saved": False, "file": None, "problems": listed}


def _covers(found: Understood) -> str:
    years = "、".join(f"{year}年" for year in sorted(found.overlay.years))
    return f"覆盖{years}全年，没有列出的日子按周一至周五上班。" if years else "只改动列出的几天，不算覆盖全年。"


def _difference(one: Comparison) -> str:
    if not one.covered:
        return f"{one.year}年没有全年的数据，列出的日子要等导入{one.year}年的放假通知后才用得上。"
    if not one.known:
        return f"{one.year}年原来没有数据；导入后全年工作日{one.working}天。"
    renamed = f"，另有{one.renamed}天只是说法不同" if one.renamed else ""
    if not one.changes:
        return f"{one.year}年和现有数据（{one.source}）逐日相同{renamed}。"
    return f"{one.year}年和现有数据（{one.source}）相差{len(one.changes)}天{renamed}："


def _change(change: Change) -> str:
    return f"{full_day(change.before.date)}：原为{_state(change.before)}，改为{_state(change.after)}。"


def _state(day: Day) -> str:
    if day.working:
        return "上班" if day.reason == "工作日" else day.reason
    return f"{day.holiday}放假" if day.holiday else "休息"


def _year_json(one: Comparison) -> dict[str, object]:
    return {
        "year": one.year,
        "known": one.known,
        "covered": one.covered,
        "source": one.source,
        "working_days": one.working if one.covered else None,
        "renamed": one.renamed,
        "changes": [
            {
                "date": change.before.date.isoformat(),
                "before": {"working": change.before.working, "reason": change.before.reason},
                "after": {"working": change.after.working, "reason": change.after.reason},
            }
            for change in one.changes
        ],
    }
