"""The program is ended from outside, or by a fast hand: what was typed or decided is kept, named, and offered again."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest
from textual import events

from reviewed import DOSSIER, REVIEWER, acts, go, page, reviewing_it, small, state
from test_tui_standard_editor import SHAPES, editing, editor
from tui_driver import Driver, driven
from zjai_tui.base.problems import Problem
from zjai_tui.dossier.recovery import Recovery
from zjai_tui.dossier.review.store import review_path
from zjai_tui.dossier.store import SaveFailed
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.crash import LOST, last_words
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.page import Page
from zjai_tui.tui.screens.unit.review import ReviewScreen
from zjai_tui.tui.screens.unit.review_reviewer import ReviewerScreen
from zjai_tui.tui.transcribing.desk import renamed
from zjai_tui.tui.unit.reviewing import Reviewing, Written


def let_go(copy: Recovery) -> None:
    """Let the copy's lock go, as the system does when a program ends."""
    handle = copy._lock._handle
    assert handle is not None
    os.close(handle)


def told_to_end(driver: Driver) -> str:
    """Have the system end the program; return what it says."""
    driver.app.told_to_end(signal.SIGTERM)
    return driver.app.farewell


def under(driver: Driver) -> ReviewScreen:
    """Return the review, be it under a window."""
    return next(one for one in driver.app.screen_stack if isinstance(one, ReviewScreen))


def kept_in(folder: str) -> list[Path]:
    place = user_folder() / folder
    return sorted(place.glob("*.toml")) if place.is_dir() else []


def failing(*_: object, **__: object) -> None:
    """Be a folder nobody may write into."""
    raise SaveFailed((Problem("save-failed", "", "没有保存", ""), Problem("save-cause", "", "没有权限", "")), None)


@pytest.mark.usefixtures("clock")
async def test_verdicts_not_written_are_named_at_the_end_and_offered_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    small()
    with monkeypatch.context() as patch:
        patch.setattr("zjai_tui.dossier.review.store.save_bytes", failing)
        async with reviewing_it() as driver:
            await go(driver, "entry:e01")
            await driver.press("f6")
            said = told_to_end(driver)
    (copy,) = kept_in("rescue")
    assert said.startswith("1条核定记录没有写进示例.核定.toml，另存在")
    assert str(copy) in said
    assert not review_path(DOSSIER).exists()
    async with reviewing_it() as driver:
        assert "上次有1条核定记录没有写进核定文件" in driver.screen()
        assert f"{REVIEWER}认可“省部级科技进步奖”" in driver.screen()
        await driver.press("escape")  # later
        assert state(driver, "entry:e01") == "unreviewed"
        assert kept_in("rescue") == [copy]
    async with reviewing_it() as driver:
        await driver.press("home", "enter")
        assert state(driver, "entry:e01") == "accepted"
    assert [one.item for one in acts()] == ["entry:e01"]
    assert not kept_in("rescue")


@pytest.mark.usefixtures("clock")
async def test_half_written_verdicts_outlive_the_program_and_stand_in_their_windows_again() -> None:
    small()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f9")
        await driver.type("奖状无章。")
        under(driver).look()  # a second passes; then the power fails
        await driver.settle()
        let_go(under(driver).copy._copy)
    (killed,) = kept_in("review-copies")
    async with reviewing_it() as driver:
        assert "“省部级科技进步奖”上次写了一半的结论还留着" in driver.screen()
        await go(driver, "entry:e01")
        await driver.press("f9")
        assert "奖状无章。" in driver.screen()
        await driver.press("escape", "f12")
        await driver.type("请补盖章")
        said = told_to_end(driver)  # nothing passed since
        let_go(under(driver).copy._copy)
    (copy,) = kept_in("review-copies")
    assert copy != killed
    assert said == f"写了一半的结论已经留存，下次核定这份档案时可以接着写（{copy}）。"
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f12")
        assert "请补盖章" in driver.screen()
        await driver.press("escape", "f9", "f2", "f10")
        assert "写了一半" in driver.screen()
        await driver.press("down", "enter")  # not wanted any more
        assert not kept_in("review-copies")
    assert [one.reason for one in acts()] == ["奖状无章。"]


async def test_the_editor_of_a_standard_keeps_its_last_second_and_offers_it_with_the_file() -> None:
    async with editing((140, 40), SHAPES) as driver:
        editor(driver).draft.change(lambda standard: renamed(standard, "shapes", "改过的标题", "2026"), "改")
        said = told_to_end(driver)
        let_go(editor(driver).editing.copy)
    (copy,) = kept_in("standard-copies")
    assert said == f"没有保存的标准已经留存，下次录入标准时可以恢复（{copy}）。"
    async with editing((140, 40), SHAPES) as driver:  # as `zjai standard edit` does
        await driver.press("enter")
        assert editor(driver).draft.standard.standard.title == "改过的标题"
        driver.app._note(ValueError())
    assert "没有保存的标准已经留存" in last_words(driver.app)  # its screens are gone


