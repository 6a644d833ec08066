from __future__ import annotations

from zjai_tui.base.problems import MOST, Problem, Refused, Severity, refuse


def test_a_problem_reads_as_place_fault_and_remedy() -> None:
    assert Problem("x", "甲.toml，person", "应为文字", "请改写").sentence() == "甲.toml，person：应为文字。请改写。"


def test_a_note_may_have_neither_place_nor_remedy() -> None:
    assert Problem("x", "", "没有用到", "", Severity.NOTE).sentence() == "没有用到。"


def test_places_nest_without_stray_commas() -> None:
    inner = Problem("x", "person", "m", "r")
    assert inner.within("甲.toml").where == "甲.toml，person"
    assert inner.within("").where == "person"
    assert Problem("x", "", "m", "r").within("甲.toml").where == "甲.toml"


def test_a_refusal_carries_every_problem() -> None:
    refused = Refused([Problem("a", "", "甲", "一"), Problem("b", "", "乙", "二")])
    assert [one.code for one in refused.problems] == ["a", "b"]
    assert str(refused) == "甲。一。\n乙。二。"
    assert refuse("c", "处", "丙", "三").problems == (Problem("c", "处", "丙", "三"),)


def test_beyond_a_hundred_problems_only_their_number_is_told() -> None:
    refused = Refused(Problem("a", "", str(at), "改") for at in range(MOST + 7))
    assert len(refused.problems) == MOST + 1
    assert refused.problems[-1].message == "另有7处问题未列出"
    assert len(Refused([Problem("a", "", "甲", "改")] * MOST).problems) == MOST
    assert Refused([Problem("a", "", "甲", "改")] * (MOST + 1)).problems[-1].message == "另有1处问题未列出"
