"""The rules across rows in the editor: added, filled in, attached to rows, undone, saved, read again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from test_tui_standard_editor import editing, editor, row, said, to_field, to_row, told, tree_line
from tui_driver import WIDE, Driver
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Open, Reading
from zjai_tui.transcribing.drafts.node_address import node_at
from zjai_tui.tui.screens.standard_findings import FindingsScreen
from zjai_tui.tui.widgets.lists import Lines

TABLE = """
schema = 1
[standard]
id = "t"
title = "表"
edition = "1"
status = "transcribed"
max = 30
[[source]]
id = "S"
title = "表"
[[kind]]
id = "work"
title = "科研"
field = [{ id = "rank", title = "排名", type = "rank" }]
[[kind]]
id = "talk"
title = "讲座"
[[node]]
id = "A"
title = "科研"
op = "best"
entries = ["work"]
by = ["rank"]
rows = [{ key = ["4..6"], pts = [8, 10] }]
cite = ["S#1"]
[[node]]
id = "A2"
title = "科研"
op = "best"
entries = ["work"]
by = ["rank"]
rows = [{ key = ["4..6"], pts = 10, step = -1 }]
cite = ["S#1"]
[[node]]
id = "B"
title = "讲座"
op = "sum"
entries = ["talk"]
rows = [{ pts = 2 }]
tag = "其他"
cite = ["S#2"]
[[case]]
name = "第5名"
given = { entry = [{ kind = "work", facts = { rank = 5 } }, { kind = "talk" }, { kind = "talk" }] }
expect = { total = [10, 12] }
"""


async def fill(driver: Driver, field: str, text: str) -> None:
    """Put a text in the place of what a field holds."""
    await to_field(driver, field)
    control = row(driver, field)._control
    control.select_all()  # type: ignore[union-attr]
    await driver.paste(text)


async def add(driver: Driver, words: str) -> None:
    """Add a rule of a kind by the key that adds rows."""
    editor(driver).index.focus()
    await driver.press("insert")
    answers = driver.app.screen.query_one("#answers", Lines)
    answers.highlighted = next(at for at, line in enumerate(answers.lines) if line.text == f"加一条：{words}")
    await driver.press("enter")
    await driver.settle()


async def test_a_contested_clause_and_a_cap_over_a_tag_are_registered_without_touching_the_file() -> None:
    Path("源.toml").write_text(TABLE, encoding="utf-8")
    async with editing(WIDE, Path("源.toml")) as driver:
        assert "没有" in tree_line(driver, "跨指标的规则")
        await to_row(driver, "跨指标的规则")
        await add(driver, "有争议的条文")
        assert told(driver) == "已加一条有争议的条文，请逐栏填写。"
        assert driver.app.focused is row(driver, "id")._control
        await fill(driver, "id", "递减")
        await fill(driver, "ask", "第4至6名怎样给分？")
        await fill(driver, "reading", "酌定：由评委酌定\n递减：依次减1分")
        await fill(driver, "at", "A、没有的")
        assert "没有指标“没有的”" in driver.screen()
        assert said(driver, "#rule-form .error").endswith("规则里仍是原来的内容。")
        await fill(driver, "at", "A")
        row(driver, "cite")._control.value = "S#1"  # type: ignore[union-attr]
        await to_field(driver, "default")
        await driver.press("home", "right")
        assert "有争议的条文：第4至6名怎样给分？" in driver.screen()

        for words, reading in (("A 科研", "由评委酌定"), ("A2 科研", "依次减1分")):
            await to_row(driver, words)
            await fill(driver, "when", f"读法：{reading}")
        assert "总分12～14分" in driver.screen()  # only the default reading counts
        await fill(driver, "id", "A")
        await driver.press("enter")
        assert [one.id for one in editor(driver).draft.standard.node] == ["A", "A", "B"]

        await to_row(driver, "跨指标的规则")
        await add(driver, "合计封顶")
        assert "总分12～14分" in driver.screen()  # a new cap caps nothing
        assert row(driver, "tag").field.shown == "其他"
        await fill(driver, "max", "2")
        assert "总分10～12分" in driver.screen()
        assert "没有写依据" in said(driver, "#todo")
        await driver.press("f5")
        assert isinstance(driver.app.screen, FindingsScreen)
        todos = driver.app.screen.query_one("#todos", Lines)
        todos.highlighted = next(at for at, one in enumerate(todos.lines) if one.text.startswith("其他：没有写依据"))
        await driver.press("enter")
        assert editor(driver).editing.key == "cap:1"
        await fill(driver, "cite", "S#备注")
        assert "没有要处理的" in said(driver, "#todo")

        await to_row(driver, "有争议的条文")
        await driver.press("delete")
        assert told(driver).startswith("已删去有争议的条文：第4至6名怎样给分？，按F7可撤销")
        assert "还不能计分" in said(driver, "#standard-line")
        await driver.press("f7")
        assert "总分10～12分" in driver.screen()
        await driver.press("f2")

    made = standard_from_text(Path("表.toml").read_text(encoding="utf-8"), "表.toml")
    assert made.open == (
        Open(id="递减", ask="第4至6名怎样给分？", at=("A",), default="酌定", cite=("S#1",),
             reading=(Reading(id="酌定", title="由评委酌定"), Reading(id="递减", title="依次减1分"))),
    )  # fmt: skip
    assert [node_at(made, key).when for key in ("A", "A#2")] == [{"递减": "酌定"}, {"递减": "递减"}]
    assert (made.cap[0].tag, made.cap[0].max, made.cap[0].cite) == ("其他", Decimal(2), ("S#备注",))
    async with editing(WIDE, Path("表.toml"), "又开.toml") as driver:
        assert "2条" in tree_line(driver, "跨指标的规则")
        await to_row(driver, "合计封顶：其他")
        assert row(driver, "max").field.shown == "2"
