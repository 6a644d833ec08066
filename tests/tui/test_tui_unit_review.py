"""The review screen: an entry in three keys, a whole dossier, a cut with its consequence; the files say the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reviewed import (
    DOSSIER,
    REVIEWER,
    acts,
    go,
    page,
    review,
    reviewing_it,
    small,
    state,
    to_review,
)
from tui_driver import NARROW, WIDE, driven
from zjai_tui.dossier.review.store import review_path
from zjai_tui.reviewing.opening import open_review
from zjai_tui.tui.files.settings import read_settings, remember_setting
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.unit.review import ReviewScreen


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_entry_takes_two_keys_with_a_viewer_and_the_next_open_one_is_at_hand(
    desktop: Path, size: tuple[int, int]
) -> None:
    to_review()
    async with reviewing_it(size=size) as driver:
        await go(driver, "entry:e01")
        await driver.press("f5", "f6")
        file = Path("evidence/awards.txt").resolve()
        assert desktop.read_text(encoding="utf-8").split("\n") == ["1", str(file), ""]  # one argument, no shell
        assert [(one.do, one.item, one.by) for one in acts()] == [
            ("opened", "entry:e01", REVIEWER), ("accept", "entry:e01", REVIEWER),
        ]  # fmt: skip
        assert acts()[0].seen == open_review(str(DOSSIER)).digests["evidence/awards.txt"]
        assert page(driver).item_id == "entry:e02"
        assert "“省部级科技进步奖”：认可。" in driver.screen()


@pytest.mark.usefixtures("clock", "no_desktop")
async def test_without_a_viewer_the_place_is_told_and_three_keys_do_an_entry() -> None:
    to_review()
    async with reviewing_it() as driver:
        await go(driver, "entry:e01")
        await driver.press("f5")
        told = driver.screen().replace("\n", "").replace(" ", "").replace("│", "")
        assert str(Path("evidence/awards.txt").resolve()) in told
        assert "请看：第1条" in told
        assert not acts()
        await driver.press("enter", "f6")
        assert [one.do for one in acts()] == ["opened", "accept"]
        assert state(driver, "entry:e01") == "accepted"
        assert page(driver).item_id == "entry:e02"


@pytest.mark.usefixtures("clock", "no_desktop")
@pytest.mark.parametrize("colour", [True, False])
async def test_a_whole_dossier_is_reviewed_in_eighty_columns_by_keys_alone(
    colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    path = small()
    before = path.read_bytes()
    remember_setting("reviewer", "")
    async with driven(NARROW) as driver:
        await driver.press("f3")
        await driver.type("dwhd")
        await driver.press("enter", "down", "enter")
        await driver.type(str(path))
        await driver.press("enter")
        assert "待受理" in driver.lines()[0]
        await driver.press("ctrl+g", "enter")
        assert "单位审核人" in driver.screen()  # asked once, when something is to be done
        await driver.type("沈核对")
        await driver.press("enter")
        assert read_settings().reviewer == REVIEWER
        assert "核定中" in driver.lines()[0]
        while not page(driver).item_id.startswith("entry:"):
            await driver.press("f6")
        await driver.press("f5", "enter", "f6")  # e01
        assert page(driver).item_id == "entry:e04"
        await driver.press("enter")  # the item in full, in place of the list
        assert "申报人的填写" in driver.screen()
        assert "还没有看" in driver.screen()
        await driver.press("f8")
        await driver.type("3")
        await driver.press("enter")
        await driver.type("专利证书上本人排名第三，不是第一。")
        assert "这一项自评" in driver.screen()
        await driver.press("enter", "enter")
        assert state(driver, "entry:e04") == "reduced"
        assert page(driver).has_class("-open")
        await driver.press("f9")
        await driver.type("实用新型专利已失效。")
        await driver.press("f2", "escape")
        assert "认可" in driver.screen()
        assert "不予认可" in driver.screen()
        await driver.press("f5", "enter", "f6")
        assert "各项都已有结论" in driver.screen()
        await driver.press("ctrl+g", "enter")
        assert "1项材料没有人看过" in driver.screen()  # cut without a look at its evidence: only for a reason
        await driver.press("enter")
        assert not acts(do="verify")
        await driver.type("原件在窗口看过。")
        await driver.press("enter")
        assert "已核定" in driver.lines()[0]
        assert acts(do="verify")[0].reason == "原件在窗口看过。"
        await driver.press("f6")
        assert "请先重新核定" in driver.screen()
        await driver.press("ctrl+g", "enter", "ctrl+u")
        await driver.type("２０２４年９月１２日")
        assert "至2024年9月19日（周四），5个工作日" in driver.screen()  # the Saturday worked is counted
        await driver.press("f2")
        assert "没有一条路径确定可以申报" in driver.screen()  # whoever cannot apply is published only for a reason
        await driver.type("上级要求一并公示。")
        await driver.press("enter")
        assert "公示起止已定" in driver.screen()
        assert acts(do="window")[0].reason == "上级要求一并公示。"
        await driver.press("f10")
        assert isinstance(driver.app.screen, HomeScreen)
    assert path.read_bytes() == before
    found = [(one.do, one.item) for one in acts() if one.do != "opened"]
    assert found[0] == ("submit", "")
    assert found[-2:] == [("verify", ""), ("window", "")]
    assert (acts(do="window")[0].start, acts(do="window")[0].days) == (date(2024, 9, 12), 5)
    assert ("reduce", "entry:e04") in found
    assert ("reject", "entry:e05") in found
    cut = acts(do="reduce")[0]
    assert (cut.points, cut.reason, cut.by) == (Decimal(3), "专利证书上本人排名第三，不是第一。", REVIEWER)
    assert cut.clause
    assert open_review(str(path)).overlay.state == "verified"
    assert review_path(path).stat().st_mode & 0o777 == 0o600
    assert review().of.name == "示例一"


@pytest.mark.usefixtures("clock")
async def test_a_cut_shows_what_it_leads_to_while_it_is_typed_and_nothing_typed_is_lost() -> None:
    to_review()
    async with reviewing_it(size=WIDE) as driver:
        await go(driver, "part:facts")
        await driver.press("f8")
        assert "更正" not in driver.screen() or "核定分数" not in driver.screen()  # only answers can be corrected
        await driver.press("escape")
        await go(driver, "entry:e26")
        await driver.press("f8")
        await driver.type("１")  # as a Chinese keyboard writes it
        assert "低于90分" in driver.screen()
        assert "关闭" in driver.screen()
        await driver.press("f2")
        assert "请写上核减的理由" in driver.screen()
        await driver.type("证书所载级别为市级。")
        await driver.press("escape")
        assert not acts()
        assert "写好的留着" in driver.screen()
        await driver.press("f8")
        assert "证书所载级别为市级。" in driver.screen()
        assert "低于90分" in driver.screen()
        await driver.press("f2")
        assert acts(do="reduce")[0].points == Decimal(1)
        assert "低于90分" in "\n".join(driver.lines()[-6:])  # stays below
        await driver.press("f9", "tab", "enter")  # the reason is offered again
        assert driver.screen().count("证书所载级别为市级。") >= 2
        await driver.press("escape", "f7")
        assert "先选它再按F7" in driver.screen()  # another item is at hand, which has no verdict
        assert state(driver, "entry:e26") == "reduced"
        await go(driver, "entry:e26")
        await driver.press("f7")
        assert state(driver, "entry:e26") == "unreviewed"
        assert [one.do for one in acts()] == ["reduce", "withdraw"]
        assert page(driver).item_id == "entry:e26"


@pytest.mark.usefixtures("clock", "no_desktop")
async def test_what_was_looked_at_is_accepted_at_once_after_telling_what_is_left_out() -> None:
    to_review()
    async with reviewing_it() as driver:
        await driver.press("ctrl+b")
        assert "没有可以一并认可的项" in driver.screen()
        await go(driver, "entry:e01")
        await driver.press("f5", "enter", "ctrl+b")
        shown = driver.screen()
        await driver.press("end")
        shown += driver.screen()
        assert "省部级科技进步奖" in shown
        assert "佐证还没有看" in shown
        await driver.press("escape")
        assert not acts(do="accept")
        await driver.press("ctrl+b", "enter")
        accepted = {one.item for one in acts(do="accept")}
        assert accepted == {"entry:e01"}  # others are proved by the same file, on pages nobody looked at


async def test_the_points_are_explained_and_the_reviewer_can_be_changed() -> None:
    to_review()
    async with reviewing_it(size=WIDE) as driver:
        await go(driver, "entry:e01")
        await driver.press("f4")
        assert "核定分的计算过程" in driver.screen()
        assert "申报人自评时是这样算的" in driver.screen()
        await driver.press("end")
        assert "须以240号文附件核对" in driver.screen()
        await driver.press("escape", "f3")
        await driver.type("hshr")
        await driver.press("enter")
        await driver.type("王复核")
        await driver.press("enter", "f6")
        assert acts()[0].by == "王复核"
        assert isinstance(driver.app.page, ReviewScreen)
        assert "审核人：王复核" in driver.lines()[0]
