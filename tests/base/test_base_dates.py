from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.dates import EARLIEST, LATEST, after_years, parse_date, shown_date, whole_years

DAYS = st.dates(min_value=EARLIEST, max_value=LATEST)


@pytest.mark.parametrize(
    "typed",
    [
        "2024-09-06",
        "2024-9-6",
        "2024/9/6",
        "2024.9.6",
        "20240906",
        "2024年9月6日",
        "2024年09月06日",
        "2024年9月6",
        "2024年9月6号",
        "２０２４．９．６",
        "２０２４。９。６",
        "２０２４年９月６日",
        " 2024 年 9 月 6 日 ",
        "２０２４－０９－０６",
    ],
)
def test_dates_as_people_type_them_are_read(typed: str) -> None:
    assert parse_date(typed) == date(2024, 9, 6)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2024",
        "2024年9月",
        "2024-09",
        "24-9-6",
        "2024-13-01",
        "2024-02-30",
        "2023-02-29",
        "2024-1 1-5",
        "9/6/2024",
        "1899-12-31",
        "2101-01-01",
        "2024-09-06T00:00",
        "٢٠٢٤-٠٩-٠٦",
        "2024²-9-6",
    ],
)
def test_what_is_not_surely_a_date_is_not_guessed(typed: str) -> None:
    assert parse_date(typed) is None


@given(DAYS)
def test_every_date_reads_back_from_how_it_is_shown(day: date) -> None:
    assert parse_date(shown_date(day)) == day
    assert parse_date(day.isoformat()) == day


@given(st.text())
def test_any_text_is_a_date_in_range_or_none(text: str) -> None:
    day = parse_date(text)
    assert day is None or EARLIEST <= day <= LATEST


def test_the_29th_of_february_is_a_date_in_leap_years_only() -> None:
    assert parse_date("2024-02-29") == date(2024, 2, 29)
    assert parse_date("2000-02-29") == date(2000, 2, 29)
    assert parse_date("1900-02-29") is None


def test_years_from_the_29th_of_february_end_on_the_28th_where_there_is_no_29th() -> None:
    assert after_years(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert after_years(date(2020, 2, 29), 4) == date(2024, 2, 29)
    assert whole_years(date(2020, 2, 29), date(2021, 2, 27)) == 0
    assert whole_years(date(2020, 2, 29), date(2021, 2, 28)) == 1
    assert whole_years(date(2019, 2, 28), date(2024, 2, 29)) == 5


def test_the_corresponding_day_itself_completes_the_year() -> None:
    assert whole_years(date(2019, 12, 31), date(2024, 12, 30)) == 4
    assert whole_years(date(2019, 12, 31), date(2024, 12, 31)) == 5
    assert whole_years(date(2020, 1, 1), date(2024, 12, 31)) == 4


def test_no_years_have_passed_before_the_start() -> None:
    assert whole_years(date(2025, 1, 1), date(2024, 12, 31)) == 0
    assert whole_years(date(2024, 6, 1), date(2024, 1, 1)) == 0


@given(DAYS, st.integers(min_value=0, max_value=100))
def test_whole_years_are_complete_on_their_day_and_not_the_day_before(start: date, years: int) -> None:
    end = after_years(start, years)
    assert whole_years(start, end) == years
    if years:
        assert whole_years(start, end - timedelta(days=1)) == years - 1


@given(DAYS, DAYS, DAYS)
def test_a_later_end_never_has_fewer_whole_years(start: date, one: date, other: date) -> None:
    assert whole_years(start, min(one, other)) <= whole_years(start, max(one, other))
