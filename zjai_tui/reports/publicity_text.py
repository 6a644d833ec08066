"""Answers about publicity windows as plain text."""

from __future__ import annotations

from ..workdays.table import ESTIMATE
from ..workdays.windows import COUNTED, FIRST_DAYS, NEXT, other_reading
from ..workdays.words import full_day, in_words, weekday
from .page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ..workdays.answers import Backward, Forward, Latest, Margin
    from ..workdays.audit import Audit
    from ..workdays.doubts import Warned
    from ..workdays.table import Day, WorkdayTable
    from ..workdays.windows import Window

MOST_LISTED = 45
"""Calendar days listed one by one; of a longer window only the days that are not as usual."""

WHY = {COUNTED: "通行做法，公告印出的首日算第1天", NEXT: "民法典第二百零一条，公示当日不算"}
"""Why one would read the first day so."""


def forward_text(answer: Forward, table: WorkdayTable, columns: int = 80, notes: Sequence[str] = ()) -> str:
    """Return what ``zjai publicity START`` prints; `notes` tell how what was typed was understood."""
    page = Page(columns)
    found = answer.window
    mark = _estimate_mark(table, found.start, found.end)
    page.text(f"公示{found.days}个工作日，{full_day(found.start)}起，{full_day(found.end)}止{mark}。")
    if not mark:
        page.text(window_words(found), mark="公告可写：")
    _notes(page, notes)
    page.heading("首日的两种算法")
    other = other_reading(found.first_day)
    ends = {found.first_day: answer.alternative, other: answer.alternative} | {found.first_day: found.end}
    page.table([_reading_row(one, _or_unknown(ends[one], "止"), one == found.first_day) for one in FIRST_DAYS], 2)
    page.heading("逐日")
    _proof(page, found)
    if answer.margins:
        page.heading("截止日期")
        page.table([_margin_row(one) for one in answer.margins], 2)
        if answer.latest is not None and not answer.meets_deadline:
            page.text(f"要赶上所给截止日，最晚{full_day(answer.latest)}开始公示。", 2)
    _end(page, answer.warnings, answer.confirmed, table, (found.start, found.end))
    return str(page)


def backward_text(answer: Backward, table: WorkdayTable, columns: int = 80, notes: Sequence[str] = ()) -> str:
    """Return what ``zjai publicity --deadline D`` prints."""
    page = Page(columns)
    mark = _estimate_mark(table, answer.latest.start, answer.deadline)
    latest_words = f"最晚{full_day(answer.latest.start)}开始{mark}"
    page.text(f"{full_day(answer.deadline)}截止，公示{answer.days}个工作日，{latest_words}。")
    _notes(page, notes)
    page.heading("最晚哪天开始")
    latest = {answer.first_day: answer.latest, other_reading(answer.first_day): answer.other}
    page.text("截止当天期满：", 2)
    page.table([_latest_row(one, latest[one], one == answer.first_day, strict=False) for one in FIRST_DAYS], 4)
    page.text("截止前一天就期满，截止当天还能办事（稳妥）：", 2)
    page.table([_latest_row(one, latest[one], one == answer.first_day, strict=True) for one in FIRST_DAYS], 4)
    _end(page, answer.warnings, answer.confirmed, table, (answer.latest.start, answer.deadline))
    return str(page)


def audit_text(answer: Audit, table: WorkdayTable, columns: int = 80, notes: Sequence[str] = ()) -> str:
    """Return what ``zjai publicity --audit START END`` prints."""
    page = Page(columns)
    page.text(f"核对公示时间：{full_day(answer.start)}至{full_day(answer.end)}，应有{answer.days}个工作日。")
    page.text(_verdict(answer) + _estimate_mark(table, answer.start, answer.end), mark="结论：")
    _notes(page, notes)
    page.heading("首日的两种算法")
    page.table([_audit_row(answer, reading) for reading in FIRST_DAYS], 2)
    page.heading("逐日")
    _listed(page, answer.listed, {})
    _end(page, answer.warnings, True, table, (answer.start, answer.end))
    return str(page)


def window_words(found: Window) -> str:
    """Return the window as a notice prints it: from its first counted day, so that no reading leaves it out."""
    return f"公示时间：{in_words(found.first)}至{in_words(found.end)}，共{found.days}个工作日。"


