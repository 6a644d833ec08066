"""From a spreadsheet to a certified standard that scores, through the app alone, by keys."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from textual import events

from hands import Keyboard
from tui_driver import WIDE, Driver, driven
from zjai_tui.cli import score
from zjai_tui.rules.catalog import find_standard
from zjai_tui.rules.locate import user_folder
from zjai_tui.rules.standards.seal import stamped
from zjai_tui.tui.screens.standard_case import CaseScreen
from zjai_tui.tui.screens.standard_case_form import CaseFormScreen
from zjai_tui.tui.screens.standard_editor import StandardEditorScreen
from zjai_tui.tui.screens.workspace import Workspace
from zjai_tui.tui.widgets.document import Document
from zjai_tui.tui.widgets.hand_points import HandRow
from zjai_tui.tui.widgets.help_line import HelpLine
from zjai_tui.tui.widgets.lists import Lines

FORTY = Path(__file__).parents[1] / "transcribing" / "forty_rows.csv"
DAY = date(2026, 3, 2)
ID = "jia-zhuanye-2026"
CHECKER, CERTIFIER, UNIT = "沈核对", "陆负责", "某市人力资源和社会保障局"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: DAY)


async def test_a_spreadsheet_of_forty_rows_becomes_a_certified_standard_that_scores(
    capsys: pytest.CaptureFixture[str],
) -> None:
    # one head is worded so that nobody can guess it: the column has to be corrected
    table = FORTY.read_text(encoding="utf-8").replace("封顶,说明\n", "封顶,口径\n", 1)
    Path("评价表.csv").write_text(table, encoding="utf-8")
    async with driven(WIDE) as driver:
        hand = Keyboard(driver)
        await takes_in(hand)
        await mends(hand)
        await compares_each_row(hand)
        await works_out_two_cases(hand)
        await certifies(hand)
        await leaves_and_begins_a_dossier(hand)
    scores_on_the_command_line(capsys)


def editor(driver: Driver) -> StandardEditorScreen:
    """Return the editor in front."""
    screen = driver.app.screen
    assert isinstance(screen, StandardEditorScreen), driver.screen()
    return screen


def told(driver: Driver) -> str:
    """Return the message above the footer."""
    return driver.app.screen.query_one(HelpLine).message


async def begins(hand: Keyboard) -> None:
    """Ask for a spreadsheet from the first screen on."""
    await hand.line("#begin", "录入量化标准")
    await hand.line("#answers", "从表格录入")


async def mends(hand: Keyboard) -> None:
    """Find what lint found, and write the points that nobody could read."""
    driver = hand.driver
    await driver.press("f5")
    assert "的分值待填，录入的表格里是“见说明”" in driver.screen()
    await down_to(driver, "决策咨询（C.5）：")
    await driver.press("enter")
    tiers = await to_field(driver, "rows")
    assert "0至2分" in tiers
    assert "【待填：见说明】" in tiers
    await driver.press("ctrl+shift+k")
    await driver.type(tiers.replace("0至2分", "2分"))
    row = editor(driver).draft.standard.node[-1].rows[0]
    assert (row.pts.low, row.pending) == (Decimal(2), "")
    await driver.press("f5")
    assert "待填" not in driver.screen()
    await driver.press("escape", "escape")


async def to_field(driver: Driver, name: str) -> str:
    """Move to a field of the rule with the Tab key; return what it holds."""
    for _ in range(20):
        row = editor(driver)._focused_row
        if row is not None and row.field.id == name:
            return row.field.shown
        await driver.press("tab")
    raise AssertionError(f"Tab does not lead to {name}\n{driver.screen()}")


async def ask(driver: Driver, name: str, text: str) -> None:
    """Move to a question of the import with the arrow keys, and answer it."""
    row = driver.app.screen.query_one(f"#{name}")
    for _ in range(12):
        if row.has_focus_within:
            break
        await driver.press("shift+tab")
    assert row.has_focus_within, name
    await driver.type(text)


async def takes_in(hand: Keyboard) -> None:
    """See the columns, correct one, name the table, look at what comes out, and agree."""
    driver = hand.driver
    await begins(hand)
    assert "选表格文件" in driver.screen()
    await driver.press("tab", "down", "enter")
    shown = driver.screen()
    for words in ("A    一级指标", "D    分值", "7、6、5、3", "F    口径"):
        assert words in shown
    await driver.press("end")
    columns = driver.app.screen.query_one("#columns", Lines)
    assert "不录入" in columns.lines[5].text
    await driver.press("enter")
    await down_to(driver, "说明")
    await driver.press("enter")
    assert told(driver) == "F列改为“说明”。"
    await ask(driver, "import-held", "")
    await driver.press("right")
    for name, text in (("edition", "2026-试行"), ("title", "甲专业量化评价表"), ("id", ID)):
        await ask(driver, f"import-{name}", text)
    assert "A.1 学历学位，5档，最高7分" in driver.screen()
    assert "第42行：分值“见说明”读不出，记为待填" in driver.screen()
    await driver.press("f9")
    assert "看生成结果" in driver.screen()
    await driver.press("f9")
    assert ID in told(driver)
    assert (user_folder() / "standards" / f"{ID}.toml").is_file()
    assert len(editor(driver).draft.standard.node) == 18


async def down_to(driver: Driver, words: str) -> None:
    """Move to the line of the list in front that begins so."""
    lines = next(one for one in driver.app.screen.query(Lines) if one.has_focus)
    wanted = next(at for at, line in enumerate(lines.lines) if line.text.strip().startswith(words))
    while lines.highlighted != wanted:
        await driver.press("down" if (lines.highlighted or 0) < wanted else "up")


async def compares_each_row(hand: Keyboard) -> None:
    """Mark row by row as compared with the printed table; the name is asked once."""
    driver = hand.driver
    await driver.press("home", "f9")
    assert "请先在指标树里选一项" in told(driver)
    await driver.press("down", "f9")
    await driver.type(CHECKER)
    await driver.press("enter")
    assert told(driver) == f"A 经历与能力已记为{CHECKER}核对。"
    nodes = editor(driver).draft.standard.node
    for _ in nodes[1:]:
        driver.app.post_message(events.Key("down", None))
        await driver.press("f9")
    assert told(driver) == f"C.5 决策咨询已记为{CHECKER}核对。"
    stamps = [node.checked for node in editor(driver).draft.standard.node]
    assert {(one.by, one.on) for one in stamps if one is not None} == {(CHECKER, DAY)}
    assert all(stamped(node) == "current" for node in editor(driver).draft.standard.node)


async def works_out_two_cases(hand: Keyboard) -> None:
    """Work two people out by hand; the program's numbers come afterwards, and a slip shows."""
    driver = hand.driver
    await driver.press("ctrl+n")
    assert isinstance(driver.app.screen, CaseScreen)
    await case(hand, "博士九年", {"a_1": "博士研究生", "a_2": "9", "a_3": "80", "a_4": "优秀", "c_5": "是"})
    await entry(hand, "学术论文", "SCI或EI收录")
    await by_hand(driver, "24.5至28.5")
    await driver.press("f6")
    assert told(driver) == "对照结果：一致。"
    await driver.press("escape")
    await case(hand, "大专三年", {"a_1": "大专", "a_2": "3", "a_3": "60", "a_4": "合格", "c_5": "否"})
    await entry(hand, "科研项目", "国家级", "2")
    await by_hand(driver, "20至24")
    await driver.press("f6")
    assert told(driver) == "对照结果：1处不一致。"
    compared = driver.app.screen.query_one("#compared-beside", Document)
    assert "总分：手算20～24分，程序算出21～25分，不一致。" in [block.text for block in compared.blocks]
    await by_hand(driver, "21至25")
    await driver.press("f6")
    assert told(driver) == "对照结果：一致。"
    await driver.press("escape", "escape")
    assert [one.name for one in editor(driver).draft.standard.case] == ["博士九年", "大专三年"]


