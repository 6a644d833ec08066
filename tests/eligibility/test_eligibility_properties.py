"""What holds for every person: an answer settles what was unknown and never overturns what was settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from zjai_tui.dossier.model import Dossier, EducationYear, Value, Work
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.result import ConditionResult, Eligibility
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.standard import Span
from zjai_tui.scoring.result import Verdict

CYCLE = find_cycle("2024")
DAYS = st.dates(date(2017, 1, 1), date(2025, 12, 31))
HOURS = st.none() | st.sampled_from([Decimal(0), Decimal(59), Decimal(60), Decimal(89), Decimal(90), Decimal(200)])
POINTS = st.sampled_from([Decimal(0), Decimal("89.99"), Decimal(90), Decimal(100)])


def answers_of(field: Field) -> st.SearchStrategy[Value]:
    match field.type:
        case "choice":
            return st.sampled_from(field.choices)
        case "yes_no":
            return st.booleans()
        case _:
            return DAYS


ANSWERS = st.fixed_dictionaries({}, optional={one.id: answers_of(one) for one in CYCLE.fact})
YEARS = st.builds(
    lambda rows: tuple(EducationYear(year=2022 + at, total=row[0], professional=row[1]) for at, row in enumerate(rows)),
    st.lists(st.tuples(HOURS, HOURS), max_size=3),
)
SCORES = st.none() | st.tuples(POINTS, POINTS).map(lambda ends: Span(min(ends), max(ends)))
DOSSIERS = st.builds(
    lambda facts, years, area: Dossier(facts=facts, education=years, work=Work(area=area)),
    ANSWERS,
    YEARS,
    st.sampled_from(["", "data"]),
)


def every_verdict(result: Eligibility) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {f"route {route.id}": route.verdict for route in result.routes}

    def walk(one: ConditionResult) -> None:
        found[one.id] = one.verdict
        for child in one.children:
            walk(child)

    for one in (*result.common, *(own for route in result.routes for own in route.results)):
        walk(one)
    return found


@settings(max_examples=150, deadline=None)
@given(DOSSIERS, SCORES, st.data())
def test_answering_an_open_question_never_overturns_a_verdict(
    dossier: Dossier, score: Span | None, data: st.DataObject
) -> None:
    before = every_verdict(judge(CYCLE, dossier, score))
    open_fields = [one for one in CYCLE.fact if one.id not in dossier.facts]
    facts = dict(dossier.facts)
    for field in open_fields:
        if data.draw(st.booleans()):
            facts[field.id] = data.draw(answers_of(field))
    after = every_verdict(judge(CYCLE, replace(dossier, facts=facts), score))
    for name, verdict in before.items():
        assert verdict in {"unknown", after[name]}, name


@settings(max_examples=60, deadline=None)
@given(DOSSIERS, POINTS, POINTS, POINTS)
def test_a_narrower_score_never_overturns_a_verdict(dossier: Dossier, a: Decimal, b: Decimal, c: Decimal) -> None:
    low, middle, high = sorted((a, b, c))
    wide = every_verdict(judge(CYCLE, dossier, Span(low, high)))
    for narrower in (Span(low, middle), Span(middle, high), Span(middle, middle)):
        narrow = every_verdict(judge(CYCLE, dossier, narrower))
        assert all(verdict in {"unknown", narrow[name]} for name, verdict in wide.items())


@settings(max_examples=60, deadline=None)
@given(DOSSIERS, SCORES)
def test_a_route_is_open_only_if_every_condition_is_met_and_closed_only_if_one_is_not(
    dossier: Dossier, score: Span | None
) -> None:
    for route in judge(CYCLE, dossier, score).routes:
        verdicts = {one.verdict for one in (*route.results, *route.common)}
        assert (route.verdict == "yes") == (verdicts == {"yes"})
        assert (route.verdict == "no") == ("no" in verdicts)
        assert route.deciding


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from([one.id for one in CYCLE.fact]), st.text() | st.booleans() | DAYS | st.decimals())
)
def test_no_answer_whatever_makes_the_judge_fail_or_speak_in_control_characters(facts: dict[str, Value]) -> None:
    result = judge(CYCLE, Dossier(facts=facts, work=Work(area="\x1b[2J")), None)
    for route in result.routes:
        for one in (*route.results, *route.common):
            assert one.reason.isprintable()
            assert one.remedy.isprintable()
