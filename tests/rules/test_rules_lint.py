"""What lint says as a whole: a clean standard, order, cites, open questions, and the standards of this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules_tables import SOUND, changed, codes, found, read, table
from zjai_tui.base.problems import Severity
from zjai_tui.rules.catalog import find_standard, standards
from zjai_tui.rules.linting.lint import lint

ALL_SHAPES = Path(__file__).parents[1] / "standards" / "all_shapes.toml"
CLEAN = """
[[kind]]
id = "award"
title = "获奖"
field = [
  { id = "level", title = "级别", type = "choice", choices = ["国家级", "省部级", "市厅级"] },
  { id = "rank", title = "排名", type = "rank" },
]

[[input]]
id = "years"
title = "任职年限"
type = "number"

[[node]]
id = "A"
title = "经历"
op = "sum"
cap = 2
cite = ["S#一"]

[[node]]
id = "A.years"
title = "任职年限"
op = "bands"
input = "years"
text = "任职年限10年以上2分，8年以上1.5分，5年以上1分"
rows = [{ min = 10, pts = 2 }, { min = 8, pts = 1.5 }, { min = 5, pts = 1 }]
cite = ["S#一1"]

[[node]]
id = "B"
title = "成果"
op = "sum"
cap = 8
cite = ["S#二"]

[[node]]
id = "B.award"
title = "获奖"
op = "sum"
entries = "award"
by = ["level", "rank"]
text = "国家级8分；省部级第1至3名6分，依次减2分；其他1分"
rows = [
  { key = ["国家级", "*"], pts = 8 },
  { key = ["省部级", "1..3"], pts = 6, step = -2 },
  { key = ["*", "*"], pts = 1 },
]
cite = ["S#二1"]
"""


def test_a_clean_standard_has_no_findings() -> None:
    assert lint(table(CLEAN)) == ()


@pytest.mark.parametrize("standard_id", standards())
def test_a_shipped_standard_is_clean_but_for_parts_that_add_up_to_more_than_their_section(standard_id: str) -> None:
    assert {one.code for one in lint(find_standard(standard_id))} <= {"section-exceeded"}


def test_a_standard_that_uses_every_rule_shape_is_clean_but_for_such_a_section() -> None:
    assert [(one.code, one.node) for one in lint(find_standard(str(ALL_SHAPES)))] == [("section-exceeded", "A")]


def test_a_node_without_a_cite_is_an_error() -> None:
    finding = found(table(CLEAN.replace('cite = ["S#一1"]\n', "")), "no-cite")[0]
    assert (finding.severity, finding.node, finding.message) == (Severity.ERROR, "A.years", "没有写依据")
    assert finding.remedy == "请在cite写明出自哪份文件的哪一处"


@pytest.mark.parametrize(
    "start, name",
    [
        ("[[window]]", "since"),
        ("[[cap]]", "rest"),
        ("[[exclusive]]", "同一成果计一次"),
        ("[[open]]", "since"),
        ("[[gate]]", "ethics"),
    ],
)
def test_every_rule_needs_a_cite(start: str, name: str) -> None:
    part = SOUND[SOUND.index(start) :]
    part = part[: part.index('cite = ["S#')]
    cite = SOUND[SOUND.index(part) + len(part) :].split("\n", 1)[0]
    standard = read(changed((f"{part}{cite}\n", part)))
    assert [one.node for one in found(standard, "no-cite")] == [name]
    assert found(read(SOUND), "no-cite") == []


def test_caps_and_rules_without_a_title_are_named_by_what_they_hold() -> None:
    text = changed(('title = "同一成果计一次"\ncite = ["S#说明"]\n', ""))
    assert [one.node for one in found(read(text), "no-cite")] == ["B.award、B.paper"]


def test_an_open_question_without_a_default_is_an_error() -> None:
    finding = found(read(changed(('default = "title"\n', ""))), "open-no-default")[0]
    assert (finding.severity, finding.node) == (Severity.ERROR, "since")
    assert finding.message == "有争议的条文没有写默认读法"
    assert finding.remedy == "请写default，一般取较严的一种"
    assert found(read(SOUND), "open-no-default", "reading-unused") == []


def test_a_reading_that_changes_nothing_is_told() -> None:
    text = changed(('title = "都算" }]', 'title = "都算" }, { id = "c", title = "丙" }, { id = "d", title = "丁" }]'))
    finding = found(read(text), "reading-unused")[0]
    assert (finding.severity, finding.node) == (Severity.NOTE, "since")
    assert finding.message == "读法“丙”“丁”没有对应的指标"
    assert finding.remedy == "请在指标的when里写上它；若这种读法就是不计分，不必改"


def test_a_question_that_no_indicator_asks_is_a_warning() -> None:
    question = (
        '[[open]]\nid = "q"\nask = "?"\ndefault = "a"\ncite = ["S#1"]\n'
        'reading = [{ id = "a", title = "甲" }, { id = "b", title = "乙" }]\n'
    )
    finding = found(table(CLEAN + question))[0]
    assert (finding.code, finding.severity) == ("reading-unused", Severity.WARNING)
    assert finding.message == "读法“甲”“乙”没有对应的指标"
    assert finding.remedy == "请在指标的when里写上它"


def test_a_window_asks_a_question_too() -> None:
    question = (
        '[[open]]\nid = "q"\nask = "?"\ndefault = "a"\ncite = ["S#1"]\n'
        'reading = [{ id = "a", title = "甲" }, { id = "b", title = "乙" }]\n'
    )
    window = '[[window]]\nid = "w"\ntitle = "某时"\non = "date"\ncite = ["S#1"]\nwhen = {{ q = "{}" }}\n'
    assert found(table(CLEAN + question + window.format("a") + window.format("b"))) == []


def test_errors_come_first_then_warnings_then_notes() -> None:
    text = CLEAN.replace("cap = 2", "cap = 3").replace('cite = ["S#二1"]', "")
    unused = '[[kind]]\nid = "k"\ntitle = "没有用到的"\n'
    standard = table(text + unused, most=9)
    assert codes(standard) == ["no-cite", "cap-never-binds", "kind-unused", "total-exceeded"]
    assert [one.severity for one in lint(standard)] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.WARNING,
        Severity.NOTE,
    ]


def test_every_finding_names_a_remedy_in_chinese_without_final_mark() -> None:
    text = CLEAN.replace("min = 8,", "min = 12,").replace("cap = 2", "cap = 3").replace("6分", "7分")
    told = lint(table(text))
    assert len(told) >= 3
    for one in told:
        assert one.message
        assert one.remedy
        assert not (one.message + one.remedy).endswith(("。", "！"))


def test_a_node_of_several_kinds_is_checked_for_each() -> None:
    kinds = (
        '[[kind]]\nid = "a"\ntitle = "甲"\nfield = [{ id = "n", title = "数", type = "number", whole = true }]\n'
        '[[kind]]\nid = "b"\ntitle = "乙"\nfield = [{ id = "n", title = "数", type = "number" }]\n'
    )
    rows = 'by = "n"\nrows = [{ key = "1..3", pts = 5 }, { key = "4..", pts = 1 }]'
    node = f'[[node]]\nid = "A"\ntitle = "指标"\nop = "sum"\nentries = ["a", "b"]\ncap = 10\ncite = ["S#1"]\n{rows}\n'
    assert [one.message for one in lint(table(kinds + node))] == ["数大于3、小于4没有对应的档，计0分"]