async def case(hand: Keyboard, name: str, answers: dict[str, str]) -> None:
    """Begin a case and answer its questions about the person."""
    driver = hand.driver
    await driver.press("f9")
    assert isinstance(driver.app.screen, CaseFormScreen)
    await driver.type(name)
    for question, words in answers.items():
        key = f"answer.{question}"
        if words[0].isdecimal():
            await hand.to(key)
            await driver.type(words)
        else:
            await hand.pick(key, words)


async def entry(hand: Keyboard, kind: str, level: str, rank: str = "") -> None:
    """Give the person an achievement."""
    driver = hand.driver
    await driver.press("f9")
    await down_to(driver, kind)
    await driver.press("enter")
    await driver.type("一项成果")
    await hand.pick("entry.e01.fact.level", level)
    if rank:
        await hand.to("entry.e01.fact.rank")
        await driver.type(rank)


async def by_hand(driver: Driver, total: str) -> None:
    """Type the total worked out by hand."""
    row = next(one for one in driver.app.screen.query(HandRow))
    for _ in range(20):
        if row.has_focus_within:
            break
        await driver.press("tab")
    await driver.press("end", "ctrl+u")
    await driver.type(total)


async def certifies(hand: Keyboard) -> None:
    """Vouch for the whole, and let new dossiers use it."""
    driver = hand.driver
    await driver.press("ctrl+r")
    assert "每条都核对过" in driver.screen(), driver.screen()
    await driver.type(CERTIFIER)
    await driver.press("tab")
    await driver.type(UNIT)
    await driver.press("f9")
    assert "已认证。" in driver.screen()
    assert f"{UNIT}{CERTIFIER}于2026年3月2日认证" in driver.screen()
    found = find_standard(ID)
    assert found.standard.status == "certified"
    assert found.digest[:12] in driver.screen()
    await driver.press("f6", "escape")


async def leaves_and_begins_a_dossier(hand: Keyboard) -> None:
    """A new dossier is scored by the certified standard, in the app and on the command line, and both say so."""
    driver = hand.driver
    await driver.press("f10")
    await hand.line("#begin", "新建自评档案")
    workspace = driver.app.screen
    assert isinstance(workspace, Workspace)
    assert workspace.session.rules.standard.standard.id == ID
    await driver.press("→scoring")
    await hand.line("#indicators", "学历学位")
    await hand.pick("answer.a_1", "博士研究生")
    assert workspace.session.assessment.node("A.1").span.low == Decimal(7)
    assert workspace.session.assessment.status == "certified"
    assert CERTIFIER in workspace.session.assessment.banner
    await driver.press("f2")
    await driver.type("甲.toml")
    await driver.press("enter")
    assert "已保存到" in told(driver)


def scores_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Score the saved dossier, as text and as JSON."""
    capsys.readouterr()
    assert score.run(["甲.toml", "--json"]) in {0, 1}
    found = json.loads(capsys.readouterr().out)
    assert (found["standard"]["id"], found["standard"]["status"]) == (ID, "certified")
    assert next(one for one in found["nodes"] if one["id"] == "A.1")["low"] == "7"
    score.run(["甲.toml"])
    assert f"{CERTIFIER}于2026年3月2日认证" in capsys.readouterr().out.replace("\n", "")
