"""Cases, findings and certification in the app: the clerk's numbers first, what is in the way, what is sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from textual import events

from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.rules.catalog import find_standard
from zjai_tui.rules.locate import user_folder
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Case, Row, Span, Standard
from zjai_tui.transcribing.certifying import stamp
from zjai_tui.transcribing.drafts.drafting import Draft, new_draft
from zjai_tui.transcribing.usual import chosen_standard
from zjai_tui.tui.screens.standard_case import CaseScreen
from zjai_tui.tui.screens.standard_case_form import CaseFormScreen
from zjai_tui.tui.screens.standard_certify import CertifyScreen
from zjai_tui.tui.screens.standard_checker import CheckerScreen
from zjai_tui.tui.screens.standard_editor import StandardEditorScreen
from zjai_tui.tui.screens.standard_findings import FindingsScreen
from zjai_tui.tui.widgets.help_line import HelpLine
from zjai_tui.tui.widgets.lists import Lines

SMALL = """
schema = 1
[standard]
id = "small"
title = "小表"
edition = "1"
status = "transcribed"
max = 6
[[source]]
id = "S"
title = "小表"
held = true
[[input]]
id = "degree"
title = "学历"
type = "choice"
choices = ["博士", "硕士"]
[[node]]
id = "A"
title = "学历"
op = "bands"
by = ["degree"]
text = "博士6分，硕士4分。"
rows = [{ key = ["博士"], pts = 6 }, { key = ["硕士"], pts = 4 }]
cite = ["S#1"]
basis = "official"
"""
AWARDS = """
[[kind]]
id = "honor"
title = "荣誉"
[[kind]]
id = "award"
title = "获奖"
field = [{ id = "level", title = "级别", type = "choice", choices = ["国家级", "省级"] }]
[[node]]
id = "B"
title = "获奖"
op = "best"
entries = ["award"]
by = ["level"]
text = "国家级3分，省级2分。"
rows = [{ key = ["国家级"], pts = 3 }, { key = ["省级"], pts = 2 }]
cite = ["S#2"]
basis = "official"
"""
DAY = date(2024, 7, 1)


def small() -> Standard:
    """Return a table of one row."""
    return standard_from_text(SMALL, "小表")


def points(text: str) -> Span:
    """Return sure points."""
    return Span(Decimal(text), Decimal(text))


def right() -> Case:
    """Return a case that comes out as worked out by hand."""
    return Case(name="博士", given={"answers": {"degree": "博士"}}, expect={"total": points("6")})


def told(driver: Driver) -> str:
    """Return the message above the footer of the page in front."""
    return driver.app.screen.query_one(HelpLine).message


async def cases(driver: Driver, draft: Draft) -> None:
    """Open the list of cases."""
    driver.app._load_styles()
    driver.app.push_screen(CaseScreen(draft))
    await driver.settle()


async def test_a_case_is_worked_out_by_hand_before_the_program_shows_its_own_points() -> None:
    draft = new_draft(small())
    async with driven(NARROW) as driver:
        await cases(driver, draft)
        assert "还没有算例" in driver.screen()
        await driver.press("f9")
        await driver.type("硕士")
        await driver.press("tab", "left", "f6")
        assert told(driver) == "请先写手算的分，再按F6对照。"
        assert "程序算出" in driver.screen()
        assert "算出4分" not in driver.screen()
        await driver.type("6")
        assert "算出4分" not in driver.screen()
        await driver.press("f6")
        assert "总分：手算6分，程序算出4分，不一致。" in driver.screen()
        case = draft.standard.case[0]
        assert (case.name, case.given, dict(case.expect)) == (
            "硕士", {"answers": {"degree": "硕士"}}, {"total": points("6")},
        )  # fmt: skip
        await driver.press("backspace", "4")
        assert "不一致" not in driver.screen()
        await driver.press("ctrl+n", "enter")
        await driver.type("4分")
        await driver.press("f6")
        assert told(driver) == "对照结果：一致。"
        await driver.press("escape")
        assert "硕士" in driver.lines()[1]
        assert "一致" in driver.lines()[1]
        assert set(draft.standard.case[0].expect) == {"A", "total"}


async def test_a_case_asks_about_achievements_by_kind_and_every_step_can_be_undone() -> None:
    draft = new_draft(replace(standard_from_text(SMALL + AWARDS, "小表"), case=(right(),)))
    async with driven(WIDE) as driver:
        await cases(driver, draft)
        assert "总分：手算6分，程序算出6分，一致。" in driver.screen()
        await driver.press("f9", "f9")
        assert "添加哪一类业绩" in driver.screen()
        await driver.press("down", "enter")
        await driver.type("省科技奖")
        screen = driver.app.screen
        assert isinstance(screen, CaseFormScreen)
        assert "业绩1：获奖" in driver.screen()
        assert screen.work.case.given["entry"] == [{"kind": "award", "title": "省科技奖"}]
        await driver.press("f5")
        assert "entry" not in screen.work.case.given
        assert "业绩1：获奖" not in driver.screen()
        await driver.press("f7")
        assert screen.work.case.given["entry"] == [{"kind": "award", "title": "省科技奖"}]
        assert "业绩1：获奖" in driver.screen()
        screen.query_one("#case-name").input.focus()
        await driver.press("f5")
        assert "请先把光标移到要删除的那条业绩上。" in told(driver)
        await driver.press("f7", "f7", "f7")
        assert isinstance(driver.app.screen, CaseScreen)
        assert len(draft.standard.case) == 1
        await driver.press("delete")
        assert not draft.standard.case
        await driver.press("f7")
        assert len(draft.standard.case) == 1


async def test_what_is_no_number_of_points_stays_as_typed_and_is_named_on_leaving() -> None:
    draft = new_draft(replace(small(), case=(right(),)))
    async with driven(NARROW) as driver:
        await cases(driver, draft)
        await driver.press("enter")
        screen = driver.app.screen
        screen.query_one("#hand-0").input.focus()
        await driver.settle()
        await driver.type("六分")
        await driver.press("f6")
        assert "“总分”还没有读懂，请先改好。" in told(driver)
        await driver.press("escape")
        assert told(driver) == "“总分”没有读懂，没有采用。"
        assert draft.standard.case[0].expect["total"] == points("6")


async def test_cases_wait_until_the_standard_can_be_scored() -> None:
    broken = small()
    draft = new_draft(replace(broken, node=(replace(broken.node[0], by=("gone",)),), case=(right(),)))
    async with driven(NARROW) as driver:
        await cases(driver, draft)
        assert "还不能对照" in driver.screen()
        await driver.press("f9")
        assert "请先改好再录算例" in told(driver)
        assert len(draft.standard.case) == 1


async def shows(driver: Driver, window: FindingsScreen | CertifyScreen | CheckerScreen) -> list[str | None]:
    """Open a window; what it answers comes into the list."""
    answers: list[str | None] = []
    driver.app._load_styles()
    driver.app.push_screen(window, answers.append)
    await driver.settle()
    return answers


async def test_what_is_to_be_done_is_grouped_and_leads_to_its_row() -> None:
    doubled = replace(small().node[0], rows=(Row(pts=points("6"), key=("博士",)), Row(pts=points("5"), key=("硕士",))))
    draft = new_draft(replace(small(), node=(doubled,)))
    async with driven(NARROW) as driver:
        answers = await shows(driver, FindingsScreen(draft))
        shown = driver.screen()
        assert shown.index("应处理（") < shown.index("待核对（") < shown.index("学历（A）：还没有与原表核对")
        assert "算例：标准里没有算例" in shown
        await driver.press("home", "enter")
        assert not answers
        listed = driver.app.screen.query_one("#todos", Lines)
        listed.highlighted = next(at for at, line in enumerate(listed.lines) if "算例" in line.text)
        await driver.press("enter")
        assert not answers
        assert "不在某一项指标上" in driver.screen()
        await driver.press("end", "enter")
        assert answers == ["A"]


async def test_a_table_that_cannot_be_scored_lists_why_and_leads_there() -> None:
    broken = small()
    draft = new_draft(replace(broken, node=(replace(broken.node[0], by=("gone",)),)))
    async with driven(NARROW) as driver:
        answers = await shows(driver, FindingsScreen(draft))
        assert "学历（A）" in driver.screen()
        await driver.press("enter")
        assert answers == ["A"]


async def test_nothing_to_do_is_said() -> None:
    clean = replace(small(), case=(right(),))
    async with driven(NARROW) as driver:
        await shows(driver, FindingsScreen(new_draft(stamp(clean, ["A"], "王", DAY))))
        assert "没有要处理的" in driver.screen()


async def test_what_stands_in_the_way_of_certification_leads_to_its_row() -> None:
    async with driven(NARROW) as driver:
        answers = await shows(driver, CertifyScreen(new_draft(replace(small(), case=(right(),)))))
        assert "还有1处没有办好" in driver.screen()
        await driver.press("f9")
        assert "还不能认证" in driver.screen()
        await driver.press("enter")
        assert answers == ["A"]


@pytest.fixture
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: DAY)


@pytest.mark.usefixtures("_one_day")
async def test_certifying_saves_says_where_and_can_be_made_the_usual_standard() -> None:
    draft = new_draft(stamp(replace(small(), case=(right(),)), ["A"], "王核对", DAY))
    async with driven(NARROW) as driver:
        await shows(driver, CertifyScreen(draft))
        assert "王核对" in driver.screen()
        assert "2024-07-01" in driver.screen()
        await driver.press("ctrl+u", "f9")
        assert "没有写是谁核对的" in driver.screen()
        await driver.type("王认证")
        await driver.press("tab")
        await driver.type("某市某局")
        await driver.press("f9")
        assert "已认证。" in driver.screen()
        assert "某市某局王认证于2024年7月1日认证" in driver.screen()
        found = find_standard("small")
        assert found.digest[:12] in driver.screen()
        assert found.certificate is not None
        assert (found.certificate.by, found.certificate.unit, found.certificate.on) == ("王认证", "某市某局", DAY)
        assert draft.path == user_folder() / "standards" / "small.toml"
        await driver.press("f6")
        assert chosen_standard() == "small"
        assert "今后新建的档案就用这份标准" in driver.screen()


async def test_what_cannot_be_saved_is_not_certified_either() -> None:
    draft = new_draft(stamp(replace(small(), case=(right(),)), ["A"], "王", DAY))
    (user_folder() / "standards").mkdir(parents=True)
    (user_folder() / "standards" / "small.toml").write_text("别的", encoding="utf-8")
    async with driven(NARROW) as driver:
        await shows(driver, CertifyScreen(draft))
        await driver.press("f9")
        assert "没有认证。" in driver.screen()
        assert draft.standard.certificate is None


async def test_a_checker_must_have_a_name() -> None:
    async with driven(NARROW) as driver:
        answers = await shows(driver, CheckerScreen())
        await driver.press("enter")
        assert "请写核对人的姓名。" in driver.screen()
        await driver.type("王 核对")
        await driver.press("enter")
        assert answers == ["王 核对"]


async def test_a_fast_hand_stamps_and_deletes_the_row_it_is_at_not_the_one_still_shown() -> None:
    draft = new_draft(standard_from_text(SMALL + AWARDS, "小表"))
    async with driven(NARROW) as driver:
        await driver.app.show_page(StandardEditorScreen(draft))
        await driver.settle()
        await driver.press("down", "f9")
        await driver.type("王")
        await driver.press("enter", "f7", "home")
        for key in ("down", "down", "f9"):
            driver.app.post_message(events.Key(key, None))
        await driver.settle()
        assert [node.checked is not None for node in draft.standard.node] == [False, True]
        assert told(driver) == "B 获奖已记为王核对。"
        await driver.press("home")
        for key in ("down", "delete"):
            driver.app.post_message(events.Key(key, None))
        await driver.settle()
        assert [node.id for node in draft.standard.node] == ["B"]
