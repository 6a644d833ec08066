"""The review screen and the rest of the world: other reviewers, applicants, disks that fail, dossiers of bad people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reviewed import (
    DAY,
    DOSSIER,
    REVIEWER,
    acts,
    go,
    page,
    review,
    reviewing_it,
    reviewing_of,
    small,
    state,
)
from test_tui_hostile import EVERYTHING, MARKUP, assert_harmless, hostile
from tui_driver import NARROW, WIDE, Driver
from zjai_tui.base.problems import Problem
from zjai_tui.dossier import edit
from zjai_tui.dossier.review.model import Act, Review
from zjai_tui.dossier.review.store import append, review_path
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.dossier.store import SaveFailed, create, load, save
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.opening import Opened, open_review
from zjai_tui.tui.files.settings import remember_setting
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.unit.review import ReviewScreen
from zjai_tui.tui.unit import reviewing
from zjai_tui.tui.unit.review_steps import step_lines
from zjai_tui.tui.unit.review_words import totals_line

OTHER = "王复核"


def wrote(opened: Opened, *made: Act) -> Review:
    """Write acts as another program does, with what its person had seen."""
    return append(opened.path, made, subject_of(opened.case.dossier))


def page_under(driver: Driver) -> ReviewScreen:
    """Return the review, under whatever window."""
    return next(one for one in driver.app.screen_stack if isinstance(one, ReviewScreen))


async def looked(driver: Driver) -> None:
    """Let a second pass: the screen looks at the disk."""
    page(driver).look()
    await driver.settle()


@pytest.mark.usefixtures("clock")
async def test_a_verdict_another_reviewer_gave_meanwhile_is_told_and_a_dispute_is_settled_by_deciding_again() -> None:
    path = small()
    theirs = open_review(str(path))  # they opened it before anything was decided
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f6")
        at = DAY + timedelta(minutes=5)
        cut = acting.decide(theirs.overlay, "entry:e01", "reject", by=OTHER, at=at, reason="奖状无章", clause="获奖")
        kept = acting.decide(theirs.overlay, "entry:e04", "accept", by=OTHER, at=at)
        wrote(theirs, cut, kept)
        await looked(driver)
        assert f"核定文件里新有{OTHER}" in driver.screen()
        assert state(driver, "entry:e01") == "disputed"
        assert state(driver, "entry:e04") == "accepted"
        assert "意见不一，请商定" in driver.screen().replace("\n ", "")
        await go(driver, "entry:e04")
        page(driver).reviewing.made.clear()
        await driver.press("f7")
        assert f"这是{OTHER}的结论" in driver.screen()
        await go(driver, "entry:e01")
        await driver.press("enter")
        shown = driver.screen()
        assert "奖状无章" in shown
        assert REVIEWER in shown
        await driver.press("f9")
        await driver.type("同意王复核的意见。")
        await driver.press("f2")
        assert state(driver, "entry:e01") == "rejected"
        assert len(review().act) == 4
        last = acts()[-1]
        assert {cut.id, kept.id} & set(last.after)


@pytest.mark.usefixtures("clock")
async def test_what_is_returned_comes_back_mended_and_exactly_that_is_open_again() -> None:
    path = small()
    async with reviewing_it(size=WIDE) as driver:
        await driver.press("ctrl+g", "enter")
        for _ in range(len(reviewing_of(driver).overlay.items)):
            await driver.press("f6")
        await go(driver, "entry:e05")
        await driver.press("f12")
        await driver.type("证书复印件不清，请重新扫描。")
        await driver.press("enter", "f2")
        assert state(driver, "entry:e05") == "returned"
        await driver.press("ctrl+g", "enter")  # the first that can be done: the review cannot end
        assert "证书复印件不清" in driver.screen()
        await driver.press("enter")
        assert "请写上退回的理由" in driver.screen()
        await driver.type("请于九月十日前补正。")
        await driver.press("escape", "ctrl+g", "enter")
        assert "请于九月十日前补正。" in driver.screen()  # kept
        await driver.press("enter")
        assert "已退回补正" in driver.lines()[0]
        loaded = load(path)
        save(edit.set_entry_fact(loaded.dossier, "e05", "status", "申请中"), path, expected=loaded.stamp)
        await looked(driver)
        assert "档案或佐证有改动，已重新读取" in driver.screen()
        assert "改过了，可以重新受理" in driver.screen()
        assert state(driver, "entry:e05") == "stale"
        await driver.press("ctrl+g", "enter")
        assert page(driver).query_one("#review-items")
        assert reviewing_of(driver).overlay.left == 1
        await go(driver, "entry:e01")
        await driver.press("f9")
        await driver.type("印章不清。")
        Path("evidence/awards.txt").write_bytes(b"another")
        page_under(driver).look()  # a second passes while the window is open
        await driver.settle()
        await driver.press("f2")
        assert "刚刚有改动" in driver.screen()
        await driver.press("escape")
        changed = {one.item.id for one in reviewing_of(driver).overlay.items if one.stale}
        assert changed == {"entry:e01", "entry:e05"}
        await driver.press("f9")
        assert "印章不清。" in driver.screen()
        await driver.press("escape")
        assert [one.do for one in acts()].count("submit") == 2


@pytest.mark.usefixtures("clock")
async def test_a_verdict_that_cannot_be_written_stays_is_told_and_is_written_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small()

    def full(*_: object, **__: object) -> Review:
        raise SaveFailed([Problem("save-full", "示例.核定.toml", "磁盘满了", "请腾出空间")], None)

    async with reviewing_it() as driver:
        monkeypatch.setattr(reviewing, "append", full)
        await go(driver, "entry:e01")
        await driver.press("f6")
        shown = driver.screen()
        assert "还没有写进文件" in shown
        assert "磁盘满了" in shown
        assert state(driver, "entry:e01") == "accepted"
        assert not review_path(DOSSIER).exists()
        await driver.press("f6", "f10")
        assert "还有2条核定记录没有写进文件" in driver.screen()
        await driver.press("escape")
        assert isinstance(driver.app.page, ReviewScreen)
        monkeypatch.setattr(reviewing, "append", append)
        await driver.press("f2")
        assert [one.item for one in acts()] == ["entry:e01", "entry:e04"]
        await driver.press("f10")
        assert isinstance(driver.app.screen, HomeScreen)


@pytest.mark.usefixtures("clock")
async def test_a_review_of_somebody_else_is_not_added_to_before_the_person_is_confirmed() -> None:
    path = small()
    held = open_review(str(path))
    wrote(held, acting.decide(held.overlay, "entry:e01", "accept", by=OTHER, at=DAY))
    loaded = load(path)
    save(edit.set_person(loaded.dossier, "name", "示例二"), path, expected=loaded.stamp)
    async with reviewing_it() as driver:
        assert "示例一" in driver.screen()  # told at once
        await go(driver, "entry:e04")
        await driver.press("f6")
        assert "是不是同一人" in driver.screen()
        await driver.press("escape")
        assert len(review().act) == 1
        await driver.press("f2", "down", "enter")
        assert [one.item for one in acts()] == ["entry:e01", "entry:e04"]
        assert review().of.also == ("示例二",)


async def test_a_dossier_that_cannot_be_read_meanwhile_is_told_and_the_screen_stays() -> None:
    path = small()
    async with reviewing_it() as driver:
        text = path.read_text(encoding="utf-8")
        path.write_text("schema = 1\nnote = '", encoding="utf-8")
        await looked(driver)
        assert "屏幕上还是原来的内容" in driver.screen()
        assert len(reviewing_of(driver).overlay.items) > 4
        path.write_text(text, encoding="utf-8")
        await looked(driver)
        await driver.press("ctrl+r")
        assert "已重新读取" in driver.screen()
    Path("坏.toml").write_text("schema = 1\nnote = '", encoding="utf-8")
    async with reviewing_it(Path("坏.toml")) as driver:
        assert "没有打开" in driver.screen()
        await driver.press("escape")
        assert isinstance(driver.app.screen, HomeScreen)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_hostile_dossier_is_reviewed_letter_by_letter_and_nothing_of_it_is_opened(
    size: tuple[int, int], desktop: Path
) -> None:
    remember_setting("reviewer", REVIEWER)
    path = Path("[@click=app.quit]恶意.toml")
    dossier = replace(hostile(kinds=5), cycle="")
    script = Path("安装.sh")
    script.write_bytes(b"#!/bin/sh\n")
    first = dossier.entry[0]
    proofs = (replace(first.evidence[0], file="安装.sh", sha256=""), *first.evidence)
    create(replace(dossier, entry=(replace(first, evidence=proofs), *dossier.entry[1:])), path)
    async with reviewing_it(path, size) as driver:
        assert_harmless(driver)
        for at, one in enumerate(reviewing_of(driver).overlay.items):
            await go(driver, one.item.id)
            assert_harmless(driver)
            if at % 4 == 0:
                await _pressed(driver, ["enter", "pagedown", "escape", "f4", "escape", "f1", "escape"])
        await go(driver, f"entry:{first.id}")
        await _pressed(driver, ["f5"])
        assert "这类文件不由程序打开" in driver.screen()
        await _pressed(driver, ["enter", "f5"])
        assert "不在档案所在的文件夹里，没有打开它" in driver.screen().replace("\n ", "")
        assert not desktop.exists()
        await _pressed(driver, ["f12"])
        await driver.paste(EVERYTHING)
        assert_harmless(driver)
        await _pressed(driver, ["enter"])
        await driver.paste(MARKUP)
        await _pressed(driver, ["f2", "home", "enter", "pagedown", "escape", "ctrl+b", "escape", "ctrl+t"])
    written = acts(path, "return")[0]
    assert MARKUP in written.reason
    assert not [char for char in written.reason if not char.isprintable()]


async def _pressed(driver: Driver, keys: Sequence[str]) -> None:
    for key in keys:
        await driver.press(key)
        assert_harmless(driver)


@pytest.mark.usefixtures("clock")
async def test_a_review_of_which_an_act_was_deleted_says_so_always_and_offers_only_to_give_it_up() -> None:
    small()
    opened = open_review(str(DOSSIER))
    first = acting.submit(opened.overlay, by=OTHER, at=DAY)
    wrote(opened, first)
    opened = open_review(str(DOSSIER))
    wrote(opened, acting.decide(opened.overlay, "part:person", "accept", by=OTHER, at=DAY + timedelta(minutes=1)))
    path = review_path(DOSSIER)
    parts = path.read_text("utf-8").split("[[act]]")
    path.write_text("[[act]]".join([parts[0], *parts[2:]]), "utf-8")
    async with reviewing_it() as driver:
        laid = page(driver).reviewing.overlay
        assert laid.gaps.open == (first.id,)
        assert "不见了，像是被删去了" in driver.screen().replace("\n", "")
        totals = totals_line(laid)
        assert (totals[0].tone, totals[0].text.startswith("核定文件，第1条核定记录")) == ("bad", True)
        assert [step for step, _ in step_lines(laid)] == ["reopen"]
        assert "找不回" in step_lines(laid)[0][1]
