"""Advice as text and as JSON, on the small table of report_samples.

10 of 20 now, B open (years: 5 more). Papers and awards are full (A is capped at 10).
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from report_samples import DOSSIER, material, small_dossier, small_standard
from zjai_tui.base.cells import width
from zjai_tui.reports.advice_json import advice_json
from zjai_tui.reports.advice_points import MOST_TOLD, advice_sections
from zjai_tui.reports.advice_text import advice_text
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.planning_reader import find_planning
from zjai_tui.scoring.advising.advice import advise
from zjai_tui.scoring.advising.outlook import outlook_of
from zjai_tui.scoring.advising.result import Advice

DAY = date(2024, 10, 1)


def advice(text: str = DOSSIER, target: int = 12) -> Advice:
    outlook = outlook_of(find_cycle("2024"), find_planning(), DAY)
    before = material(text, target).assessment
    return advise(small_standard(), small_dossier(text), outlook, before=before, evidenced=frozenset())


def told(text: str = DOSSIER, target: int = 12, columns: int = 80) -> str:
    return advice_text(material(text, target), advice(text, target), find_planning(), DAY, columns)


def flat(text: str) -> str:
    return re.sub(r"\n +", "", text)


def test_the_json_has_the_keys_of_the_contract_and_exact_points_as_strings() -> None:
    found = advice_json(material(), advice())
    assert list(found)[:4] == ["target", "steps", "useless", "reachable"]
    assert found["target"] == "12"
    assert found["reachable"] == "yes"
    (step,) = found["steps"]
    assert {"node", "action", "gain", "total_after"} <= set(step)
    assert (step["node"], step["action"]) == ("B", "填写工作年数：现按0～5分计，若工作年数为5年")
    assert step["gain"] == {"low": "5", "high": "0"}
    assert step["total_after"] == {"low": "15", "high": "15"}
    assert found["standard"]["banner"] == "这是测试用的小表。"
    assert found["basis"] == "assumed"
    assert json.loads(json.dumps(found)) == found


def test_the_json_lists_useless_things_other_readings_and_proofs() -> None:
    found = advice_json(material(), advice())
    award, paper = found["useless"]
    assert (award["node"], award["reason"]) == ("A.award", "“获奖”只取最高一项，已有的不比它低，再加无用")
    assert paper == {
        "node": "A", "what": "再登记论文", "reason": "“成果”已到封顶10分，再加无用", "cites": ["S#第一条", "T#表一"],
    }  # fmt: skip
    (reading,) = found["readings"]
    assert (reading["question"], reading["reached"]) == ("other", True)
    assert {one["entry"] for one in found["proofs"]} == {"e1", "e3", "e4"}  # e2 does not count beside e1
    assert found["left_out"] == []


def test_the_text_says_first_whose_it_is_what_it_rests_on_and_whether_the_target_can_be_reached() -> None:
    text = told()
    lines = text.splitlines()
    assert lines[0] == "行动建议：示例甲"
    assert lines[1] == "※ 这是测试用的小表。"
    assert "从2024年10月1日看起" in lines
    assert "现在自评10～15分。照下面1步做完，结果都如所写，总分15分，达到12分。" in flat(text)
    assert "依据最弱的一条是本程序假定。" in text
    assert "注意：网上个人申报截止是2024年9月6日，已经过了" in text


def test_each_step_stands_with_its_effort_its_place_and_its_cite() -> None:
    text = flat(told())
    assert "1. 填写工作年数：现按0～5分计，若工作年数为5年，最低分加5分，总分到15分。" in text
    assert "补填，计入“资历”。" in text
    assert "依据：《某转述》表二" in text
    assert "再登记论文：“成果”已到封顶10分，再加无用。" in text


def test_the_assumptions_are_told_at_the_end() -> None:
    text = flat(told())
    assert "都是本程序的假定，不出自任何文件。" in text
    assert "省力到费力依次是：补填、核实、补学时、补登、新取得。" in text
    assert "没有原文，须核对：" in text


def test_what_is_out_of_reach_is_said_plainly_with_the_other_routes() -> None:
    text = flat(told(target=18))
    assert "最低也只到" not in text
    assert "也只到15分，离18分还差3分。" in text
    assert "【能加分的步骤（由省力到费力）】" in text
    assert "见 zjai check" in text


def test_what_is_reached_needs_no_steps() -> None:
    text = told(target=9)
    assert "自评达到9分；有据的只有" in flat(text)
    assert "先补佐证" in flat(text)
    assert "【照着做" not in text
    assert "【也能加分的" not in text


def test_imagined_achievements_are_listed_under_one_head() -> None:
    bare = DOSSIER.partition("[[entry]]")[0].replace("ethics", "years = 9\nethics")
    text = flat(told(bare, target=7))
    assert "1. 有已经取得、还没有登记的获奖，请补登：按省级设想，加5分，总分到10分。" in text
    assert "最高一档（国家级）加8分" in text
    assert re.search(
        r"· 已经取得、还没有登记的，可以补登：－ 论文：按其他作者设想，加1分，总分到6分；最高一档（第一作者）加3分。",
        text,
    )


def test_long_lists_are_cut_and_their_number_told() -> None:
    found = advice()
    many = replace(found, proofs=found.proofs * 10)
    (section,) = [one for one in advice_sections(many, find_planning()) if one.title == "先补哪些佐证"]
    assert len(section.points) == MOST_TOLD + 1
    assert section.points[-1].words == f"另有{len(many.proofs) - MOST_TOLD}处没有列出"


def test_an_example_is_said_to_be_invented() -> None:
    assert "人物和单位都是虚构的" in told("example = true\n" + DOSSIER)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_page(columns: int) -> None:
    for target in (9, 12, 18):
        assert [line for line in told(target=target, columns=columns).splitlines() if width(line) > columns] == []


def test_hostile_text_can_neither_break_a_line_nor_steer_the_terminal() -> None:
    hostile = DOSSIER.replace('"论文一"', '"论\\n【结论】\\u001b[2J\\u202e文"\nsure = "unsure"')
    text = told(hostile, target=20)
    assert text.count("\n【结论】") == 1
    assert all(char.isprintable() or char == "\n" for char in text)
