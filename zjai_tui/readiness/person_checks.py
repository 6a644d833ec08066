"""Checks over the person: lines of the form, identity number, dates that cannot be, the described work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ..base.dates import after_years, shown_date
from ..base.text import quoted
from ..dossier.person_titles import PERSON_TITLES
from ..rules.cycles.precheck import PreCheck
from .entry_checks import entries_before_birth, future_entries
from .finding import Finding, found
from .given import Given, called
from .identity import birth_date, identity_problem


def person_missing(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the empty lines about the person and the unit."""
    for name in check.fields:
        if not getattr(given.dossier.person, name).strip():
            yield found(check, f"person:{name}", f"基本信息，{PERSON_TITLES[name]}", "还没有填")


def id_number(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield an identity number that cannot be one, without showing it; none given is no finding."""
    number = given.dossier.person.id_number
    wrong = identity_problem(number) if number.strip() else ""
    if wrong:
        yield found(check, "person:id_number", f"基本信息，{PERSON_TITLES['id_number']}", wrong)


def age(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield dates at which the person was too young, and achievements from before the birth."""
    born = birth_date(given.dossier.person.id_number)
    if born is None:
        return
    least = int(check.least or 0)
    grown = after_years(born, least)
    for name, day, title in _facts(given, check.facts):
        if day < grown:
            yield found(check, f"fact:{name}", f"申报资格，{title}", f"{shown_date(day)}时还不满{least}岁")
    for entry, day, title in entries_before_birth(given):
        yield found(check, f"entry:{entry.id}", called(entry), f"{title}{shown_date(day)}早于出生日期")


def future(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield dates after today: of the facts named, or of the achievements where none is named."""
    today = shown_date(given.today)
    for name, day, title in _facts(given, check.facts):
        if day > given.today:
            yield found(check, f"fact:{name}", f"申报资格，{title}", f"{shown_date(day)}在今天（{today}）以后")
    if not check.facts:
        for entry, day, title in future_entries(given):
            yield found(check, f"entry:{entry.id}", called(entry), f"{title}{shown_date(day)}在今天（{today}）以后")


def date_order(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield a date that lies before the one it must follow."""
    ones = list(_facts(given, check.facts))
    for (_, before, first), (name, day, title) in pairwise(ones):
        if day < before:
            message = f"{shown_date(day)}早于{first}{shown_date(before)}"
            yield found(check, f"fact:{name}", f"申报资格，{title}", message)


def stray_fact(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield a date given although another answer says that there is none."""
    facts, fields = given.dossier.facts, given.cycle.facts()
    answer = facts.get(check.given)
    if check.fact in facts and answer is not None and answer not in check.values:
        message = f"填了日期，但{fields[check.given].title}为{quoted(answer)}"
        yield found(check, f"fact:{check.fact}", f"申报资格，{fields[check.fact].title}", message)


def work_short(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield a description of the work that says next to nothing."""
    words = sum(not char.isspace() for char in given.dossier.work.description)
    least = int(check.least or 0)
    if words < least:
        message = f"只写了{words}个字，至少写{least}个字" if words else "还没有写"
        yield found(check, "work:description", "专业方向，所做的工作", message)


def area_fit(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield a chosen area that the description does not speak for; silent where the fit is unclear."""
    fit, chosen = given.fit, given.dossier.work.area
    if fit is None or fit.verdict == "unclear":
        return
    if fit.verdict == "outside":
        yield found(check, "work:description", "专业方向，所做的工作", "按所写的内容看不出人工智能专业工作")
    elif chosen and chosen not in (fit.primary, *fit.secondary):
        likely = "、".join(quoted(title) for title in fit.titles)
        yield found(check, "work:area", "专业方向，主方向", f"按所写的内容更像{likely or '别的方向'}")


def _facts(given: Given, names: tuple[str, ...]) -> Iterator[tuple[str, date, str]]:
    fields = given.cycle.facts()
    for name in names:
        value = given.dossier.facts.get(name)
        if isinstance(value, date):
            yield name, value, fields[name].title
