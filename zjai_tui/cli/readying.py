"""What a case needs to be judged for readiness: today, the working days, the fit, and what reading it brought up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..base.problems import Problem, Refused, Severity
from ..dossier.model import Work
from ..readiness.given import AreaFit, Given
from ..readiness.readiness import readiness
from ..reports.material import Material
from ..rules.cycle import Cycle
from ..workdays.overlay_store import user_overlays
from ..workdays.table import WorkdayTable, table_for
from .case import Case


def today() -> date:
    """Return the day it is on this machine."""
    return date.today()


def readied(case: Case, material: Material, day: date) -> Material:
    """Return the material with the readiness of the case on a day; its findings take the place of the problems.

    What cannot be read beside the dossier (calendars, descriptions of the areas) is told, and the check goes on.
    """
    notes = list(case.notes)
    workdays = fit = None
    try:
        workdays = workdays_until(case.cycle, day)
    except Refused as refused:
        notes.append(left_out("没有算工作日", refused))
    try:
        fit = area_fit(case.dossier.work)
    except Refused as refused:
        notes.append(left_out("没有核对专业方向", refused))
    ready = readiness(
        Given(
            dossier=case.dossier,
            standard=case.standard,
            cycle=case.cycle,
            assessment=material.assessment,
            eligibility=material.eligibility,
            today=day,
            states=material.states,
            evidenced=material.evidenced,
            workdays=workdays,
            fit=fit,
            notes=tuple(notes),
        )
    )
    return replace(material, readiness=ready, problems=tuple(one.problem() for one in ready.findings))


def workdays_until(cycle: Cycle, day: date) -> WorkdayTable | None:
    """Return the working days up to the round's dates; None when they are all past. Raises `Refused`."""
    years = {one.on.year for one in cycle.date if one.on >= day}
    return table_for([day.year, *sorted(years)], overlays=user_overlays()) if years else None


def area_fit(work: Work) -> AreaFit | None:
    """Return which areas the described work speaks for; None while nothing is described. Raises `Refused`."""
    if not work.description.strip():
        return None
    from ..areas.result import Answers  # learns from examples: only when there is something to judge
    from ..areas.shipped import fit_work

    answers = Answers(produced=work.produced, used_by=work.used_by, field=work.field, reading=work.reading)
    found = fit_work(work.description, answers)
    named = [found.area_named(one) for one in (found.primary, *found.secondary) if one]
    titles = tuple(one.title for one in named if one is not None)
    return AreaFit(verdict=found.verdict, primary=found.primary, secondary=found.secondary, titles=titles)


def left_out(what: str, refused: Refused) -> Problem:
    """Return that something was not looked at, and why, as a warning."""
    first = refused.problems[0]
    return replace(first, message=f"{what}：{first.message}", severity=Severity.WARNING)
