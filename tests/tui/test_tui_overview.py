"""What the screens say: distances rounded upwards, bars that never promise too much, laid-out text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from zjai_tui.base.cells import width
from zjai_tui.dossier import edit
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.filling.table import ENTRIES, GATES, kinds_of, slots_of
from zjai_tui.rules.catalog import find_standard
from zjai_tui.rules.standards.standard import Span
from zjai_tui.tui.telling.blocks import Block, head, laid_out, point
from zjai_tui.tui.telling.citing import cite_line
from zjai_tui.tui.telling.indicators import derived_blocks, list_rows
from zjai_tui.tui.telling.overview import bar, gap_text, problem_blocks
from zjai_tui.tui.telling.titles import dossier_name, title_blocks


def fresh() -> Session:
    return Session(blank_dossier(), rules_for)


@pytest.mark.parametrize(
    "low, high, said",
    [("90", "92", ""), ("89.995", "92", "最多还差0.01分"), ("80", "85.5", "还差4.5～10分"), ("70", "70", "还差20分")],
)
def test_the_distance_is_rounded_upwards(low: str, high: str, said: str) -> None:
    result = replace(fresh().assessment, total=Span(Decimal(low), Decimal(high)), target=Decimal(90))
    assert gap_text(result) == said


def test_a_bar_shows_sure_and_possible_points_and_never_more_than_there_are() -> None:
    assert bar(Span(Decimal(5), Decimal(7)), Decimal(10), 12) == "[#####++---]"
    assert bar(Span(Decimal("9.99"), Decimal("9.99")), Decimal(10), 12) == "[#########-]"
    assert bar(Span(Decimal(30), Decimal(30)), Decimal(10), 12) == "[##########]"


def test_text_is_laid_out_within_its_width_with_later_lines_set_in() -> None:
    lines = laid_out([point("很长的一句话，要分成几行才能写完。", indent=2), head("标题")], 20)
    assert all(width(line) <= 20 for line, _ in lines)
    assert lines[0][0].startswith("  - ")
    assert lines[1][0].startswith("    ")
    assert [line for line, _ in lines[-2:]] == ["", "标题"]


def test_sources_are_named_by_number_and_place_and_say_when_the_text_is_not_held() -> None:
    sources = fresh().rules.cycle.source
    assert cite_line(["N2024#二（四）"], sources) == "之江室发〔2024〕7号二（四）"
    assert cite_line(["D240#第七条"], sources) == "浙经信人事〔2023〕240号第七条（未见原文）"
    assert cite_line(["X#一"], sources) == "X一"
    assert cite_line([], sources) == "没有注明出处"


def test_the_list_holds_every_node_and_the_extra_pages() -> None:
    session = fresh()
    rows = list_rows(session)
    assert [row.id for row in rows[: len(session.assessment.nodes)]] == [one.id for one in session.assessment.nodes]
    assert rows[-1].id == ENTRIES
    assert {slot.key for slot in slots_of(session, GATES)} == {"answer.ethics", "answer.annual_review"}
    assert kinds_of(session, ENTRIES) == session.rules.standard.kind


def test_every_question_of_the_standard_is_asked_on_some_row() -> None:
    session = fresh()
    asked = {slot.key for row in list_rows(session) for slot in slots_of(session, row.id)}
    for one in find_standard("zj-ai-reference").input:
        assert (f"answer.{one.id}" in asked) == (one.derive is None)
    for question in session.rules.standard.open:
        assert f"reading.{question.id}" in asked


def test_a_derived_input_says_where_it_comes_from_and_what_it_is() -> None:
    session = fresh()
    top = list_rows(session)[0].id
    assert any("还没有填" in block.text for block in derived_blocks(session, top))
    session.change(lambda one: edit.set_fact(one, "degree", "本科"), "最高学历")
    assert any("最高学历：本科（在“申报资格”填）" in block.text for block in derived_blocks(session, top))


def test_the_summary_names_what_was_typed_and_not_taken() -> None:
    session = fresh()
    session.hold("fact.title_obtained", "去年", "取得工程师资格日期")
    assert any("去年" in block.text and "取得工程师资格日期" in block.text for block in problem_blocks(session))


def test_the_title_says_whether_work_is_saved() -> None:
    session = fresh()
    assert "还没有存成文件" in title_blocks(session)[0].text
    session.change(lambda one: edit.set_person(one, "name", "甲"), "姓名")
    assert "有修改未保存" in title_blocks(session)[0].text
    assert dossier_name(session) == "新的自评档案"
    assert isinstance(title_blocks(session)[0], Block)
