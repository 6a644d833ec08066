"""A printed window looked over."""

from __future__ import annotations

from datetime import date

import pytest

from publicity_samples import TABLE, asked
from zjai_tui.base.problems import Refused
from zjai_tui.workdays.audit import audit
from zjai_tui.workdays.uncovered import NotCovered


def test_13_to_20_september_2024_is_5_working_days_if_the_first_day_counts() -> None:
    found = audit(TABLE, date(2024, 9, 13), date(2024, 9, 20), asked())
    assert found.counts == {"counted": 5, "next": 4}
    assert found.true_under == ("counted",)
    assert found.sufficient
    assert found.missing("next") == 1
    assert found.proper_ends == {"counted": date(2024, 9, 20), "next": date(2024, 9, 23)}
    assert found.warnings == ()


def test_judged_by_the_other_reading_the_same_window_is_a_day_short() -> None:
    found = audit(TABLE, date(2024, 9, 13), date(2024, 9, 20), asked(first_day="next"))
    assert not found.sufficient


def test_the_error_of_january_2023_is_caught() -> None:
    found = audit(TABLE, date(2023, 1, 3), date(2023, 1, 7), asked(round=None))
    assert found.counts == {"counted": 4, "next": 3}
    assert found.true_under == ()
    assert (found.missing("counted"), found.missing("next")) == (1, 2)
    assert found.proper_ends["counted"] == date(2023, 1, 9)
    assert [one.code for one in found.warnings] == ["rest-day-end"]


def test_a_window_longer_than_needed_is_enough_under_both_readings() -> None:
    found = audit(TABLE, date(2025, 4, 14), date(2025, 4, 21), asked(round=None))
    assert found.counts == {"counted": 6, "next": 5}
    assert found.true_under == ("counted", "next")


def test_a_window_that_starts_on_a_day_of_rest_counts_alike_under_both_readings() -> None:
    found = audit(TABLE, date(2023, 12, 23), date(2024, 1, 8), asked(round=None, days=10))
    assert found.counts == {"counted": 10, "next": 10}
    assert [one.code for one in found.warnings] == ["rest-day-start"]


def test_a_window_of_one_day_of_rest_holds_nothing() -> None:
    found = audit(TABLE, date(2024, 9, 15), date(2024, 9, 15), asked(round=None, days=1))
    assert found.counts == {"counted": 0, "next": 0}
    assert not found.sufficient
    assert [one.code for one in found.warnings] == ["rest-day-start"]


def test_the_deadlines_of_the_round_are_laid_over_a_printed_window_too() -> None:
    found = audit(TABLE, date(2024, 9, 14), date(2024, 9, 23), asked())
    assert found.sufficient
    assert [one.code for one in found.warnings] == ["after-deadline"]


def test_reversed_dates_are_refused() -> None:
    with pytest.raises(Refused, match="早于起始日"):
        audit(TABLE, date(2024, 9, 20), date(2024, 9, 13), asked())


def test_a_window_in_an_uncovered_year_is_refused_and_a_proper_end_there_is_unknown() -> None:
    with pytest.raises(NotCovered):
        audit(TABLE, date(2026, 12, 28), date(2027, 1, 4), asked(round=None))
    found = audit(TABLE, date(2026, 12, 28), date(2026, 12, 31), asked(round=None))
    assert found.proper_ends == {"counted": None, "next": None}
    assert "provisional" in {one.code for one in found.warnings}
