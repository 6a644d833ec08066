"""公示测算 by keyboard: what is typed, what the arrow keys move, what cannot be reckoned."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Digits

from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.publicity.plan import AtHand, Plan, moved, read_days
from zjai_tui.tui.publicity.sheet import KINDS, sheet
from zjai_tui.tui.widgets.month import CELLS, Month
from zjai_tui.workdays.windows import COUNTED, NEXT, window

OPEN = ["down", "down", "enter"]
TO_CALENDAR = ["tab"] * 4


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: date(2024, 9, 10))


async def retype(driver: Driver, question: str, text: str) -> None:
    """Go to a question and type over what is there."""
    driver.app.screen.query_one(f"#ask-{question} LineInput").focus()
    await driver.settle()
    await driver.type(text)


def end(driver: Driver) -> str:
    """Return the large end date, or nothing when none is shown."""
    large = driver.app.screen.query_one(Digits)
    return large.value if large.display else ""


def said(driver: Driver) -> str:
    """Return everything the screen says, scrolled out of view or not, in one line."""
    found = driver.app.screen.query("#publicity Document").results()
    return "".join(block.text for one in found for block in one.blocks)


async def test_the_timeline_draws_the_round_with_the_planned_publicity_in_it() -> None:
    async with driven(WIDE) as driver:
        await driver.press(*OPEN)
        await driver.press("f4")
        shown = driver.screen()
        assert "| ## 2个工作日" in shown  # 9 and 10 September
        assert "| #### 4个工作日" in shown  # 11 to 14 September, a made-up Saturday among them
        for words in ("公示开始", "公示期满", "网上个人申报截止", "余3个工作日"):
            assert words in shown
        await driver.press("escape")
        assert end(driver) == "2024-09-14"


async def test_the_timeline_says_why_when_a_year_is_not_covered() -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        await retype(driver, "start", "2027-01-04")
        await driver.press("f4")
        assert "2027年" in driver.screen()
        assert "放假" in driver.screen()


async def test_a_typed_date_replaces_the_start_and_everything_follows() -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        assert end(driver) == "2024-09-14"  # five days from today, the tenth
        await driver.type("９月13日")
        assert end(driver) == "2024-09-20"
        assert "没写年份，按2024年。" in driver.screen()
        assert "次日起算：2024年9月23日（周一）止" in said(driver)
        assert "中秋节" in said(driver)
        assert "公示时间：2024年9月13日至2024年9月20日，共5个工作日。" in said(driver)
        await driver.press("enter")
        assert " 起始日    2024-09-13" in driver.lines()
        await driver.type("10个工作日")
        assert end(driver) == "2024-09-27"
        assert "赶不上截止日2024年9月20日（周五），晚5个工作日；最晚2024年9月6日（周五）开始。" in said(driver)
        await driver.press("enter", "right")
        assert end(driver) == "2024-09-29"
        assert "(*)次日起算" in driver.screen()


async def test_the_arrow_keys_on_the_calendar_move_the_start() -> None:
    async with driven() as driver:
        await driver.press(*OPEN, *TO_CALENDAR)
        assert isinstance(driver.app.focused, Month)
        for key, start in [
            ("right", "2024-09-11"), ("down", "2024-09-18"), ("left", "2024-09-17"), ("pagedown", "2024-10-17"),
            ("up", "2024-10-10"), ("pageup", "2024-09-10"),
        ]:  # fmt: skip
            await driver.press(key)
            assert f" 起始日    {start}" in driver.lines()
            assert f"[{date.fromisoformat(start).day}起]" in driver.screen().replace("[ ", "[")
        assert end(driver) == "2024-09-14"


async def test_a_start_too_late_for_the_deadline_is_told_and_f8_mends_it() -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        await driver.type("2024-09-14")
        assert "赶不上截止日2024年9月20日（周五），晚1个工作日" in said(driver)
        await driver.press("f8")
        assert end(driver) == "2024-09-20"
        assert "赶得上截止日2024年9月20日（周五），公示在这天期满。" in said(driver)
        await driver.press("f9")
        assert " 起始日    2024-09-10" in driver.lines()


async def test_on_eighty_columns_everything_is_reached_by_page_down() -> None:
    async with driven(NARROW) as driver:
        await driver.press(*OPEN)
        assert "依据的日历" not in driver.screen()
        seen = driver.screen()
        for _ in range(5):
            await driver.press("pagedown")
            seen += driver.screen()
        for headline in ("首日的两种算法", "截止日期", "最晚哪天开始", "不计的日子", "公告可写", "依据的日历"):
            assert headline in seen
        assert " 起始日    2024-09-10" in driver.lines()


async def test_without_a_deadline_nothing_is_checked_against_one() -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        await retype(driver, "deadline", "")
        await driver.press("delete")
        assert end(driver) == "2024-09-14"
        assert "赶得上" not in said(driver)
        assert "最晚哪天开始" not in said(driver)
        assert "所在单位推荐截止" in said(driver)  # the round's own dates stay
        await driver.press("f8")
        assert "没有截止日，请先填写截止日。" in driver.screen()


async def test_a_year_without_a_calendar_says_what_to_do() -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        await driver.type("2027-01-04")
        assert end(driver) == ""
        assert "算不出止日" in driver.screen()
        assert "国务院办公厅关于2027年部分节假日安排的通知" in said(driver)
        assert "zjai calendar import" in said(driver)
        assert "--" not in said(driver)
        assert "2027年1月（没有放假安排）" in driver.screen()
        await driver.press("tab", "shift+tab")
        await driver.type("2026-12-25")
        assert end(driver) == "2026-12-31"
        assert "会算到2027年，还没有这一年的放假安排。" in said(driver)
        assert "--" not in said(driver)


async def test_a_deadline_in_a_year_without_a_calendar_leaves_the_end_standing() -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        await retype(driver, "deadline", "2027-06-30")
        assert end(driver) == "2024-09-14"
        assert "截止日无法核对" in driver.screen()
        assert "zjai calendar import" in said(driver)


@pytest.mark.parametrize(
    "question, typed, problem",
    [
        ("start", "明年春天", "“明年春天”不是看得懂的日期。"),
        ("start", "2024-02-30", "“2024-02-30”不是看得懂的日期。"),
        ("start", "[/] ", "“[/]”不是看得懂的日期。"),
        ("days", "251", "“251”不是能用的工作日数。请写1至250的整数。"),
        ("days", "5.5", "“5.5”不是能用的工作日数。请写1至250的整数。"),
        ("deadline", "2024-13-01", "“2024-13-01”不是看得懂的日期。"),
    ],
)
async def test_what_cannot_be_read_stays_as_typed_with_one_sentence(question: str, typed: str, problem: str) -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        await retype(driver, question, typed)
        await driver.press("enter")
        assert typed.strip() in driver.screen()
        assert problem in said(driver)
        assert "还没有读懂，下面仍按" in said(driver)


async def test_an_open_dossier_lends_its_round_and_is_left_as_it_was() -> None:
    async with driven(demo="reached") as driver:
        before = driver.app.session.dossier
        await driver.press("f3")
        await driver.type("gscs")
        await driver.press("enter")
        assert "公示测算　之江室发〔2024〕7号" in driver.screen()
        await driver.press("f1", "escape", "escape")
        assert "1基本信息" in driver.screen()
        assert driver.app.session.dossier == before


async def test_an_unreadable_calendar_is_told_where_one_is() -> None:
    folder = user_folder() / "calendars"
    folder.mkdir(parents=True)
    (folder / "2027.toml").write_text("不是表格", encoding="utf-8")
    async with driven() as driver:
        await driver.press(*OPEN)
        assert "2027.toml" in driver.screen()
        assert "新建自评档案" in driver.screen()


@pytest.mark.parametrize("size", [(64, 20), (220, 60)])
async def test_no_size_of_terminal_breaks_it(size: tuple[int, int]) -> None:
    async with driven(size) as driver:
        await driver.press(*OPEN, *TO_CALENDAR, "end", "home", "pagedown", "tab", "down", "f1", "escape")
        await retype(driver, "days", "250")
        await driver.press("tab", "tab", "tab", "end", "down", "home")
        assert driver.app.is_running


async def test_a_click_on_a_day_begins_there() -> None:
    async with driven() as driver:
        await driver.press(*OPEN)
        month = driver.app.screen.query_one(Month)
        week = next(at for at, line in enumerate(driver.lines()) if "16休" in line)
        await driver.pilot.click(offset=(month.region.x + 3 * 5 + 2, week))
        await driver.settle()
        assert " 起始日    2024-09-19" in driver.lines()


def test_today_outside_the_round_begins_with_the_latest_start_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: date(2026, 11, 22))
    plan, why = AtHand(None).first_plan()
    assert plan == Plan(start=date(2024, 9, 13), days=5, first_day=COUNTED, deadline=date(2024, 9, 20))
    assert "今天不在之江室发〔2024〕7号的申报期内" in why


def test_every_mark_of_the_calendar_is_told_apart_without_colour() -> None:
    plan = Plan(start=date(2024, 9, 12), days=5, first_day=NEXT, deadline=date(2024, 9, 27))
    table = AtHand(None).table
    rows = sheet(table, plan, window(table, plan.start, 5, NEXT))
    cells = {cell.day.day: cell for row in rows for cell in row.cells if cell}
    marks = {day: cells[day].mark for day in (11, 12, 13, 14, 15, 16, 18, 20, 21, 27, 29)}
    assert marks == {
        11: "", 12: "起", 13: "计", 14: "班", 15: "休", 16: "休", 18: "计", 20: "止", 21: "休", 27: "限", 29: "班",
    }  # fmt: skip
    assert {cell.kind for cell in cells.values()} == set(KINDS)


def test_a_window_of_one_day_and_one_of_a_year_fit_the_calendar() -> None:
    table = AtHand(None).table
    one = Plan(start=date(2024, 9, 13), days=1)
    marks = [cell.mark for row in sheet(table, one, window(table, one.start, 1)) for cell in row.cells if cell]
    assert marks[12] == "同"
    year = Plan(start=date(2024, 12, 31), days=250)
    rows = sheet(table, year, window(table, year.start, 250))
    assert [row.title for row in rows if row.title][::12] == ["2024年12月", "2025年12月"]
    assert all(len(row.cells) == 7 for row in rows if not row.title)
    assert CELLS == 36


@pytest.mark.parametrize(
    "start, by, result",
    [
        (date(2024, 1, 31), {"months": 1}, date(2024, 2, 29)),
        (date(2100, 12, 31), {"days": 1}, date(2100, 12, 31)),
        (date(1900, 1, 1), {"months": -1}, date(1900, 1, 1)),
    ],
)
def test_a_move_stays_within_the_calendar(start: date, by: dict[str, int], result: date) -> None:
    assert moved(start, **by) == result


@pytest.mark.parametrize("typed, value", [("５天", 5), ("250", 250), ("0", None), ("", None), ("一周", None)])
def test_days_are_read_as_people_type_them(typed: str, value: int | None) -> None:
    assert read_days(typed).value == value
    assert bool(read_days(typed).problem) == (value is None)
