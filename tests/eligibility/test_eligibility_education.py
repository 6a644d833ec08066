"""Continuing education: 90 hours a year, 60 of them professional, in 2022, 2023 and 2024."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elig_people import EDUCATED, educated, year
from zjai_tui.dossier.model import EducationYear
from zjai_tui.eligibility.education import judge_education
from zjai_tui.eligibility.fact_problems import fact_problems
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.result import EducationResult
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.cycles.cycle import Cycle
from zjai_tui.scoring.result import Verdict


def judged(cycle: Cycle, *years: EducationYear) -> EducationResult:
    return judge_education(cycle, educated(*years))


def test_three_full_years_are_met_and_told(cycle: Cycle) -> None:
    result = judged(cycle, *EDUCATED)
    assert result.verdict == "yes"
    assert [one.verdict for one in result.years] == ["yes", "yes", "yes"]
    assert result.reason == "2022年至2024年每年都达到90学时，其中专业科目60学时"
    assert result.remedy == ""
    assert result.sum_text == "3年合计288学时；每年90学时，3年共270学时"


@pytest.mark.parametrize(
    "total, professional, verdict",
    [
        (90, 60, "yes"),
        (89, 60, "no"),
        (90, 59, "no"),
        (None, 60, "unknown"),
        (90, None, "unknown"),
        (80, None, "no"),
        (None, 50, "no"),
        (None, None, "unknown"),
    ],
)
def test_a_year_is_judged_by_both_numbers(
    cycle: Cycle, total: int | None, professional: int | None, verdict: Verdict
) -> None:
    result = judged(cycle, year(2022), year(2023, total, professional), year(2024))
    assert result.years[1].verdict == verdict
    assert result.verdict == verdict


def test_a_short_year_says_how_many_hours_are_missing(cycle: Cycle) -> None:
    short = judged(cycle, year(2022), year(2023, 80, 45), year(2024)).years[1]
    assert short.reason == "2023年80学时（须90学时，差10学时），专业科目45学时（须60学时，差15学时）"
    assert (short.short_total, short.short_professional) == (Decimal(10), Decimal(15))
    assert short.remedy == "请核对2023年有没有漏登的学时"


def test_only_the_short_number_of_a_year_is_named_as_short(cycle: Cycle) -> None:
    assert judged(cycle, year(2022), year(2023, 100, 45), year(2024)).years[1].reason == (
        "2023年100学时，专业科目45学时（须60学时，差15学时）"
    )


def test_the_unfinished_year_is_named_with_the_day_to_make_it_up_by(cycle: Cycle) -> None:
    result = judged(cycle, year(2022), year(2023), year(2024, 60, 40, finished=False))
    last = result.years[2]
    assert [one.unfinished for one in result.years] == [False, False, True]
    assert last.verdict == result.verdict == "unknown"
    assert "差30学时" in last.reason
    assert "申报时2024年还没有结束" in last.reason
    assert last.remedy == "2024年的学时须在申报前补足，网上个人申报截止为2024年9月6日"


def test_the_unfinished_year_is_met_as_soon_as_its_hours_are(cycle: Cycle) -> None:
    assert judged(cycle, year(2022), year(2023), year(2024, 90, 60, finished=False)).verdict == "yes"


def test_the_unfinished_year_declared_complete_and_short_is_not_met(cycle: Cycle) -> None:
    result = judged(cycle, year(2022), year(2023), year(2024, 60, 40))
    assert result.verdict == "no"
    assert "须在申报前补足" in result.remedy


def test_an_earlier_year_still_being_registered_is_unknown(cycle: Cycle) -> None:
    result = judged(cycle, year(2022, 60, 60, finished=False), year(2023), year(2024))
    assert result.verdict == "unknown"
    assert result.remedy == "请补登2022年的学时后更新"


def test_a_short_year_of_which_nobody_said_that_it_is_complete_is_unknown_and_says_what_to_choose(cycle: Cycle) -> None:
    choose = "2022年的学时如已登记完，“2022年已登记完”请选“是”；还没有登记完的，补登后更新"
    for total, remedy in ((0, choose), (None, f"请先填写2022年的总学时；{choose}")):
        result = judged(cycle, year(2022, total, 40, finished=None), year(2023), year(2024))
        assert result.verdict == "unknown"
        assert result.remedy == remedy
    assert judged(cycle, *(replace(one, finished=None) for one in EDUCATED)).verdict == "yes"


def test_the_sum_never_makes_up_for_a_short_year_and_this_is_flagged(cycle: Cycle) -> None:
    # 120 + 80 + 100 = 300, more than 3 x 90 = 270; but 2023 has 80.
    result = judged(cycle, year(2022, 120, 80), year(2023, 80, 60), year(2024, 100, 70))
    assert (result.sum, result.sum_needed) == (Decimal(300), Decimal(270))
    assert result.verdict == "no"
    assert result.only_by_sum
    assert "合计够270学时，但按年计算仍有年份不足" in result.reason


def test_a_sum_just_reached_is_flagged_and_one_hour_less_is_not(cycle: Cycle) -> None:
    assert judged(cycle, year(2022, 100), year(2023, 80), year(2024, 90)).only_by_sum
    assert not judged(cycle, year(2022, 99), year(2023, 80), year(2024, 90)).only_by_sum


def test_short_professional_hours_are_no_matter_of_the_sum(cycle: Cycle) -> None:
    assert not judged(cycle, year(2022, 120, 10), year(2023), year(2024)).only_by_sum


def test_years_not_filled_in_are_unknown_and_left_out_of_the_sum(cycle: Cycle) -> None:
    result = judged(cycle, year(2022))
    assert result.verdict == "unknown"
    assert not result.sum_complete
    assert result.sum_text == "已填的1年合计96学时；每年90学时，3年共270学时"
    assert result.years[1].reason == "2023年学时还没有填"
    assert "请填写2023年的学时" in result.remedy


def test_nothing_filled_in_is_said_without_a_sum(cycle: Cycle) -> None:
    assert judged(cycle).sum_text == "各年学时都还没有填；每年90学时，3年共270学时"


def test_a_missing_number_of_a_year_is_named(cycle: Cycle) -> None:
    assert judged(cycle, year(2022, 96, None)).years[0].reason == "2022年96学时，专业科目学时还没有填"
    assert judged(cycle, year(2022, None, 64)).years[0].reason == "2022年总学时还没有填，专业科目64学时"


def test_a_year_the_round_does_not_ask_for_changes_nothing(cycle: Cycle) -> None:
    assert judged(cycle, year(2021, 500), *EDUCATED) == judged(cycle, *EDUCATED)


def test_of_a_year_given_twice_the_first_counts(cycle: Cycle) -> None:
    assert judged(cycle, *EDUCATED, year(2022, 1, 1)) == judged(cycle, *EDUCATED)


def test_the_hours_are_never_official_for_the_notice_does_not_print_them(cycle: Cycle) -> None:
    result = judged(cycle, *EDUCATED)
    assert result.basis is Basis.SECONDARY
    assert result.cites == ("N2024#二（三）", "D99", "M25#第八条")


def test_without_a_checking_date_no_year_counts_as_unfinished(cycle: Cycle) -> None:
    undated = replace(cycle, education=replace(cycle.education, until=""))
    result = judge_education(undated, educated(year(2024, 60, 40, finished=False)))
    assert not any(one.unfinished for one in result.years)
    assert result.years[2].remedy == "请补登2024年的学时后更新"


def test_a_year_over_on_the_checking_day_is_finished(cycle: Cycle) -> None:
    later = tuple(replace(one, on=date(2024, 12, 31)) if one.id == "filing" else one for one in cycle.date)
    assert not judge_education(replace(cycle, date=later), educated(*EDUCATED)).years[2].unfinished


def test_the_condition_is_no_surer_than_the_rule_about_the_hours(cycle: Cycle) -> None:
    guessed = replace(cycle, education=replace(cycle.education, basis=Basis.ASSUMED))
    condition = next(one for one in judge(guessed, educated(*EDUCATED), None).common if one.id == "education")
    assert condition.basis is Basis.ASSUMED


def test_the_condition_of_every_route_tells_what_the_education_result_tells(cycle: Cycle) -> None:
    result = judge(cycle, educated(year(2022), year(2023), year(2024, 60, 40)), None)
    condition = next(one for one in result.common if one.id == "education")
    assert (condition.verdict, condition.reason) == (result.education.verdict, result.education.reason)
    assert condition.check == ("浙经信人事〔2018〕99号",)
    assert all(route.verdict == "no" for route in result.routes)


def test_hours_that_no_year_can_have_are_not_used_and_told(cycle: Cycle) -> None:
    result = judged(cycle, year(2022, 9000, 8999), year(2023), year(2024))
    assert result.verdict == "unknown"
    assert result.years[0].reason == "2022年填的学时超过一年最多的3000学时，不采用"
    assert result.years[0].remedy == "请核对2022年的学时后重填"
    assert result.sum == Decimal(192)
    wrong = fact_problems(cycle, educated(year(2022, 9000, 8999), year(2023, 3000), year(2024)))
    assert [(one.code, one.where) for one in wrong] == [
        ("hours-beyond", "2022年总学时"),
        ("hours-beyond", "2022年专业科目学时"),
    ]
    assert wrong[0].message == "9000学时超过一年最多的3000学时，不采用"
