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
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.transcribing.certifying import obstacles

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
        ("points-pending", "A.degree"),  # only the points of a doctor were seen
        ("points-pending", "B.book"),  # those of class D were not
        ("part-unseen", "B.rest"),  # rows without a name
        ("part-unseen", "C"),  # two sections of 25 and 20 are known
        ("part-unseen", "M"),  # the other post category's table is not known at all
    ],
    "zj_environment": [
        ("number-unreadable", "B.research.national"),  # 第1-0名: a digit was lost
        ("reading-unused", "workload"),  # points "added or taken off by workload", but nobody prints how many
        ("section-exceeded", "A"),  # 6 + 4 + 3 when a double degree is added, held at 10
        ("part-unseen", "C"),  # two sections of 10 and 45 are known
    ],
    "hz_environment_self": [
        ("part-unseen", "rest.years"),  # there is a table of degree and years, its numbers were not seen
        ("part-unseen", "rest.standards"),
        ("part-unseen", "rest.others"),
        ("section-exceeded", "contribution"),  # taxes without end, held at 20
        ("section-exceeded", "contribution"),  # and when the first 1500 yuan bring the 10 points
        ("section-exceeded", "rest"),  # any of the three may be the whole of the 70 points nobody has seen
    ],
    "zj_it_skeleton": [
        ("part-unseen", "A.rest"),  # of 30 points only the 7 for the degree are known
        ("part-unseen", "B"),
        ("part-unseen", "C"),
        ("points-pending", "A.degree.first"),  # only the points of a full-time bachelor were told
        ("points-pending", "A.degree.second"),  # also where a second degree is added to the first
        ("reading-unused", "second_degree"),  # the reading that a second degree counts nothing (a note)
    ],
}


def table(name: str) -> Standard:
    return standard_from_text((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("name", DEFECTS)
def test_lint_tells_exactly_the_real_defects_of_a_published_table(name: str) -> None:
    assert Counter((one.code, one.node) for one in lint(table(name))) == Counter(DEFECTS[name])


@pytest.mark.parametrize("name", DEFECTS)
def test_a_table_from_recognised_pages_or_a_retelling_says_so_and_calls_nothing_official(name: str) -> None:
    standard = table(name)
    assert standard.standard.status == ("retold" if name == "zj_it_skeleton" else "ocr")
    assert standard.standard.banner.startswith("据")
    assert not any(one.held for one in standard.source)
    rules = (*standard.node, *standard.cap, *standard.gate)
    assert {one.basis for one in rules} == {Basis.SECONDARY}
    assert all(one.cite for one in (*rules, *standard.open))
    assert all(one.text or one.note for one in standard.node)
    for one in standard.node:  # remarks about what was not seen are no part of the printed clause
        assert not {"未见", "没有见到"} & {word for word in ("未见", "没有见到") if word in one.text}
    places = {cite.partition("#")[2] for one in (*rules, *standard.open) for cite in one.cite}
    assert not [place for place in places if place[:1].isdigit()]  # no numbering that the table itself has not


@pytest.mark.parametrize("name", DEFECTS)
def test_what_nobody_has_seen_makes_up_the_total_and_keeps_the_table_from_being_certified(name: str) -> None:
    standard = table(name)
    unseen = {one.id for one in standard.node if one.asked_of == "unseen"}
    assert unseen
    assert not {"total-not-reached", "total-exceeded"} & {code for code, _ in _found(standard)}
    compared = replace(standard, standard=replace(standard.standard, status="transcribed"))
    kept = {one.node for one in obstacles(compared) if one.code == "part-unseen"}
    assert kept == unseen


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
        "“D档”的分值待填，录入的表格里是“没有见到”",
        "原表的这一部分没有见到，分值不明，按0至55分计",
        "选“另加”时，下级加满有13分（学历6分、学位4分、双学位3分），本部分只计10分",
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
