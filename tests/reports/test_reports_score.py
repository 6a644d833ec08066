"""The scored dossier as text and as JSON, against points reckoned by hand in report_samples."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from report_samples import DOSSIER, NOTE, WARNING, material, small_standard
from zjai_tui.base.cells import width
from zjai_tui.reports.score_json import score_json
from zjai_tui.reports.score_text import score_text


def test_the_json_has_exactly_the_keys_of_the_contract_and_exact_points_as_strings() -> None:
    found = score_json(material())
    assert list(found) == [
        "cycle", "standard", "total", "target", "decision", "open_items", "evidenced", "verified", "nodes", "gates",
        "readings", "review", "review_problems",
    ]  # fmt: skip
    assert found["standard"] == {
        "id": "small", "edition": "1", "status": "reference", "digest": small_standard().digest,
        "changed": [], "certified": None, "banner": "这是测试用的小表。",
    }  # fmt: skip
    assert found["total"] == {"low": "10", "high": "15"}
    assert found["target"] == "12"
    assert found["decision"] == "undecided"
    assert found["evidenced"] == {"low": "0", "high": "2.555"}
    assert found["verified"] is None
    assert found["gates"] == [
        {
            "id": "ethics", "title": "职业道德合格", "verdict": "yes", "reason": found["gates"][0]["reason"],
            "cites": ["S#第六条"], "basis": "analogous",
        }
    ]  # fmt: skip


def test_every_node_of_the_json_has_its_points_cap_and_cites() -> None:
    nodes = {one["id"]: one for one in score_json(material())["nodes"]}
    assert list(nodes) == ["A", "A.award", "A.paper", "B"]
    assert (nodes["A"]["low"], nodes["A"]["high"], nodes["A"]["cap"]) == ("10", "10", "10")
    assert len(nodes["A"]["capped_by"]) == 1
    assert nodes["A"]["cites"] == ["S#第一条", "T#表一"]
    assert nodes["A.award"]["dropped"] == [
        {"entry": "e2", "title": "小奖", "low": "5", "high": "5", "reason": nodes["A.award"]["dropped"][0]["reason"]}
    ]
    assert nodes["A.award"]["cap"] is None
    assert (nodes["A.paper"]["low"], nodes["A.paper"]["high"]) == ("6", "6")
    assert (nodes["B"]["low"], nodes["B"]["high"]) == ("0", "5")
    assert all(
        set(one) == {"id", "title", "low", "high", "cap", "capped_by", "dropped", "cites"} for one in nodes.values()
    )


def test_the_open_item_that_decides_is_marked_in_the_json() -> None:
    (item,) = score_json(material())["open_items"]
    assert (item["id"], item["worth"], item["decides"]) == ("input:years", "5", True)


def test_the_json_is_plain_data() -> None:
    found = score_json(material())
    assert json.loads(json.dumps(found)) == found


def _text(**how: object) -> str:
    return score_text(material(**how))  # type: ignore[arg-type]


def test_the_text_says_first_whose_it_is_what_it_rests_on_and_the_decision() -> None:
    lines = _text().splitlines()
    assert lines[0] == "量化自评报告：示例甲"
    assert lines[1] == "※ 这是测试用的小表。"
    assert f"小表（small，1，参考，非官方，校验码{small_standard().digest[:12]}）" in "".join(lines[2:4])
    assert any("自评10～15分，能否达到12分待定" in line for line in lines)
    assert "最弱的一条是本程序假定" in _text()


def test_every_point_is_explained_down_to_a_cite() -> None:
    text = _text()
    for pattern in (
        r"成果 \.+ 10／10",
        r"合计8\+6=14分。",
        r"封顶：本项封顶10分，原为14分。",
        r"依据：某发〔2024〕1号第一条；《某转述》表一（他人转述）",
        r"大奖 \.+ 8\n +国家级：8分。",
        r"小奖 \.+ 不计\n +省级：5分。\n +不计：只取最高一项。",
        r"论文一 \.+ 3",
        r"合计3\+3=6分。",
        r"依据：某发〔2024〕1号第三条（本程序假定）",
        r"资历 \.+ 0～5／5",
        r"依据：《某转述》表二（同类参照）",
    ):
        assert re.search(pattern, text), pattern


def test_what_is_open_what_closes_the_way_and_other_readings_are_all_told() -> None:
    text = _text()
    assert re.search(r"· 工作年数：.*影响总分5分，往好处定就能达到目标。", text)
    assert "· 职业道德合格：符合。" in text
    assert "· 其他成果单独计分吗？\n" in text
    assert "本报告用的读法：不单独计分。总分10～15，待定。" in text
    assert "另一种读法：单独计分。总分10～15，待定。" in text


def test_where_an_achievement_that_fits_twice_counts_is_told_with_what_the_other_place_would_give() -> None:
    text = _text(text=DOSSIER.replace("[answers]", '[readings]\nother = "yes"\n\n[answers]'))
    assert "【同一成果记在哪里】" in text
    assert re.search(r"· 论文一：记在论文，总分最高。改记其他成果，总分10～15。", text)
    assert "依据：某发〔2024〕1号第五条" in text


def test_documents_are_listed_in_full_by_whether_their_text_is_held() -> None:
    text = _text()
    assert "没有原文，须核对：\n  · 《某办法》（某发〔2024〕1号）。\n  · 《某转述》。只见一页。" in text
    assert "手里有原文" not in text


def test_an_empty_node_is_said_to_be_empty_and_its_sum_is_not_explained() -> None:
    text = score_text(material(text=DOSSIER.partition("[[entry]]")[0]))
    assert re.search(r"获奖（没有填） \.+ 0", text)
    assert "第二条" not in text


def test_problems_are_shown_with_their_weight() -> None:
    assert "【要处理的问题】" not in _text()
    text = _text(problems=(WARNING, NOTE))
    assert "（应处理）某处：有些不对。请改。" in text
    assert "（可看一看）某处：可以看看。" in text


def test_an_example_is_said_to_be_invented() -> None:
    assert "人物和单位都是虚构的" in _text(text="example = true\n" + DOSSIER)
    assert "虚构" not in _text()


def test_a_total_that_was_not_looked_at_is_said_so_and_never_zero() -> None:
    text = score_text(replace(material(), evidenced=None))
    assert "没有核对佐证材料" in text
    assert score_json(replace(material(), evidenced=None))["evidenced"] is None
    assert "核定  单位未核" in text


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_page(columns: int) -> None:
    lines = score_text(material(problems=(WARNING,)), columns).splitlines()
    assert [line for line in lines if width(line) > columns] == []


def test_hostile_text_can_neither_break_a_line_nor_steer_the_terminal() -> None:
    hostile = DOSSIER.replace('"大奖"', '"大\\n【结论】\\u001b[2J\\u202e奖"').replace('"示例甲"', '"甲\\n乙"')
    text = score_text(material(text=hostile))
    assert text.splitlines()[0] == "量化自评报告：甲 乙"
    assert text.count("\n【结论】") == 1
    assert all(char.isprintable() or char == "\n" for char in text)


def test_a_name_of_ten_thousand_characters_is_cut() -> None:
    text = score_text(material(text=DOSSIER.replace('"大奖"', f'"{"大" * 10_000}"')))
    assert "大…" in text
    assert len(text) < 12_000


def test_sentences_about_the_whole_are_shown() -> None:
    one = material()
    text = score_text(replace(one, assessment=replace(one.assessment, notes=("试算没有做完",))))
    assert "注意：试算没有做完。" in text


def test_a_cite_without_a_listed_document_is_shown_as_it_stands() -> None:
    text = score_text(replace(material(), sources={}))
    assert "依据：S第二条（本程序假定）" in text
    assert "没有登记的出处：S、T。" in text


def test_what_unknown_alone_moves_nothing_is_said_so() -> None:
    one = material()
    (item,) = one.assessment.open_items
    still = replace(one.assessment, open_items=(replace(item, worth=item.worth - item.worth),))
    assert "要与别的待定之事一起填，总分才会变。" in score_text(replace(one, assessment=still))


def test_a_closed_gate_is_said_beside_the_decision() -> None:
    text = _text(text=DOSSIER.replace('ethics = "合格"', 'ethics = "不合格"'))
    assert "注意：控制项“职业道德合格”不符合，分数再高也不能申报。" in text.partition("【各项得分和依据】")[0]
    assert "· 职业道德合格：不符合。" in text
    assert "分数再高也不能申报" not in _text()


def test_the_json_calls_a_blank_dossier_open_as_the_text_does() -> None:
    blank = material()
    missed = replace(blank.assessment, decision="not_reached", stage="blank")
    assert score_json(replace(blank, assessment=missed))["decision"] == "undecided"
    begun = replace(missed, stage="begun")
    assert score_json(replace(blank, assessment=begun))["decision"] == "not_reached"
