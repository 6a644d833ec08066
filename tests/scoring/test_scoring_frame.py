"""What a round gives to scoring: dates by id and by role, and the warning of a round nobody has checked."""

from __future__ import annotations

from dataclasses import replace

from zjai_tui.rules.catalog import find_cycle
from zjai_tui.scoring.frame import frame_of

ROUND = find_cycle("2024")


def test_a_date_is_found_by_its_role_whatever_its_id() -> None:
    renamed = replace(ROUND, date=tuple(replace(one, id=f"x_{one.id}") for one in ROUND.date))
    usual, other = frame_of(ROUND).dates, frame_of(renamed).dates
    assert {other["seniority"], other["achievements"]} == {usual["seniority"], usual["achievements"]}
    assert other["x_filing"] == usual["filing"]
    assert "filing" not in other


def test_an_unconfirmed_round_brings_its_warning_along() -> None:
    assert frame_of(ROUND).unconfirmed == ""
    doubtful = replace(ROUND, date=tuple(replace(one, confirmed=False) for one in ROUND.date))
    assert "资历计算截止" in frame_of(doubtful).unconfirmed
