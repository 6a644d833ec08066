"""The shipped round says what the notice says: the numbers are read out of the notice's own sentences."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.rules.areas.area import Area
from zjai_tui.rules.basis import Basis, cite_source
from zjai_tui.rules.catalog import areas, find_cycle
from zjai_tui.rules.cycles.cycle import Cycle

# 之江室发〔2024〕7号, quoted without its line breaks.
NOTICE = {
    "一（一）": "申报范围：人工智能基础理论、人工智能共性技术、人工智能支撑技术、人工智能数据、人工智能应用技术、"
    "人工智能社会治理等相关方向。",
    "二（一）": "未达到上述文件第七条规定的学历资历条件，但对照量化评价标准自评分达到90分以上的人员，也可申报",
    "二（三）": "在“浙江省工业和信息化领域专业技术人员继续育学时登记管理系统”"
    "（https://jxjy.jxt.zj.gov.cn/iext/zgProject/index.jsp）登记，申报时核验近三年（2022—2024）学时证明。",
    "二（四）": "申报人员的资历计算时间截止到2024年12月31日，业绩与成果等相关材料截止时间为2024年7月31日。",
    "三（一）": "（以下简称管理服务平台，网址https://zcps.rlsbt.zj.gov.cn），"
    "在“2024年度浙江省人工智能专业高级工程师职务任职资格评审申报计划”中进行申报",
    "三（二）": "公示时间不少于5个工作日，公示情况录入管理服务平台。",
    "四（一）": "网上个人申报截止时间为2024年9月6日，所在单位推荐截止时间为9月20日（含5个工作日公示时间），"
    "下级评委会评审推荐截止时间为10月23日，逾期不再受理。",
    "四（二）": "《专业技术职务任职资格评审表》（一式三份，高评委审核完成并支付评审费后，系统导出）",
    "四（三）": "事业单位人员按照评聘结合要求（在“浙江省事业单位人事工资管理服务系统”中申报核定岗位）申报推荐",
    "五": "张斌，0571-56393352。地址：杭州市余杭区中泰街道之江实验室新园区主楼1525室。",
    "文末": "2024年8月8日",
}
CHINESE_DIGITS = {"三": 3}


@pytest.fixture(scope="module")
def cycle() -> Cycle:
    return find_cycle("2024")


def days(section: str) -> list[date]:
    """Return the dates of a section; a date without a year is of 2024."""
    found = re.findall(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日", NOTICE[section])
    return [date(int(year or 2024), int(month), int(day)) for year, month, day in found]


def test_the_two_cut_off_dates_are_those_of_the_notice_in_its_order(cycle: Cycle) -> None:
    dates = cycle.dates()
    assert [dates["seniority"].on, dates["achievements"].on] == days("二（四）")
    assert dates["seniority"].cite == dates["achievements"].cite == ("N2024#二（四）",)


def test_every_sentence_quoted_beside_a_date_or_number_stands_in_its_section_of_the_notice(cycle: Cycle) -> None:
    quotes = [(one.text, one.cite) for one in cycle.date] + [(one.text, one.cite) for one in cycle.number]
    quotes.append((cycle.education.text, cycle.education.years_cite))
    for text, cites in quotes:
        sections = [NOTICE[cite.partition("#")[2]] for cite in cites]
        assert text, cites
        assert any(text.strip("（）") in section for section in sections), text


def test_the_order_of_the_shipped_dates_is_written_in_the_file_and_holds(cycle: Cycle) -> None:
    dates = {"issued": cycle.cycle.issued} | {one.id: one.on for one in cycle.date}
    assert all(dates[one.before] <= dates[one.after] for one in cycle.order)
    assert [one.gap for one in cycle.order if one.gap] == ["publicity_days"]


def test_the_three_deadlines_are_those_of_the_notice_in_its_order(cycle: Cycle) -> None:
    dates = cycle.dates()
    assert [dates[one].on for one in ("filing", "recommendation", "committee")] == days("四（一）")
    assert all(dates[one].cite == ("N2024#四（一）",) for one in ("filing", "recommendation", "committee"))


def test_the_notice_is_dated_as_printed(cycle: Cycle) -> None:
    assert [cycle.cycle.issued] == days("文末")


def test_the_line_of_ninety_points_is_the_printed_one(cycle: Cycle) -> None:
    printed = re.search(r"达到(\d+)分以上", NOTICE["二（一）"])
    assert printed is not None
    target = cycle.numbers()["target"]
    assert (target.value, target.unit, target.basis) == (Decimal(printed[1]), "分", Basis.OFFICIAL)


def test_publicity_lasts_the_printed_working_days(cycle: Cycle) -> None:
    printed = {match for section in ("三（二）", "四（一）") for match in re.findall(r"(\d+)个工作日", NOTICE[section])}
    number = cycle.numbers()["publicity_days"]
    assert {str(number.value)} == printed
    assert number.unit == "个工作日"


def test_the_education_years_are_the_printed_ones(cycle: Cycle) -> None:
    printed = re.search(r"近(.)年（(\d{4})—(\d{4})）", NOTICE["二（三）"])
    assert printed is not None
    assert cycle.education.years == tuple(range(int(printed[2]), int(printed[3]) + 1))
    assert cycle.numbers()["education_years"].value == CHINESE_DIGITS[printed[1]] == len(cycle.education.years)
    assert cycle.education.years_basis is Basis.OFFICIAL


def test_three_copies_are_asked_for_and_only_after_the_fee_is_paid(cycle: Cycle) -> None:
    printed = re.search(r"一式(.)份", NOTICE["四（二）"])
    assert printed is not None
    copies = cycle.numbers()["copies"]
    assert (copies.value, copies.unit) == (CHINESE_DIGITS[printed[1]], "份")
    assert "高评委审核完成并支付评审费后" in copies.note
    assert "高评委审核完成并支付评审费后" in NOTICE["四（二）"]


def test_the_systems_and_the_office_are_as_printed(cycle: Cycle) -> None:
    places = {one.id: one for one in cycle.place}
    assert places["platform"].url in NOTICE["三（一）"]
    assert places["education_system"].url in NOTICE["二（三）"]
    assert places["personnel_system"].title in NOTICE["四（三）"]
    office = places["office"]
    assert all(text and text in NOTICE["五"] for text in (office.phone, office.contact, office.address))


def test_the_plan_carries_the_name_printed_on_the_platform(cycle: Cycle) -> None:
    assert cycle.cycle.plan in NOTICE["三（一）"]


def test_the_areas_are_the_printed_ones_in_their_order(cycle: Cycle) -> None:
    shipped: dict[str, Area] = {one.id: one for one in areas()}
    printed = NOTICE["一（一）"].removeprefix("申报范围：").removesuffix("等相关方向。").split("、")
    assert [shipped[one].official_name for one in cycle.areas] == printed
    assert [one.id for one in areas()] == list(cycle.areas)


def test_the_steps_of_the_procedure_run_from_filing_to_the_printed_forms(cycle: Cycle) -> None:
    steps = [one.id for one in cycle.step]
    assert steps.index("file") < steps.index("publicity") < steps.index("recommend") < steps.index("paper")
    assert {one.until for one in cycle.step} == {"filing", "recommendation", "committee", ""}


def test_there_are_three_routes_and_the_third_is_never_official(cycle: Cycle) -> None:
    assert [one.id for one in cycle.route] == ["regular", "self_score", "skilled"]
    assert cycle.route[2].basis is Basis.SECONDARY
    assert "参照" in cycle.route[2].note


def test_nothing_the_notice_does_not_say_is_graded_official(cycle: Cycle) -> None:
    conditions = cycle.conditions()
    silent = [
        "education", "title_engineer", "degree_doctor", "seniority_doctor", "degree_bachelor", "seniority_bachelor",
        "article7_doctor", "article7_bachelor", "article7", "skill_level", "skill_years", "front_line",
    ]  # fmt: skip
    assert all(conditions[one].basis is not Basis.OFFICIAL for one in silent)
    assert all(conditions[one].check for one in silent)
    assert cycle.education.basis is Basis.SECONDARY
    assert [one.id for one in cycle.source if one.held] == ["N2024"]


def test_what_is_official_cites_the_held_notice_only(cycle: Cycle) -> None:
    rules = (*cycle.date, *cycle.number, *cycle.place)
    assert all(one.basis is Basis.OFFICIAL for one in rules)
    assert {cite_source(cite) for one in (*rules, *cycle.step) for cite in one.cite} == {"N2024"}


def test_a_step_whose_last_day_is_only_inferred_is_not_official_and_says_so(cycle: Cycle) -> None:
    inferred = [one for one in cycle.step if one.basis is not Basis.OFFICIAL]
    assert [one.id for one in inferred] == ["register_hours", "unit_review", "post_check"]
    for one in inferred:
        assert one.basis is Basis.ASSUMED
        assert "通知没有写" in one.what
        assert one.what.endswith("推得")
    # the notice does not say that the hours are registered or the review done before the next step
    steps = {one.id: one for one in cycle.step}
    assert (steps["file"].after, steps["publicity"].after) == ((), ())


def test_years_count_to_the_seniority_date_and_never_to_the_achievements_date(cycle: Cycle) -> None:
    assert {one.test.until for one in cycle.condition if one.test.years_since} == {"seniority"}


def test_every_question_about_the_person_says_what_to_fill_in_and_why(cycle: Cycle) -> None:
    assert all(one.title and one.help and one.why and one.cite for one in cycle.fact)


def test_neighbours_of_the_shipped_areas_are_areas_of_the_round(cycle: Cycle) -> None:
    for area in areas():
        assert {one.id for one in area.neighbour} <= set(cycle.areas), area.id


def test_social_governance_has_two_readings_and_the_other_areas_have_none() -> None:
    assert {one.id: len(one.reading) for one in areas() if one.reading} == {"social_governance": 2}


def test_only_the_names_of_the_areas_are_official() -> None:
    for area in areas():
        assert area.name_basis is Basis.OFFICIAL
        assert area.basis is not Basis.OFFICIAL
        assert all(one.basis is not Basis.OFFICIAL for one in area.neighbour)


def test_the_areas_carry_all_collected_terms() -> None:
    assert {one.id: len(one.term) for one in areas()} == {
        "basic_theory": 60,
        "common_tech": 69,
        "support_tech": 63,
        "data": 57,
        "applied_tech": 70,
        "social_governance": 63,
    }


def test_a_term_stands_in_one_area_only() -> None:
    words = [one.term for area in areas() for one in area.term]
    assert len(words) == len(set(words))
