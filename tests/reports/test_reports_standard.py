"""Standards listed, shown in full, and checked, as text and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

from report_samples import small_standard
from zjai_tui.base.cells import width
from zjai_tui.base.problems import Problem, Severity
from zjai_tui.reports.standard_json import clean, lint_json, list_json, show_json, unreadable_json
from zjai_tui.reports.standard_text import lint_text, standard_list_text, standard_text
from zjai_tui.rules.linting.findings import Finding
from zjai_tui.rules.standards.seal import node_seal
from zjai_tui.rules.standards.standard import Stamp


def _finding(severity: Severity) -> Finding:
    return Finding(code="c", severity=severity, node="A.award", message="两档重叠", remedy="请核对")


def test_the_list_names_each_standard_with_edition_and_status_and_those_that_cannot_be_read() -> None:
    text = standard_list_text([small_standard()], ["broken"])
    assert re.search(r"^small：小表$", text, re.MULTILINE)
    assert "1，参考，非官方，满分20分" in text
    assert "broken" in text
    assert list_json([small_standard()], ["broken"])["unreadable"] == ["broken"]
    assert list_json([small_standard()], [])["standards"][0]["max"] == "20"


def test_a_standard_is_shown_with_every_tier_cap_clause_and_reading() -> None:
    text = standard_text(small_standard())
    for pattern in (
        r"※ 这是测试用的小表。",
        r"A 成果（累计） \.+ 最高10分",
        r"A\.award 获奖（取最高） \.+ 不封顶",
        r"国家级 \.+ 8分",
        r"只在按“单独计分”理解时适用。",
        r"依据：《某转述》表二（同类参照）",
        r"· 一篇论文只计一次",
        r"· 控制项：职业道德合格",
        r"· 其他成果单独计分吗？",
        r"- 不单独计分（默认）",
    ):
        assert re.search(pattern, text), pattern
    assert max(map(width, text.splitlines())) <= 80


def test_the_shown_json_holds_nodes_readings_and_sources() -> None:
    found = show_json(small_standard())
    assert [one["id"] for one in found["nodes"]] == ["A", "A.award", "A.paper", "A.other", "B"]
    row = {"title": "国家级", "low": "8", "high": "8", "step": "0", "per": 1, "pending": ""}
    assert found["nodes"][1]["rows"][0] == row
    assert found["open"][0]["default"] == "no"
    assert found["sources"][1] == {"id": "T", "title": "某转述", "doc_no": "", "held": False, "note": "只见一页"}
    assert json.loads(json.dumps(found)) == found


def test_findings_are_told_errors_first_and_counted() -> None:
    lines = lint_text(small_standard(), [_finding(Severity.NOTE), _finding(Severity.ERROR)]).splitlines()
    assert lines[0] == "检验标准：小表（small，1，参考，非官方）"
    assert lines[2] == "  （必须改）A.award：两档重叠。请核对。"
    assert lines[-1] == "必须改1条，应处理0条，可看一看1条。"


def test_no_finding_is_said_in_words() -> None:
    assert lint_text(small_standard(), []).endswith("没有发现问题，算例全部算对。")


def test_only_notes_are_clean() -> None:
    assert clean([])
    assert clean([_finding(Severity.NOTE)])
    assert not clean([_finding(Severity.WARNING)])


def test_the_lint_json_has_exactly_the_keys_of_the_contract() -> None:
    assert lint_json([_finding(Severity.WARNING)]) == {
        "standard": None,
        "ok": False,
        "findings": [
            {
                "code": "c",
                "severity": "warning",
                "node": "A.award",
                "line": None,
                "message": "两档重叠",
                "remedy": "请核对",
            }
        ],
    }


def test_an_unreadable_standard_has_its_problems_as_findings() -> None:
    found = unreadable_json([Problem("standard-missing", "小表，node", "缺少这一项", "请补上")])
    assert found["ok"] is False
    assert found["findings"][0]["node"] == "小表，node"


def test_how_many_rows_were_compared_with_the_printed_table_is_told_and_by_whom() -> None:
    standard = small_standard()
    first, second, *rest = standard.node
    done = replace(first, checked=Stamp(by="李四", on=date(2026, 9, 6), seal=node_seal(first)))
    old = replace(second, note="另注", checked=Stamp(by="李四", on=date(2026, 9, 5), seal=node_seal(second)))
    compared = replace(standard, node=(done, old, *rest))
    count = len({node.id for node in standard.node})
    assert f"{count}项指标中，与印发的原表核对过的有1项，另有1项核对后改动过" in standard_text(compared)
    nodes = show_json(compared)["nodes"]
    assert nodes[0]["checked"] == {"by": "李四", "on": "2026-09-06", "holds": True}
    assert nodes[1]["checked"] == {"by": "李四", "on": "2026-09-05", "holds": False}
    assert show_json(standard)["nodes"][0]["checked"] is None
