"""Checks against the round: conditions, hours, routes, the total with evidence, days left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..base.dates import shown_date
from ..base.numbers import plain
from ..base.problems import Severity
from ..rules.cycles.precheck import PreCheck
from ..scoring.trace import span_text
from ..workdays.windows import where_covered
from .finding import Finding, found
from .given import Given, working_days_left


def condition(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield a common condition that is not met, or not known; unknown is a warning at most."""
    result = next((one for one in given.eligibility.common if one.id == check.condition), None)
    if result is None or not result.applies or result.verdict == "yes":
        return
    unanswered = [one for one in result.facts if one not in given.dossier.facts]
    target = f"fact:{(*unanswered, *result.facts[-1:])[0]}" if result.facts else "work:area"
    part = "专业方向" if target.startswith("work") else "申报资格"
    one = found(check, target, f"{part}，{result.title}", result.reason)
    yield _milder(one, result.remedy) if result.verdict == "unknown" else one


def education(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield each year that is short of hours or not filled in."""
    for year in given.eligibility.education.years:
        if year.verdict != "yes":
            one = found(check, f"education:{year.year}", f"申报资格，{year.year}年继续教育", year.reason)
            yield (
                _milder(one, year.remedy)
                if year.verdict == "unknown"
                else replace(one, remedy=year.remedy or one.remedy)
            )


def route(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the hint which route to choose where the first one is closed."""
    routes = given.eligibility.routes
    others = [one.title for one in routes[1:] if one.verdict == "yes"]
    if routes[0].verdict == "no" and others:
        message = f"不能走“{routes[0].title}”，能走的是{'、'.join(f'“{title}”' for title in others)}"
        yield found(check, f"route:{routes[0].id}", "申报路径", message)


def evidenced_short(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield that what is claimed reaches the target and what has evidence does not."""
    result, evidenced = given.assessment, given.evidenced
    if evidenced is None or result.total.low < result.target or evidenced.low >= result.target:
        return
    message = f"自评{span_text(result.total)}分达到{plain(result.target)}分，有据的只有{span_text(evidenced)}分"
    yield found(check, "evidence", "佐证材料", message)


def last_days(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield that a deadline is near; what is past is told with the steps."""
    deadline = given.cycle.dates()[check.date]
    left, unit = working_days_left(given.workdays, given.today, deadline.on), "个工作日"
    if left is None:
        left, unit = (deadline.on - given.today).days, "天"
    if given.today <= deadline.on and left <= (check.least or 0):
        when = "今天就是最后一天" if given.today == deadline.on else f"还有{left}{unit}"
        yield found(check, f"step:{_step(given, check.date)}", deadline.title, f"{shown_date(deadline.on)}，{when}")


def publicity_room(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield that the days left until the unit's deadline are fewer than publicity takes, today counted in.

    Silent once the deadline is past, and where the calendar has no data.
    """
    deadline = given.cycle.dates()[check.date]
    needed = given.cycle.numbers()[check.number]
    table = given.workdays
    if table is None or given.today > deadline.on:
        return
    left, _ = where_covered(lambda: table.count(given.today, deadline.on))
    if left is None:
        return
    if left < needed.value:
        message = f"到{shown_date(deadline.on)}连今天只有{left}个工作日，公示要{plain(needed.value)}个工作日"
        yield found(check, f"step:{_step(given, check.date)}", deadline.title, message)


def _step(given: Given, date_id: str) -> str:
    """Return the step that is done last by that date."""
    return next((one.id for one in reversed(given.cycle.step) if one.until == date_id), "")


def _milder(one: Finding, remedy: str) -> Finding:
    """Return the finding as a warning at most, for nothing is known yet: an open answer is no fault, and no pass."""
    severity = Severity.WARNING if one.severity is Severity.ERROR else one.severity
    return replace(one, severity=severity, remedy=remedy or one.remedy)
