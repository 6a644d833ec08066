"""Windows forward and backward: real cases, published notices, and what must hold for any window."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.problems import Refused
from zjai_tui.workdays.table import table_for
from zjai_tui.workdays.uncovered import NotCovered
from zjai_tui.workdays.windows import (
    COUNTED,
    FIRST_DAYS,
    MOST,
    NEXT,
    latest_start,
    latest_start_strict,
    window,
    window_end,
    window_ends,
)

TABLE = table_for(range(2007, 2027))
NOTICES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "published_notices.toml").read_text(encoding="utf-8")
)["notice"]

ONE_DAY = timedelta(1)
STARTS = st.dates(date(2008, 3, 1), date(2025, 9, 30))
DAYS = st.integers(1, MOST)
READINGS = st.sampled_from(list(FIRST_DAYS))


def test_the_round_of_2024_latest_start_for_20_september() -> None:
    deadline = date(2024, 9, 20)
    assert latest_start(TABLE, deadline, 5, COUNTED) == date(2024, 9, 13)
    assert latest_start(TABLE, deadline, 5, NEXT) == date(2024, 9, 12)
    assert latest_start_strict(TABLE, deadline, 5, COUNTED) == date(2024, 9, 12)
    assert latest_start_strict(TABLE, deadline, 5, NEXT) == date(2024, 9, 11)


def test_the_round_of_2024_a_window_from_13_september_ends_on_20_september() -> None:
    found = window(TABLE, date(2024, 9, 13), 5)
    assert found.end == date(2024, 9, 20)
    assert [day.date.day for day in found.counted] == [13, 14, 18, 19, 20]
    assert found.counted[1].reason == "调休上班（中秋节）"
    assert [(day.date.day, day.reason) for day in found.skipped] == [(15, "中秋节"), (16, "中秋节"), (17, "中秋节")]


def test_where_the_rival_is_wrong_the_working_day_after_23_january_2020_is_3_february() -> None:
    assert window_end(TABLE, date(2020, 1, 23), 1, NEXT) == date(2020, 2, 3)
    assert window_end(TABLE, date(2020, 1, 24), 1, COUNTED) == date(2020, 2, 3)


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: f"{one['issuer']}-{one['start']}")
def test_published_notices_hold_as_many_working_days_as_were_counted_by_hand(notice: dict[str, Any]) -> None:
    assert TABLE.count(notice["start"], notice["end"]) == notice["incl"]


def test_25_of_the_28_published_notices_count_their_first_printed_day_and_no_more() -> None:
    assert len(NOTICES) == 28
    proven = [
        one
        for one in NOTICES
        if window_end(TABLE, one["start"], one["stated"], COUNTED) == one["end"]
        and window_end(TABLE, one["start"], one["stated"], NEXT) != one["end"]
    ]
    assert len(proven) == 25
    both = [one for one in NOTICES if one["issuer"] == "锡林郭勒生态环境局"]
    assert [window_end(TABLE, one["start"], one["stated"], NEXT) for one in both] == [date(2024, 1, 8)]


def test_a_notice_that_leaves_out_the_day_of_posting_is_the_other_reading_of_that_day() -> None:
    (notice,) = [one for one in NOTICES if "posted" in one]
    assert window_end(TABLE, notice["posted"], notice["stated"], NEXT) == notice["end"]


def test_a_start_on_a_day_of_rest_counts_from_the_next_working_day_under_both_readings() -> None:
    sunday = date(2024, 9, 15)
    assert window(TABLE, sunday, 5).first == date(2024, 9, 18)
    assert window_end(TABLE, sunday, 5, COUNTED) == window_end(TABLE, sunday, 5, NEXT) == date(2024, 9, 24)


def test_with_next_the_latest_start_may_be_a_sunday() -> None:
    assert latest_start(TABLE, date(2024, 11, 8), 5, NEXT) == date(2024, 11, 3)
    assert date(2024, 11, 3).weekday() == 6


def test_posting_on_a_working_day_that_does_not_count_is_told_as_the_reason() -> None:
    found = window(TABLE, date(2024, 9, 12), 5, NEXT)
    assert (found.skipped[0].date, found.skipped[0].reason) == (date(2024, 9, 12), "公示当日不计")
    assert found.first == date(2024, 9, 13)


@given(start=STARTS, days=DAYS, first_day=READINGS)
def test_the_end_is_a_working_day_and_exactly_that_many_are_counted(start: date, days: int, first_day: str) -> None:
    found = window(TABLE, start, days, first_day)
    assert found.end == window_end(TABLE, start, days, first_day)
    assert TABLE.is_working(found.end)
    assert len(found.counted) == days
    assert all(day.working for day in found.counted)
    every = sorted(day.date for day in (*found.counted, *found.skipped))
    assert every == [start + timedelta(at) for at in range((found.end - start).days + 1)]
    assert TABLE.count(start if first_day == COUNTED else start + ONE_DAY, found.end) == days


@given(start=STARTS, days=DAYS, first_day=READINGS)
def test_backward_undoes_forward(start: date, days: int, first_day: str) -> None:
    end = window_end(TABLE, start, days, first_day)
    latest = latest_start(TABLE, end, days, first_day)
    assert latest >= start
    assert window_end(TABLE, latest, days, first_day) == end


@given(deadline=STARTS, days=DAYS, first_day=READINGS)
def test_forward_from_the_latest_start_meets_the_deadline_and_a_day_later_misses_it(
    deadline: date, days: int, first_day: str
) -> None:
    latest = latest_start(TABLE, deadline, days, first_day)
    assert window_end(TABLE, latest, days, first_day) <= deadline
    assert window_end(TABLE, latest + ONE_DAY, days, first_day) > deadline
    strict = latest_start_strict(TABLE, deadline, days, first_day)
    assert window_end(TABLE, strict, days, first_day) < deadline
    assert window_end(TABLE, strict + ONE_DAY, days, first_day) >= deadline


@given(start=STARTS, days=st.integers(1, MOST - 1), first_day=READINGS)
def test_more_days_never_end_earlier(start: date, days: int, first_day: str) -> None:
    assert window_end(TABLE, start, days, first_day) < window_end(TABLE, start, days + 1, first_day)


@given(start=STARTS, days=DAYS)
def test_next_never_ends_before_counted_and_at_most_one_working_day_later(start: date, days: int) -> None:
    counted, after = (window_end(TABLE, start, days, reading) for reading in (COUNTED, NEXT))
    assert counted <= after <= TABLE.shifted(counted, 1)
    assert (counted == after) is not TABLE.is_working(start)


@given(start=STARTS, days=DAYS, first_day=READINGS)
def test_a_later_start_never_ends_earlier(start: date, days: int, first_day: str) -> None:
    assert window_end(TABLE, start, days, first_day) <= window_end(TABLE, start + ONE_DAY, days, first_day)


@given(rows=st.lists(st.tuples(STARTS, DAYS), max_size=20), first_day=READINGS)
def test_many_at_once_are_the_same_as_one_by_one(rows: list[tuple[date, int]], first_day: str) -> None:
    assert window_ends(TABLE, rows, first_day) == [window_end(TABLE, *row, first_day) for row in rows]


@given(start=STARTS, days=DAYS, first_day=READINGS)
def test_a_table_of_one_year_answers_as_the_table_of_all_years_does(start: date, days: int, first_day: str) -> None:
    assert window_end(table_for([start.year]), start, days, first_day) == window_end(TABLE, start, days, first_day)


@pytest.mark.parametrize("days", [0, -1, MOST + 1, 10**9])
def test_days_out_of_range_are_refused(days: int) -> None:
    for ask in (
        lambda: window_end(TABLE, date(2024, 9, 13), days),
        lambda: window(TABLE, date(2024, 9, 13), days),
        lambda: window_ends(TABLE, [(date(2024, 9, 13), 5), (date(2024, 9, 13), days)]),
        lambda: latest_start(TABLE, date(2024, 9, 13), days),
    ):
        with pytest.raises(Refused, match="工作日数应在1至250之间"):
            ask()


def test_a_window_that_needs_an_uncovered_year_is_refused_and_one_that_just_does_not_is_answered() -> None:
    assert window_end(TABLE, date(2026, 12, 31), 1) == date(2026, 12, 31)
    assert latest_start(TABLE, date(2026, 12, 31), 1) == date(2026, 12, 31)
    for ask in (
        lambda: window_end(TABLE, date(2026, 12, 31), 2),
        lambda: window_end(TABLE, date(2026, 12, 31), 1, NEXT),
        lambda: latest_start(TABLE, date(2027, 1, 4), 1),
    ):
        with pytest.raises(NotCovered) as refused:
            ask()
        assert refused.value.year == 2027
