"""Actions that settle what is asked about the person: answers, dates, continuing education, post category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product

from ...base.dates import EARLIEST, after_years, shown_date, whole_years
from ...base.numbers import ZERO, plain
from ...dossier.edit import education_year
from ...rules.fields import Value
from ...rules.standards.standard import Derive, Input
from ..judging import points_text
from ..scene import input_options, score_inputs
from ..uncertainty import Situation
from .actions import Action, Study
from .edits import AnswerQuestions, ChooseVariant, ReachHours
from .entries import if_text, unit_numbers

MOST_COMBINATIONS = 1024
"""Combinations of missing answers tried for questions that hang together."""


def answer_actions(study: Study) -> Iterator[Action]:
    """Yield an action for every group of unanswered questions that hang together, taken at their best."""
    told: set[str] = set()
    for names, leaves in _groups(study):
        action = _answers(study, names, leaves)
        told |= {fact for edit in action.edits if isinstance(edit, AnswerQuestions) for fact in edit.facts}
        yield action
    yield from _window_facts(study, told)


def hours_actions(study: Study) -> Iterator[Action]:
    """Yield an action for every year whose hours do not reach what some node asks."""
    needed, node = _hours_needed(study)
    if not needed:
        return
    for year in study.outlook.frame.education_years:
        held = education_year(study.dossier, year)
        have = {"total": held.total, "professional": held.professional}
        short = {which: least - (have[which] or ZERO) for which, least in needed.items()}
        if max(short.values()) > 0:
            yield _hours(study, year, needed, short, node)


def variant_actions(study: Study) -> Iterator[Action]:
    """Yield the choice of each post category, where none is chosen."""
    known = {one.id for one in study.standard.variant}
    if study.dossier.variant in known:
        return
    for one in study.standard.variant:
        yield Action(
            id=f"variant:{one.id}",
            node="",
            effort="answer",
            do="选定岗位类别",
            now="现按各类别的最低和最高计",
            given=f"若属于“{one.title}”",
            edits=(ChooseVariant(one.id),),
        )


def _groups(study: Study) -> list[tuple[list[str], list[str]]]:
    """Return the unanswered questions that share a leaf, with their leaves; what only the panel knows is left out."""
    case, groups = study.case, list[tuple[list[str], list[str]]]()
    for leaf, score in case.scene.inputs.items():
        asked = [name for name in score.unknown if _is_open(study, name)]
        if score.low == score.high or not asked:
            continue
        joined = [group for group in groups if not set(group[0]).isdisjoint(asked)]
        names = dict.fromkeys([*(name for group in joined for name in group[0]), *asked])
        leaves = [*(one for group in joined for one in group[1]), leaf]
        groups = [group for group in groups if group not in joined] + [(list(names), leaves)]
    return groups


def _is_open(study: Study, name: str) -> bool:
    """Tell whether the person can answer an unknown question by one answer."""
    asked = study.case.selection.inputs[name]
    return asked.asked_of != "panel" and name not in study.case.claims.counts


def _answers(study: Study, names: Sequence[str], leaves: Sequence[str]) -> Action:
    case = study.case
    options = [_options(study, name, leaves) for name in names]
    every = (dict(zip(names, values, strict=True)) for values in islice(product(*options), MOST_COMBINATIONS))

    def worth(values: Mapping[str, Value]) -> Decimal:
        return sum((_worth(study, leaf, values) for leaf in leaves), ZERO)

    best = max(every, key=worth)  # of several such the first: the fewest years, the smallest number
    rise = {leaf: _worth(study, leaf, best) - case.scene.inputs[leaf].low for leaf in leaves}
    main = max(rise, key=lambda leaf: rise[leaf])
    answers: dict[str, Value] = {}
    facts: dict[str, Value] = {}
    titles, years = [], []
    for name, value in best.items():
        asked = case.selection.inputs[name]
        derive = asked.derive
        titles.append(_title(study, asked))
        if derive is None:
            answers[name] = value
        elif derive.fact:
            facts[derive.fact] = value
        else:
            assert isinstance(value, Decimal)
            facts[derive.years_since] = _day_years_before(study, derive, int(value))
            until = study.outlook.frame.dates.get(derive.until)
            years.append((f"到{shown_date(until)}" if until else "") + f"满{plain(value)}年")
    plainly = [(case.selection.inputs[name], value) for name, value in best.items() if not _is_years(case, name)]
    given = ([if_text(plainly)] if plainly else []) + years
    score = case.scene.inputs[main]
    return Action(
        id="+".join(f"input:{name}" for name in names),
        node=main,
        effort="answer",
        do=f"填写{'、'.join(titles)}",
        now=f"现按{points_text(score.low, score.high)}计",
        given=f"若{'、'.join(given)}",
        edits=(AnswerQuestions(answers, facts),),
    )


def _options(study: Study, name: str, leaves: Sequence[str]) -> Sequence[Value]:
    """Return answers worth trying; of a number that a formula takes, not only the ends: what fills it is enough."""
    case = study.case
    found = dict.fromkeys(input_options(case.selection, case.claims, name))
    for rules in (case.selection.rules[leaf] for leaf in leaves):
        if rules.node.op == "linear" and rules.node.input == name:
            found |= dict.fromkeys(unit_numbers(rules, case.selection.inputs[name]))
    numbers = [value for value in found if isinstance(value, Decimal)]
    return sorted(numbers) if len(numbers) == len(found) else tuple(found)


def _worth(study: Study, leaf: str, values: Mapping[str, Value]) -> Decimal:
    """Return what answers surely bring to a leaf, at most what it can give."""
    case = study.case
    return min(score_inputs(case.selection, leaf, case.claims, values).low, case.selection.rules[leaf].ceiling)


def _title(study: Study, asked: Input) -> str:
    """Return what is to be filled in."""
    derive = asked.derive
    if derive is None or not derive.years_since:
        return asked.title
    return study.outlook.facts.get(derive.years_since) or f"“{asked.title}”的起算日期"


def _is_years(case: Situation, name: str) -> bool:
    derive = case.selection.inputs[name].derive
    return derive is not None and bool(derive.years_since)


def _day_years_before(study: Study, derive: Derive, years: int) -> date:
    """Return the last day from which so many whole years have passed on the round's date."""
    until = study.outlook.frame.dates.get(derive.until)
    if until is None:  # without it no answer can settle the question; any day does as well
        return study.outlook.today or EARLIEST
    day = after_years(until, -years)
    return day if whole_years(day, until) == years else day - timedelta(1)


