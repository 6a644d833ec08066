"""Continuing education 继续教育: each year is judged by itself, the sum is only shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from ..base.dates import shown_date
from ..base.numbers import ZERO, plain
from ..dossier.model import Dossier, EducationYear
from ..rules.basis import weakest
from ..rules.cycles.cycle import Cycle, CycleDate, EducationRule
from ..scoring.result import Verdict
from .logic import all_of
from .result import EducationResult, YearResult

HoursName = Literal["total", "professional"]
HOURS: tuple[HoursName, ...] = ("total", "professional")
"""What is asked about the hours of each year, as a dossier names it."""
BY_UNIT = "待人工核对"
"""Said where only the sum is enough: the program judges year by year, and a person must look at it."""
ASK_UNIT = "合计够而有的年份不足，请所在单位核对登记的学时，并向职称申报受理点确认是否逐年计算"


def judge_education(cycle: Cycle, dossier: Dossier) -> EducationResult:
    """Return the judgement of every required year and of all together.

    A year short of hours is ``no`` once the dossier says that all its hours are registered;
    until then it is ``unknown``. The hours are checked by the date the rule names; a year that ends
    later is named as unfinished. Reaching only the sum of the years is flagged, not accepted:
    the source counts year by year (national rule, see the rule's cites and basis).
    """
    rule = cycle.education
    deadline = cycle.dates().get(rule.until)
    given = {one.year: one for one in reversed(dossier.education)}
    years = tuple(_judge_year(rule, year, given.get(year), deadline) for year in rule.years)
    verdict = all_of(one.verdict for one in years)
    totals = [one.total for one in years if one.total is not None]
    total, needed = sum(totals, ZERO), rule.total * len(rule.years)
    only_by_sum = total >= needed and any(one.short_total for one in years)
    reasons = [one.reason for one in years if one.verdict != "yes"]
    if only_by_sum:
        reasons.append(f"合计够{plain(needed)}学时，但按年计算仍有年份不足，{BY_UNIT}")
    return EducationResult(
        verdict=verdict,
        years=years,
        sum=total,
        sum_needed=needed,
        sum_complete=len(totals) == len(years),
        only_by_sum=only_by_sum,
        sum_text=_sum_text(rule, total, len(totals)) + (f"；合计够，但有的年份不足，{BY_UNIT}" if only_by_sum else ""),
        reason="；".join(reasons) if reasons else _all_met(rule),
        remedy="；".join(_once((*(one.remedy for one in years), ASK_UNIT if only_by_sum else ""))),
        cites=tuple(_once((*rule.years_cite, *rule.cite))),
        basis=weakest([rule.basis, rule.years_basis]),
        note=rule.note,
    )


def usable(rule: EducationRule, filled: EducationYear) -> EducationYear:
    """Return the year without hours that no year can have, which stay unknown (`EducationRule.most`)."""
    total, professional = (None if hours_beyond(rule, filled, name) else getattr(filled, name) for name in HOURS)
    return replace(filled, total=total, professional=professional)


def hours_beyond(rule: EducationRule, filled: EducationYear, name: HoursName) -> bool:
    """Tell whether a number of hours is more than the round takes for possible."""
    hours = filled.total if name == "total" else filled.professional
    return hours is not None and rule.most is not None and hours > rule.most


def hours_verdict(rule: EducationRule, filled: EducationYear, name: HoursName) -> Verdict:
    """Return whether one number of one year is enough; ``unknown`` while it is missing or still growing."""
    filled = usable(rule, filled)
    hours, needed = (filled.total, rule.total) if name == "total" else (filled.professional, rule.professional)
    return _enough(_short(hours, needed), finished=filled.finished)


def _judge_year(rule: EducationRule, year: int, given: EducationYear | None, deadline: CycleDate | None) -> YearResult:
    filled = usable(rule, given or EducationYear(year=year))
    total, professional, finished = filled.total, filled.professional, filled.finished
    short_total = _short(total, rule.total)
    short_professional = _short(professional, rule.professional)
    verdict = all_of(hours_verdict(rule, filled, name) for name in HOURS)
    unfinished = deadline is not None and date(year, 12, 31) > deadline.on
    reason = f"{year}年" + _hours_text(rule, total, short_total, professional, short_professional)
    remedy = ""
    beyond = given is not None and any(hours_beyond(rule, given, name) for name in HOURS)
    if beyond:
        known = f"；{reason.removeprefix(f'{year}年')}" if (total, professional) != (None, None) else ""
        reason = f"{year}年填的学时超过一年最多的{plain(rule.most or ZERO)}学时，不采用{known}"
    if verdict != "yes":
        remedy = _remedy(year, short_total or short_professional, deadline, unfinished=unfinished, finished=finished)
        if beyond:
            remedy = f"请核对{year}年的学时后重填"
        elif None in (total, professional) and (short_total or short_professional):
            remedy = f"请先填写{year}年的{'总学时' if total is None else '专业科目学时'}；{remedy}"
        if unfinished:
            reason += f"，申报时{year}年还没有结束"
    return YearResult(
        year=year,
        verdict=verdict,
        total=total,
        professional=professional,
        short_total=short_total,
        short_professional=short_professional,
        unfinished=unfinished,
        reason=reason,
        remedy=remedy,
    )


def _short(hours: Decimal | None, needed: Decimal) -> Decimal | None:
    return None if hours is None else max(needed - hours, ZERO)


def _enough(short: Decimal | None, *, finished: bool | None) -> Verdict:
    if short is None:
        return "unknown"
    if not short:
        return "yes"
    return "no" if finished else "unknown"


def _hours_text(
    rule: EducationRule,
    total: Decimal | None,
    short_total: Decimal | None,
    professional: Decimal | None,
    short_professional: Decimal | None,
) -> str:
    if total is None and professional is None:
        return "学时还没有填"
    both = (
        _one_text("", total, short_total, rule.total),
        _one_text("专业科目", professional, short_professional, rule.professional),
    )
    return "，".join(both)


def _one_text(name: str, hours: Decimal | None, short: Decimal | None, needed: Decimal) -> str:
    if hours is None:
        return f"{name or '总'}学时还没有填"
    if short:
        return f"{name}{plain(hours)}学时（须{plain(needed)}学时，差{plain(short)}学时）"
    return f"{name}{plain(hours)}学时"


def _remedy(
    year: int, short: Decimal | None, deadline: CycleDate | None, *, unfinished: bool, finished: bool | None
) -> str:
    if not short:
        return f"请填写{year}年的学时"
    if unfinished and deadline is not None:
        return f"{year}年的学时须在申报前补足，{deadline.title}为{shown_date(deadline.on)}"
    if finished is None:
        return f"{year}年的学时如已登记完，“{year}年已登记完”请选“是”；还没有登记完的，补登后更新"
    if not finished:
        return f"请补登{year}年的学时后更新"
    return f"请核对{year}年有没有漏登的学时"


def _sum_text(rule: EducationRule, total: Decimal, filled: int) -> str:
    count = len(rule.years)
    if not filled:
        return f"各年学时都还没有填；每年{plain(rule.total)}学时，{count}年共{plain(rule.total * count)}学时"
    known = f"{count}年" if filled == count else f"已填的{filled}年"
    return f"{known}合计{plain(total)}学时；每年{plain(rule.total)}学时，{count}年共{plain(rule.total * count)}学时"


def _all_met(rule: EducationRule) -> str:
    first, last = rule.years[0], rule.years[-1]
    return f"{first}年至{last}年每年都达到{plain(rule.total)}学时，其中专业科目{plain(rule.professional)}学时"


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