def _estimate_mark(table: WorkdayTable, first: date, last: date) -> str:
    estimated = any(year in table.estimated for year in range(first.year, last.year + 1))
    return f"（{ESTIMATE}）" if estimated else ""


def _notes(page: Page, notes: Iterable[str]) -> None:
    for note in notes:
        page.text(f"{note}。", mark="说明：")


def _reading_row(reading: str, result: str, asked: bool) -> tuple[str, ...]:
    return (FIRST_DAYS[reading], result, f"{'本次采用；' if asked else ''}{WHY[reading]}")


def _or_unknown(day: date | None, tail: str) -> str:
    return "没有日历，算不出" if day is None else f"{full_day(day)}{tail}"


def _proof(page: Page, found: Window) -> None:
    numbers = {day.date: f"第{at}天" for at, day in enumerate(found.counted, 1)}
    days = sorted((*found.counted, *found.skipped), key=lambda day: day.date)
    _listed(page, days, numbers)


def _listed(page: Page, days: Sequence[Day], numbers: dict[date, str]) -> None:
    """Add the days; of a long window only those that differ from the plain week."""
    several_years = days[0].date.year != days[-1].date.year
    kept = [day for day in days if len(days) <= MOST_LISTED or day.reason not in {"工作日", "周末"}]
    if len(kept) < len(days):
        page.text(f"共{len(days)}天，下面只列放假和调休的日子；全部日期见 --json。", 2)
    page.table(
        [
            (
                in_words(day.date) if several_years else f"{day.date.month}月{day.date.day}日",
                weekday(day.date),
                numbers.get(day.date, "计入" if day.working and not numbers else "不计"),
                "" if day.reason == "工作日" else day.reason,
            )
            for day in kept
        ],
        2,
    )


def _margin_row(margin: Margin) -> tuple[str, ...]:
    note = f"（{margin.note}）" if margin.note else ""
    return (full_day(margin.on), f"{slack_words(margin.slack)}", f"{margin.title}{note}")


def slack_words(slack: int | None) -> str:
    """Return the working days left between the end of a window and a deadline, in words."""
    if slack is None:
        return "没有日历，算不出"
    if slack < 0:
        return f"晚{-slack}个工作日"
    return f"期满后还有{slack}个工作日" if slack else "公示在这天期满"


def _latest_row(reading: str, latest: Latest | None, asked: bool, *, strict: bool) -> tuple[str, ...]:
    if latest is None:
        return _reading_row(reading, _or_unknown(None, ""), asked)
    row = _reading_row(reading, full_day(latest.strict if strict else latest.start), asked)
    if strict or latest.worked == latest.start:
        return row
    return (*row[:-1], f"这天不上班，之前最近的工作日是{full_day(latest.worked)}；{row[-1]}")


def _verdict(answer: Audit) -> str:
    names = [f"“{FIRST_DAYS[one]}”" for one in answer.true_under]
    if len(names) == len(FIRST_DAYS):
        return "够，两种算法都够。"
    if names:
        other = next(one for one in FIRST_DAYS if one not in answer.true_under)
        return f"只有按{names[0]}才够；按“{FIRST_DAYS[other]}”少{answer.missing(other)}个工作日。"
    return f"不够，两种算法都不够，至少少{min(answer.missing(one) for one in FIRST_DAYS)}个工作日。"


def _audit_row(answer: Audit, reading: str) -> tuple[str, ...]:
    count, missing = answer.counts[reading], answer.missing(reading)
    proper = answer.proper_ends[reading]
    if missing:
        result = f"少{missing}个，" + ("应到何日没有日历，算不出" if proper is None else f"应到{full_day(proper)}止")
    else:
        result = "正好" if count == answer.days else f"多{count - answer.days}个"
    return (FIRST_DAYS[reading], f"{count}个工作日", result)


def _end(
    page: Page, warnings: Iterable[Warned], sure: bool, table: WorkdayTable, span: tuple[date, date]
) -> None:  # fmt: skip
    found = list(warnings)
    if found:
        page.heading("提醒")
        for one in found:
            page.text(one.text, 2, "· ")
    page.blank()
    if not sure:
        page.text("结果未定，见提醒。")
    page.text(table.provenance(range(span[0].year, span[1].year + 1)))
