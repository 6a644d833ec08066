"""The review screen keeps a tired reviewer from slips: overruling others, accepting unseen, losing words and acts."""

from __future__ import annotations

import shutil
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
    to_review,
)
from test_tui_unit_review_others import OTHER, looked, wrote
from tui_driver import NARROW, driven
from zjai_tui.base.problems import Severity
from zjai_tui.batch.conflict import Conflict
from zjai_tui.dossier.review.store import review_path
from zjai_tui.dossier.store import load, save
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.opening import open_review
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.unit.review import ReviewScreen


@pytest.mark.usefixtures("clock")
async def test_another_reviewers_verdict_is_overruled_only_after_it_was_read_and_is_not_brought_back() -> None:
    path = small()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f9")
        await driver.type("奖状无章。")
        theirs = open_review(str(path))
        wrote(
            theirs, acting.decide(theirs.overlay, "entry:e01", "return", by=OTHER, at=DAY, reason="不清", clause="奖")
        )
        under = next(one for one in driver.app.screen_stack if isinstance(one, ReviewScreen))
        under.look()  # a second passes while the window is open
        await driver.settle()
        await driver.press("f2")
        shown = driver.screen()
        assert "另一位审核人已有结论" in shown
        assert "不清" in shown
        await driver.press("escape")
        assert state(driver, "entry:e01") == "returned"
        await driver.press("f9")
        assert "奖状无章。" in driver.screen()  # nothing typed is lost
        await driver.press("f2", "enter")
        assert state(driver, "entry:e01") == "rejected"
        await go(driver, "entry:e01")
        await driver.press("f7")
        assert f"{OTHER}原来的结论不会自己恢复" in driver.screen()
        assert state(driver, "entry:e01") == "unreviewed"


@pytest.mark.usefixtures("clock")
async def test_accepting_says_how_the_evidence_stands_and_asks_where_it_is_missing() -> None:
    small()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f6")
        assert "“省部级科技进步奖”：认可，材料没有人看过。" in driver.screen()
        Path("evidence/patents.txt").unlink()
        await looked(driver)
        await go(driver, "entry:e04")
        await driver.press("f6")
        assert "这一项材料找不到或读不出" in driver.screen()
        await driver.press("escape")
        assert state(driver, "entry:e04") == "unreviewed"
        await driver.press("f6", "enter")
        assert state(driver, "entry:e04") == "accepted"


@pytest.mark.usefixtures("clock")
async def test_what_the_applicant_is_unsure_of_is_accepted_with_that_told() -> None:
    path = small()
    loaded = load(path)
    first, *rest = loaded.dossier.entry
    save(replace(loaded.dossier, entry=(replace(first, sure="unsure"), *rest)), path, expected=loaded.stamp)
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f6")
        assert "认可为14分，申报人标了待核实" in driver.screen().replace("\n ", "")


@pytest.mark.usefixtures("clock")
async def test_a_verdict_after_handing_back_says_that_the_notice_is_out() -> None:
    path = small()
    held = open_review(str(path))
    wrote(held, acting.submit(held.overlay, by=REVIEWER, at=DAY))
    held = open_review(str(path))
    wrote(held, acting.request_changes(held.overlay, by=REVIEWER, at=DAY, reason="请补正"))
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f6")
        assert "退回通知已经发出" in driver.screen()


@pytest.mark.usefixtures("clock")
async def test_reasons_begun_are_asked_about_before_they_are_lost() -> None:
    small()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f9")
        await driver.type("奖状无")
        await driver.press("ctrl+q")
        assert "先按Esc" in driver.screen()
        await driver.press("f1")
        assert "申报人会看到这里写的理由" in driver.screen()
        await driver.press("escape", "escape", "f10")
        assert "写了一半，还没有下结论" in driver.screen()
        await driver.press("escape")
        assert page(driver)
        await driver.press("ctrl+q")
        assert "写了一半，还没有下结论" in driver.screen()
        await driver.press("escape", "f10", "down", "enter")
        assert isinstance(driver.app.screen, HomeScreen)


@pytest.mark.usefixtures("clock")
async def test_acts_that_vanish_from_the_file_are_kept_and_written_back() -> None:
    path = small()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f6")
        shutil.copy(review_path(path), "copy")
        await driver.press("f6")
        assert len(review().act) == 2
        shutil.copy("copy", review_path(path))
        await driver.press("f6")  # before a look
        assert len(review().act) == 3
        shutil.copy("copy", review_path(path))
        await looked(driver)
        assert "少了这次见过的2条记录" in driver.screen()
        assert state(driver, "entry:e04") == "accepted"
        await driver.press("f2")
        assert len(review().act) == 3
        assert not open_review(str(path)).overlay.problems


