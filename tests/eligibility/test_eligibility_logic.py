"""Kleene's tables, written out."""

from __future__ import annotations

import pytest

from zjai_tui.eligibility.logic import all_of, any_of, implies, opposite
from zjai_tui.scoring.result import Verdict

TABLE: list[tuple[Verdict, Verdict, Verdict, Verdict, Verdict]] = [
    # a, b, a and b, a or b, a implies b
    ("yes", "yes", "yes", "yes", "yes"),
    ("yes", "unknown", "unknown", "yes", "unknown"),
    ("yes", "no", "no", "yes", "no"),
    ("unknown", "yes", "unknown", "yes", "yes"),
    ("unknown", "unknown", "unknown", "unknown", "unknown"),
    ("unknown", "no", "no", "unknown", "unknown"),
    ("no", "yes", "no", "yes", "yes"),
    ("no", "unknown", "no", "unknown", "yes"),
    ("no", "no", "no", "no", "yes"),
]


@pytest.mark.parametrize("first, second, both, either, follows", TABLE)
def test_the_truth_tables_are_kleenes(
    first: Verdict, second: Verdict, both: Verdict, either: Verdict, follows: Verdict
) -> None:
    assert all_of((first, second)) == both
    assert any_of((first, second)) == either
    assert implies(first, second) == follows


def test_nothing_to_meet_is_met_and_nothing_to_choose_from_is_not() -> None:
    assert all_of(()) == "yes"
    assert any_of(()) == "no"


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert [opposite("yes"), opposite("no"), opposite("unknown")] == ["no", "yes", "unknown"]
