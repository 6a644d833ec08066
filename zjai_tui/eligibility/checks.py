"""One function for each kind of test a condition can make. Unknown answers stay unknown, and say what to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..base.dates import after_years, shown_date, whole_years
from ..base.numbers import shown
from ..base.structure import quoted
from ..dossier.model import Dossier
from ..rules.basis import Basis
from ..rules.cycles.cycle import Condition, Cycle, CycleNumber, Test
from ..rules.fields import Field, Value, value_problem
from ..rules.standards.standard import Span, Status
from ..scoring.result import Verdict
from .logic import all_of, any_of
from .result import ConditionResult, EducationResult

ASK_OFFICE = "请向职称申报受理点确认从哪个日期起算"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything a condition may look at."""

    cycle: Cycle
    dossier: Dossier
    score: Span | None
    score_basis: Basis
    education: EducationResult
    status: Status = "reference"
    """Of the standard that the score comes from."""


class Finding(NamedTuple):
    """What one test found, in parts, so that a condition made of others says each thing once."""

    verdict: Verdict
    said: tuple[str, ...]
    todo: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    """Titles of the questions that are not answered yet."""

    @property
    def reason(self) -> str:
        """Return what was found as one sentence, without final punctuation."""
        return "；".join((*self.said, *([f"还没有填{_titles(self.asks)}"] if self.asks else [])))

    @property
    def remedy(self) -> str:
        """Return what to do as one sentence, without final punctuation; empty when nothing."""
        return "；".join((*([f"请填写{_titles(self.asks)}"] if self.asks else []), *self.todo))


Member = tuple[ConditionResult, Finding]
"""A condition that another one is made of, judged."""


def check_fact(given: Given, condition: Condition) -> Finding:
    """Judge an answer by the choices that meet the condition, and those the rules leave open."""
    test = condition.test
    field = given.cycle.facts()[test.fact]
    value = _answer(given.dossier, field)
    if isinstance(value, Finding):
        return value
    answer = f"{field.title}为{value}" if isinstance(value, str) else f"{field.title}：{'是' if value else '否'}"
    if value in test.among:
        return Finding("yes", (answer,), (), (field.id,))
    if value in test.unsure:
        return Finding("unknown", (f"{answer}，是否符合没有写明",), _todo(condition), (field.id,))
    if isinstance(value, str):
        answer += f"，须为{'或'.join(str(one) for one in test.among)}"
    return Finding("no", (answer,), _todo(condition), (field.id,))


def check_years(given: Given, condition: Condition) -> Finding:
    """Judge whole years up to the cycle date, from each of the date facts.

    Which of several dates counts is not known; the kinds stand earliest first (nobody is
    appointed before qualifying). So: met when all agree, not met when even the first is too
    late, else unknown.
    """
    test = condition.test
    until = given.cycle.dates()[test.until]
    needed = int(test.at_least or 0)
    each = [_years_of(given, fact, until.on, needed) for fact in test.years_since]
    verdicts = [one.verdict for one in each]
    said = tuple(text for one in each for text in one.said)
    asks = tuple(text for one in each for text in one.asks)
    if verdicts[0] == "no":
        if "yes" in verdicts:
            said += ("这些日期前后不合，请核对",)
        return Finding("no", said, _todo(condition), test.years_since)
    if all_of(verdicts) == "yes":
        return Finding("yes", said, (), test.years_since)
    todo = tuple(text for one in each for text in one.todo)
    if "no" in verdicts:
        todo += (ASK_OFFICE,)
        if "yes" in verdicts:
            said += ("两个日期的结论不同，未见规定从哪个起算",)
    elif asks and len(each) > 1:
        todo += (f"没有其中某个日期的，{ASK_OFFICE}",)
    return Finding("unknown", said, todo, test.years_since, asks)


def check_score(given: Given, condition: Condition) -> Finding:
    """Judge the self-score's interval by the number: reached when its low end does, both ends included."""
    target = given.cycle.numbers()[condition.test.score_at_least]
    score = given.score
    if score is None:
        return Finding("unknown", ("还没有自评分",), _todo(condition))
    if score.low >= target.value:
        return Finding("yes", (f"自评{_points(score, target)}，达到{_target(target)}",))
    if score.high < target.value and not given.dossier.entry:
        # nothing listed yet is not a result: a blank form must not tell anybody to give up
        said = f"还没有填业绩条目，只按其他各项自评{_points(score, target)}，填了业绩才能判断是否达到{_target(target)}"
        return Finding("unknown", (said,), _todo(condition))
    if score.high < target.value:
        return Finding("no", (f"自评{_points(score, target)}，不到{_target(target)}",), _todo(condition))
    return Finding("unknown", (f"自评{_points(score, target)}，是否达到{_target(target)}还不能定",), _todo(condition))


