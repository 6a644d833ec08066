"""The editor of a standard: tree, clause, rule and effect; typed, undone, saved, stamped, left."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hands import Mouse
from tui_driver import NARROW, WIDE, Driver
from zjai_tui.rules.locate import user_folder
from zjai_tui.rules.standards.seal import stamped
from zjai_tui.transcribing.drafts.draft_copies import left_drafts
from zjai_tui.transcribing.drafts.drafting import open_draft
from zjai_tui.transcribing.drafts.node_address import node_at
from zjai_tui.tui.app import ZjaiApp
from zjai_tui.tui.beginning import Beginning
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.standard_editor import StandardEditorScreen
from zjai_tui.tui.transcribing.rule_row import RuleRow
from zjai_tui.tui.widgets.document import Document
from zjai_tui.tui.widgets.help_line import HelpLine

SHAPES = Path(__file__).parents[1] / "standards" / "all_shapes.toml"
WATER = SHAPES.with_name("zj_water.toml")
CLAUSE = "10年以上2分，8-10年1.5分，5-8年1分；\n每年不少于90学时。依据〔2023〕240号。"
HOSTILE = "[@click=app.quit]点我[/] [red]红[/red]\\u001b[2J\\u202e倒"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: date(2026, 3, 2))


@asynccontextmanager
async def editing(size: tuple[int, int], file: Path | None, name: str = "表.toml") -> AsyncIterator[Driver]:
    """Run the app on a copy of a standard file, or on no standard."""
    if file is not None:
        Path(name).write_bytes(file.read_bytes())
    app = ZjaiApp(Beginning(standard=name if file is not None else ""))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


def editor(driver: Driver) -> StandardEditorScreen:
    """Return the editor in front."""
    screen = driver.app.screen
    assert isinstance(screen, StandardEditorScreen), driver.screen()
    return screen


def told(driver: Driver) -> str:
    """Return the message above the footer."""
    return driver.app.screen.query_one(HelpLine).message


def said(driver: Driver, part: str) -> str:
    """Return what a part of the screen says, however it is wrapped."""
    return "\n".join(block.text for block in driver.app.screen.query_one(part, Document).blocks)


def tree_line(driver: Driver, words: str) -> str:
    """Return the line of the tree that begins with the words."""
    return next(line.split("│")[0] for line in driver.lines() if line.lstrip("> ").startswith(words))


def row(driver: Driver, field: str) -> RuleRow:
    """Return the row of a field."""
    return next(one for one in driver.app.screen.query(RuleRow) if one.field.id == field)


async def to_row(driver: Driver, words: str) -> None:
    """Go in the tree to the line that begins with the words."""
    lines = editor(driver).index
    lines.focus()
    lines.highlighted = next(at for at, line in enumerate(lines.lines) if line.text.startswith(words))
    await driver.settle()


async def to_field(driver: Driver, field: str) -> None:
    """Put the cursor into a field."""
    row(driver, field).focus_control()
    await driver.settle()


async def test_a_tier_typed_changes_the_effect_at_once_and_what_cannot_be_read_is_told_in_place_and_kept() -> None:
    async with editing(WIDE, SHAPES) as driver:
        await to_row(driver, "B.research 科研（酌情）")
        assert "科研：14分（已计分）" in driver.screen()
        assert "手算14分，一致。" in driver.screen()
        await driver.press("enter")
        await to_field(driver, "rows")
        await driver.press(*["up"] * 8, "end", "backspace")
        await driver.type("3")  # 依次减2 becomes 依次减3
        assert "科研：13分（已计分）" in driver.screen()
        assert "手算14分，算出13分，不一致。" in driver.screen()
        assert "（必须改）算例“省部级第2名”应得14分，算出13分" in said(driver, "#todo")
        assert "!1" in tree_line(driver, "B.research 科研（酌情）")
        await driver.type("x")
        assert "档位第1行：读不出" in driver.screen()
        assert said(driver, "#rule-form .error").endswith("规则里仍是原来的内容。")
        assert "科研：13分（已计分）" in driver.screen()  # the rule is as it was last understood
        await to_row(driver, "A.years")
        assert "任职年限没有填" in driver.screen()
        await to_row(driver, "B.research 科研（酌情）")
        assert row(driver, "rows")._control.text.splitlines()[0].endswith("依次减3x")
        assert "档位第1行：读不出" in driver.screen()
        await driver.press("f2")
        assert told(driver).startswith("“档位”的填写没有读懂，没有存入。已保存到")
        assert node_at(open_draft(Path("表.toml")).standard, "B.research").rows[0].step == -3
        await driver.press("f7")
        assert told(driver) == "已撤销：档位的填写。"
        assert row(driver, "rows")._control.text.splitlines()[0] == "省部级，第1至3名：16分，依次减3"
        await driver.press("f7")
        assert told(driver) == "已撤销：B.research　档位。"
        assert "科研：14分（已计分）" in driver.screen()
        await driver.press("f8", "f4")
        assert told(driver).startswith("现在用")
        assert editor(driver).editing.unsaved is False  # done again: what the file holds


async def test_a_clause_is_pasted_whole_its_numbers_marked_and_the_rule_shown_beside_it_in_turn() -> None:
    async with editing(NARROW, SHAPES) as driver:
        await to_row(driver, "A.years")
        await driver.press("f6")
        assert "还没有条文原文" in driver.screen()
        assert driver.app.focused is row(driver, "text")._control
        await driver.paste(CLAUSE)
        shown = driver.screen()
        assert "[10]年以上[2]分，[8]-[10]年[1.5]分，[5]-[8]年[1]分" in shown
        assert "?90?学时" in shown or "不少于?90?" in shown
        assert "(〔2023〕240号)" in shown or "(2023)" in shown
        assert "90学时”规则里没有" in said(driver, "#clause-told")
        await to_field(driver, "explain")
        await driver.type("90学时：每年的最低学时")
        assert "(90)学时" in driver.screen()
        assert node_at(editor(driver).draft.standard, "A.years").text == CLAUSE
        await driver.press("f6")
        assert "[规则]" in driver.screen()
        await to_field(driver, "title")
        await driver.press("f1")
        assert "名称。照原表的名称。" in driver.screen()
        await driver.press("escape", "f6")
        assert "[试算]" in driver.screen()
        assert "这一项要处理的" in driver.screen()
        await driver.press("escape")
        assert driver.app.focused is editor(driver).index
        assert "[指标树]" in driver.screen()


async def test_a_row_that_changes_after_it_was_compared_loses_its_stamp_visibly() -> None:
    async with editing(NARROW, SHAPES) as driver:
        await to_row(driver, "A.years")
        await driver.press("f9")
        assert "核对人" in driver.screen()
        await driver.type("王芳")
        await driver.press("enter")
        assert told(driver).startswith("A.years 任职年限已记为王芳核对。")
        assert said(driver, "#clause-head").endswith("已核对：王芳，2026-03-02。")
        assert "[v]" in tree_line(driver, "A.years")
        await driver.press("down", "f9")  # the name is asked for once
        assert told(driver).startswith("A.title 取得职称的年限已记为王芳核对。")
        await driver.press("up", "enter")
        await to_field(driver, "cap")
        await driver.type("2")
        await driver.press("escape")
        assert "[x]" in tree_line(driver, "A.years")
        assert "核对后改过，要重新核对：王芳" in said(driver, "#clause-head")
        assert stamped(node_at(editor(driver).draft.standard, "A.years")) == "stale"
        await driver.press("f7")
        assert stamped(node_at(editor(driver).draft.standard, "A.years")) == "current"


async def test_rows_are_added_named_moved_and_deleted_and_everything_follows() -> None:
    async with editing(NARROW, SHAPES) as driver:
        await to_row(driver, "B 工作成果")
        await driver.press("insert")
        screen = editor(driver)
        assert (screen.editing.node_id, told(driver)) == ("E", "已添E。写上名称，选好计分方式。")
        assert "“各项相加”没有下级指标，也没有完整的业绩种类和档位" in said(driver, "#todo")
        assert "还有1处必须改，改好以后才能计分" in said(driver, "#effect")
        await to_field(driver, "id")
        await driver.press("home", "delete")
        await driver.type("A.新")
        await driver.press("tab")  # an id counts once one leaves it
        assert screen.editing.key == "A.新"
        await to_field(driver, "entries")
        await driver.type("+培训")
        await to_field(driver, "by")
        await driver.type("+天数（数字，天）")
        await to_field(driver, "rows")
        await driver.type("≥10天 2")
        await driver.press("enter")
        await driver.type("不足10 1")
        assert not screen.draft.problems
        node = node_at(screen.draft.standard, "A.新")
        assert [entry.key for entry in node.rows] == [("10..",), ("..<10",)]
        assert node.rows[0].pts.low == Decimal(2)
        await driver.press("tab", "escape", "ctrl+up")
        assert [one.text[:3] for one in screen.index.lines].index("A.新") >= 1
        await driver.press("delete")
        assert told(driver).startswith("已删去A.新")
        assert all(one.id != "A.新" for one in screen.draft.standard.node)
        await driver.press("f7")
        assert node_at(screen.draft.standard, "A.新") == node


async def test_leaving_asks_what_to_do_with_changes_and_what_was_lost_to_a_power_cut_is_offered() -> None:
    async with editing(NARROW, SHAPES) as driver:
        await driver.press("enter")
        await to_field(driver, "title")
        await driver.type("改")
        await driver.press("ctrl+q")
        assert "有修改还没有保存" in driver.screen()
        await driver.press("escape")
        editor(driver)._keep()
        editor(driver).editing.copy._lock.release()  # as if the power had failed
        assert len(left_drafts()) == 1
    async with editing(NARROW, None) as driver:
        assert "没有保存就中断了" in driver.screen()
        await driver.press("enter")
        assert "有修改未保存" in said(driver, "#title")
        assert editor(driver).draft.standard.standard.title.endswith("改")
        await driver.press("f10", "down", "enter")  # 保存后离开
        assert isinstance(driver.app.screen, HomeScreen)
        assert open_draft(Path("表.toml")).standard.standard.title.endswith("改")
        assert left_drafts() == ()
        await driver.press("ctrl+q")
        assert driver.app._exit


async def test_a_standard_is_begun_from_a_blank_or_from_the_shipped_one_and_opened_again() -> None:
    async with editing(NARROW, None) as driver:
        mouse = Mouse(driver)
        await mouse.line("#answers", "zj-ai-reference为底稿")
        await driver.type("甲-2026")
        await driver.press("f9")
        assert "请写版次" in driver.screen()
        await driver.type("2026")
        await driver.press("f9")
        screen = editor(driver)
        assert screen.draft.standard.standard.id == "甲-2026"
        assert screen.draft.standard.standard.status == "reference"
        await mouse.line("#standard-tree", "A.years 资历")
        await mouse.click("条文")
        assert "A.years 资历" in driver.screen()
        await mouse.click("F2保存标准")
        assert (user_folder() / "standards" / "甲-2026.toml").exists()
        await driver.press("f10")
        await driver.press("end")
        await driver.app.run_action("transcribe")
        await driver.settle()
        assert "打开自己的标准：甲-2026" in driver.screen()
        await mouse.line("#answers", "空白的底稿")
        for text in ("乙-2026", "乙标准", "2026"):
            await driver.type(text)
            await driver.press("enter")
        await driver.press("f9")
        assert not editor(driver).draft.problems


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hostile_text_of_a_file_is_shown_letter_by_letter_in_every_pane(size: tuple[int, int]) -> None:
    text = SHAPES.read_text(encoding="utf-8")
    hostile = text.replace("任职年限", HOSTILE).replace("全部规则形状的试验标准", HOSTILE).replace("省部级", HOSTILE)
    hostile = hostile.replace('id = "A.years"', f'id = "A.years"\ntext = """{HOSTILE}10分\n[/]"""\nnote = "{HOSTILE}"')
    file = Path("源.toml")
    file.write_text(hostile, encoding="utf-8")
    async with editing(size, file) as driver:
        await to_row(driver, "A.years")
        seen = driver.screen()
        for _ in range(4):
            await driver.press("f6")
            seen += driver.screen()
        assert "[@click=app.quit]点我[/]" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        await driver.press("f5")
        await driver.press("escape", "f1", "escape", "f3", "escape")
        await Mouse(driver).click("点我")
        assert not driver.app._exit
        before = editor(driver).draft.standard
        await to_row(driver, "B.research")
        assert editor(driver).draft.standard == before


async def test_a_file_that_cannot_be_read_or_is_not_there_is_told_at_home() -> None:
    Path("坏.toml").write_text("schema = 1\n[standard", encoding="utf-8")
    for name, why in (("坏.toml", "第2行"), ("没有.toml", "找不到这个文件"), ("没有这个编号", "没有这个标准")):
        app = ZjaiApp(Beginning(standard=name))
        async with app.run_test(size=NARROW) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            assert why in driver.screen()
            assert isinstance(app.screen, HomeScreen)
