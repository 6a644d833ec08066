"""Facts the round does not ask for."""

from __future__ import annotations

from dataclasses import replace

from elig_people import person
from zjai_tui.eligibility.fact_problems import fact_problems
from zjai_tui.rules.cycle import Cycle


def test_what_the_round_asks_for_is_no_problem(cycle: Cycle) -> None:
    assert fact_problems(cycle, person()) == ()


def test_a_misspelt_fact_is_named_with_the_nearest_known_one(cycle: Cycle) -> None:
    dossier = replace(person(), facts={**person().facts, "titel": "工程师"})
    (problem,) = fact_problems(cycle, dossier)
    assert problem.code == "unknown-fact"
    assert "titel" in problem.where
    assert "title" in problem.remedy
