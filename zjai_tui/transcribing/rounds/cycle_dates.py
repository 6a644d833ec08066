"""The dates of a round against the calendar and against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.problems import Severity
from ...rules.cycles.cycle import ISSUED, Cycle, DateOrder
from ...rules.linting.findings import Finding
from ...workdays.table import WorkdayTable
from ...workdays.uncovered import NotCovered
from ...workdays.words import full_day

T = TypeVar("T")

NOT_COVERED = "calendar-missing"
"""Code of the note that a year has no calendar: what rests on it was not checked."""


def date_findings(cycle: Cycle, table: WorkdayTable) -> Iterator[Finding]:
    """Yield deadlines on days of rest, dates in the wrong order, gaps that are too small for publicity.

    A year without a calendar gives one note, and what would need it is passed over.
    """
    uncovered: dict[int, str] = {}
    yield from _rest_days(cycle, table, uncovered)
    for order in cycle.order:
        yield from _order(cycle, table, order, uncovered)
    if not cycle.order:
        message = "文件里没有写日期的先后（[[order]]），先后和公示时间没有检验"
        yield _finding("no-order", Severity.NOTE, "order", message, "请仿照2024年度的文件补上")
    yield from _steps(cycle)
    for year, why in uncovered.items():
        message = f"{why}，休息日和公示时间没有检验"
        remedy = "请导入这一年的放假通知（zjai calendar import 文件名）后再检验"
        yield _finding(NOT_COVERED, Severity.NOTE, str(year), message, remedy)


def _rest_days(cycle: Cycle, table: WorkdayTable, uncovered: dict[int, str]) -> Iterator[Finding]:
    binding = {one.until for one in cycle.step}
    for one in cycle.date:
        if one.id not in binding:
            continue
        day = _asked(partial(table.day, one.on), uncovered)
        if day is None and one.on.weekday() >= 5:
            message = f"{one.title}{full_day(one.on)}是周末，这一年的放假安排还没有，多半是休息日"
            yield _finding("rest-day", Severity.WARNING, one.id, message, "请对照通知核对，通知确是这一天的不用改")
        if day is None or day.working:
            continue
        near = [
            _asked(partial(table.last_on_or_before, one.on), uncovered),
            _asked(partial(table.first_on_or_after, one.on), uncovered),
        ]
        words = [
            f"{said}{full_day(on)}" for said, on in zip(("前一个工作日是", "后一个工作日是"), near, strict=True) if on
        ]
        yield _finding(
            "rest-day",
            Severity.WARNING,
            one.id,
            f"{one.title}{full_day(one.on)}是休息日（{day.reason}）",
            f"{'，'.join(words)}；请对照通知核对，通知确是这一天的不用改",
        )


def _order(cycle: Cycle, table: WorkdayTable, order: DateOrder, uncovered: dict[int, str]) -> Iterator[Finding]:
    (first_title, first), (last_title, last) = _dated(cycle, order.before), _dated(cycle, order.after)
    why = f"；{order.why}" if order.why else ""
    if last < first:
        message = f"{last_title}{shown_date(last)}早于{first_title}{shown_date(first)}{why}"
        yield _finding("dates-out-of-order", order.severity, order.after, message, "请对照通知核对这两个日期")
        return
    if not order.gap:
        return
    number = cycle.numbers()[order.gap]
    room = _asked(lambda: table.count(first + timedelta(1), last), uncovered)
    if room is not None and room < number.value:
        needed = f"{number.title}{plain(number.value)}{number.unit}"
        message = (
            f"{first_title}{shown_date(first)}以后，到{last_title}{shown_date(last)}只有{room}个工作日，{needed}{why}"
        )
        yield _finding("gap-too-small", order.severity, order.after, message, "请对照通知核对这两个日期和天数")


def _steps(cycle: Cycle) -> Iterator[Finding]:
    """Yield steps that must be done before a step whose deadline is earlier than their own."""
    dates, steps = cycle.dates(), {one.id: one for one in cycle.step}
    told = {frozenset((one.before, one.after)) for one in cycle.order}
    for step in cycle.step:
        for earlier in (steps[name] for name in step.after):
            if not step.until or not earlier.until or frozenset((step.until, earlier.until)) in told:
                continue
            own, other = dates[step.until], dates[earlier.until]
            if own.on < other.on:
                message = (
                    f"“{step.title}”的{own.title}{shown_date(own.on)}，早于它前面一步“{earlier.title}”的"
                    f"{other.title}{shown_date(other.on)}"
                )
                yield _finding("steps-out-of-order", Severity.WARNING, step.id, message, "请核对步骤的先后和日期")


def _dated(cycle: Cycle, name: str) -> tuple[str, date]:
    if name == ISSUED:
        return "发文日期", cycle.cycle.issued
    found = cycle.dates()[name]
    return found.title, found.on


def _asked(question: Callable[[], T], uncovered: dict[int, str]) -> T | None:
    """Return the answer of the calendar, or None where it has no data for the year, which is noted."""
    try:
        return question()
    except NotCovered as refused:
        uncovered.setdefault(refused.year, f"{refused.year}年没有可用的工作日历")
        return None


def _finding(code: str, severity: Severity, node: str, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=severity, node=node, message=message, remedy=remedy)
