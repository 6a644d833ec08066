"""The table: every day of twenty years, explained; bisect against a plain walk; what it refuses."""

from __future__ import annotations

import copy
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from council import YEARS, all_days, every_day
from zjai_tui.workdays import library
from zjai_tui.workdays.overlays import Overlay, Overlays
from zjai_tui.workdays.table import ESTIMATE, WorkdayTable, table_for
from zjai_tui.workdays.uncovered import CODE, NotCovered

LAST = max(library.years())
WHOLE = table_for(YEARS)
DAYS = st.dates(date(2007, 1, 1), date(2026, 12, 31))
ONE = timedelta(1)


def _walked(table: WorkdayTable, day: date, n: int) -> date:
    """Return what `shifted` promises, found day by day."""
    step = ONE if n >= 0 else -ONE
    left = n if n >= 0 else -n - 1
    day = day if n >= 0 else day - ONE
    while True:
        if table.is_working(day):
            if not left:
                return day
            left -= 1
        day += step


def test_every_day_of_twenty_years_agrees_with_the_state_council() -> None:
    special = all_days()
    wrong = [
        day
        for day in every_day()
        if WHOLE.is_working(day) is not (special[day][0] if day in special else day.weekday() < 5)
    ]
    assert wrong == []


def test_every_holiday_is_told_by_the_name_the_notice_gives_it() -> None:
    unnamed = []
    for day, (working, name) in all_days().items():
        if day.year in YEARS and not working:
            found = WHOLE.day(day)
            if not found.holiday:
                unnamed.append(day)
                continue
            assert set(found.holiday.split("、")) <= set(name.split("、")), day
            assert found.reason == found.holiday
    assert all(day.weekday() >= 5 for day in unnamed)  # weekends inside a holiday that the library leaves plain
    assert len(unnamed) <= 3


def test_every_day_off_and_every_worked_weekend_has_a_reason_in_chinese() -> None:
    for day in WHOLE.days(date(2007, 1, 1), date(2026, 12, 31)):
        assert day.reason
        assert not day.reason.isascii()
        assert day.working is (day.reason == "工作日" or day.reason.startswith("调休上班（"))
        assert day.source == library.label()


def test_the_middle_of_september_2024_day_by_day() -> None:
    assert [(day.date.day, day.working, day.reason) for day in WHOLE.days(date(2024, 9, 13), date(2024, 9, 22))] == [
        (13, True, "工作日"), (14, True, "调休上班（中秋节）"), (15, False, "中秋节"), (16, False, "中秋节"),
        (17, False, "中秋节"), (18, True, "工作日"), (19, True, "工作日"), (20, True, "工作日"),
        (21, False, "周末"), (22, False, "周末"),
    ]  # fmt: skip


def test_known_counts_and_shifts() -> None:
    assert WHOLE.count(date(2024, 1, 1), date(2024, 12, 31)) == 251
    assert WHOLE.count(date(2024, 9, 13), date(2024, 9, 20)) == 5
    assert WHOLE.count(date(2024, 9, 20), date(2024, 9, 13)) == 0
    assert WHOLE.shifted(date(2024, 9, 13), 4) == date(2024, 9, 20)
    assert WHOLE.shifted(date(2020, 1, 24), 0) == date(2020, 2, 3)  # the extended Spring Festival
    assert WHOLE.first_on_or_after(date(2024, 9, 14)) == date(2024, 9, 14)
    assert WHOLE.first_on_or_after(date(2024, 9, 15)) == date(2024, 9, 18)
    assert WHOLE.last_on_or_before(date(2024, 9, 17)) == date(2024, 9, 14)


@given(DAYS, st.integers(-250, 250))
def test_shifting_agrees_with_a_walk(day: date, n: int) -> None:
    try:
        walked = _walked(WHOLE, day, n)
    except NotCovered:
        with pytest.raises(NotCovered):
            WHOLE.shifted(day, n)
        return
    assert WHOLE.shifted(day, n) == walked


@given(DAYS, DAYS)
def test_counting_agrees_with_a_walk(one: date, other: date) -> None:
    first, last = sorted((one, other))
    last = min(last, first + timedelta(400))
    walked = sum(WHOLE.is_working(first + timedelta(at)) for at in range((last - first).days + 1))
    assert WHOLE.count(first, last) == walked


@given(DAYS, st.integers(-250, 250))
def test_a_table_of_one_year_answers_as_the_whole_one_does(day: date, n: int) -> None:
    small = table_for([day.year])
    assert small.day(day) == WHOLE.day(day)
    try:
        wanted = WHOLE.shifted(day, n)
    except NotCovered:
        with pytest.raises(NotCovered):
            small.shifted(day, n)
        return
    assert small.shifted(day, n) == wanted
    assert small.count(*sorted((day, wanted))) == WHOLE.count(*sorted((day, wanted)))


def test_a_year_that_is_not_covered_is_refused_with_the_remedy() -> None:
    table = table_for([LAST, LAST + 1])
    day = date(LAST + 1, 1, 4)
    for ask in (
        lambda: table.is_working(day),
        lambda: table.day(day),
        lambda: table.shifted(day, 0),
        lambda: table.shifted(day, -1),
        lambda: table.shifted(date(LAST, 12, 31), 1),
        lambda: table.count(date(LAST, 12, 1), day),
        lambda: list(table.days(date(LAST, 12, 31), day)),
        lambda: table_for([LAST]).first_on_or_after(day),
    ):
        with pytest.raises(NotCovered) as caught:
            ask()
        assert caught.value.year == LAST + 1
        assert [one.code for one in caught.value.problems] == [CODE]
        assert f"现有数据到{LAST}年" in str(caught.value)
        assert "zjai calendar import" in str(caught.value)


