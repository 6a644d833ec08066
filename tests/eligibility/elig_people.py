"""Invented people for the eligibility tests, and short ways to vary them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from zjai_tui.dossier.model import Dossier, EducationYear, Entry, Value, Work
from zjai_tui.rules.standards.standard import Span

ENGINEER: dict[str, Value] = {
    "in_zhejiang": True,
    "employer": "企业",
    "in_post": True,
    "ai_work": True,
    "truthful": True,
    "degree": "本科",
    "title": "工程师",
    "title_obtained": date(2019, 12, 20),
    "title_appointed": date(2019, 12, 25),
}
TECHNICIAN: dict[str, Value] = {
    "skill_level": "高级技师",
    "skill_obtained": date(2020, 6, 30),
    "front_line": True,
}


def year(
    which: int, total: int | None = 96, professional: int | None = 64, *, finished: bool | None = True
) -> EducationYear:
    """Return one year of continuing education."""
    return EducationYear(
        year=which,
        total=None if total is None else Decimal(total),
        professional=None if professional is None else Decimal(professional),
        finished=finished,
    )


EDUCATED = (year(2022), year(2023), year(2024))


def person(**facts: Value | None) -> Dossier:
    """Return an engineer who meets every condition of the regular route, with these answers changed (None: removed)."""
    kept = {key: value for key, value in {**ENGINEER, **facts}.items() if value is not None}
    return Dossier(
        cycle="2024",
        work=Work(area="applied_tech"),
        facts=kept,
        education=EDUCATED,
        entry=(Entry(id="e01", kind="paper"),),
    )


def educated(*years: EducationYear) -> Dossier:
    """Return the engineer with these years of continuing education."""
    return replace(person(), education=years)


def points(low: str, high: str | None = None) -> Span:
    """Return an interval of points."""
    return Span(Decimal(low), Decimal(high or low))
