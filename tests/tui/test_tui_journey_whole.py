"""The whole journey, from the first start to the saved report: by keys alone, and by the mouse alone."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hands import Hand, Keyboard, Mouse
from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.store import load
from zjai_tui.filling.session import Session
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.files.settings import read_settings
from zjai_tui.tui.screens import advice
from zjai_tui.tui.screens.entry import EntryScreen
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.workspace import Workspace
from zjai_tui.tui.widgets.help_line import HelpLine
from zjai_tui.tui.widgets.lists import Lines

DAY = date(2024, 7, 1)
NAME, UNIT = "欧阳明月", "某某智能科技（杭州）有限公司"
WORK = "给12345热线做自动派单的系统，用历年工单训练模型，在市数据局上线，派单准确率92%"
FACTS = [
    ("in_zhejiang", "是", True), ("employer", "企业", "企业"), ("in_post", "是", True), ("ai_work", "是", True),
    ("truthful", "是", True), ("degree", "本科", "本科"), ("title", "工程师", "工程师"),
]  # fmt: skip
HOURS = [("2022.total", "１００", 100), ("2022.professional", "70", 70), ("2023.total", "95.5", "95.5")]


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: DAY)
    monkeypatch.setattr(advice, "today", lambda: DAY)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "140x40"])
@pytest.mark.parametrize("hand", [Keyboard, Mouse])
async def test_somebody_who_has_never_seen_it_gets_from_the_first_screen_to_the_saved_report(
    hand: type[Keyboard | Mouse], size: tuple[int, int]
) -> None:
    (user_folder() / "settings.toml").unlink()
    async with driven(size) as driver:
        await begins(hand(driver))
        await describes_the_work(hand(driver))
        await answers_what_is_asked(hand(driver))
        before = session_of(driver).dossier
        await breaks_off(driver)
    async with driven(size) as driver:
        await restores(hand(driver), before)
        await fills_in_the_table(hand(driver))
        await saves_and_attaches(hand(driver))
        await looks_around(hand(driver))
        await asks_for_advice(hand(driver))
        await writes_the_list(hand(driver))
        await finishes(hand(driver))
        before = await leaves(hand(driver))
        await opens_again(hand(driver), before)
        assert driver.app.failure is None


async def begins(hand: Hand) -> None:
    """See the introduction, then begin a dossier."""
    driver = hand.driver
    assert "入门说明1/3" in driver.screen()
    for words in ("回车看下一条", "回车看下一条", "回车开始使用"):
        await hand.enter(words)
    assert read_settings().toured
    await hand.line("#begin", "新建自评档案")
    for key, text in (("person.name", NAME), ("person.unit", UNIT), ("person.position", "算法工程师")):
        await hand.to(key)
        await driver.type(text)
    person = session_of(driver).dossier.person
    assert (person.name, person.unit, person.position) == (NAME, UNIT, "算法工程师")


async def describes_the_work(hand: Hand) -> None:
    """Write what the work is, answer a question, adopt the suggestion."""
    driver = hand.driver
    await hand.step("专业方向")
    await hand.to("work.description")
    await driver.type(WORK)
    await hand.pick("work.produced", "某个行业里用起来的智能系统")
    await hand.run("adopt")
    assert "已采用建议的方向" in told(driver)
    work = session_of(driver).dossier.work
    assert (work.description, work.area) == (WORK, "applied_tech")
    assert work.produced
    await hand.run("undo")
    assert told(driver).startswith("已撤销：采用建议的方向")
    assert not session_of(driver).dossier.work.area
    await hand.run("redo")
    assert session_of(driver).dossier.work == work


async def answers_what_is_asked(hand: Hand) -> None:
    """Go through the conversation about the routes."""
    driver = hand.driver
    await hand.step("申报资格")
    for fact, words, value in FACTS:
        await hand.pick(f"fact.{fact}", words)
        assert session_of(driver).dossier.facts[fact] == value
    await hand.to("fact.title_obtained")
    await driver.type("２０１８年７月１日")
    await hand.to("fact.title_appointed")
    await driver.type("2018.8.1")
    assert session_of(driver).dossier.facts["title_obtained"] == date(2018, 7, 1)
    assert session_of(driver).dossier.facts["title_appointed"] == date(2018, 8, 1)
    for key, text, _ in HOURS:
        await hand.to(f"education.{key}")
        await driver.type(text)
    given = {year.year: year for year in session_of(driver).dossier.education}
    assert (given[2022].total, given[2022].professional, given[2023].total) == (100, 70, Decimal("95.5"))
    routes = {one.title: one.verdict for one in session_of(driver).eligibility.routes}
    assert routes["正常申报"] == "unknown"  # two of the three years are still open


async def breaks_off(driver: Driver) -> None:
    """End as a power cut does."""
    driver.app._look()
    await driver.settle()
    handle = driver.app.keeper._recovery._lock._handle
    assert handle is not None
    os.close(handle)


async def restores(hand: Hand, before: Dossier) -> None:
    """Find everything back at the next start."""
    assert "上次没有保存就中断了" in hand.driver.screen()
    await hand.line("#answers", "恢复")
    session = session_of(hand.driver)
    assert session.dossier == before
    assert session.unsaved
    assert "已恢复，还没有保存" in told(hand.driver)


async def fills_in_the_table(hand: Hand) -> None:
    """A choice, achievements with level, rank and date, one of them unsure."""
    driver = hand.driver
    await hand.step("量化自评")
    await hand.line("#indicators", "同级别第二学历")
    await hand.pick("answer.second_degree", "否")
    assert session_of(driver).dossier.answers == {"second_degree": False}
    await hand.run("back")
    await hand.line("#indicators", "获奖")
    await hand.run("add")
    await describe(hand, "e01", "某省科技进步奖", [("level", "省部级"), ("rank", "２"), ("team", "５")])
    await date_of(hand, "e01", "２０２３．６．３０")
    entry = session_of(driver).dossier.entry[0]
    assert entry.facts == {
        "level": "省部级", "rank": Decimal(2), "team": Decimal(5), "date": date(2023, 6, 30),
    }  # fmt: skip
    sure = session_of(driver).assessment.total
    await hand.pick("entry.e01.sure", "待核实")
    unsure = session_of(driver).assessment.total
    assert session_of(driver).dossier.entry[0].sure == "unsure"
    assert (unsure.low < sure.low, unsure.high) == (True, sure.high)
    await hand.run("undo")
    assert session_of(driver).assessment.total == sure
    await hand.run("close")
    await hand.run("back")
    await hand.line("#indicators", "资质证书")
    await hand.run("add")
    await describe(hand, "e02", "系统架构设计师", [("level", "高级")])
    await date_of(hand, "e02", "2020年5月6日")
    await hand.run("close")
    assert [node.span.low for node in session_of(driver).assessment.nodes if node.id == "A.cert"] == [5]


async def saves_and_attaches(hand: Hand) -> None:
    """Save under the suggested name, then add a file of evidence that lies beside the dossier."""
    driver = hand.driver
    await hand.run("save")
    await hand.enter("回车保存到这里")
    assert told(driver).startswith("已保存到")
    assert load(Path(f"{NAME}.toml")).dossier.entry[1].title == "系统架构设计师"
    Path("证书.pdf").write_bytes(b"scan")
    await hand.line(".entries", "系统架构设计师")
    assert isinstance(driver.app.screen, EntryScreen)
    await hand.attach("证书.pdf", "第2页")
    proof = session_of(driver).dossier.entry[1].evidence[0]
    assert (proof.file, proof.page, len(proof.sha256)) == ("证书.pdf", "第2页", 64)
    assert told(driver).startswith("已添加佐证：证书.pdf（第2页）")
    await hand.run("close")


async def looks_around(hand: Hand) -> None:
    """Search, narrow the list, read a clause and how a number came about."""
    driver = hand.driver
    await hand.run("search")
    await driver.type("收藏数")
    await hand.line("#hits", "【收藏数】") if isinstance(hand, Mouse) else await driver.press("enter")
    assert workspace(driver).scoring.row_id.endswith(("open", "open.source", "C"))
    await hand.run("clause")
    assert "条款和依据" in driver.screen()
    await hand.close("Esc关闭")
    await hand.run("back")
    every = len(driver.app.screen.query_one("#indicators", Lines).lines)
    await hand.narrow("缺佐证")
    rows = {line.key for line in driver.app.screen.query_one("#indicators", Lines).lines}
    assert "B.award" in rows
    assert "A.cert" not in rows  # its file is there
    assert len(rows) < every
    await hand.narrow("全部")
    await hand.line("#indicators", "获奖")
    await hand.run("trace")
    assert "计算过程" in driver.screen()
    assert "某省科技进步奖" in driver.screen()
    await hand.close("Esc关闭")


async def asks_for_advice(hand: Hand) -> None:
    """Try a step and drop it: the dossier stays as it was."""
    driver = hand.driver
    before = session_of(driver).dossier
    await hand.run("advise")
    steps = driver.app.screen.query_one("#steps", Lines)
    first = steps.lines[0].text.removeprefix("[ ] ")
    await hand.tick(first)
    assert steps.lines[0].text.startswith("[x]")
    assert "这是试算，不会写进档案" in driver.screen()
    await hand.run("drop_trial")
    assert "试算已去掉，档案没有动过" in told(driver)
    await hand.run("close_advice")
    assert session_of(driver).dossier is before


async def writes_the_list(hand: Hand) -> None:
    """See what is proved, and write the numbered list."""
    driver = hand.driver
    await hand.step("佐证材料")
    states = {line.text[:3].strip(): line.right for line in driver.app.screen.query_one("#pieces", Lines).lines}
    assert sorted(states.values()) == ["没有材料", "相符"]
    await hand.run("save_list")
    await driver.type("清单.csv")
    await hand.enter("回车保存到这里")
    assert told(driver).startswith("已保存。")
    assert "系统架构设计师" in Path("清单.csv").read_text(encoding="utf-8-sig")


async def finishes(hand: Hand) -> None:
    """Jump to a finding and back, tick what is done, write the report."""
    driver = hand.driver
    await hand.step("汇总")
    await hand.sheet("问题")
    lines = driver.app.screen.query_one("#pieces", Lines)
    missing = next(line.text for line in lines.lines if "没有佐证" in line.text or "缺佐证" in line.text)
    await hand.line("#pieces", missing[:20])
    assert isinstance(driver.app.screen, EntryScreen)
    await hand.run("close")
    await hand.sheet("自查")
    for at in (0, 2):
        await hand.tick(driver.app.screen.query_one("#pieces", Lines).lines[at].text.partition("] ")[2])
    assert len(session_of(driver).dossier.done) == 2
    await hand.sheet("接下来")
    await hand.tick(driver.app.screen.query_one("#pieces", Lines).lines[0].text.partition("] ")[2])
    assert session_of(driver).dossier.done[-1].startswith("step:")
    await hand.run("save")
    assert told(driver).startswith("已保存到")
    await hand.run("save_report")
    await hand.line("#answers", "自己留存：")
    await hand.enter("回车保存到这里")
    assert "校验码" in told(driver)
    report = Path(f"{NAME}自评报告.html").read_text(encoding="utf-8")
    assert report.startswith("<!DOCTYPE html>")
    for words in (NAME, UNIT, "某省科技进步奖", "系统架构设计师", told(driver).partition("校验码")[2][:19]):
        assert words in report


async def leaves(hand: Hand) -> Dossier:
    """Undo and redo once more, and go home; nothing is asked when nothing is unsaved."""
    driver = hand.driver
    session = session_of(driver)
    saved = session.dossier
    await hand.run("undo")
    assert session.dossier != saved
    await hand.run("redo")
    assert session.dossier == saved
    assert not session.unsaved
    await hand.run("leave")
    assert isinstance(driver.app.screen, HomeScreen)
    return saved


async def opens_again(hand: Hand, before: Dossier) -> None:
    """Open the dossier from the list of recent ones: it is as it was."""
    await hand.line("#begin", f"最近：{NAME}.toml")
    session = session_of(hand.driver)
    assert replace(session.dossier, app="") == replace(before, app="")
    assert not session.unsaved
    assert workspace(hand.driver).step


async def describe(hand: Hand, entry: str, title: str, answers: list[tuple[str, str]]) -> None:
    """Write the title, then pick or write the rest."""
    await hand.to(f"entry.{entry}.title")
    await hand.driver.type(title)
    for field, words in answers:
        key = f"entry.{entry}.fact.{field}"
        if field == "level":
            await hand.pick(key, words)
        else:
            await hand.to(key)
            await hand.driver.type(words)


async def date_of(hand: Hand, entry: str, text: str) -> None:
    """Write the day of an achievement."""
    await hand.to(f"entry.{entry}.fact.date")
    await hand.driver.type(text)


def session_of(driver: Driver) -> Session:
    """Return the open dossier's session."""
    assert driver.app.session
    return driver.app.session


def workspace(driver: Driver) -> Workspace:
    """Return the page of the open dossier."""
    assert isinstance(driver.app.page, Workspace)
    return driver.app.page


def told(driver: Driver) -> str:
    """Return the message above the footer."""
    return driver.app.screen.query_one(HelpLine).message
