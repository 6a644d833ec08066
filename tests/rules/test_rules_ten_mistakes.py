"""A file with ten mistakes of ten kinds: one run of lint tells them all, each at its place, in Chinese."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.rules.standards.faults import standard_faults

TEN = """\
schema = 1

[standard]
id = "ten"
title = "有十处错误的表"
edition = "1"
status = "transcribed"
max = "100"

[[source]]
id = "S"
title = "试验文件"
held = true

[[input]]
id = "years"
title = "任职年限"
type = "number"
max = 50

[[kind]]
id = "award"
title = "获奖"
field = [
  { id = "level", title = "级别", type = "choice", choices = ["甲", "乙"] },
  { id = "rank", title = "排名", type = "rank" },
  { id = "date", title = "日期", type = "date" },
]

[[node]]
id = "A"
title = "水平"
op = "sum"
cap = 10
cite = ["S#1"]

[[node]]
id = "A.years"
title = "任职年限"
op = "bands"
input = "years"
rows = [
  { min = 10, pts = 2 },
  { min = 5, max = 7, pts = 1 },
]
text = "10年以上2分，5年以上不足7年1分"
cite = ["S#1"]

[[node]]
id = "B.award"
title = "获奖"
op = "sum"
entries = ["award"]
by = ["level"]
cap = 9
rows = [{ key = ["甲"], pts = 5 }]
text = "甲级6分，最高9分"
cite = ["S#2"]

[[node]]
id = "A.more"
title = "更多"
op = "sum"
entries = ["award"]
by = ["level"]
capp = 3
rows = [
  { key = ["甲"], pts = 5 },
]
cite = ["S#2"]

[[node]]
id = "A.other"
title = "其他"
op = "sum"
entries = ["award"]
by = ["levle"]
cap = 5
rows = [{ key = ["甲"], pts = 5 }]
cite = ["S#2"]

[[node]]
id = "A.third"
title = "再其他"
op = "sum"
entries = ["award"]
by = ["level"]
cap = 5
take = true
rows = [{ key = ["甲"], pts = 5 }]
cite = ["S#2"]

[[node]]
id = "A.cited"
title = "依据"
op = "sum"
entries = ["award"]
by = ["level"]
cap = 5
window = "since"
rows = [{ key = ["乙"], pts = 5 }]
cite = ["T#2"]

[[window]]
id = "since"
title = "近年"
on = "date"
after = 2025-01-01
until = 2024-01-01
cite = ["S#3"]

[[open]]
id = "twice"
ask = "能不能重复计"
at = ["A.other"]
reading = [{ id = "yes", title = "能" }, { id = "no", title = "不能" }]
cite = ["S#3"]
"""

TOLD = {
    "standard-wrong": ('max = "100"', "应为数字，现为“100”"),
    "tier-hole": ('id = "A.years"', "任职年限7以上、不足10没有对应的档"),
    "missing-parent": ('id = "B.award"', "上级“B”不存在"),
    "number-not-in-text": ('id = "B.award"', "规则里的5在条文里找不到"),
    "unknown-key": ("capp = 3", "不认识的键“capp”。是不是想写 cap"),
    "unknown-name by": ('by = ["levle"]', "业绩种类“award”的字段“levle”不存在。是不是想写 level"),
    "standard-wrong take": ("take = true", "应为整数，现为“是”"),
    "unknown-name cite": ('cite = ["T#2"]', "来源“T”不存在"),
    "crossed-limits": ('id = "since"', "终点2024-01-01不晚于起点2025-01-01"),
    "open-no-default": ('id = "twice"', "有争议的条文没有写默认读法"),
}
"""By code: the line that has to be named (that of an item is its header), and what has to be said."""


def line_of(piece: str, text: str = TEN) -> int:
    """The line a clerk has to look at: that of a key, or the header right above an id."""
    lines = text.split("\n")
    (found,) = [at for at, line in enumerate(lines, 1) if line == piece]
    return found - 1 if piece.startswith("id = ") else found


@pytest.fixture
def ten(tmp_path: Path) -> Path:
    path = tmp_path / "表.toml"
    path.write_text(TEN, encoding="utf-8")
    return path


def test_all_ten_are_told_at_once_each_with_its_line(ten: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standard", "lint", str(ten)]) == 2
    shown = capsys.readouterr()
    told = [line for line in (shown.out.replace("\n            ", "") + shown.err).splitlines() if "行，" in line]
    for piece, words in TOLD.values():
        assert [line for line in told if f"第{line_of(piece)}行，" in line and words in line], (piece, told)
    assert len(told) == len(TOLD) + 1  # the number the clause has instead of the rule's is told as well
    assert all(str(ten) in line and line.endswith("。") for line in shown.err.splitlines())


def test_all_ten_are_in_the_json_with_code_line_and_place(ten: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standard", "lint", str(ten), "--json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["standard"]) == (False, None)
    told = {(one["code"], one["line"]) for one in found["findings"]}
    assert {(code.partition(" ")[0], line_of(piece)) for code, (piece, _) in TOLD.items()} <= told
    places = {one["node"] for one in found["findings"]}
    assert {f"{ten}，standard，max", f"{ten}，node，第4项“A.more”", "A.years", "twice"} <= places
    assert all(one["message"] and one["remedy"] for one in found["findings"])


def test_mistakes_of_syntax_in_several_items_are_told_with_all_the_others() -> None:
    text = TEN.replace('op = "bands"', 'op = bands"').replace('title = "近年"', 'title = "近年')
    text = text.replace("capp = 3", "capp ＝ 3")
    faults = standard_faults(text, "表.toml")
    syntax = [one.line for one in faults.problems if one.code == "toml-syntax"]
    assert syntax == [line_of('op = bands"', text), line_of("capp ＝ 3", text), line_of('title = "近年', text)]
    others = {one.code for one in faults.problems} - {"toml-syntax"}
    assert others == {"standard-wrong", "missing-parent", "unknown-name"}
    assert {one.code for one in faults.findings} >= {"number-not-in-text", "open-no-default"}
    assert [one.line for one in faults.problems] == sorted(one.line or 0 for one in faults.problems)
