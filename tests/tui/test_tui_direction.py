"""The direction step: the suggestion follows words and answers, and the person's own choice is never overwritten."""

from __future__ import annotations

from tui_driver import WIDE, Driver, driven
from zjai_tui.base.cells import width
from zjai_tui.dossier.model import Work
from zjai_tui.tui.steps.direction import DirectionStep
from zjai_tui.tui.widgets.document import Document
from zjai_tui.tui.widgets.field_row import FieldRow

HOTLINE = "给12345热线做自动派单的系统，用历年工单训练模型，在市数据局上线，派单准确率92%"
ACCOUNTS = "在一家智能科技公司做财务，编制预算和月度报表，负责报销审核和税务申报"


def step(driver: Driver) -> DirectionStep:
    return driver.app.screen.query_one(DirectionStep)


def work(driver: Driver) -> Work:
    assert driver.app.session
    return driver.app.session.dossier.work


def said(driver: Driver, name: str = "#suggestion") -> str:
    return "".join(block.text for block in step(driver).query_one(name, Document).blocks)


def asked(driver: Driver) -> list[str]:
    return [row.slot.key for row in step(driver).query("#questions FieldRow").results(FieldRow)]


async def choose(driver: Driver, key: str, presses: int) -> None:
    row = next(one for one in step(driver).query(FieldRow) if one.slot.key == key)
    row.focus_control()
    await driver.press(*["right"] * presses)


async def test_a_description_brings_a_suggestion_that_one_key_adopts_and_one_key_takes_back() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6", "f9")
        assert "还没有建议可以采用" in driver.screen()
        await driver.type(HOTLINE)
        assert "主方向为应用技术" in said(driver)
        assert "按F9采用这个建议" in said(driver)
        assert not work(driver).area
        await driver.press("f9")
        assert (work(driver).area, work(driver).second_area) == ("applied_tech", "social_governance")
        assert "所选方向与建议一致" in said(driver)
        await driver.press("f7")
        assert not work(driver).area


async def test_two_readings_of_governance_are_told_and_the_chosen_one_turns_the_suggestion() -> None:
    async with driven(WIDE) as driver:
        await driver.press("enter", "f6")
        await driver.type(HOTLINE)
        assert "请选一种" in said(driver)
        await choose(driver, "work.reading", 2)
        assert work(driver).reading == "by_ai"
        assert "主方向为社会治理" in said(driver)
        assert "请选一种" not in said(driver)


async def test_a_vague_description_is_asked_about_and_not_guessed() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6")
        await driver.type("从事人工智能工作")
        assert step(driver).fit.verdict == "unclear"
        assert "请回答“主要产出”" in said(driver)
        assert asked(driver) == ["work.produced"]
        await choose(driver, "work.produced", 1)
        assert work(driver).produced == "theory"
        assert step(driver).fit.primary == "basic_theory"
        assert "你选的是" in said(driver, "#why")


async def test_work_that_is_no_ai_is_said_to_be_none_whatever_the_company_is_called() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6")
        await driver.type(ACCOUNTS)
        assert step(driver).fit.verdict == "outside"
        assert "单位、项目、园区的名字" in said(driver)
        await driver.press("f9")
        assert not work(driver).area


async def test_the_own_choice_stays_and_the_difference_is_said() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6")
        await choose(driver, "work.area", 1)
        assert work(driver).area == "basic_theory"
        step(driver).query(FieldRow).first().focus_control()
        await driver.type(HOTLINE)
        assert work(driver).area == "basic_theory"
        assert "所选的基础理论与描述不同：描述更像应用技术" in said(driver)


async def test_a_click_on_the_footer_adopts_the_suggestion() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6")
        await driver.type(HOTLINE)
        footer = driver.lines()[-1]
        await driver.pilot.click(offset=(width(footer[: footer.index("采用建议")]), 23))
        await driver.settle()
        assert work(driver).area == "applied_tech"
