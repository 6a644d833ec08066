"""What was typed and not saved survives the end of the program, and never overwrites the file by itself."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from tui_driver import Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.recovery import left_behind
from zjai_tui.dossier.store import create, load, save
from zjai_tui.filling.rulebook import blank_dossier
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui import app as app_module
from zjai_tui.tui.app import ZjaiApp

OFFER = "上次没有保存就中断了"


def folder() -> Path:
    return user_folder() / "recovery"


def keep(name: str = "甲") -> Path:
    path = Path(f"{name}.toml").absolute()
    create(edit.set_person(blank_dossier(), "name", name), path)
    return path


def let_go(driver: Driver) -> None:
    """Let the copy's lock go, as the system does when a program ends, however it ends."""
    handle = driver.app.keeper._recovery._lock._handle
    assert handle is not None
    os.close(handle)


async def look(driver: Driver) -> None:
    """Do what the timer does every second."""
    driver.app._look()
    await driver.settle()


async def break_off(path: Path | None, *typed: str) -> None:
    """Open (or begin) a dossier, type, and end without saving as a power cut does."""
    async with driven(path=path) as driver:
        await driver.press(*["enter"] * (path is None))
        for text in typed:
            await driver.type(text)
        await look(driver)
        let_go(driver)


async def test_a_dossier_never_saved_is_offered_at_the_next_start_and_restored_unsaved() -> None:
    await break_off(None, "张三")
    async with driven() as driver:
        assert OFFER in driver.screen()
        assert "“张三”在" in driver.screen()
        assert "改了1处填写" in driver.screen()
        await driver.press("enter")
        session = driver.app.session
        assert session
        assert session.dossier.person.name == "张三"
        assert session.unsaved
        assert session.path is None
        assert "已恢复，还没有保存" in driver.screen()
        assert len(list(folder().glob("*.toml"))) == 1  # an own copy in place of the old one
        await driver.press("f7")
        assert session.dossier.person.name == ""
        await driver.press("f8", "f2", "enter")
        assert "已保存到" in driver.screen()
        assert not list(folder().iterdir())
    assert load(Path("张三.toml")).dossier.person.name == "张三"


async def test_typed_texts_that_are_no_answers_come_back_too() -> None:
    async with driven() as driver:
        await driver.press("enter")
        session = driver.app.session
        assert session
        session.hold("fact.title_obtained", "去年年底", "取得工程师资格日期")
        await look(driver)
        let_go(driver)
    async with driven() as driver:
        assert "取得工程师资格日期" in "".join(char for char in driver.screen() if char not in "\n │")
        await driver.press("enter")
        session = driver.app.session
        assert session
        assert session.drafts["fact.title_obtained"].typed == "去年年底"


async def test_an_offer_put_off_stays_on_the_home_screen_and_one_discarded_is_gone() -> None:
    await break_off(None, "张三")
    async with driven() as driver:
        await driver.press("down", "enter")  # 以后再说
        assert OFFER not in driver.screen()
        assert "没有保存就中断：张三" in driver.screen()
        await driver.press("down", "down", "enter")
        assert OFFER in driver.screen()
        await driver.press("end", "enter")  # 丢弃
        assert "没有保存就中断" not in driver.screen()
    assert left_behind(folder()) == ()


async def test_opening_the_same_file_offers_its_copy_and_the_file_stays_as_it_was() -> None:
    path = keep()
    before = path.read_bytes()
    await break_off(path, "乙")
    async with driven(path=path) as driver:
        assert OFFER in driver.screen()
        assert "┌──" in driver.screen()  # a window like any other, though it is the first thing of all
        assert "└──" in driver.screen()
        await driver.press("enter")
        session = driver.app.session
        assert session
        assert (session.dossier.person.name, session.path) == ("甲乙", path)
        assert session.unsaved
        assert path.read_bytes() == before
        await driver.press("f2")
        assert "已保存到" in driver.screen()
    assert load(path).dossier.person.name == "甲乙"


