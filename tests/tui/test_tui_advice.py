"""The way to the target: tried on a copy only, every step leads to where it is done."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.rules.catalog import find_standard
from zjai_tui.rules.locate import user_folder
from zjai_tui.scoring.reference import reference_to
from zjai_tui.tui.screens import advice
from zjai_tui.tui.telling.trying import Choice, has_choices, possibilities
from zjai_tui.tui.widgets.lists import Lines

ALL_SHAPES = Path(__file__).resolve().parents[1] / "standards" / "all_shapes.toml"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advice, "today", lambda: date(2024, 7, 1))


def steps(driver: Driver) -> list[str]:
    return [line.text for line in driver.app.screen.query_one("#steps", Lines).lines]


async def test_steps_are_tried_on_a_copy_that_leaving_drops() -> None:
    async with driven(NARROW, demo="undecided") as driver:
        session = driver.app.session
        assert session
        before, total = session.dossier, session.assessment.total
        await driver.press("ctrl+g")
        assert "怎样到90分" in driver.screen()
        assert all(text.startswith("[ ]") for text in steps(driver))
        await driver.press("space")
        assert steps(driver)[0].startswith("[x] 1. ")
        assert "这是试算，不会写进档案" in driver.screen()
        assert "试了1步：总分由76～91.6分变为" in driver.screen()
        await driver.pilot.click(offset=(3, next(at for at, line in enumerate(driver.lines()) if "] 2. " in line)))
        await driver.settle()
        assert steps(driver)[1].startswith("[x] 2. ")
        assert "试了2步" in driver.screen()
        await driver.press("f9")
        assert "已达到90分" in driver.screen()
        await driver.press("f6")
        assert "试算的结果" in driver.screen()
        await driver.press("escape", "f8")
        assert "试算已去掉，档案没有动过" in driver.screen()
        await driver.press("f9", "f4")
        assert "自己做不了主的" in driver.screen() or "做了也没有用的" in driver.screen()
        await driver.press("escape", "escape")
        assert driver.app.screen is driver.app.page
        assert session.dossier is before
        assert session.assessment.total == total
        assert not session.unsaved


async def test_enter_on_a_step_leads_to_where_it_is_done() -> None:
    async with driven(WIDE, demo="undecided") as driver:
        await driver.press("ctrl+g")
        texts = steps(driver)
        rank = next(at for at, text in enumerate(texts) if "省部级科技进步奖" in text)
        await driver.press(*["down"] * rank, "enter")
        assert "业绩条目：获奖　省部级科技进步奖" in driver.screen()
        await driver.press("escape", "ctrl+g")
        hours = next(at for at, text in enumerate(texts) if "学时" in text)
        await driver.press(*["down"] * hours, "enter")
        assert "[3 申报资格" in driver.screen()
        await driver.press("ctrl+g")
        added = next(at for at, text in enumerate(texts) if "人才称号" in text)
        await driver.press(*["down"] * added, "enter")
        assert "[4 量化自评" in driver.screen()
        assert "条款：人才称号" in driver.screen()


async def test_every_example_can_be_advised_on() -> None:
    for name in ("reached", "below", "skilled"):
        async with driven(NARROW, demo=name) as driver:
            await driver.press("ctrl+g", "f9", "pagedown", "space", "escape")
            assert driver.app.failure is None
            assert driver.app.session
            assert not driver.app.session.unsaved


async def test_another_reading_is_tried_and_kept_or_dropped() -> None:
    async with driven(NARROW, demo="undecided") as driver:
        session = driver.app.session
        assert session
        await driver.press("f3")
        await driver.type("htkdf")
        await driver.press("enter")
        assert "取得工程师资格以前的成果算不算？" in driver.screen()
        await driver.press("f9")
        assert "没有可采用的" in driver.screen()
        await driver.press("down", "space")
        assert "总分由76～91.6分变为81.6～91.6分" in driver.screen()
        await driver.press("escape")
        assert not session.unsaved
        await driver.press("f3")
        await driver.type("htkdf")
        await driver.press("enter", "down", "enter", "f9")
        assert session.dossier.readings == {"since": "all"}
        assert "已采用试算的读法" in driver.screen()
        await driver.press("f7")
        assert not session.unsaved


async def test_post_categories_are_tried_as_well() -> None:
    folder = user_folder() / "standards"
    folder.mkdir(parents=True)
    shutil.copy(ALL_SHAPES, folder / "all-shapes.toml")
    standard = find_standard("all-shapes")
    dossier = replace(blank_dossier(), standard=replace(reference_to(standard), id="all-shapes"))
    session = Session(dossier, rules_for)
    assert has_choices(session)
    variants = [one for one in possibilities(session) if not one.question]
    assert [one.value for one in variants] == [one.id for one in standard.variant]
    assert Choice({}, variants[0].value)(dossier).variant == variants[0].value
    path = Path("别的标准.toml")
    create(dossier, path)
    async with driven(NARROW, path=path) as driver:
        await driver.press("f3")
        await driver.type("htkdf")
        await driver.press("enter", "end", "enter", "f9")
        assert driver.app.session
        assert driver.app.session.dossier.variant == variants[-1].value
        await driver.press("ctrl+g", "f9", "escape")
        assert driver.app.failure is None
