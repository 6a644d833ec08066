"""Which routes are open, in one sentence."""

from __future__ import annotations

from elig_people import TECHNICIAN, person, points
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.telling import routes_text
from zjai_tui.rules.cycles.cycle import Cycle


def test_an_open_route_without_the_score_says_that_the_line_is_no_matter(cycle: Cycle) -> None:
    said = routes_text(judge(cycle, person(skill_level="无"), points("40")))
    assert said == "可以按“正常申报”申报；这条路径不看自评分，不用达到申报线"


def test_of_several_open_routes_those_without_the_score_are_named(cycle: Cycle) -> None:
    said = routes_text(judge(cycle, person(**TECHNICIAN), points("95")))
    assert said == (
        "可以按“正常申报”、“自评分达到90分申报”、“高技能人才申报”申报；"
        "其中“正常申报”、“高技能人才申报”，这些路径不看自评分，不用达到申报线"
    )


def test_a_route_by_the_score_alone_is_only_named(cycle: Cycle) -> None:
    by_score = person(degree="大专", skill_level="无")
    assert routes_text(judge(cycle, by_score, points("95"))) == "可以按“自评分达到90分申报”申报"


def test_without_an_open_route_each_stands_with_its_verdict(cycle: Cycle) -> None:
    said = routes_text(judge(cycle, person(degree="大专", skill_level="无"), points("40", "95")))
    assert said == "申报路径：“正常申报”不能申报；“自评分达到90分申报”待定；“高技能人才申报”不能申报"
