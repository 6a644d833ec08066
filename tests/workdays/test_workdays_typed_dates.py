"""Dates as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.problems import Refused
from zjai_tui.workdays.typed_dates import HOW, Typed, read_date, typed_date

SUNDAY = date(2026, 11, 22)


def _typed(text: str, today: date = SUNDAY, year: int = 2024) -> Typed | None:
    return typed_date(text, today=today, year=lambda: year)


@pytest.mark.parametrize(
    "text",
    ["2024-09-13", "20240913", "2024/9/13", "2024.9.13", "2024年9月13日", "２０２４－０９－１３",
     "２０２４年９月１３日"," 2024-9-13 "],
)  # fmt: skip
def test_a_full_date_is_read_and_nothing_is_added(text: str) -> None:
    assert _typed(text) == Typed(date(2024, 9, 13), "")


@pytest.mark.parametrize("text", ["9月13日", "９月１３日", "09月13日", "9月13号", "9-13", "9/13", "9.13", "9 月 13 日"])
def test_month_and_day_get_the_years_of_the_round_and_it_is_said(text: str) -> None:
    assert _typed(text) == Typed(date(2024, 9, 13), "没写年份，按2024年")


def test_the_year_of_the_round_is_asked_for_only_where_it_is_missing() -> None:
    def never() -> int:
        raise AssertionError

    for text in ("2024-09-13", "20240913", "今天", "下周一", "乱写"):
        typed_date(text, today=SUNDAY, year=never)


@pytest.mark.parametrize(
    "text, day",
    [
        ("今天", date(2026, 11, 22)), ("明天", date(2026, 11, 23)), ("后天", date(2026, 11, 24)),
        ("大后天", date(2026, 11, 25)), ("昨天", date(2026, 11, 21)), ("前天", date(2026, 11, 20)),
        ("下周一", date(2026, 11, 23)), ("本周五", date(2026, 11, 20)), ("这周五", date(2026, 11, 20)),
        ("周日", date(2026, 11, 22)), ("星期天", date(2026, 11, 22)), ("下星期三", date(2026, 11, 25)),
        ("下下周一", date(2026, 11, 30)), ("上周五", date(2026, 11, 13)), ("下个礼拜日", date(2026, 11, 29)),
        ("下周１", date(2026, 11, 23)),
    ],
)  # fmt: skip
def test_days_told_by_their_distance_from_today(text: str, day: date) -> None:
    found = _typed(text)
    assert found is not None
    assert found.day == day
    assert f"{day.year}年{day.month}月{day.day}日" in found.note


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.sampled_from("一二三四五六日"))
def test_next_week_begins_on_the_monday_after_this_sunday(today: date, name: str) -> None:
    found, this = _typed(f"下周{name}", today), _typed(f"本周{name}", today)
    assert found is not None
    assert this is not None
    assert found.day - this.day == timedelta(7)
    assert this.day.isocalendar()[:2] == today.isocalendar()[:2]


@pytest.mark.parametrize(
    "text",
    ["", "2024-13-01", "2024-02-30", "2月30日", "9月", "13", "明年", "下月1日", "周八", "1899-12-31", "2101-01-01",
     "2024-9", "５.５.５", "9月13日日", "²月3日", "x" * 10_000, "2024-W37-5", "+024-01-01", "上上上周一", "\x00",
     "13-13"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert _typed(text) is None


def test_29_february_depends_on_the_year_it_gets() -> None:
    assert _typed("2月29日", year=2024) is not None
    assert _typed("2月29日", year=2023) is None


def test_a_wrong_date_is_refused_with_the_place_and_all_the_ways_to_write_one() -> None:
    with pytest.raises(Refused) as caught:
        read_date("后年", "命令行，--deadline", today=SUNDAY, year=lambda: 2024)
    assert HOW in str(caught.value)
    assert "--deadline" in str(caught.value)
    assert "“后年”" in str(caught.value)
    assert read_date("9月13日", "x", today=SUNDAY, year=lambda: 2024).day == date(2024, 9, 13)


@given(st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    found = _typed(text)
    assert found is None or 1900 <= found.day.year <= 2100
