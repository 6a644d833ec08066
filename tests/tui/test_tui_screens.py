"""Screens at other sizes, with other standards, and by mouse."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier
from zjai_tui.rules.catalog import find_standard
from zjai_tui.rules.locate import user_folder
from zjai_tui.scoring.reference import reference_to
from zjai_tui.tui.commands.registry import COMMANDS, shown_key
from zjai_tui.tui.widgets.lists import Lines

ALL_SHAPES = Path(__file__).resolve().parents[1] / "standards" / "all_shapes.toml"


async def walk(driver: Driver) -> None:
    """Go through every step, opening help and trace on each."""
    for _ in range(5):
        await driver.press("f4", "escape", "f1", "escape", "pagedown", "f6")
        assert driver.app.is_running


@pytest.mark.parametrize("size", [(30, 8), (64, 20), (110, 30), (220, 60)])
async def test_no_size_of_terminal_breaks_a_screen(size: tuple[int, int]) -> None:
    async with driven(size, demo="undecided") as driver:
        await walk(driver)
        await driver.press("f5", "enter", "escape", "end", "enter", "enter", "escape", "f3", "escape")
        assert driver.app.is_running


async def test_the_terminal_may_be_resized_at_any_time() -> None:
    async with driven(NARROW, demo="reached") as driver:
        await driver.press("→scoring", "down", "enter")
        await driver.pilot.resize_terminal(*WIDE)
        await driver.settle()
        assert "申报路径" in driver.screen()
        assert "最高学历" in driver.screen()
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        await driver.press("escape")
        assert "全部业绩条目" in driver.screen() or "专业技术水平" in driver.screen()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_another_standard_needs_no_other_screen(size: tuple[int, int]) -> None:
    folder = user_folder() / "standards"
    folder.mkdir(parents=True)
    shutil.copy(ALL_SHAPES, folder / "all-shapes.toml")
    standard = find_standard("all-shapes")
    dossier = replace(blank_dossier(), standard=replace(reference_to(standard), id="all-shapes"))
    for kind in standard.kind[:3]:
        dossier, _ = edit.add_entry(dossier, kind.id, f"某{kind.title}")
    path = Path("别的标准.toml")
    create(dossier, path)
    async with driven(size, path=path) as driver:
        await driver.press("→scoring")
        indicators = driver.app.screen.query_one("#indicators", Lines)
        assert len(indicators.lines) > len(standard.node) / 2
        seen = ""
        for _ in indicators.lines:
            if size == NARROW:  # where there is room, the form follows the list by itself
                await driver.press("enter")
            seen += driver.screen()
            await driver.press(*["escape"] * (size == NARROW), "down")
        assert driver.app.failure is None
        assert driver.app.session
        for node in driver.app.session.assessment.nodes:
            assert node.title[:12] in seen


async def test_choosing_another_standard_asks_its_own_questions_and_can_be_undone() -> None:
    folder = user_folder() / "standards"
    folder.mkdir(parents=True)
    shutil.copy(ALL_SHAPES, folder / "all-shapes.toml")
    async with driven(WIDE) as driver:
        await driver.press("enter")
        session = driver.app.session
        assert session
        assert "岗位类别" not in driver.screen()
        await driver.press(*["down"] * 5, "left")
        assert session.rules.standard.standard.id == "all-shapes"
        assert "岗位类别" in driver.screen()
        await driver.press("f7")
        assert session.rules.standard.standard.id == "zj-ai-reference"
        assert "岗位类别" not in driver.screen()


async def test_everything_can_be_reached_by_mouse() -> None:
    async with driven(NARROW, demo="reached") as driver:
        session = driver.app.session
        assert session
        await click(driver, "申报资格")
        assert "各条路径都要问" in driver.screen()
        await click(driver, "( )否")
        assert session.dossier.facts["in_zhejiang"] is False
        await click(driver, "量化自评")
        await click(driver, "软件著作权")
        assert "业绩条目（2条）" in driver.screen()
        await click(driver, "视觉检测平台")
        assert "业绩条目：软件著作权" in driver.screen()
        await click(driver, "( )待核实")
        assert "待核实" in driver.screen()
        assert any(entry.sure == "unsure" for entry in session.dossier.entry if "视觉检测平台" in entry.title)
        await click(driver, "Esc返回")
        await click(driver, "F4计算过程")
        assert "计算过程" in driver.screen()
        await driver.press("escape")
        await click(driver, "汇总")
        await click(driver, "自查")
        await click(driver, "学时证明上有登记编码")
        assert "[x] 学时证明上有登记编码" in driver.screen()
        await click(driver, "结果")
        assert "结论" in driver.screen()


async def test_the_summary_is_scrolled_by_the_arrow_keys() -> None:
    async with driven(NARROW, demo="undecided") as driver:
        await driver.press("→summary", "left")
        assert "各部分得分" in driver.screen()
        assert "有据" in driver.screen()
        await driver.press("end")
        assert "各部分得分" not in driver.screen()
        assert "条款读法不同时的总分" in driver.screen()
        await driver.press("home")
        assert "各部分得分" in driver.screen()


async def test_a_page_down_never_leaves_the_focus_on_a_field_out_of_sight() -> None:
    async with driven(NARROW, demo="reached") as driver:
        await driver.press("f6", "f6")
        for _ in range(3):
            await driver.press("pagedown")
            focused, page = driver.app.focused, driver.app.screen.query_one(".step").region
            assert focused is None or focused.region.overlaps(page)
        await driver.press("pageup", "pageup", "pageup")
        assert driver.app.focused


async def test_the_palette_runs_what_was_sought() -> None:
    async with driven(NARROW, demo="reached") as driver:
        await driver.press("f3")
        await driver.type("zdhz")
        await driver.press("enter")
        assert "[6汇总]" in driver.screen()
        await driver.press("f3")
        await driver.type("没有的命令")
        assert "没有这样的命令" in driver.screen()
        await driver.press("enter", "escape")
        assert "[6汇总]" in driver.screen()


async def test_ctrl_c_quits_nothing_and_says_how_to() -> None:
    async with driven() as driver:
        await driver.press("ctrl+c")
        assert "退出程序请按Ctrl+Q" in driver.screen()


async def test_nothing_on_the_screens_is_english() -> None:
    keys = "+".join(shown_key(key) for command in COMMANDS for key in command.keys)
    allowed = {"F", "Tab", "Esc", "Shift", "toml", "PgUp", "PgDn", *re.findall("[A-Za-z]+", keys)}
    allowed |= {"L", "T", "O", "G", "R", "N", "toml"}
    async with driven(WIDE) as driver:
        shown = driver.screen()
        await driver.press("enter")
        for key in ("f1", "escape", "f3", "escape", "f2", "escape", "f6", "f6", "f6", "f6", "f6"):
            await driver.press(key)
            shown += "".join(line for line in driver.lines() if "位置：" not in line)
    words = "".join(char if char.isascii() and char.isalpha() else " " for char in shown).split()
    assert set(words) <= allowed


async def click(driver: Driver, text: str) -> None:
    """Click on the first place where a text stands on screen."""
    from zjai_tui.base.cells import width

    for y, line in enumerate(driver.lines()):
        at = line.find(text)
        if at >= 0:
            await driver.pilot.click(offset=(width(line[:at]) + 1, y))
            await driver.settle()
            return
    raise AssertionError(f"not on screen: {text}\n{driver.screen()}")