@pytest.mark.usefixtures("clock")
async def test_keys_typed_before_ctrl_q_are_done_before_the_program_ends() -> None:
    small()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        for key in ("f6", "f6", "ctrl+q"):  # in one burst
            driver.app.post_message(events.Key(key, None))
        await driver.settle()
        assert driver.app._exit
    assert [one.do for one in acts()] == ["accept", "accept"]


@pytest.mark.usefixtures("clock")
async def test_leaving_a_review_waits_until_everything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    small()
    write, slow = Reviewing.write, threading.Event()

    def slowly(self: Reviewing) -> Written | None:
        assert slow.wait(10)
        return write(self)

    monkeypatch.setattr(Reviewing, "write", slowly)
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        for key in ("f6", "f10", "f10"):
            await driver.answer(key)
        assert page(driver).is_current  # still there
        slow.set()
        await driver.settle()
        assert not isinstance(driver.app.page, ReviewScreen)
    assert [one.do for one in acts()] == ["accept"]


async def test_the_name_is_promised_to_be_remembered_only_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven() as driver:
        monkeypatch.setenv("ZJAI_DATA_DIR", "/dev/null/zjai")
        driver.app.push_screen(ReviewerScreen(""))
        await driver.settle()
        assert "写一次就记住" not in driver.screen()
        assert "只在这次运行里用" in driver.screen()


@pytest.mark.usefixtures("clock")
async def test_corrected_answers_and_the_reason_to_hand_back_stand_in_their_windows_again() -> None:
    small()
    async with reviewing_it() as driver:
        await driver.press("ctrl+g", "enter")
        await go(driver, "entry:e04")
        await driver.press("f8", "shift+tab", "right", "tab", "right", "tab", "tab", "ctrl+u")
        await driver.type("3")
        await driver.press("tab", "ctrl+u")
        await driver.type("五六人")
        await driver.press("tab", "escape", "ctrl+g", "enter")
        await driver.type("请补交证书。")
        told_to_end(driver)
        let_go(under(driver).copy._copy)
    assert len(kept_in("review-copies")) == 1
    async with reviewing_it() as driver:
        await go(driver, "entry:e04")
        await driver.press("f8")
        assert "(*)更正回答" in driver.screen()
        assert "(*)实用新型专利" in driver.screen()
        assert "五六人" in driver.screen()  # cannot be read, and is not lost for that
        await driver.press(*["tab"] * 3, "ctrl+u")
        await driver.type("6")
        await driver.press("tab", "tab")
        await driver.type("证书上排第三。")
        await driver.press("f2", "ctrl+g", "enter")
        assert "请补交证书。" in driver.screen()
        await driver.press("f2")
    assert [one.reason for one in acts()][1:] == ["证书上排第三。", "请补交证书。"]
    assert acts(do="reduce")[0].facts == {"type": "实用新型专利", "rank": 3, "team": 6}


@pytest.mark.usefixtures("clock")
async def test_where_nothing_can_be_kept_the_last_words_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    small()
    monkeypatch.setenv("ZJAI_DATA_DIR", "/dev/null/zjai")
    monkeypatch.setattr("zjai_tui.dossier.review.store.save_bytes", failing)
    async with reviewing_it() as driver:
        under(driver).reviewing.by = REVIEWER  # a name is not remembered there
        await go(driver, "entry:e01")
        await driver.press("f6", "f9")
        await driver.type("奖状无章。")
        said = told_to_end(driver)
    typed, decided = said.split("1条核定记录")
    assert typed.startswith("写了一半的结论没能留存。")
    assert "--data-dir" in typed  # what to do about it
    assert decided.startswith("没有写进示例.核定.toml，也没能另存副本。")
    assert "没有权限" in decided
    async with editing((140, 40), SHAPES) as driver:
        editor(driver).draft.change(lambda standard: renamed(standard, "shapes", "改过的标题", "2026"), "改")
        said = told_to_end(driver)
    assert said.startswith("没有保存的标准没能留存。")
    assert "--data-dir" in said


@pytest.mark.usefixtures("clock")
async def test_a_page_whose_last_words_fail_does_not_hinder_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Page) -> str:
        raise ValueError

    small()
    monkeypatch.setattr(HomeScreen, "last_words", fail)
    async with reviewing_it() as driver:
        assert isinstance(driver.app.screen_stack[0], HomeScreen)  # asked first
        await go(driver, "entry:e01")
        await driver.press("f9")
        await driver.type("奖状无章。")
        said = told_to_end(driver)
    (copy,) = kept_in("review-copies")
    assert said == f"{LOST}写了一半的结论已经留存，下次核定这份档案时可以接着写（{copy}）。"


@pytest.mark.usefixtures("clock")
async def test_a_question_asked_just_before_ctrl_q_stays_until_it_is_answered() -> None:
    small()
    Path("evidence/awards.txt").unlink()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        for key in ("f6", "ctrl+q"):  # in one burst
            driver.app.post_message(events.Key(key, None))
        await driver.settle()
        assert not driver.app._exit
        assert "仍要认可吗：省部级科技进步奖" in driver.screen()
        assert "先按Esc关上这个窗口，再按Ctrl+Q退出。" in driver.screen()
        await driver.press("enter")
        assert [one.do for one in acts()] == ["accept"]
        await driver.press("ctrl+q")
        assert driver.app._exit
