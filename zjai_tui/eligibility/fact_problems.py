"""Answers about the person that stand out: not asked for by the round, or dated after what it counts to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..base.dates import shown_date
from ..base.numbers import plain
from ..base.problems import Problem, Severity
from ..base.structure import did_you_mean
from ..base.text import quoted
from ..dossier.model import Dossier
from ..rules.cycles.cycle import Cycle
from .education import HOURS, hours_beyond


def fact_problems(cycle: Cycle, dossier: Dossier) -> tuple[Problem, ...]:
    """Return what stands out among the facts of a dossier.

    Facts that no condition of the round can see are told with the nearest known name; most often
    the name is misspelt. Dates from which years are counted are noted when they come after the
    day the years are counted to. Hours that no year can have are an error: they are not used.
    """
    return (*_unknown(cycle, dossier), *_beyond(cycle, dossier), *_hours(cycle, dossier))


def _unknown(cycle: Cycle, dossier: Dossier) -> Iterator[Problem]:
    asked = cycle.facts()
    for name in dossier.facts:
        if name not in asked:
            yield Problem(
                "unknown-fact",
                f"facts，{quoted(name)}",
                "年度通知不问这一项，不采用",
                did_you_mean(name, list(asked)),
                Severity.WARNING,
            )


def _beyond(cycle: Cycle, dossier: Dossier) -> Iterator[Problem]:
    fields, dates = cycle.facts(), cycle.dates()
    cutoffs = {fact: dates[one.test.until] for one in cycle.condition for fact in one.test.years_since}
    for fact, until in cutoffs.items():
        day = dossier.facts.get(fact)
        if isinstance(day, date) and day > until.on:
            message = f"{shown_date(day)}晚于{until.title}（{shown_date(until.on)}），本轮算作0年"
            yield Problem(
                "date-after-cutoff", fields[fact].title, message, "请核对这个日期；没有写错就不用改", Severity.NOTE
            )


def _hours(cycle: Cycle, dossier: Dossier) -> Iterator[Problem]:
    rule = cycle.education
    titles = {"total": "总学时", "professional": "专业科目学时"}
    for one in dossier.education:
        for name in HOURS:
            if rule.most is not None and hours_beyond(rule, one, name):
                message = f"{plain(getattr(one, name))}学时超过一年最多的{plain(rule.most)}学时，不采用"
                yield Problem("hours-beyond", f"{one.year}年{titles[name]}", message, "请核对后重填")
