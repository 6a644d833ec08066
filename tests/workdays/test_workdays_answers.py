"""Answers about one window: both readings, deadlines laid over it, and every doubt there is."""

from __future__ import annotations

from datetime import date

import pytest

from publicity_samples import TABLE, asked
from zjai_tui.workdays.answers import backward, forward, slack_between
from zjai_tui.workdays.overlays import Overlay, Overlays
from zjai_tui.workdays.table import table_for
from zjai_tui.workdays.uncovered import NotCovered


def _codes(answer: object) -> set[str]:
    return {one.code for one in answer.warnings}  # type: ignore[attr-defined]


def test_the_usual_window_of_2024_has_no_doubts() -> None:
    answer = forward(TABLE, date(2024, 9, 13), asked())
    assert answer.window.end == date(2024, 9, 20)
    assert answer.alternative == date(2024, 9, 23)
    assert answer.confirmed
    assert answer.warnings == ()
    assert answer.meets_deadline is None


def test_asked_for_the_other_reading_the_usual_one_stands_beside_it() -> None:
    answer = forward(TABLE, date(2024, 9, 12), asked(first_day="next"))
    assert (answer.window.end, answer.alternative) == (date(2024, 9, 20), date(2024, 9, 19))


def test_the_deadlines_of_the_round_stand_beside_the_end_with_the_days_left() -> None:
    answer = forward(TABLE, date(2024, 9, 9), asked())
    assert [(one.title, one.slack) for one in answer.margins] == [
        ("所在单位推荐截止", 4),
        ("下级评委会评审推荐截止", 24),
    ]


def test_cut_offs_and_the_applicants_deadline_are_no_deadlines_of_publicity() -> None:
    answer = forward(TABLE, date(2024, 7, 1), asked())
    assert {one.title for one in answer.margins} == {"所在单位推荐截止", "下级评委会评审推荐截止"}


def test_a_window_that_ends_after_the_units_deadline_is_told_so() -> None:
    answer = forward(TABLE, date(2024, 9, 14), asked())
    (warned,) = [one for one in answer.warnings if one.code == "after-deadline"]
    assert "2024年9月23日晚于所在单位推荐截止2024年9月20日" in warned.text
    assert "含5个工作日公示时间" in warned.text
    assert answer.margins[0].slack == -1


def test_a_window_that_ends_after_the_lower_committees_deadline_is_told_of_both() -> None:
    answer = forward(TABLE, date(2024, 10, 21), asked())
    assert [one.code for one in answer.warnings] == ["after-deadline"] * 2
    assert answer.margins[0].slack is not None
    assert answer.margins[0].slack < 0


def test_a_start_before_the_applicants_deadline_asks_whether_they_have_filed() -> None:
    assert _codes(forward(TABLE, date(2024, 9, 5), asked())) == {"before-filing"}
    assert _codes(forward(TABLE, date(2024, 9, 6), asked())) == set()


def test_a_known_day_of_filing_is_what_the_start_is_held_against() -> None:
    early = asked(submitted=date(2024, 8, 29))
    assert _codes(forward(TABLE, date(2024, 8, 28), early)) == {"before-submission"}
    assert _codes(forward(TABLE, date(2024, 8, 29), early)) == set()


def test_fewer_days_than_the_notice_asks_for_are_told() -> None:
    (warned,) = forward(TABLE, date(2024, 9, 9), asked(days=3)).warnings
    assert warned.code == "too-few-days"
    assert "不少于5个工作日，现为3个" in warned.text


def test_a_start_on_a_day_of_rest_is_told_with_its_reason() -> None:
    (warned,) = forward(TABLE, date(2024, 9, 7), asked()).warnings
    assert warned.code == "rest-day-start"
    assert "2024年9月7日（周六）不上班（周末），从2024年9月9日（周一）算起" in warned.text


def test_a_start_on_a_make_up_day_is_an_ordinary_start() -> None:
    assert "rest-day-start" not in _codes(forward(TABLE, date(2024, 9, 14), asked()))


def test_an_own_deadline_is_met_or_missed() -> None:
    met = forward(TABLE, date(2024, 9, 13), asked(), date(2024, 9, 20))
    missed = forward(TABLE, date(2024, 9, 14), asked(), date(2024, 9, 20))
    assert (met.meets_deadline, missed.meets_deadline) == (True, False)
    assert met.latest == missed.latest == date(2024, 9, 13)


def test_without_a_round_nothing_is_laid_over() -> None:
    answer = forward(TABLE, date(2023, 9, 13), asked(round=None))
    assert answer.margins == ()
    assert answer.warnings == ()