def _window_facts(study: Study, told: set[str]) -> Iterator[Action]:
    """Yield the dates about the person that windows begin or end with and nobody filled in."""
    found: dict[str, tuple[str, list[date]]] = {}
    for leaf, ones in study.case.scene.outcomes.items():
        window = study.case.selection.rules[leaf].window
        bound = window.after if window is not None else None
        if window is None or not isinstance(bound, str) or bound in study.bounds or not ones:
            continue
        group, _, fact = bound.partition(":")
        entries = {one.id: one for one in study.case.claims.entries}
        days = [day for one in ones if isinstance(day := entries[one.entry].facts.get(window.on), date)]
        if group == "fact" and fact not in told and days:
            found.setdefault(fact, (leaf, []))[1].extend(days)
    for fact, (leaf, days) in found.items():
        title = study.outlook.facts.get(fact) or "取得资格的日期"
        yield Action(
            id=f"fact:{fact}",
            node=leaf,
            effort="answer",
            do=f"填写{title}",
            now="现按可能都不在期内计",
            given=f"若早于各项业绩（{shown_date(min(days))}以前）",
            edits=(AnswerQuestions(facts={fact: min(days) - timedelta(1)}),),
        )


def _hours_needed(study: Study) -> tuple[Mapping[str, Decimal], str]:
    """Return the hours a year that nodes ask of, by sort, and the first such node."""
    needed: dict[str, Decimal] = {}
    first = ""
    for leaf, rules in study.case.selection.rules.items():
        for derive in _education(study.case.selection.inputs[name] for name in rules.used if not rules.node.entries):
            first = first or leaf
            needed[derive.education] = max(needed.get(derive.education, ZERO), derive.at_least or ZERO)
    return needed, first


def _education(asked: Iterable[Input]) -> Iterator[Derive]:
    return (one.derive for one in asked if one.derive is not None and one.derive.education)


_SORTS = {"total": "总学时", "professional": "专业科目"}


def _hours(study: Study, year: int, needed: Mapping[str, Decimal], short: Mapping[str, Decimal], node: str) -> Action:
    held = education_year(study.dossier, year)
    blank = held.total is None and held.professional is None
    lacking = "、".join(f"{_SORTS[which]}{plain(hours)}" for which, hours in short.items() if hours > 0)
    wanted = "、".join(f"{_SORTS[which]}满{plain(hours)}学时" for which, hours in needed.items())
    limit = study.outlook.hours_until
    if blank:
        do = f"填写{year}年的继续教育学时"
    elif study.outlook.can_learn(year):
        do = f"补足{year}年的继续教育学时，还差{lacking}" + (f"，{shown_date(limit.on)}核验以前完成" if limit else "")
    else:
        do = f"{year}年有已经修完、还没有登记的学时的，请登记（还差{lacking}）"
    return Action(
        id=f"education:{year}",
        node=node,
        effort="answer" if blank else "hours" if study.outlook.can_learn(year) else "register",
        do=do,
        given=f"若{wanted}",
        edits=(ReachHours(year, needed.get("total", ZERO), needed.get("professional", ZERO)),),
    )
