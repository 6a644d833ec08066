"""The round's timeline as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..workdays.table import WorkdayTable
from ..workdays.timeline import Milestone, Timeline
from ..workdays.windows import FIRST_DAYS, other_reading
from ..workdays.words import full_day
from .page import Page


def timeline_text(found: Timeline, table: WorkdayTable, columns: int = 80, notes: Sequence[str] = ()) -> str:
    """Return what ``zjai publicity --timeline`` prints; `notes` tell how what was typed was understood."""
    page = Page(columns)
    page.text(f"时间线：{found.round.title}（{found.round.doc_no}）")
    for note in notes:
        page.text(f"{note}。", mark="说明：")
    page.heading("日期")
    page.table([_row(one, found.asked.today) for one in found.milestones], 2)
    page.text("“隔”指与上一行相隔的工作日数，含当天。", 2)
    if found.latest is not None and found.strict is not None and found.other_latest is not None:
        _publicity(page, found, found.latest, found.strict, found.other_latest)
    if found.warnings:
        page.heading("提醒")
        for warned in found.warnings:
            page.text(warned.text, 2, "· ")
    page.blank()
    if not found.confirmed:
        page.text("结果未定，见提醒。")
    page.text(table.provenance({one.day.date.year for one in found.milestones}))
    return str(page)


def slack_words(slack: int) -> str:
    """Return how much slack a publicity leaves before the deadline."""
    if slack < 0:
        return f"晚{-slack}个工作日"
    return f"余{slack}个工作日" if slack else "截止当天期满"


def _publicity(page: Page, found: Timeline, latest: date, strict: date, other_latest: date) -> None:
    reading = found.asked.first_day
    page.heading(f"公示{found.asked.days}个工作日（{FIRST_DAYS[reading]}）")
    page.text(f"最晚{full_day(latest)}开始；截止前一天就期满的，最晚{full_day(strict)}。", 2)
    page.text(f"按“{FIRST_DAYS[other_reading(reading)]}”，最晚{full_day(other_latest)}开始。", 2)
    if found.plan is not None and found.slack is not None:
        plan = found.plan.window
        page.text(f"{full_day(plan.start)}开始，{full_day(plan.end)}期满，{slack_words(found.slack)}。", 2, "这次：")
    if found.starts:
        page.heading("哪天开始，余多少")
        rows = [(f"{full_day(one.start)}起", f"{full_day(one.end)}止", slack_words(one.slack)) for one in found.starts]
        page.table(rows, 2)


def _row(one: Milestone, today: date) -> tuple[str, ...]:
    gap = "" if one.working_days is None else f"隔{one.working_days}"
    rest = "" if one.day.working else f"，{one.day.reason}"
    note = f"（{one.note}{rest}）" if one.note or rest else ""
    past = "，已过" if one.binding and one.day.date < today else ""
    return (full_day(one.day.date), gap, f"{one.title}{note.replace('（，', '（')}{past}")