@pytest.mark.usefixtures("clock")
async def test_a_failed_write_stays_in_the_title_and_leaves_one_rescue_file(monkeypatch: pytest.MonkeyPatch) -> None:
    small()
    from zjai_tui.dossier.review import store

    def full(*_: object, **__: object) -> None:
        raise store.SaveFailed(store._BUSY, None)

    kept = user_folder() / "rescue"
    async with reviewing_it() as driver:
        real, busy = store.save_bytes, store._BUSY
        monkeypatch.setattr(store, "save_bytes", full)
        monkeypatch.setattr(store, "_BUSY", busy * 2)
        await go(driver, "entry:e01")
        await driver.press("f6", "f2", "f2", "f6")
        assert "2条没有写进文件" in driver.lines()[0]
        assert len(list(kept.iterdir())) == 1
        await driver.press("down")
        assert "2条没有写进文件" in driver.lines()[0]
        await driver.press("f10")
        shown = driver.screen().replace("\n", "")
        assert "rescue" in shown
        assert "请过一会儿再试" in shown
        await driver.press("escape")
        monkeypatch.setattr(store, "save_bytes", real)
        monkeypatch.setattr(store, "_BUSY", busy)
        await driver.press("f2")
        assert REVIEWER in driver.lines()[0]
        assert "没有写进文件" not in driver.lines()[0]
        assert not list(kept.iterdir())


@pytest.mark.usefixtures("clock")
async def test_an_ended_review_refuses_verdicts_at_once_and_opens_again_with_a_reason() -> None:
    path = small()
    held = open_review(str(path))
    laid = held.overlay
    made = [acting.opened(laid, one.item.id, by=REVIEWER, at=DAY) for one in laid.items if one.item.entry]
    made += [acting.decide(laid, one.item.id, "accept", by=REVIEWER, at=DAY) for one in laid.items]
    wrote(held, acting.submit(laid, by=REVIEWER, at=DAY), *made)
    held = open_review(str(path))
    async with reviewing_it() as driver:
        await driver.press("ctrl+g", "enter")
        assert f"认可{len(laid.items)}项" in driver.screen()
        await driver.press("enter")
        assert driver.screen().count("已经核定完毕") <= 2  # below, and once in the message
        assert "已核定完毕。已经" not in driver.screen().replace("\n ", "")
        await go(driver, "entry:e01")
        for key in ("f8", "f9", "f12"):
            await driver.press("end", key)
            assert "请先重新核定" in driver.screen()
            assert isinstance(driver.app.screen, ReviewScreen)
        held = open_review(str(path))
        at = DAY + timedelta(hours=1)
        day = at.date().replace(month=9, day=2)
        fixed = acting.fix_window(
            held.overlay, by=REVIEWER, at=at, start=day, end=day + timedelta(days=4), days=5, reason="照办"
        )
        wrote(held, fixed)
        await looked(driver)
        await driver.press("ctrl+g", "down", "enter")
        assert "要重新定" in driver.screen()
        await driver.press("enter")
        assert not acts(do="reopen")
        await driver.type("申报人补交了证书。")
        await driver.press("f2")
        assert acts(do="reopen")[0].reason == "申报人补交了证书。"
        assert "核定中" in driver.lines()[0]


@pytest.mark.usefixtures("clock")
async def test_hints_of_the_batch_are_marked_in_the_list_and_told_beside_the_item() -> None:
    small()
    remark = Conflict(
        code="same-rank", severity=Severity.NOTE, message="两份档案的排名可能相同", compare="两份证书",
        remedy="请问明排名", files=(str(DOSSIER), "别人.toml"), entries=((str(DOSSIER), "e04"), ("别人.toml", "e01")),
    )  # fmt: skip
    async with driven(NARROW) as driver:
        driver.app.run_worker(driver.app.unit_desk.review(DOSSIER, conflicts=[remark]), group="files")
        await driver.settle()
        assert driver.screen().count("（冲突提示）") == 1
        await go(driver, "entry:e04")
        await driver.press("enter")
        assert "两份档案的排名可能相同" in driver.screen()
        await go(driver, "entry:e01")
        assert "两份档案的排名可能相同" not in driver.screen()


@pytest.mark.usefixtures("clock")
async def test_a_narrowed_list_is_as_long_as_its_tab_says_and_help_is_of_the_review() -> None:
    to_review()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f12")
        await driver.type("证书不清。")
        await driver.press("f2")
        await driver.press("right", "right")
        assert "[要再看1]" in driver.screen()
        assert [one.key for one in page(driver).items.lines] == ["entry:e01"]
        assert "申报资格的回答、继续教育学时没有核" in "\n".join(driver.lines()[-6:])
        await driver.press("left", "f6")  # nothing new comes of it: one line
        assert page(driver).query_one("#review-totals").size.height == 1
        await driver.press("f1")
        shown = driver.screen()
        assert "认可所选的核定项" in shown
        assert "不清楚" not in shown
        await driver.press("escape")
        await go(driver, "entry:e01")
        await driver.press("f8")
        await driver.type("99")
        await driver.press("tab")
        assert "应少于14" in driver.screen()


async def test_keys_typed_while_the_page_opens_do_nothing() -> None:
    to_review()
    async with reviewing_it() as driver:
        fresh = ReviewScreen(reviewing_of(driver))
        assert fresh.check_action("accept", ()) is False
        assert fresh.item_id == ""
