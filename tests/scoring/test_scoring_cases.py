"""Golden cases: what the authors of a table expect, run against the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scoring_tables import Number, d, flat, node, papers, row, span, table
from zjai_tui.base.problems import Refused, Severity
from zjai_tui.rules.linting.findings import Finding
from zjai_tui.rules.standards.standard import Case, Standard, Variant
from zjai_tui.scoring.cases import case_dossier, case_frame, run_cases

DATES = {"seniority": date(2024, 12, 31), "achievements": date(2024, 7, 31)}


def case(given: Mapping[str, Any], **expect: Number | tuple[Number, Number]) -> Case:
    spans = {
        name.replace("_", "."): span(*(ends if isinstance(ends, tuple) else (ends,))) for name, ends in expect.items()
    }
    return Case(name="算例一", given=given, expect=spans)


def with_cases(*cases: Case) -> Standard:
    return table(
        papers("A.1", row(3, "省级"), row((1, 2), "市级"), window="cutoff", cap=d(5)),
        node("A.2", "linear", input="hours", times=d(2)),
        case=cases,
    )


def run(*cases: Case) -> tuple[Finding, ...]:
    return run_cases(with_cases(*cases))


PAPER = {"kind": "paper", "facts": {"level": "省级", "date": date(2024, 1, 1)}}


def test_a_case_that_comes_out_is_silent() -> None:
    assert run(case({"entry": [PAPER, PAPER], "dates": DATES}, A_1=5)) == ()


def test_a_case_that_does_not_come_out_says_what_it_should_and_what_it_gives() -> None:
    (found,) = run(case({"entry": [PAPER], "dates": DATES}, A_1=4))
    assert (found.code, found.severity, found.node) == ("case-failed", Severity.ERROR, "A.1")
    assert found.message == "算例“算例一”应得4分，算出3分"
    assert found.remedy == "请核对规则；算例有误就先改算例"


def test_an_interval_must_come_out_at_both_ends() -> None:
    level = {"kind": "paper", "facts": {"level": "市级", "date": date(2024, 1, 1)}}
    given = {"entry": [level], "dates": DATES}
    assert run(case(given, A_1=(1, 2))) == ()
    assert [one.message for one in run(case(given, A_1=(1, 3)))] == ["算例“算例一”应得1～3分，算出1～2分"]
    assert len(run(case(given, A_1=2))) == 1


def test_the_total_and_every_node_can_be_expected() -> None:
    given = {
        "entry": [PAPER],
        "dates": DATES,
        "education": [{"year": 2022, "total": 90}, {"year": 2023, "total": 90, "finished": False}],
    }
    assert run(case(given, A_2=4, A=7, total=7)) == ()
    assert [one.node for one in run(case(given, A_2=5, A=8, total=8))] == ["A.2", "A", "total"]


def test_without_cases_a_table_is_warned() -> None:
    (found,) = run()
    assert (found.code, found.severity, found.node) == ("no-cases", Severity.WARNING, "case")


def test_a_case_that_is_no_dossier_is_told_not_raised() -> None:
    (found,) = run(case({"entry": [{**PAPER, "sure": "perhaps"}]}, A_1=3))
    assert (found.code, found.node) == ("case-unreadable", "算例一")
    assert "perhaps" in found.message


def test_an_answer_in_a_case_that_does_not_fit_is_told() -> None:
    wrong = {"kind": "paper", "facts": {"level": "区级", "date": date(2024, 1, 1)}}
    found = run(case({"entry": [wrong], "dates": DATES}, A_1=(0, 3)))
    assert [one.code for one in found] == ["case-unreadable"]
    assert found[0].message == "业绩e01，级别：“区级”不在可选范围内，按未填处理"


def test_an_expected_node_that_does_not_apply_brings_nothing() -> None:
    posts = (Variant(id="design", title="设计"), Variant(id="ops", title="运行"))
    standard = table(flat("A", 1), replace(flat("B", 1), when={"variant": "ops"}), variant=posts)
    given = {"entry": [PAPER], "variant": "design"}
    assert run_cases(replace(standard, case=(case(given, A=1, B=0),))) == ()
    (found,) = run_cases(replace(standard, case=(case(given, B=1),)))
    assert (found.node, found.message) == ("B", "算例“算例一”应得1分，算出0分")


def test_entries_of_a_case_are_numbered_unless_they_have_an_id() -> None:
    dossier = case_dossier(case({"entry": [PAPER, {**PAPER, "id": "x"}, PAPER]}))
    assert [one.id for one in dossier.entry] == ["e01", "x", "e03"]


def test_a_case_that_is_not_written_as_tables_is_refused() -> None:
    with pytest.raises(Refused):
        case_dossier(case({"entry": "paper"}))
    with pytest.raises(Refused):
        case_dossier(case({"entry": ["paper"]}))


def test_the_dates_and_years_of_a_case_make_its_frame() -> None:
    given = {"dates": {**DATES, "odd": "x"}, "education": [{"year": 2022}, {"year": 2023}]}
    frame = case_frame(case(given))
    assert frame.dates == DATES
    assert frame.education_years == (2022, 2023)
    assert frame.target is None
    assert case_frame(case({"education_years": [2024]})).education_years == (2024,)
    assert case_frame(case({})).education_years == ()


def test_a_case_is_scored_under_its_own_reading() -> None:
    assert run(case({"entry": [PAPER], "dates": DATES, "variant": "", "readings": {}}, A_1=3)) == ()
