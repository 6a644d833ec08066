"""The material of a case with its readiness: the working days, the fit, and what reading it brought up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..base.problems import Refused
from ..readiness.case import Case
from ..readiness.given import Given
from ..readiness.readiness import readiness
from ..readiness.surroundings import area_fit, left_out, workdays_until
from .material import Material


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
    problems = (*material.review_problems, *(one.problem() for one in ready.findings))
    return replace(material, readiness=ready, problems=problems)
