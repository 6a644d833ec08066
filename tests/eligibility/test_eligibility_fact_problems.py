"""Facts the round does not ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elig_people import person
from zjai_tui.base.problems import Severity
from zjai_tui.eligibility.fact_problems import fact_problems
from zjai_tui.rules.cycles.cycle import Cycle


def test_what_the_round_asks_for_is_no_problem(cycle: Cycle) -> None:
    assert fact_problems(cycle, person()) == ()


def test_a_misspelt_fact_is_named_with_the_nearest_known_one(cycle: Cycle) -> None:
    dossier = replace(person(), facts={**person().facts, "titel": "工程师"})
    (problem,) = fact_problems(cycle, dossier)
    assert problem.code == "unknown-fact"
    assert "titel" in problem.where
    assert "title" in problem.remedy


def test_a_date_after_the_seniority_date_is_noted_with_that_date_alone(cycle: Cycle) -> None:
    assert fact_problems(cycle, person(title_appointed=date(2024, 12, 31))) == ()
    (problem,) = fact_problems(cycle, person(title_appointed=date(2025, 1, 1)))
    assert (problem.code, problem.severity) == ("date-after-cutoff", Severity.NOTE)
    assert problem.where == "聘任工程师日期"
    assert problem.message == "2025年1月1日晚于资历计算截止（2024年12月31日），本轮算作0年"
    assert fact_problems(cycle, person(title_appointed="2025年")) == ()
