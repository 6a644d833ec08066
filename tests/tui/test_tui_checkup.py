"""体检 in the app, and the home of somebody for whom nothing can be remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_driver import Driver, driven
from zjai_tui.base.folders import NOWHERE
from zjai_tui.checkup.result import Check, Checkup, Section, State
from zjai_tui.tui.files.settings import remember_setting
from zjai_tui.tui.screens.checkup import terminal_of
from zjai_tui.tui.screens.dialogs import ReadScreen
from zjai_tui.tui.telling.checkup import checkup_blocks


async def _checked(driver: Driver) -> str:
    await driver.press("f3", *"tj", "enter")
    for worker in [one for one in driver.app.workers if one.group == "checkup"]:
        await worker.wait()
    await driver.settle()
    return driver.screen()


async def test_the_palette_opens_the_checkup_which_shows_this_terminal_and_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "张三丰"
    monkeypatch.setenv("ZJAI_DATA_DIR", str(own))
    remember_setting("toured", True)
    (own / "standards").mkdir()
    (own / "standards" / "[red]坏.toml").write_text("[", encoding="utf-8")
    async with driven((80, 24)) as driver:
        shown = await _checked(driver)
        assert isinstance(driver.app.screen, ReadScreen)
        assert "1处应处理：量化评价标准" in shown
        text = driver.app.screen._text
        assert "大小：80列24行" in text
        assert "standards/[red]坏.toml" in text  # as it is written, not as markup
        assert "张三丰" not in text
        assert terminal_of(driver.app).columns == 80
        await driver.press("escape")
        assert not isinstance(driver.app.screen, ReadScreen)


async def test_home_says_once_that_nothing_can_be_remembered_and_opening_says_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", NOWHERE)
    async with driven((80, 24)) as driver:
        await driver.press("escape")  # the introduction, which cannot be remembered either
        assert driver.screen().count("记不住") == 1
        assert "--data-dir" in driver.screen()
        assert "没有记下来" not in driver.screen()
        await driver.app.desk.start_new()
        await driver.settle()
        await driver.app.desk._write(driver.app.session, tmp_path / "张三.toml")  # type: ignore[arg-type]
        await driver.settle()
        assert "已保存到" in driver.screen()
        assert "没有写成" not in driver.screen()


def test_every_state_has_its_mark_in_words_and_only_what_is_wrong_its_colour() -> None:
    checks = tuple(Check(one.value, "项", "说", one, "" if one is State.GOOD else "办。") for one in State)
    blocks = checkup_blocks(Checkup(version="1", sections=(Section(id="a", title="节", checks=checks),)))
    told = [(block.lead, block.tone) for block in blocks if block.text == "项：说。"]
    assert told == [("", ""), ("（说明）", "muted"), ("（可看一看）", "open"), ("（应处理）", "bad")]
    assert blocks[0].text == "zjai 1：1处应处理：项；1处可看一看：项。"