async def test_another_file_is_opened_without_an_offer() -> None:
    await break_off(keep(), "乙")
    async with driven(path=keep("丙")) as driver:
        assert OFFER not in driver.screen()
    async with driven(demo="below") as driver:
        assert OFFER not in driver.screen()


async def test_a_file_changed_meanwhile_is_told_and_never_overwritten_unasked() -> None:
    path = keep()
    await break_off(path, "乙")
    loaded = load(path)
    save(edit.set_person(loaded.dossier, "unit", "别处"), path, expected=loaded.stamp)
    async with driven(path=path) as driver:
        assert "原来的文件在那之后改动过" in "".join(driver.screen().split())
        await driver.press("enter", "f2")
        assert "被别处改动过" in driver.screen()
        await driver.press("escape")
    assert load(path).dossier.person.unit == "别处"


async def test_a_file_that_is_gone_becomes_a_dossier_without_one() -> None:
    path = keep()
    await break_off(path, "乙")
    path.unlink()
    async with driven() as driver:
        assert "找不到或读不出来" in driver.screen()
        await driver.press("enter")
        assert driver.app.session
        assert driver.app.session.path is None
        assert driver.app.session.dossier.person.name == "甲乙"


async def test_leaving_without_saving_and_undoing_leave_no_copy() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("张三")
        await look(driver)
        assert len(list(folder().glob("*.toml"))) == 1
        await driver.press("f7")
        await look(driver)
        assert not list(folder().iterdir())
        await driver.press("f8")
        await look(driver)
        await driver.press("f10", "down", "down", "enter")
        assert not list(folder().iterdir())
        assert "没有保存就中断" not in driver.screen()


async def test_a_copy_without_a_difference_is_removed_without_a_question() -> None:
    path = keep()
    await break_off(path, "乙")
    loaded = load(path)
    save(edit.set_person(loaded.dossier, "name", "甲乙"), path, expected=loaded.stamp)
    async with driven() as driver:
        assert OFFER not in driver.screen()
        assert "没有保存就中断" not in driver.screen()


async def test_a_spoilt_copy_can_be_put_off_or_discarded() -> None:
    await break_off(None, "张三")
    copy = next(iter(folder().glob("*.toml")))
    copy.write_bytes(copy.read_bytes()[:40])
    async with driven() as driver:
        assert "恢复副本" in driver.screen()
        await driver.press("escape")
        assert copy.exists()
        assert "读不出来的副本" in driver.screen()
        await driver.press("down", "down", "enter", "down", "enter")
        assert not copy.exists()


async def test_a_folder_that_cannot_be_written_is_told_once_and_typing_goes_on() -> None:
    shutil.rmtree(user_folder())
    user_folder().write_text("not a folder")
    async with driven() as driver:
        await driver.press("escape", "enter")
        await driver.type("张")
        await look(driver)
        assert "没法留存副本，请常按F2保存" in "".join(driver.screen().split())
        await driver.type("三")
        await look(driver)
        assert driver.app.session
        assert driver.app.session.dossier.person.name == "张三"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_an_end_from_outside_keeps_the_work_and_has_its_exit_code(number: int) -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("张三")
        driver.app.told_to_end(number)
    assert driver.app.return_code == 128 + number
    assert "下次启动时可以恢复" in driver.app.farewell
    let_go(driver)
    assert [one.work.dossier.person.name for one in left_behind(folder()) if one.work] == ["张三"]


def test_what_became_of_the_work_is_told_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def end(self: ZjaiApp, **_: bool) -> None:
        self.farewell = "没有保存的修改已经留存。"
        self._return_code = 143

    monkeypatch.setattr(ZjaiApp, "run", end)
    assert app_module.run() == 143
    assert capsys.readouterr().err == "程序被系统结束。没有保存的修改已经留存。\n"
