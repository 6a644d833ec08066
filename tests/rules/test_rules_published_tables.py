"""Four tables that were really published, as far as their text is known: lint tells their real defects and no others.

Each list is written out by hand. A defect that is not listed is a false alarm, one that is
listed and not found has slipped through.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from zjai_tui.rules.basis import Basis
from zjai_tui.rules.lint import lint
from zjai_tui.rules.standard import Standard
from zjai_tui.rules.standard_reader import standard_from_text

FOLDER = Path(__file__).parent.parent / "standards"

DEFECTS: dict[str, list[tuple[str, str]]] = {
    "zj_water": [
        ("tier-hole", "A.title_years"),  # 5-7 years, then 8-10: between 7 and 8 nothing is printed
        ("tier-overlap", "A.title_years"),  # 10 years stand in 8-10 (1.5 points) and in 10 and more (2)
        ("tier-overlap", "A.higher.front"),  # 5 years stand in 1-5 and in 5-10
        ("tier-overlap", "A.higher.front"),  # 10 years stand in 5-10 and in 10-15
        ("tier-overlap", "A.higher.front"),  # 15 years stand in 10-15 and in 15 and more
        ("tier-overlap", "B.book"),  # 40 thousand words stand in class C and in class B
        ("tier-overlap", "B.book"),  # 50 thousand words stand in class B and in class A
        ("total-not-reached", "total"),  # two sections of 25 and 20 are known, 100 are printed
        ("total-not-reached", "total"),  # the other post category's table is not known at all
    ],
    "zj_environment": [
        ("number-unreadable", "B.research.national"),  # 第1-0名: a digit was lost
        ("reading-unused", "workload"),  # points "added or taken off by workload", but nobody prints how many
        ("section-exceeded", "A"),  # 6 + 4 + 3 when a double degree is added, held at 10
        ("total-not-reached", "total"),  # two sections of 10 and 45 are known
    ],
    "hz_environment_self": [
        ("total-not-reached", "total"),  # 5 + 5 + 20 are known
    ],
    "zj_it_skeleton": [
        ("cap-never-binds", "A"),  # of 30 points only the 7 for the degree are known
        ("reading-unused", "second_degree"),  # the reading that a second degree counts nothing (a note)
        ("total-not-reached", "total"),  # so that 7 + 60 + 10 are known
    ],
}


def table(name: str) -> Standard:
    return standard_from_text((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("name", DEFECTS)
def test_lint_tells_exactly_the_real_defects_of_a_published_table(name: str) -> None:
    assert Counter((one.code, one.node) for one in lint(table(name))) == Counter(DEFECTS[name])


@pytest.mark.parametrize("name", DEFECTS)
def test_a_table_from_recognised_pages_says_so_and_calls_nothing_official(name: str) -> None:
    standard = table(name)
    assert standard.standard.status == "ocr"
    assert standard.standard.banner.startswith("据")
    assert not any(one.held for one in standard.source)
    rules = (*standard.node, *standard.cap, *standard.gate)
    assert {one.basis for one in rules} == {Basis.SECONDARY}
    assert all(one.cite for one in (*rules, *standard.open))
    assert all(one.text for one in standard.node)


@pytest.mark.parametrize("name", DEFECTS)
def test_every_doubtful_clause_is_a_question_with_a_usual_reading_and_says_where(name: str) -> None:
    nodes = {node.id: node for node in table(name).node}
    assert table(name).open
    for question in table(name).open:
        assert question.default == question.reading[0].id
        assert question.ask.endswith("？")
        assert set(question.at) <= set(nodes)
        assert question.at


def test_the_defects_are_told_in_words_a_clerk_can_check_against_the_page() -> None:
    said = [one.message for name in DEFECTS for one in lint(table(name))]
    assert {
        "任职年限10同时落在“8至10”和“10以上”两档，按前一档计",
        "任职年限大于7、小于8没有对应的档，计0分",
        "一线工作年限10同时落在“5至10”和“10至15”两档，按前一档计",
        "各部分加满只有45分（经历与能力25分、工作成果20分），到不了总分100分",
        "选“行业管理、运行管理”时，各部分加满只有0分，到不了总分100分",
        "选“另加”时，下级加满有13分（学历6分、学位4分、双学位3分），本部分只计10分",
        "封顶30分，但各项加满只有7分",
    } <= set(said)
    assert any("第1-0名" in one for one in said)


def test_a_range_of_ranks_with_a_range_of_points_is_told_unless_it_is_a_question() -> None:
    standard = table("zj_environment")
    forgotten = replace(standard, open=tuple(replace(one, at=()) for one in standard.open))
    at = {node for code, node in _found(forgotten) if code == "rank-range-unclear"}
    of_one = {"B.research.provincial", "B.research.city", "B.research.county"}  # 8-10, 6-7 and 3-4 points
    assert at == of_one | {"B.product", "B.policy"}  # 5-9, and 14-18 and 8-10


def test_parts_that_do_not_add_up_to_their_section_are_told_both_ways() -> None:
    standard = table("zj_water")
    assert not {one for one in _found(standard) if one[1] == "A"}  # 3+2+2+10+3+3+2 are the 25 printed
    for cap, code in ((26, "cap-never-binds"), (24, "section-exceeded")):
        other = tuple(replace(one, cap=type(one.cap)(cap)) if one.id == "A" else one for one in standard.node)
        (found,) = [one for one in lint(replace(standard, node=other)) if one.code == code]
        parts = "政治素质3分、单位评价2分、任职年限2分、专业考试10分、学历学位3分、一线或基层工作3分、中评委推荐2分"
        assert (found.node, f"25分（{parts}）" in found.message) == ("A", True)


def _found(standard: Standard) -> set[tuple[str, str]]:
    return {(one.code, one.node) for one in lint(standard)}
