"""What to do next on the web systems and on paper, in order, with the days that are left."""

from __future__ import annotations

from datetime import date

from ..base.dates import shown_date
from ..dossier.model import Dossier
from ..rules.cycles.cycle import Cycle, CycleDate, Step
from ..workdays.table import WorkdayTable
from .given import holds, working_days_left
from .result import NextStep, NextSteps, StepState

STEP = "step:"


def next_steps(cycle: Cycle, dossier: Dossier, today: date, workdays: WorkdayTable | None = None) -> NextSteps:
    """Return the steps of the round that concern this dossier, and where the round stands today.

    Whether a step is done only the person knows, by ticking it (`Dossier.done`). Pure; where the
    calendar has no data only calendar days are told.
    """
    titles = {one.id: one.title for one in cycle.step}
    concerned = [(one, holds(cycle, dossier, one.only_if)) for one in cycle.step]
    listed = {one.id for one, concerns in concerned if concerns != "no"}
    steps = tuple(
        _step(cycle, dossier, one, today, workdays, tuple(titles[name] for name in one.after if name in listed),
              cycle.conditions()[one.only_if].title if concerns == "unknown" else "")
        for one, concerns in concerned
        if one.id in listed
    )  # fmt: skip
    closed, said = _round(cycle, dossier, today, workdays)
    return NextSteps(steps=steps, closed=closed, said=said, today=today)


def _step(
    cycle: Cycle,
    dossier: Dossier,
    step: Step,
    today: date,
    workdays: WorkdayTable | None,
    after: tuple[str, ...],
    only_for: str,
) -> NextStep:
    by = cycle.dates().get(step.until)
    place = next((one for one in cycle.place if one.id == step.place), None)
    left = working_days_left(workdays, today, by.on) if by is not None and by.on >= today else None
    return NextStep(
        id=STEP + step.id,
        title=step.title,
        who=step.who,
        what=step.what,
        place=place.title if place else "",
        url=place.url if place else "",
        by=by.on if by else None,
        by_title=by.title if by else "",
        days_left=(by.on - today).days if by else None,
        working_days_left=left,
        state=_state(dossier, step, by, today),
        when=_when(by, today, left) if by else "",
        after=after,
        only_for=only_for,
        cites=step.cite,
        basis=step.basis,
    )


def _state(dossier: Dossier, step: Step, by: CycleDate | None, today: date) -> StepState:
    if STEP + step.id in dossier.done:
        return "done"
    if by is None:
        return "undated"
    return "overdue" if by.on < today else "open"


def _when(by: CycleDate, today: date, working_days: int | None) -> str:
    day = f"{by.title}{shown_date(by.on)}"
    if by.on < today:
        return f"{day}，已过"
    if by.on == today:
        return f"{day}，就是今天"
    left = f"{day}，还有{(by.on - today).days}天"
    return left if working_days is None else f"{left}（{working_days}个工作日）"


def _round(cycle: Cycle, dossier: Dossier, today: date, workdays: WorkdayTable | None) -> tuple[bool, str]:
    """Return whether nobody can file any more, and where the round stands."""
    dates = cycle.dates()
    until = {one.id: dates[one.until] for one in cycle.step if one.until}
    if not until:
        return False, "通知没有写各步的日期，请问职称申报受理点。"
    last = max(until.values(), key=lambda one: one.on)
    step = cycle.step_as("filing")
    filing = until.get(step.id) if step is not None else None
    filed = step is not None and STEP + step.id in dossier.done
    if today > last.on:
        return True, f"本轮已截止（{last.title}为{shown_date(last.on)}）；下一轮以新通知为准。"
    if step is not None and filing is not None and today > filing.on and not filed:
        when = f"{filing.title}为{shown_date(filing.on)}，已过"
        return True, f"{when}。已经提交的，请在下面勾选“{step.title}”，再办后面的事；没有提交的，下一轮以新通知为准。"
    if filing is not None and not filed:
        left = working_days_left(workdays, today, filing.on)
        return False, f"{_when(filing, today, left)}。"
    following = min((one for one in until.values() if one.on >= today), key=lambda one: one.on)
    return False, f"{_when(following, today, working_days_left(workdays, today, following.on))}。"
