"""How far an unmet condition is from being met, reckoned by the functions that judge it.

Every sentence names the one date of the round it compares with: seniority ends on another day
than achievements do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ..base.dates import shown_date
from ..base.numbers import ZERO, plain, shown
from ..rules.cycles.cycle import Condition, CycleDate
from .checks import Given, Term, term_of
from .result import ConditionResult, Earliest, ShortYear


def earliest_of(given: Given, condition: Condition, members: Sequence[ConditionResult]) -> Earliest | None:
    """Return how far a condition that is not met is from it; `members` are the results its test names.

    None where nothing can be counted: an answer is missing, or time cannot change it.
    """
    test = condition.test
    if test.years_since:
        return _by_years(given, condition)
    if test.score_at_least:
        return _by_points(given, condition)
    if test.education:
        return _by_hours(given)
    applying = [one for one in members if one.applies]
    return _of_all(applying) if test.all else _of_any(applying) if test.any else None


def _by_years(given: Given, condition: Condition) -> Earliest | None:
    """Return the day on which the years are full from every known date; nobody knows which one counts."""
    test = condition.test
    until, needed = given.cycle.dates()[test.until], int(test.at_least or 0)
    found = [term_of(given, fact, until.on, needed) for fact in test.years_since]
    terms = [one for one in found if isinstance(one, Term)]
    if all(one.enough for one in terms):
        return None
    on = max(one.full for one in terms)
    if any(one.enough for one in terms):  # which date counts decides: a day alone would tell only half
        said = "；".join(_full_text(one, until, needed) for one in terms)
        text = f"{said}；从哪个起算未见规定，请向职称申报受理点核实"
        return Earliest(text=text, on=on, cutoff=until.id, in_time=on <= until.on)
    word = "最早" if len(terms) == len(found) else "不早于"
    said = f"{word}{shown_date(on)}满{needed}年"
    if len({one.full for one in terms}) > 1:
        said = f"从每个日期算都满{needed}年，{word}{shown_date(on)}"
    return Earliest(
        text=f"{said}，本轮（{_named(until)}）{'够' if on <= until.on else '不够'}",
        on=on,
        cutoff=until.id,
        in_time=on <= until.on,
    )


def _full_text(term: Term, until: CycleDate, needed: int) -> str:
    """Return from when the needed years are full, counted from one date."""
    if term.enough:
        return f"从{term.since}算，到{shown_date(until.on)}已满{term.years}年"
    return f"从{term.since}算，要到{shown_date(term.full)}才满{needed}年"


def _named(one: CycleDate) -> str:
    return f"{one.title}{shown_date(one.on)}"


def _by_points(given: Given, condition: Condition) -> Earliest | None:
    """Return the points missing, rounded upwards; nothing while no achievement is listed: that is no result yet."""
    target, score = given.cycle.numbers()[condition.test.score_at_least], given.score
    if score is None or not given.dossier.entry or score.low >= target.value:
        return None
    least, most = max(target.value - score.high, ZERO), target.value - score.low
    missing = [plain(-Decimal(shown(-one))) for one in (least, most)]  # rounded upwards: 0.005 is never 0
    goal = f"{plain(target.value)}{target.unit}"
    if not least:
        text = f"离{goal}最多还差{missing[1]}{target.unit}，最少不差"
    elif least == most:
        text = f"离{goal}还差{missing[0]}{target.unit}"
    else:
        text = f"离{goal}还差{missing[0]}{target.unit}至{missing[1]}{target.unit}"
    return Earliest(text=text, points=(least, most))


def _by_hours(given: Given) -> Earliest | None:
    """Return the hours missing, year by year."""
    short = [
        ShortYear(year=one.year, total=one.short_total, professional=one.short_professional)
        for one in given.education.years
        if one.short_total or one.short_professional
    ]
    if not short:
        return None
    said = "；".join(_short_text(one) for one in short)
    until = given.cycle.dates().get(given.cycle.education.until)
    if until is not None:
        said += f"；学时在申报时核验（{_named(until)}）"
    return Earliest(text=said, hours=tuple(short))


def _short_text(year: ShortYear) -> str:
    parts = [f"总学时差{plain(year.total)}"] if year.total else []
    parts += [f"专业科目差{plain(year.professional)}"] if year.professional else []
    return f"{year.year}年{'、'.join(parts)}"


def _of_all(members: Sequence[ConditionResult]) -> Earliest | None:
    """Return the latest day of the members that only wait for time; None when one cannot be met by waiting."""
    unmet = [one for one in members if one.verdict != "yes"]
    dated = _dated(unmet)
    if not dated or any(one.verdict == "no" and one not in [member for _, member, _ in dated] for one in unmet):
        return None
    _, _, last = max(dated, key=lambda one: one[0])
    if len(dated) == len(unmet):
        return last
    return replace(last, text=f"其余待定的条件也符合时，{last.text}")


def _of_any(members: Sequence[ConditionResult]) -> Earliest | None:
    """Return the earliest day of the alternatives."""
    dated = _dated(members)
    if not dated:
        return None
    _, first, found = min(dated, key=lambda one: one[0])
    return replace(found, text=f"按“{first.title}”：{found.text}")


def _dated(members: Sequence[ConditionResult]) -> list[tuple[date, ConditionResult, Earliest]]:
    """Return the members that wait for a day, each with the day."""
    return [(one.earliest.on, one, one.earliest) for one in members if one.earliest and one.earliest.on]
