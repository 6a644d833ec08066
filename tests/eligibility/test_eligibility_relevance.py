"""Which questions still matter, against brute force: every completion of a few open questions is judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from elig_people import EDUCATED, ENGINEER, TECHNICIAN, person, points, year
from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier, EducationYear, Entry, Value, Work
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.relevance import fact_key, hours_key, relevance
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.cycles.cycle import Condition, Cycle
from zjai_tui.rules.cycles.cycle import Test as ConditionTest
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.standard import Span
from zjai_tui.scoring.result import Verdict

CYCLE = find_cycle("2024")
FIELDS = CYCLE.facts()
DAYS = (date(1990, 1, 1), date(2020, 6, 1), date(2022, 6, 1), date(2024, 12, 31))
HOURS = (None, Decimal(0), Decimal(59), Decimal(90))
FULL: dict[str, Value] = {**ENGINEER, **TECHNICIAN, "employer": "事业单位", "post_vacancy_checked": True}


def possible(field: Field) -> tuple[Value, ...]:
    """Return answers of every kind that a rule can tell apart."""
    if field.type == "date":
        return DAYS
    return field.choices if field.type == "choice" else (True, False)


def verdicts(dossier: Dossier, score: Span | None, cycle: Cycle = CYCLE) -> tuple[Verdict, ...]:
    return tuple(route.verdict for route in judge(cycle, dossier, score).routes)


def with_answer(dossier: Dossier, key: str, value: Value | None) -> Dossier:
    kind, _, rest = key.partition(".")
    if kind == "fact":
        return edit.set_fact(dossier, rest, value)
    which, _, name = rest.partition(".")
    hours = edit.education_year(dossier, int(which))
    if name == "total":
        return edit.set_education(dossier, replace(hours, total=value))  # type: ignore[arg-type]
    return edit.set_education(dossier, replace(hours, professional=value))  # type: ignore[arg-type]


def answers_to(key: str) -> tuple[Value | None, ...]:
    kind, _, fact = key.partition(".")
    return (None, *possible(FIELDS[fact])) if kind == "fact" else HOURS


def open_keys(dossier: Dossier) -> list[str]:
    facts = [fact_key(one) for one in FIELDS if one not in dossier.facts]
    years = [edit.education_year(dossier, one) for one in CYCLE.education.years]
    totals = [hours_key(one.year, "total") for one in years if one.total is None]
    return [*facts, *totals, *(hours_key(one.year, "professional") for one in years if one.professional is None)]


def completions(dossier: Dossier, keys: list[str]) -> Iterator[Dossier]:
    for values in product(*(answers_to(key) for key in keys)):
        filled = dossier
        for key, value in zip(keys, values, strict=True):
            filled = with_answer(filled, key, value)
        yield filled


MET = (EDUCATED, (year(2022), year(2023), year(2024, None)))
SHORT = (year(2022, 80), *EDUCATED[1:])


@st.composite
def half_filled(draw: st.DrawFn, years: tuple[tuple[EducationYear, ...], ...] = (*MET, SHORT)) -> Dossier:
    """Return somebody with nearly everything answered, some of it unfavourably, and up to three answers missing."""
    facts = dict(FULL)
    for name in draw(st.lists(st.sampled_from(list(FIELDS)), max_size=3)):
        facts[name] = draw(st.sampled_from(possible(FIELDS[name])))
    missing = draw(st.lists(st.sampled_from([*FULL]), min_size=1, max_size=2, unique=True))
    unused = {"study_mode": "全日制", "major_related": True}
    kept: dict[str, Value] = {**unused, **{name: value for name, value in facts.items() if name not in missing}}
    hours = draw(st.sampled_from(years))
    return Dossier(cycle="2024", work=Work(area="data"), facts=kept, education=hours, entry=(Entry(id="e1", kind="x"),))


@settings(max_examples=50, deadline=None)
@given(half_filled(), st.sampled_from([None, points("95"), points("10", "95")]))
def test_a_question_that_is_not_asked_changes_no_verdict_however_the_others_are_answered(
    dossier: Dossier, score: Span | None
) -> None:
    relevant = relevance(CYCLE, dossier, score)
    keys = open_keys(dossier)
    for key in keys:
        if key in relevant.changes:
            continue
        others = [one for one in keys if one != key]
        for filled in completions(dossier, others):
            found = {verdicts(with_answer(filled, key, value), score) for value in answers_to(key)}
            assert len(found) == 1, key


@settings(max_examples=12, deadline=None)
@given(half_filled(MET))
def test_a_question_that_is_asked_does_change_the_routes_it_names(dossier: Dossier) -> None:
    score = points("95")
    relevant = relevance(CYCLE, dossier, score)
    keys = open_keys(dossier)
    routes = [route.id for route in CYCLE.route]
    for key in keys:
        others = [one for one in keys if one != key]
        changed: set[str] = set()
        for filled in completions(dossier, others):
            found = [verdicts(with_answer(filled, key, value), score) for value in answers_to(key)]
            changed |= {route for at, route in enumerate(routes) if len({one[at] for one in found}) > 1}
        assert set(relevant.changes.get(key, ())) == changed, key


def test_everything_matters_to_a_blank_form_but_what_only_the_score_uses() -> None:
    relevant = relevance(CYCLE, Dossier(), None)
    asked = {one.removeprefix("fact.") for one in relevant.changes if one.startswith("fact.")}
    assert set(FIELDS) - asked == {"study_mode", "major_related"}
    assert all(outcomes == {"yes", "no", "unknown"} for outcomes in relevant.routes.values())
    assert relevant.changes[fact_key("in_post")] == {"regular", "self_score", "skilled"}
    assert relevant.changes[fact_key("degree")] == {"regular"}


def test_one_unmet_common_condition_leaves_nothing_to_ask() -> None:
    relevant = relevance(CYCLE, Dossier(facts={"in_zhejiang": False}), None)
    assert not relevant.changes
    assert all(relevant.closed(route.id) for route in CYCLE.route)


def test_enterprise_staff_are_not_asked_for_the_post_check() -> None:
    for employer, asked in (("企业", False), ("事业单位", True), ("民办非企业单位", False)):
        assert (fact_key("post_vacancy_checked") in relevance(CYCLE, person(employer=employer), None).changes) == asked


def test_the_second_date_is_asked_before_the_first_one_is_known() -> None:
    both = person(title_obtained=None, title_appointed=None)
    assert {fact_key("title_obtained"), fact_key("title_appointed")} <= set(relevance(CYCLE, both, None).changes)


def test_a_score_below_the_line_may_still_grow_and_one_that_reaches_it_is_settled() -> None:
    late = person(degree="大专", skill_level="无", in_post=None)
    assert relevance(CYCLE, late, points("20")).changes[fact_key("in_post")] == {"self_score"}
    assert relevance(CYCLE, person(), points("20")).routes["self_score"] == {"yes", "no", "unknown"}
    assert relevance(CYCLE, person(), points("95")).routes["self_score"] == {"yes"}


def test_hours_that_are_short_ask_only_whether_the_year_is_complete() -> None:
    hours = (year(2022, 80, finished=None), year(2023, finished=None), year(2024, None, finished=None))
    short = replace(person(), education=hours)
    changes = relevance(CYCLE, short, points("95")).changes
    assert hours_key(2022, "finished") in changes
    assert hours_key(2022, "total") not in changes
    assert hours_key(2023, "finished") not in changes
    assert {hours_key(2024, "total"), hours_key(2024, "finished")} <= set(changes)


def test_a_short_year_said_to_be_complete_closes_every_route_and_asks_nothing() -> None:
    closed = relevance(CYCLE, replace(person(), education=(year(2022, 80), year(2023), year(2024))), points("95"))
    assert not closed.changes
    assert all(closed.closed(route.id) for route in CYCLE.route)


def test_an_answer_nobody_can_use_counts_as_open() -> None:
    assert fact_key("degree") in relevance(CYCLE, person(degree="博士后"), None).changes


def test_alternatives_and_those_who_are_not_concerned_are_put_together_as_the_judge_does() -> None:
    only = Condition(
        id="only", title="限定", only_if="is_institution", test=ConditionTest(fact="front_line", among=(True,))
    )
    either = Condition(id="either", title="其一", test=ConditionTest(any=("only", "skill_level")))
    route = replace(CYCLE.route[0], needs=("either",))
    cycle = replace(CYCLE, condition=(*CYCLE.condition, only, either), route=(route,), common=("in_post",))
    names = ["employer", "front_line", "skill_level", "in_post"]
    few = replace(cycle, fact=tuple(one for one in cycle.fact if one.id in names))
    people: tuple[dict[str, Value], ...] = (
        {},
        {"employer": "企业"},
        {"employer": "事业单位", "front_line": False},
        {"skill_level": "高级技师"},
    )
    for given_ in people:
        dossier = Dossier(facts=given_)
        keys = [fact_key(one) for one in names if one not in given_]
        changes = relevance(few, dossier, None).changes
        for key in keys:
            others = [one for one in keys if one != key]
            changed = any(
                len({verdicts(with_answer(filled, key, value), None, few) for value in answers_to(key)}) > 1
                for filled in completions(dossier, others)
            )
            assert (key in changes) == changed, (given_, key)
