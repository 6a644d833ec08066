"""申报资格 on screen: a conversation under verdicts that stay in sight, by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.base.cells import width
from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier, EducationYear
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.tui.telling.routes import common_blocks, route_columns, route_lines, row_notes
from zjai_tui.tui.widgets.questions import QuestionForm, QuestionRow


def form(driver: Driver) -> QuestionForm:
    return driver.app.screen.query_one(QuestionForm)


def shown(driver: Driver) -> list[str]:
    """Return the questions on show, by fact or by year."""
    return [row.slot.key.partition(".")[2] for row in form(driver).rows if row.display]


def below(driver: Driver, key: str) -> str:
    """Return what stands below a question."""
    row = form(driver).row(key)
    assert isinstance(row, QuestionRow)
    return "".join(block.text for block in row._below.blocks)


def here(driver: Driver) -> str:
    """Return the question that has the focus."""
    return next((row.slot.key for row in form(driver).rows if row.has_focus_within), "")


async def go_to(driver: Driver, key: str) -> None:
    row = form(driver).row(key)
    assert row
    row.focus_control()
    await driver.settle()


async def test_questions_come_and_go_with_the_answers_and_the_routes_follow() -> None:
    path = Path("甲.toml")
    create(blank_dossier(), path)
    async with driven(NARROW, path=path) as driver:
        await driver.press("f6", "f6")
        session = driver.app.session
        assert session
        assert here(driver) == "fact.in_zhejiang"
        assert "正常申报：待定，还没有填写。" in driver.screen()
        assert "依据：之江室发〔2024〕7号一（二）（官方原文）。" in below(driver, "fact.in_zhejiang")
        await driver.press("f1")
        assert "各条路径都要求“在浙江省内”" in driver.screen()
        await driver.press("escape", "right")
        assert below(driver, "fact.in_zhejiang") == ""  # answered: one line
        assert "共同条件：待定9项" in driver.screen()
        assert "post_vacancy_checked" in shown(driver)
        await driver.press("down", "right")  # 企业
        assert "post_vacancy_checked" not in shown(driver)
        assert "另有1问与结论无关" in "".join(
            block.text
            for block in driver.app.screen.query_one("#others-label").blocks  # type: ignore[attr-defined]
        )
        await driver.press("right")  # 事业单位
        assert "post_vacancy_checked" in shown(driver)
        await driver.press("left")
        await go_to(driver, "fact.degree")
        await driver.press("home", "right", "right", "right")  # 大专
        assert "正常申报：不能申报，不符合：第七条的学历资历。" in driver.screen()
        assert "title_appointed" not in shown(driver)
        await driver.press("left")  # 本科
        assert session.dossier.facts["degree"] == "本科"
        await driver.press("tab", "home", "right", "left", "tab")
        assert here(driver) == "fact.title_obtained"
        before = shown(driver)
        await driver.type("2021年7月1日")
        assert shown(driver) == before  # the list does not jump while typing
        assert "正常申报：不能申报" in driver.screen()  # the verdict does follow
        await driver.press("tab")
        assert session.dossier.facts["title_obtained"] == date(2021, 7, 1)
        await driver.press("f6", "f5")
        assert "title_appointed" not in shown(driver)
        assert "不早于2026年7月1日满5年，本轮（资历计算截止2024年12月31日）不够" in below(driver, "fact.title_obtained")
        await driver.press("f7", "f7")
        assert "title_obtained" not in session.dossier.facts
        assert "title_appointed" in shown(driver)


async def test_what_does_not_matter_is_shown_on_request_with_the_reason_and_can_be_answered() -> None:
    path = Path("甲.toml")
    create(edit.set_fact(blank_dossier(), "in_zhejiang", False), path)
    async with driven(NARROW, path=path) as driver:
        await driver.press("f6", "f6")
        assert shown(driver) == ["in_zhejiang"]
        assert "各条路径都要问" in driver.screen()
        assert "高技能人才申报要问" not in driver.screen()
        assert driver.screen().count("共同条件不符合") == 3
        await driver.press("tab")
        assert "另有20问与结论无关" in driver.screen()
        assert "这些问题怎么答都不改变结论" in driver.screen()
        await driver.press("right")
        assert "与结论无关：各条路径都已走不通（“在浙江省内”不符合）。" in driver.screen()
        await driver.press("shift+tab")
        assert here(driver).startswith("education.2024")
        await driver.type("80")
        assert driver.app.session
        assert driver.app.session.dossier.education == (EducationYear(year=2024, professional=Decimal(80)),)
        await driver.press("tab", "left")
        assert shown(driver) == ["in_zhejiang", "2024.professional"]


@pytest.mark.parametrize("size", [NARROW, (110, 30), WIDE])
async def test_routes_stand_side_by_side_where_there_is_room_and_nothing_is_cut(size: tuple[int, int]) -> None:
    async with driven(size, demo="undecided") as driver:
        await driver.press("f6", "f6")
        assert here(driver) == "fact.post_vacancy_checked"  # the first question still open
        lines = driver.lines()
        titles = [at for at, line in enumerate(lines) if "正常申报" in line and "自评分达到90" in line]
        assert bool(titles) == (size[0] >= 110)
        assert all(width(line) <= size[0] for line in lines)
        assert "…" not in "".join(line for line in lines if "看全部" not in line)
        for _ in range(5):
            await driver.press("tab")
            row = next((one for one in form(driver).rows if one.has_focus_within), None)
            if row is not None:  # control and reason are both in view
                scroller = driver.app.screen.query_one("#conversation")
                assert scroller.region.contains_region(row.region)


async def test_hours_say_what_is_missing_and_what_only_the_unit_can_check() -> None:
    dossier = blank_dossier()
    for year, total in ((2022, 120), (2023, 80), (2024, 100)):
        dossier = edit.set_education(dossier, EducationYear(year=year, total=Decimal(total), professional=Decimal(60)))
    path = Path("乙.toml")
    create(dossier, path)
    async with driven(NARROW, path=path) as driver:
        await driver.press("f6", "f6")
        assert "还差10学时。各年合计已够，待人工核对" in below(driver, "education.2023.total")
        assert "2023.finished" in shown(driver)
        assert "2022.finished" not in shown(driver)
        await go_to(driver, "education.2023.total")
        await driver.press("backspace", "backspace")
        await driver.type("9")
        assert here(driver) == "education.2023.total"
        await driver.type("999")
        await driver.press("tab")
        assert "不能大于3000" in driver.screen()
        assert driver.app.session
        assert driver.app.session.drafts["education.2023.total"].typed == "9999"
        await driver.press("shift+tab", "backspace", "backspace", "tab")
        assert driver.app.session.dossier.education[1].total == 99
        assert "2023.finished" not in shown(driver)


async def test_dates_that_cannot_be_right_are_told_below_and_kept() -> None:
    dossier = edit.set_fact(blank_dossier(), "title_obtained", date(2020, 5, 1))
    dossier = edit.set_fact(dossier, "title_appointed", date(2019, 5, 1))
    path = Path("丙.toml")
    create(edit.set_person(dossier, "id_number", "110105201003071233"), path)
    async with driven(NARROW, path=path) as driver:
        await driver.press("f6", "f6")
        assert "还不满15岁。请核对" in below(driver, "fact.title_obtained")
        assert "早于取得工程师资格日期" in below(driver, "fact.title_appointed")


def answered(dossier: Dossier) -> Session:
    return Session(dossier, rules_for)


def test_a_blank_form_says_one_thing_of_every_route() -> None:
    blank = answered(blank_dossier())
    assert {block.text.partition("：")[2] for block in route_lines(blank)} == {"待定，还没有填写。"}
    assert all(column[-1].text == "还没有填写" for column in route_columns(blank))
    assert common_blocks(blank)[0].text == "共同条件10项：还没有填写。"


def test_a_route_names_what_is_met_unmet_and_to_be_seen() -> None:
    dossier = edit.set_fact(blank_dossier(), "skill_level", "高级技师")
    dossier = edit.set_fact(edit.set_fact(dossier, "degree", "大专"), "in_post", False)
    session = answered(dossier)
    regular, _, skilled = route_lines(session)
    assert regular.text == "正常申报：不能申报，不符合：第七条的学历资历；共同条件不符合。"
    assert skilled.text == "高技能人才申报：不能申报，共同条件不符合。"
    columns = [[block.text for block in column] for column in route_columns(session)]
    assert "待定：取得高级技师后满4年、在生产一线岗位" in columns[2]
    assert "符合：已取得高级技师" in columns[2]
    assert common_blocks(session, 1)[0].text == "共同条件：不符合1项（在职在岗），待定9项。"


def test_a_route_whose_own_conditions_are_met_waits_for_those_of_every_route() -> None:
    facts = {
        "degree": "本科",
        "title": "工程师",
        "title_obtained": date(2018, 1, 1),
        "title_appointed": date(2018, 1, 1),
    }
    regular = route_lines(answered(replace(blank_dossier(), facts=facts)))[0]
    assert regular.text == "正常申报：待定，符合：第七条的学历资历；要看共同条件。"


def test_the_day_stands_below_the_last_of_the_dates_it_is_counted_from() -> None:
    dossier = replace(blank_dossier(), facts={"skill_level": "高级技师", "skill_obtained": date(2022, 1, 5)})
    session = answered(dossier)
    notes = row_notes(session)
    assert notes == {"fact.skill_obtained": "最早2026年1月5日满4年，本轮（资历计算截止2024年12月31日）不够。"}
