"""Whole years up to 2024-12-31, hand-checked on the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elig_people import ENGINEER, TECHNICIAN, person
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.result import ConditionResult
from zjai_tui.rules.cycles.cycle import Cycle
from zjai_tui.scoring.result import Verdict


def article7(cycle: Cycle, **facts: object) -> ConditionResult:
    return judge(cycle, person(**facts), None).route("regular").results[0]  # type: ignore[arg-type]


def same_day(day: date | None) -> dict[str, object]:
    return {"title_obtained": day, "title_appointed": day}


@pytest.mark.parametrize(
    "degree, day, verdict, why",
    [
        ("本科", date(2019, 12, 20), "yes", "5 years on 2024-12-20"),
        ("本科", date(2019, 12, 31), "yes", "5 years exactly on the last day"),
        ("本科", date(2020, 1, 1), "no", "one day short: 5 years on 2025-01-01"),
        ("硕士研究生", date(2019, 12, 31), "yes", "as for bachelors"),
        ("硕士研究生", date(2020, 1, 1), "no", "as for bachelors"),
        ("博士研究生", date(2022, 12, 31), "yes", "2 years exactly on the last day"),
        ("博士研究生", date(2023, 1, 1), "no", "one day short"),
        ("大专", date(2000, 1, 1), "no", "the degree is not enough however long"),
        ("其他", date(2000, 1, 1), "unknown", "nobody knows which degree it counts as"),
        ("其他", date(2024, 1, 1), "no", "too short under either"),
    ],
)
def test_article_7_by_degree_and_day(cycle: Cycle, degree: str, day: date, verdict: Verdict, why: str) -> None:
    assert article7(cycle, degree=degree, **same_day(day)).verdict == verdict, why


def test_a_met_period_is_told_with_both_days_and_the_years(cycle: Cycle) -> None:
    reason = article7(cycle).reason
    assert "取得工程师资格日期2019年12月20日，到2024年12月31日满5年" in reason
    assert reason.startswith("硕士或本科，工程师满5年：")


def test_a_period_too_short_is_told_with_the_earliest_day_it_is_met(cycle: Cycle) -> None:
    reason = article7(cycle, **same_day(date(2020, 1, 1))).reason
    assert "到2024年12月31日满4年，须满5年，最早2025年1月1日满5年" in reason


def test_years_from_the_29th_of_february_are_full_on_the_28th(cycle: Cycle) -> None:
    # 2020-02-29 + 4 years = 2024-02-29; + 5 years = 2025-02-28, for 2025 has no 29 February.
    result = article7(cycle, **same_day(date(2020, 2, 29)))
    assert result.verdict == "no"
    assert "满4年，须满5年，最早2025年2月28日满5年" in result.reason


def test_the_28th_of_february_is_enough_where_the_cut_off_falls_on_it(cycle: Cycle) -> None:
    moved = tuple(replace(one, on=date(2025, 2, 28)) if one.id == "seniority" else one for one in cycle.date)
    assert article7(replace(cycle, date=moved), **same_day(date(2020, 2, 29))).verdict == "yes"
    assert article7(replace(cycle, date=moved), **same_day(date(2020, 3, 1))).verdict == "no"


def test_the_achievements_date_has_no_say_in_eligibility(cycle: Cycle) -> None:
    moved = tuple(replace(one, on=date(2020, 7, 31)) if one.id == "achievements" else one for one in cycle.date)
    other = replace(cycle, date=moved)
    for day in (date(2019, 7, 31), date(2019, 12, 31), date(2020, 1, 1)):
        assert judge(other, person(**same_day(day)), None) == judge(cycle, person(**same_day(day)), None)  # type: ignore[arg-type]


def test_where_the_two_dates_disagree_the_result_is_unknown_and_shows_both(cycle: Cycle) -> None:
    result = article7(cycle, title_appointed=date(2020, 3, 1))
    assert result.verdict == "unknown"
    assert "2019年12月20日，到2024年12月31日满5年" in result.reason
    assert "2020年3月1日，到2024年12月31日满4年" in result.reason
    assert "未见规定从哪个起算" in result.reason
    assert "受理点" in result.remedy


def test_too_late_by_the_earlier_date_is_too_late_by_any(cycle: Cycle) -> None:
    assert article7(cycle, title_obtained=date(2020, 1, 1), title_appointed=None).verdict == "no"


def test_long_enough_by_the_earlier_date_alone_is_unknown_and_asks_for_the_later(cycle: Cycle) -> None:
    result = article7(cycle, title_appointed=None)
    assert result.verdict == "unknown"
    assert "还没有填“聘任工程师日期”" in result.reason
    assert result.remedy.startswith("请填写“聘任工程师日期”")


@pytest.mark.parametrize("appointed", [date(2019, 1, 1), date(2020, 3, 1)])
def test_without_the_earlier_date_nothing_is_decided(cycle: Cycle, appointed: date) -> None:
    result = article7(cycle, title_obtained=None, title_appointed=appointed)
    assert result.verdict == "unknown"
    assert "取得工程师资格日期" in result.remedy


def test_an_appointment_before_qualifying_is_named_as_a_contradiction(cycle: Cycle) -> None:
    result = article7(cycle, title_obtained=date(2021, 1, 1), title_appointed=date(2019, 1, 1))
    assert result.verdict == "no"
    assert "前后不合" in result.reason


def test_a_text_where_a_date_belongs_is_unknown_and_says_so(cycle: Cycle) -> None:
    result = article7(cycle, title_obtained="2019年底")
    assert result.verdict == "unknown"
    assert "“取得工程师资格日期”填的是“2019年底”，应为日期" in result.reason


def test_a_date_after_the_cut_off_counts_no_year(cycle: Cycle) -> None:
    assert "满0年，须满5年，最早2030年2月1日满5年" in article7(cycle, **same_day(date(2025, 2, 1))).reason


@pytest.mark.parametrize(
    "day, verdict",
    [(date(2020, 12, 31), "yes"), (date(2021, 1, 1), "no")],
)
def test_four_years_as_senior_technician_count_to_the_same_day(cycle: Cycle, day: date, verdict: Verdict) -> None:
    skilled = judge(cycle, person(**{**TECHNICIAN, "skill_obtained": day}), None).route("skilled")
    assert skilled.verdict == verdict
    assert f"到2024年12月31日满{4 if verdict == 'yes' else 3}年" in skilled.results[1].reason


def test_a_qualification_of_another_kind_is_unknown_and_none_is_no(cycle: Cycle) -> None:
    assert article7(cycle, title="其他中级职称").verdict == "unknown"
    assert article7(cycle, title="助理工程师").verdict == "no"
    assert article7(cycle, title="无", **same_day(None)).verdict == "no"


def test_the_numbers_of_years_come_from_the_round(cycle: Cycle) -> None:
    stricter = tuple(
        replace(one, test=replace(one.test, at_least=Decimal(6))) if one.id == "seniority_bachelor" else one
        for one in cycle.condition
    )
    assert article7(replace(cycle, condition=stricter)).verdict == "no"
    assert ENGINEER["degree"] == "本科"