def check_education(given: Given, condition: Condition) -> Finding:
    """Take over the judgement of continuing education."""
    education = given.education
    if education.verdict == "yes":
        return Finding("yes", (education.reason,))
    return Finding(education.verdict, (education.reason,), (education.remedy, *_todo(condition)))


def check_area(given: Given, condition: Condition) -> Finding:
    """Judge whether a chosen area is one of the round's; another area is unknown, for the list is not closed."""
    work = given.dossier.work
    chosen = [one for one in (work.area, work.second_area) if one]
    listed = f"通知列出的{len(given.cycle.areas)}个方向"
    if not chosen:
        return Finding("unknown", ("还没有选专业方向",), _todo(condition))
    if any(one in given.cycle.areas for one in chosen):
        return Finding("yes", (f"所选方向在{listed}之内",))
    return Finding("unknown", (f"所选方向{quoted(chosen[0])}不在{listed}之内",), _todo(condition))


def check_members(condition: Condition, members: Sequence[Member]) -> Finding:
    """Judge a condition made of others: all of them, or any of them. Those that do not apply are left out."""
    applying = [one for one in members if one[0].applies]
    either = bool(condition.test.any)
    verdict = (any_of if either else all_of)(result.verdict for result, _ in applying)
    telling = [one for one in applying if one[0].verdict == verdict]
    if either and verdict == "yes":
        telling = telling[:1]
    said = []
    for result, finding in telling:
        own = "；".join(finding.said)
        said.append(f"{result.title}：{own}" if own and either else own)
    todo = _todo(condition) if verdict == "no" else ()
    if verdict != "yes" and not todo:
        todo = tuple(text for _, finding in telling for text in finding.todo)
    return Finding(
        verdict,
        _once(said),
        _once(todo),
        _once(fact for result, _ in applying for fact in result.facts),
        _once(text for _, finding in telling for text in finding.asks),
    )


def check(given: Given, condition: Condition, members: Sequence[Member]) -> Finding:
    """Judge one condition; `members` are the results of the conditions its test names."""
    test: Test = condition.test
    if test.fact:
        return check_fact(given, condition)
    if test.years_since:
        return check_years(given, condition)
    if test.score_at_least:
        return check_score(given, condition)
    if test.education:
        return check_education(given, condition)
    if test.area:
        return check_area(given, condition)
    return check_members(condition, members)


def _todo(condition: Condition) -> tuple[str, ...]:
    return (condition.remedy,) if condition.remedy else ()


def _titles(asks: Iterable[str]) -> str:
    return "".join(f"“{title}”" for title in asks)


def _answer(dossier: Dossier, field: Field) -> Value | Finding:
    """Return the answer to a question, or the finding that it is missing or cannot be used."""
    value = dossier.facts.get(field.id)
    if value is None:
        return Finding("unknown", (), (), (field.id,), (field.title,))
    problem = value_problem(field, value)
    if problem is not None:
        said = f"“{field.title}”填的是{quoted(value)}，{problem[0]}"
        return Finding("unknown", (said,), (f"“{field.title}”{problem[1]}",), (field.id,))
    return value


class Term(NamedTuple):
    """Whole years counted from one date."""

    since: str
    """Title of the question with the date."""
    years: int
    """Whole years up to the cut-off."""
    counted: str
    """The date and the years up to the cut-off, in Chinese."""
    enough: bool
    full: date
    """The day on which the needed years are full."""


def term_of(given: Given, fact: str, until: date, needed: int) -> Term | Finding:
    """Return the years from a date fact to `until`, or the finding that the date is missing or cannot be used."""
    field = given.cycle.facts()[fact]
    value = _answer(given.dossier, field)
    if isinstance(value, Finding):
        return value
    if not isinstance(value, date):
        raise AssertionError(field.id)
    years = whole_years(value, until)
    counted = f"{field.title}{shown_date(value)}，到{shown_date(until)}满{years}年"
    return Term(field.title, years, counted, years >= needed, after_years(value, needed))


def _years_of(given: Given, fact: str, until: date, needed: int) -> Finding:
    term = term_of(given, fact, until, needed)
    if isinstance(term, Finding):
        return term
    if term.enough:
        return Finding("yes", (term.counted,))
    return Finding("no", (f"{term.counted}，须满{needed}年，最早{shown_date(term.full)}满{needed}年",))


def _points(score: Span, target: CycleNumber) -> str:
    if score.exact:
        return f"{shown(score.low)}{target.unit}"
    return f"{shown(score.low)}{target.unit}至{shown(score.high)}{target.unit}"


def _target(target: CycleNumber) -> str:
    return f"{shown(target.value)}{target.unit}"


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