@pytest.mark.parametrize(
    "start, provisional",
    [(date(2026, 12, 17), False), (date(2026, 12, 18), False), (date(2026, 12, 21), True), (date(2026, 12, 25), True)],
)
def test_the_last_days_of_the_last_covered_year_are_provisional(start: date, provisional: bool) -> None:
    answer = forward(TABLE, start, asked(round=None))
    assert answer.confirmed is not provisional
    assert ("provisional" in _codes(answer)) is provisional


def test_the_last_days_of_any_other_year_are_not_provisional() -> None:
    assert forward(TABLE, date(2025, 12, 29), asked(round=None)).confirmed


def test_with_the_next_year_imported_december_is_certain() -> None:
    plain = {date(2027, 1, 1): (False, "元旦")}
    table = table_for([2026], overlays=Overlays([Overlay("2027", "测试", frozenset({2027}), plain)]))
    answer = forward(table, date(2026, 12, 28), asked(round=None))
    assert answer.window.end == date(2027, 1, 4)
    assert answer.confirmed


def test_what_an_uncovered_year_would_decide_is_refused_or_told() -> None:
    with pytest.raises(NotCovered, match="zjai calendar import"):
        forward(TABLE, date(2026, 12, 28), asked(round=None))
    answer = forward(TABLE, date(2026, 12, 25), asked(round=None))
    assert answer.window.end == date(2026, 12, 31)
    assert answer.alternative is None
    (warned,) = [one for one in answer.warnings if one.code == "alternative-not-covered"]
    assert "2027年" in warned.text
    assert "zjai calendar import" in warned.text


def test_an_estimate_is_marked_and_never_certain() -> None:
    table = table_for([2027], estimate=True)
    answer = forward(table, date(2027, 1, 4), asked(round=None))
    assert answer.window.end == date(2027, 1, 8)
    assert not answer.confirmed
    assert "estimated" in _codes(answer)


def test_a_calendar_older_than_today_is_told() -> None:
    answer = forward(TABLE, date(2026, 6, 1), asked(round=None, today=date(2027, 2, 1)))
    (warned,) = answer.warnings
    assert warned.code == "calendar-old"
    assert "今天已是2027年，工作日历只到2026年" in warned.text


def test_backward_gives_both_readings_usual_and_strict() -> None:
    answer = backward(TABLE, date(2024, 9, 20), asked())
    assert (answer.latest.start, answer.latest.strict) == (date(2024, 9, 13), date(2024, 9, 12))
    assert answer.other is not None
    assert (answer.other.start, answer.other.strict) == (date(2024, 9, 12), date(2024, 9, 11))
    assert answer.confirmed
    assert answer.warnings == ()


def test_a_latest_start_on_a_day_of_rest_is_told_and_the_working_day_before_is_known() -> None:
    answer = backward(TABLE, date(2024, 11, 8), asked(first_day="next", round=None))
    assert answer.latest.start == date(2024, 11, 3)
    assert answer.latest.worked == date(2024, 11, 1)
    assert _codes(answer) == {"rest-day-start"}


def test_a_deadline_later_than_that_of_the_round_is_told() -> None:
    (warned,) = backward(TABLE, date(2024, 9, 25), asked()).warnings
    assert warned.text.startswith("截止日2024年9月25日晚于所在单位推荐截止")


def test_a_latest_start_already_past_while_the_deadline_is_ahead_is_told() -> None:
    assert "start-past" in _codes(backward(TABLE, date(2024, 9, 20), asked(today=date(2024, 9, 18))))
    assert "start-past" not in _codes(backward(TABLE, date(2024, 9, 20), asked(today=date(2024, 9, 13))))
    assert "start-past" not in _codes(backward(TABLE, date(2024, 9, 20), asked(today=date(2026, 1, 1))))


def test_a_deadline_in_the_uncovered_year_is_refused_and_on_the_last_covered_day_answered() -> None:
    with pytest.raises(NotCovered):
        backward(TABLE, date(2027, 1, 4), asked(round=None))
    assert backward(TABLE, date(2026, 12, 31), asked(round=None)).latest.start == date(2026, 12, 25)


def test_slack_counts_working_days_up_to_and_with_the_deadline() -> None:
    assert slack_between(TABLE, date(2024, 9, 13), date(2024, 9, 20)) == 4
    assert slack_between(TABLE, date(2024, 9, 20), date(2024, 9, 20)) == 0
    assert slack_between(TABLE, date(2024, 9, 23), date(2024, 9, 20)) == -1
    assert slack_between(TABLE, date(2026, 12, 30), date(2027, 1, 5)) is None
