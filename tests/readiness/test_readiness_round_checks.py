"""Findings against the round: conditions, hours, routes, evidence, days left. Unknown is never passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from readiness_samples import PATENT, READY, found, given, with_facts
from zjai_tui.base.problems import Severity
from zjai_tui.dossier.edit import set_education
from zjai_tui.dossier.model import EducationYear
from zjai_tui.readiness.findings import findings
from zjai_tui.rules.basis import Basis


def test_the_post_check_concerns_public_institutions_only() -> None:
    assert not found(READY, "post-not-checked")
    (unknown,) = found(with_facts(employer="事业单位"), "post-not-checked")
    assert (unknown.severity, unknown.target) == (Severity.WARNING, "fact:post_vacancy_checked")
    (no,) = found(with_facts(employer="事业单位", post_vacancy_checked=False), "post-not-checked")
    assert (no.severity, no.basis) == (Severity.ERROR, Basis.OFFICIAL)
    assert not found(with_facts(employer="事业单位", post_vacancy_checked=True), "post-not-checked")


def test_an_open_commitment_is_a_warning_and_a_refused_one_an_error() -> None:
    assert [one.severity for one in found(with_facts(truthful=None), "not-truthful")] == [Severity.WARNING]
    assert [one.severity for one in found(with_facts(truthful=False), "not-truthful")] == [Severity.ERROR]


def test_no_area_chosen_is_found_where_it_is_chosen() -> None:
    (one,) = found(replace(READY, work=replace(READY.work, area="")), "area-open")
    assert (one.target, one.page) == ("work:area", "direction")


def test_hours_are_told_year_by_year_short_is_an_error_and_empty_a_warning() -> None:
    short = set_education(READY, EducationYear(year=2023, total=Decimal(80), professional=Decimal(66), finished=True))
    dossier = replace(short, education=tuple(one for one in short.education if one.year != 2022))
    ones = found(dossier, "hours-short")
    assert {one.target: one.severity for one in ones} == {
        "education:2022": Severity.WARNING,
        "education:2023": Severity.ERROR,
    }
    assert all(one.basis is Basis.SECONDARY and one.remedy for one in ones)


def test_the_route_to_choose_is_hinted_only_where_the_usual_one_is_closed_and_another_open() -> None:
    assert not found(READY, "wrong-route")
    skilled = with_facts(
        title="无", title_obtained=None, title_appointed=None, skill_level="高级技师",
        skill_obtained=date(2018, 1, 1), front_line=True,
    )  # fmt: skip
    (one,) = found(skilled, "wrong-route")
    assert "高技能人才" in one.message
    assert not found(with_facts(title="无", title_obtained=None), "wrong-route")


def test_what_is_reached_only_without_evidence_is_found() -> None:
    ready = given()
    high = replace(ready.assessment, target=ready.assessment.total.low)
    assert not [one for one in findings(replace(ready, assessment=high)) if one.code == "evidenced-short"]
    bare = given(states={})
    (one,) = [one for one in findings(replace(bare, assessment=high)) if one.code == "evidenced-short"]
    assert one.target == "evidence"
    assert not [one for one in findings(given(states=None, evidenced=None)) if one.code == "evidenced-short"]


@pytest.mark.parametrize(
    "day, said",
    [
        (date(2024, 9, 3), ""),
        (date(2024, 9, 4), "2个工作日"),
        (date(2024, 9, 6), "今天就是最后一天"),
        (date(2024, 9, 7), ""),
    ],
)
def test_the_last_days_before_the_deadline_are_told_and_a_past_one_is_not(day: date, said: str) -> None:
    ones = found(READY, "filing-soon", day)
    assert bool(ones) == bool(said)
    assert all(said in one.message and one.target == "step:file" for one in ones)


@pytest.mark.parametrize("day, short", [(date(2024, 9, 13), False), (date(2024, 9, 14), True)])
def test_too_few_days_for_publicity_are_an_error_the_make_up_saturday_counted(day: date, short: bool) -> None:
    assert [one.severity for one in found(READY, "publicity-too-late", day)] == [Severity.ERROR] * short


def test_without_a_calendar_no_days_for_publicity_are_reckoned() -> None:
    assert not found(READY, "publicity-too-late", date(2024, 9, 19), workdays=None)
    assert "1个工作日" not in str(found(READY, "filing-soon", date(2024, 9, 5), workdays=None)[0].message)


def test_what_is_told_elsewhere_is_told_once_with_the_usual_reason_as_its_basis() -> None:
    state = {(one.file, one.sha256): "changed" for one in PATENT.evidence}
    ones = [one for one in findings(given(states=state)) if one.target == "entry:e1"]
    assert [one.code for one in ones] == ["evidence-changed"]
    assert ones[0].basis is Basis.SECONDARY
    assert ones[0].cites


def test_other_problems_come_with_the_part_they_belong_to() -> None:
    spoilt = replace(
        with_facts(degree="高中", nonsense="x"),
        answers={**READY.answers, "annual_review": "有不合格", "strange": True},
        readings={"since": "never"},
        variant="x",
    )
    targets = {one.code: one.target for one in findings(given(spoilt))}
    assert targets["unknown-fact"] == "fact:nonsense"
    assert targets["answer-wrong"] == "fact:degree"
    assert targets["gate-closed"] == "answer:annual_review"
    assert targets["unknown-field"] == "answer:strange"
    assert targets["unknown-reading"] == "reading:since"
    assert all(one.page for one in findings(given(spoilt)))


def test_the_most_severe_stand_first() -> None:
    spoilt = replace(with_facts(truthful=False), entry=(replace(PATENT, evidence=(), title=""),))
    levels = [list(Severity).index(one.severity) for one in findings(given(spoilt))]
    assert levels == sorted(levels)
    assert len(set(levels)) == 3