def test_what_ends_within_the_last_year_does_not_ask_for_the_next() -> None:
    table = table_for([LAST])
    last = table.last_on_or_before(date(LAST, 12, 31))
    assert table.shifted(last, 0) == last
    assert table.days(date(LAST, 12, 31), date(LAST, 12, 31))


def test_years_before_2007_are_refused_because_nothing_checks_them() -> None:
    for day in (date(2006, 12, 31), date(2005, 12, 31), date(1999, 1, 1)):
        with pytest.raises(NotCovered) as caught:
            table_for([day.year, 2007]).is_working(day)
        assert "从2007年起" in str(caught.value)
    with pytest.raises(NotCovered):
        WHOLE.shifted(date(2007, 1, 1), -1)


def test_a_gap_between_covered_years_is_never_passed_over() -> None:
    far = Overlay("far", "", frozenset({LAST + 2}), {date(LAST + 2, 1, 1): (False, "元旦")})
    table = table_for([LAST, LAST + 2], overlays=Overlays([far]))
    assert table.is_working(date(LAST, 12, 31))
    assert table.shifted(date(LAST + 2, 1, 1), 0).year == LAST + 2
    for ask in (
        lambda: table.shifted(date(LAST, 12, 31), 20),
        lambda: table.shifted(date(LAST + 2, 1, 10), -20),
        lambda: table.count(date(LAST, 12, 1), date(LAST + 2, 1, 10)),
    ):
        with pytest.raises(NotCovered) as caught:
            ask()
        assert caught.value.year == LAST + 1


def test_an_estimate_is_monday_to_friday_and_says_so_everywhere() -> None:
    table = table_for([LAST, LAST + 1], estimate=True)
    day = table.day(date(LAST + 1, 10, 1))
    assert (day.working, day.source) == (day.date.weekday() < 5, ESTIMATE)
    assert {LAST, LAST + 1} & table.estimated == {LAST + 1}
    assert table.last_covered == LAST
    assert not table.covers(LAST + 1)
    assert f"{LAST + 1}年没有数据，按周一至周五上班估算" in table.provenance()
    assert "估算" not in table.provenance([LAST])
    assert table.shifted(date(LAST, 12, 31), 600).year > LAST + 1


def test_an_estimate_never_replaces_what_is_known() -> None:
    assert not table_for(YEARS, estimate=True).estimated & set(YEARS)
    assert not table_for([2024], estimate=True).is_working(date(2024, 10, 1))


def test_a_table_that_grew_into_other_years_still_says_what_was_estimated_or_imported() -> None:
    overlay = Overlay("next", "", frozenset({LAST + 1}), {date(LAST + 1, 1, 1): (False, "元旦")})
    small = table_for([LAST], estimate=True)
    end = small.shifted(date(LAST, 12, 30), 10)
    assert end.year == LAST + 1
    assert end.year in small.estimated
    assert f"{LAST + 1}年没有数据" in small.provenance([LAST, end.year])
    small = table_for([LAST], overlays=Overlays([overlay]))
    assert "导入的日历“next”" in small.provenance([small.shifted(date(LAST, 12, 30), 10).year])


@pytest.mark.parametrize("day, n", [(date(2100, 12, 31), 400), (date(1900, 1, 1), -1)])
def test_an_estimate_ends_somewhere(day: date, n: int) -> None:
    with pytest.raises(NotCovered):
        table_for([day.year], estimate=True).shifted(day, n)


def test_every_table_names_the_library_and_the_last_year_of_its_data() -> None:
    table = table_for([2008])
    assert table.library == f"chinese-calendar {chinese_calendar.__version__}，数据到{LAST}年"
    assert table.library in table.provenance()
    assert table.years == {2008}
    assert table.covered == frozenset(range(2007, LAST + 1))


def test_nothing_of_the_library_is_changed() -> None:
    parts = (chinese_calendar.holidays, chinese_calendar.workdays, chinese_calendar.in_lieu_days)
    before = copy.deepcopy(parts)
    overlay = Overlay("x", "", frozenset({2024, 2027}), {date(2024, 10, 1): (True, ""), date(2027, 1, 1): (False, "")})
    changed = table_for([2023, 2027], overlays=Overlays([overlay]))
    assert changed.is_working(date(2024, 10, 1))
    assert not table_for([2024]).is_working(date(2024, 10, 1))
    assert before == parts
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(date(LAST + 1, 1, 4))


def test_one_date_of_a_new_year_in_the_library_does_not_make_that_year_known(monkeypatch: pytest.MonkeyPatch) -> None:
    early = {**chinese_calendar.holidays, date(LAST + 1, 1, 1): "New Year's Day"}
    monkeypatch.setattr(chinese_calendar, "holidays", early)
    library.years.cache_clear()
    try:
        assert max(library.years()) == LAST
        with pytest.raises(NotCovered):
            table_for([LAST + 1]).is_working(date(LAST + 1, 10, 1))
    finally:
        monkeypatch.undo()
        library.years.cache_clear()
