"""How far an unmet condition is from being met: days, hours, points, each beside the one date it is compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elig_people import TECHNICIAN, educated, person, points, year
from zjai_tui.base.dates import shown_date
from zjai_tui.dossier.model import Dossier
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.result import ConditionResult, Earliest, Eligibility
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.cycles.cycle import Cycle
from zjai_tui.rules.standards.standard import Span


def regular(cycle: Cycle, dossier: Dossier) -> Earliest | None:
    return judge(cycle, dossier, None).route("regular").results[0].earliest


def of_score(cycle: Cycle, score: Span | None, dossier: Dossier | None = None) -> Earliest | None:
    return judge(cycle, dossier or person(), score).route("self_score").results[0].earliest


def every_result(answer: Eligibility) -> list[ConditionResult]:
    found = [*answer.common, *(one for route in answer.routes for one in route.results)]
    for one in found:
        found += one.children
    return found


def test_the_day_the_years_are_full_is_told_with_the_seniority_date(cycle: Cycle) -> None:
    found = regular(cycle, person(title_obtained=date(2021, 7, 1), title_appointed=date(2021, 7, 1)))
    assert found == Earliest(
        text="按“硕士或本科，工程师满5年”：最早2026年7月1日满5年，本轮（资历计算截止2024年12月31日）不够",
        on=date(2026, 7, 1),
        cutoff="seniority",
        in_time=False,
    )


def test_of_two_dates_the_later_one_decides_for_nobody_knows_which_counts(cycle: Cycle) -> None:
    found = regular(cycle, person(title_obtained=date(2020, 2, 1), title_appointed=date(2020, 3, 1)))
    assert found
    assert found.on == date(2025, 3, 1)
    assert "从每个日期算都满5年，最早2025年3月1日" in found.text


def test_where_only_one_of_two_dates_is_enough_each_is_told_and_no_day_decides(cycle: Cycle) -> None:
    dates = {"title_obtained": date(2018, 12, 31), "title_appointed": date(2020, 2, 29)}
    found = regular(cycle, person(**dates))
    assert found
    assert found.on == date(2025, 2, 28)
    assert found.text.endswith(
        "从取得工程师资格日期算，到2024年12月31日已满6年；从聘任工程师日期算，要到2025年2月28日才满5年；"
        "从哪个起算未见规定，请向职称申报受理点核实"
    )
    assert "不够" not in found.text
    assert judge(cycle, person(**dates), None).route("regular").verdict == "unknown"


def test_with_one_of_two_dates_known_the_day_is_not_earlier_than_its(cycle: Cycle) -> None:
    found = regular(cycle, person(title_obtained=date(2021, 7, 1), title_appointed=None))
    assert found
    assert "不早于2026年7月1日满5年" in found.text


def test_years_from_the_29th_of_february_are_full_on_the_28th(cycle: Cycle) -> None:
    found = regular(cycle, person(title_obtained=date(2020, 2, 29), title_appointed=date(2020, 2, 29)))
    assert found
    assert found.on == date(2025, 2, 28)


@pytest.mark.parametrize("degree, on", [("博士研究生", date(2025, 5, 1)), ("本科", date(2028, 5, 1)), ("大专", None)])
def test_the_degree_decides_which_years_are_waited_for_and_waiting_mends_no_degree(
    cycle: Cycle, degree: str, on: date | None
) -> None:
    day = date(2023, 5, 1)
    found = regular(cycle, person(degree=degree, title_obtained=day, title_appointed=day))
    assert (found.on if found else None) == on


def test_while_the_degree_is_not_known_the_day_holds_only_if_it_fits(cycle: Cycle) -> None:
    day = date(2023, 5, 1)
    found = regular(cycle, person(degree=None, title_obtained=day, title_appointed=day))
    assert found
    assert found.on == date(2025, 5, 1)
    assert found.text.startswith("按“博士，工程师满2年”：其余待定的条件也符合时，最早")


def test_a_missing_title_cannot_be_waited_for(cycle: Cycle) -> None:
    assert regular(cycle, person(title="无", title_obtained=date(2023, 5, 1))) is None


def test_what_is_met_or_not_filled_in_has_no_day(cycle: Cycle) -> None:
    assert regular(cycle, person()) is None
    assert all(one.earliest is None for one in every_result(judge(cycle, Dossier(), None)))


def test_no_sentence_ever_names_the_achievements_date(cycle: Cycle) -> None:
    # both dates stand out: whoever mixes them up prints the wrong one
    planted = {"seniority": date(2024, 12, 30), "achievements": date(2024, 3, 3), "filing": date(2024, 9, 6)}
    moved = replace(cycle, date=tuple(replace(one, on=planted.get(one.id, one.on)) for one in cycle.date))
    late = {**TECHNICIAN, "skill_obtained": date(2020, 12, 31), "title_obtained": date(2019, 12, 31)}
    dossier = replace(person(**late, title_appointed=date(2019, 12, 31)), education=(year(2022, 80), year(2023)))
    answer = judge(moved, dossier, points("60", "80"))
    texts = {one.id: one.earliest for one in every_result(answer) if one.earliest}
    assert set(texts) == {
        "education", "article7", "article7_bachelor", "seniority_bachelor", "self_score", "skill_years",
    }  # fmt: skip
    for name, found in texts.items():
        assert shown_date(planted["achievements"]) not in found.text, name
        assert "业绩" not in found.text, name
        assert ("资历计算截止2024年12月30日" in found.text) == (found.on is not None), name
        assert ("网上个人申报截止2024年9月6日" in found.text) == (name == "education"), name
        assert (found.cutoff, found.in_time) == (("seniority", False) if found.on else ("", None)), name
    # the round's own day is one later, and a technician of that day is in time by it
    assert judge(cycle, dossier, None).route("skilled").results[1].verdict == "yes"


@pytest.mark.parametrize(
    "low, high, text, missing",
    [
        ("62", "80", "离90分还差10分至28分", ("10", "28")),
        ("62.005", "62.005", "离90分还差28分", ("27.995", "27.995")),
        ("72", "92", "离90分最多还差18分，最少不差", ("0", "18")),
    ],
)
def test_points_missing_are_rounded_upwards(
    cycle: Cycle, low: str, high: str, text: str, missing: tuple[str, str]
) -> None:
    found = of_score(cycle, points(low, high))
    assert found
    assert found.text == text
    assert found.points == (Decimal(missing[0]), Decimal(missing[1]))
    assert found.on is None


def test_a_score_that_reaches_or_rests_on_nothing_lacks_no_points(cycle: Cycle) -> None:
    assert of_score(cycle, points("90")) is None
    assert of_score(cycle, None) is None
    assert of_score(cycle, points("0", "25"), replace(person(), entry=())) is None


def test_hours_are_missing_year_by_year_however_much_there_is_in_sum(cycle: Cycle) -> None:
    answer = judge(cycle, educated(year(2022, 120, 80), year(2023, 80, 50), year(2024, 100, 70)), None)
    found = next(one for one in answer.common if one.id == "education").earliest
    assert found
    assert [(one.year, one.total, one.professional) for one in found.hours] == [(2023, Decimal(10), Decimal(10))]
    assert found.text.startswith("2023年总学时差10、专业科目差10；")


def test_a_sum_that_is_enough_is_left_to_the_unit_and_stays_a_no(cycle: Cycle) -> None:
    education = judge(cycle, educated(year(2022, 120, 80), year(2023, 80, 60), year(2024, 100, 70)), None).education
    assert education.verdict == "no"
    assert "待人工核对" in education.reason
    assert "待人工核对" in education.sum_text
    assert "请所在单位核对" in education.remedy
    short = judge(find_cycle("2024"), educated(year(2022, 80), year(2023), year(2024, 90)), None).education
    assert "待人工核对" not in short.reason + short.sum_text
