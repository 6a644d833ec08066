"""What a dossier is checked against besides its rules: the working days that are left, and the areas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..base.problems import Problem, Refused, Severity
from ..dossier.model import Work
from ..rules.cycles.cycle import Cycle
from ..workdays.overlay_store import user_overlays
from ..workdays.table import WorkdayTable, table_for
from .given import AreaFit


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
