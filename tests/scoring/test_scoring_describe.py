"""Every node explains itself: its lines, what was left out and why, its state, its caps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scoring_tables import band, d, entry, flat, node, papers, row, scored, span, table
from zjai_tui.dossier.model import Entry
from zjai_tui.rules.standards.standard import Coef, Exclusive, Node, Open, Reading, Standard, TagCap
from zjai_tui.scoring.result import Line, NodeResult

LEVELED = papers("A.1", row(6, "国家级"), row(3, "省级"), row((1, 2), "市级"))


def result(standard: Standard, *entries: Entry, at: str = "A.1", **answers: object) -> NodeResult:
    return scored(standard, *entries, **answers).node(at)


def lines(found: NodeResult) -> dict[str, Line]:
    return {line.entry: line for line in found.lines}


# ---------------------------------------------------------------- nodes


def test_nodes_come_in_the_order_of_the_file_parents_first() -> None:
    standard = table(node("B"), node("A"), flat("B.2"), flat("A.1"), flat("B.1"))
    assert [(one.id, one.depth) for one in scored(standard).nodes] == [
        ("B", 0),
        ("B.2", 1),
        ("B.1", 1),
        ("A", 0),
        ("A.1", 1),
    ]


def test_a_node_keeps_its_points_before_and_after_its_cap() -> None:
    found = result(table(replace(LEVELED, cap=d(10))), entry("e1", level="国家级"), entry("e2", level="国家级"))
    assert (found.span, found.raw, found.cap) == (span(10), span(12), 10)
    assert found.capped_by == ("本项封顶10分，原为12分",)
    assert result(table(replace(LEVELED, cap=d(12))), entry("e1", level="国家级")).capped_by == ()


def test_an_interval_says_what_it_was_before_the_cap() -> None:
    found = result(table(flat("A.1", (3, 8), cap=d(5))), entry("e1"))
    assert found.capped_by == ("本项封顶5分，原为3～8分",)


@pytest.mark.parametrize(
    "entries, answers, states",
    [
        ((), {}, {"A": "unknown", "A.1": "empty", "A.2": "unknown", "B": "empty", "B.1": "empty"}),
        ((entry("e1", level="省级"),), {"years": 9}, {"A": "scored", "A.1": "scored", "A.2": "scored", "B": "empty"}),
        ((entry("e1"),), {"years": 9}, {"A": "unknown", "A.1": "unknown"}),
        ((entry("e1", level="区级"),), {"years": 1}, {"A": "unknown", "A.1": "unknown", "A.2": "scored"}),
    ],
)
def test_states(entries: tuple[Entry, ...], answers: dict[str, object], states: dict[str, str]) -> None:
    standard = table(
        LEVELED,
        node("A.2", "bands", input="years", rows=(band(2, 5),)),
        node("B.1", entries=("prize",), rows=(row(1),)),
    )
    found = {one.id: one.state for one in scored(standard, *entries, **answers).nodes}
    assert {name: found[name] for name in states} == states


def test_an_answer_not_needed_leaves_an_input_empty_but_sure() -> None:
    found = result(table(node("A.1", "linear", input="exam", times=d(0), clamp=(d(2), d(2)))))
    assert (found.state, found.span) == ("empty", span(2))


def test_a_node_left_without_rows_by_the_reading_is_empty() -> None:
    since = Open(id="since", ask="？", reading=(Reading(id="no", title="否"), Reading(id="yes", title="是")))
    standard = table(node("A"), replace(flat("A.1", 3), when={"since": "yes"}), open=(since,))
    found = result(standard, at="A")
    assert (found.state, found.lines, found.how, found.span) == ("empty", (), (), span(0))


def test_a_node_keeps_title_weight_cites_and_basis() -> None:
    leaf = flat("A.1", 3, title="论文", weight=d("0.5"), cite=("S#一",))
    found = result(table(leaf), entry("e1"))
    assert (found.title, found.weight, found.cites, found.basis, found.children) == (
        "论文",
        d("0.5"),
        ("S#一",),
        leaf.basis,
        (),
    )


# ---------------------------------------------------------------- lines


def test_lines_come_the_largest_first_whatever_the_order_in_the_file() -> None:
    entries = (entry("e3", level="省级"), entry("e1", level="省级"), entry("e2", level="国家级"))
    assert [line.entry for line in result(table(LEVELED), *entries).lines] == ["e2", "e1", "e3"]
    assert result(table(LEVELED), *entries) == result(table(LEVELED), *reversed(entries))


def test_a_line_is_titled_by_the_entry_or_its_id() -> None:
    found = result(table(LEVELED), entry("e1", title="一篇论文", level="省级"), entry("e2", level="省级"))
    assert [line.title for line in found.lines] == ["一篇论文", "e2"]


def test_a_line_cites_its_tier_or_its_node() -> None:
    leaf = replace(LEVELED, rows=(row(6, "国家级", cite=("S#甲",)), row(3, "省级")), cite=("S#乙",))
    found = lines(result(table(leaf), entry("e1", level="国家级"), entry("e2", level="省级")))
    assert (found["e1"].cites, found["e2"].cites) == (("S#甲",), ("S#乙",))


def test_what_the_committee_decides_is_told_as_open() -> None:
    (line,) = result(table(LEVELED), entry("e1", level="市级")).lines
    assert line.how == ("市级：1～2分", "待定：由评委在1～2分之间酌定，自己填不了")


def test_what_was_said_already_is_not_said_again() -> None:
    (line,) = result(table(LEVELED), entry("e1")).lines
    assert line.how == ("级别没有填，按各种可能估算：1～6分",)


def test_an_input_is_one_line_without_an_entry() -> None:
    (line,) = result(table(node("A.1", "bands", input="years", rows=(band(2, 5),), title="年限")), years=7).lines
    assert (line.entry, line.title, line.how) == ("", "年限", ("任职年限为7年，5以上：2分",))


# ---------------------------------------------------------------- what is left out


def test_only_the_best_count_and_the_rest_are_left_out_with_the_reason() -> None:
    three = (entry("e1", level="国家级"), entry("e2", level="省级"), entry("e3", level="市级"))
    best = lines(result(table(replace(LEVELED, op="best")), *three))
    assert [(name, line.counted, line.why_not) for name, line in best.items()] == [
        ("e1", True, ""),
        ("e2", False, "只取最高一项"),
        ("e3", False, "只取最高一项"),
    ]
    two = result(table(replace(LEVELED, take=2)), *three)
    assert [line.entry for line in two.dropped] == ["e3"]
    assert two.dropped[0].why_not == "只取最高的2项"


def test_what_may_still_be_among_the_best_is_not_left_out() -> None:
    doubtful = entry("e1", level="国家级", sure="unsure")
    found = lines(
        result(table(replace(LEVELED, op="best")), doubtful, entry("e2", level="省级"), entry("e3", level="省级"))
    )
    assert [found[name].counted for name in ("e1", "e2", "e3")] == [True, True, False]


def test_so_many_or_fewer_all_count() -> None:
    found = result(table(replace(LEVELED, take=2)), entry("e1", level="省级"), entry("e2", level="市级"))
    assert found.dropped == ()


def test_what_is_outside_its_dates_does_not_take_a_place_among_the_best() -> None:
    leaf = replace(LEVELED, take=1, window="cutoff")
    late, fine = entry("e1", level="国家级", date=date(2024, 8, 1)), entry("e2", level="省级", date=date(2024, 1, 1))
    found = lines(result(table(leaf), late, fine))
    assert found["e2"].counted
    assert found["e1"].why_not == "日期是2024年8月1日，晚于2024年7月31日，不在“截止日前”内（截止日的依据：本程序假定）"
    assert found["e1"].cites == ("S#时间",)


def test_where_an_achievement_counts_instead_is_told() -> None:
    once = Exclusive(across=("A.1", "A.2"), title="只计一处")
    standard = table(flat("A.1", 3, title="论文"), flat("A.2", 4, title="著作"), exclusive=(once,))
    (line,) = result(standard, entry("e1"), at="A.1").lines
    assert (line.counted, line.why_not, line.span) == (False, "这项业绩已计入著作（只计一处）", span(3))
    untitled = replace(standard, exclusive=(replace(once, title=""),))
    assert result(untitled, entry("e1")).lines[0].why_not == "这项业绩已计入著作，不重复计分"


def test_the_other_achievement_of_the_same_work_is_named() -> None:
    same = Exclusive(across=("A.1",), same="work", title="同一成果只计一次")
    standard = table(replace(LEVELED, title="获奖"), exclusive=(same,))
    entries = (entry("e1", title="大奖", level="国家级", work="甲"), entry("e2", level="省级", work="甲"))
    assert lines(result(standard, *entries))["e2"].why_not == "同一成果“大奖”已计入获奖（同一成果只计一次）"


def test_an_achievement_whose_place_is_still_open_widens_the_node_it_may_count_in() -> None:
    """国家级 or nothing for e1, a sure 3 for e2, one and the same work: 3 at worst, 6 at best."""
    same = Exclusive(across=("A.1",), same="work", title="同一成果只计一次")
    standard = table(papers("A.1", row(6, "国家级"), row(3, "省级")), exclusive=(same,))
    entries = (entry("e1", work="甲", level="国家级", sure="unsure"), entry("e2", level="省级", work="甲"))
    found = result(standard, *entries)
    assert found.span == span(3, 6)
    assert found.state == "unknown"
    assert lines(found)["e1"].why_not == "同一成果“e2”已计入A.1（同一成果只计一次）；待定的事定下后可能改计这一项"
    assert found.how[-1] == "待定的事定下后，同一成果可能改计另一处，本项为3～6分"


def test_the_rule_that_applies_is_named_when_there_are_several() -> None:
    """E2 is kept out by the second rule only: nothing of its first conflict counts."""
    rules = (
        Exclusive(across=("A.1", "A.2"), same="entry", title="一条一处"),
        Exclusive(across=("A.1", "A.2"), same="work", title="一作一处"),
    )
    standard = table(papers("A.1", row(6, "国家级"), row(3, "省级")), flat("A.2", 1), exclusive=rules)
    entries = (entry("e1", level="国家级", work="甲"), entry("e2", level="省级", work="甲"))
    found = lines(result(standard, *entries))
    assert found["e2"].why_not == "同一成果“e1”已计入A.1（一作一处）"
    second = lines(result(standard, *entries, at="A.2"))
    assert second["e1"].why_not == "这项业绩已计入A.1（一条一处）"


# ---------------------------------------------------------------- arithmetic


def how(leaf: Node, *entries: Entry) -> tuple[str, ...]:
    return result(table(leaf), *entries).how


ROLES = Coef(by="role", of={"主持": d(1), "参与": d("0.5")})


def test_a_sum_is_told_as_an_addition() -> None:
    assert how(LEVELED, entry("e1", level="国家级"), entry("e2", level="省级")) == ("合计6+3=9分",)
    assert how(LEVELED, entry("e1", level="国家级")) == ()  # a single one says it all itself
    assert how(LEVELED) == ()


def test_both_ends_of_an_interval_are_added_up() -> None:
    assert how(LEVELED, entry("e1", level="国家级"), entry("e2", level="市级")) == ("合计最低6+1=7分，最高6+2=8分",)


def test_nothing_is_not_a_term() -> None:
    leaf = flat("A.1", 4, coef=(replace(ROLES, of={"主持": d(1), "参与": d(0)}),))
    assert how(leaf, entry("e1", role="主持"), entry("e2", role="参与")) == ("合计4分",)
    assert how(leaf, entry("e1", role="参与"), entry("e2", role="参与")) == ("合计0分",)


def test_a_very_long_sum_is_told_by_its_result() -> None:
    twelve = [entry(f"e{at:02}", level="省级") for at in range(12)]
    assert how(LEVELED, *twelve) == ("合计" + "+".join(["3"] * 12) + "=36分",)
    assert how(LEVELED, *twelve, entry("e99", level="省级")) == ("合计39分",)


def test_the_best_are_told_with_their_sum() -> None:
    three = (entry("e1", level="国家级"), entry("e2", level="省级"), entry("e3", level="市级"))
    assert how(replace(LEVELED, op="best"), *three) == ("只取最高的一项，得6分",)
    assert how(replace(LEVELED, take=1), *three) == ("只取最高的一项，得6分",)
    assert how(replace(LEVELED, take=2), *three) == ("只取最高的2项，合计6+3=9分",)
    assert how(replace(LEVELED, take=3), *three) == ("合计最低6+3+1=10分，最高6+3+2=11分",)


def test_awards_for_several_items_are_told_tier_by_tier() -> None:
    leaf = papers("A.1", row(5, "国家级"), row("0.5", "省级", per=2, title="省级刊物"))
    three = [entry(f"e{at}", level="省级") for at in range(3)]
    assert how(leaf, *three) == ("省级刊物共3项，每2项0.5分，3÷2取整得1，1×0.5=0.5分",)
    assert how(leaf, *three, entry("e9", level="国家级")) == (
        "省级刊物共3项，每2项0.5分，3÷2取整得1，1×0.5=0.5分",
        "合计5+0.5=5.5分",
    )
    unsure = entry("e8", level="省级", sure="unsure")
    assert how(leaf, three[0], unsure) == ("省级刊物共1～2项，每2项0.5分，不足一组的不计，得0～0.5分",)
    found = result(table(leaf), *three, entry("e9", level="国家级"))
    assert [line.units for line in found.lines] == ["", "1项", "1项", "1项"]


def test_awards_without_points_are_told_without_dividing_by_nothing() -> None:
    leaf = papers("A.1", row(0, "省级", per=2))
    assert how(leaf, entry("e1", level="省级")) == ("省级共1项，每2项0分，1÷2取整得0，0×0=0分",)


def test_a_range_for_several_items_is_told_by_its_ends() -> None:
    leaf = papers("A.1", row((1, 2), "省级", per=2), count="n")
    assert how(leaf, entry("e1", level="省级", n=4)) == ("省级共4人，每2项1～2分，不足一组的不计，得2～4分",)


COUNTED = papers("A.1", op="linear", by=(), count="n", per=d(10), times=d("0.5"))


def test_a_formula_over_a_number_of_items_is_told_with_the_number() -> None:
    assert how(COUNTED, entry("e1", n=36)) == ("共36人，36÷10取整得3，3×0.5=1.5分",)
    assert how(COUNTED, entry("e1", n=25), entry("e2", n=8)) == ("合计25+8=33人，33÷10取整得3，3×0.5=1.5分",)
    assert how(COUNTED) == ()
    assert how(papers("A.1", op="linear", by=()), entry("e1"), entry("e2")) == ("合计1+1=2项，2×1=2分",)


def test_a_number_not_sure_gives_both_ends() -> None:
    unsure = entry("e2", n=8, sure="unsure")
    assert how(COUNTED, entry("e1", n=25), unsure) == ("共25～33人，得1～1.5分",)
    assert how(COUNTED, unsure) == ("共0～8人，得0分",)


def test_a_number_without_an_end_is_held_at_what_the_leaf_can_give() -> None:
    endless = papers("A.1", op="linear", by=(), count="many", cap=d(5))
    found = result(table(endless), entry("e1"), entry("e2", many=3))
    assert found.how == ("共至少4项，按各种可能估算",)
    assert [line.units for line in found.lines] == ["至少1项", "3项"]
    assert (found.span, found.raw, found.capped_by) == (span(4, 5), span(4, 5), ())


def test_a_known_number_is_told_as_it_is_and_the_cap_beside_it() -> None:
    found = result(table(papers("A.1", op="linear", by=(), count="n", cap=d(5))), entry("e1", n=9))
    assert found.how == ("共9人，9×1=9分",)
    assert found.capped_by == ("本项封顶5分，原为9分",)


def test_items_are_told_by_their_number_not_by_points_of_their_own() -> None:
    found = lines(result(table(COUNTED), entry("e1", n=36), entry("e2")))
    assert (found["e1"].units, found["e1"].how) == ("36人", ())
    assert (found["e2"].units, found["e2"].how) == ("0～100人", ("人数没有填",))


def test_a_section_is_told_as_the_sum_of_its_indicators() -> None:
    standard = table(LEVELED, flat("A.2", 1))
    found = result(standard, entry("e1", level="市级"), entry("e2", level="省级"), at="A")
    assert found.how == ("合计最低4+2=6分，最高5+2=7分",)
    best = table(node("A", "best"), LEVELED, flat("A.2", 1))
    assert result(best, entry("e1", level="市级"), at="A").how == ("各项中只取最高的，得1～2分",)


def test_weights_are_told_before_the_sum() -> None:
    standard = table(replace(LEVELED, title="获奖", weight=d("0.5")), flat("A.2", 1))
    found = result(standard, entry("e1", level="国家级"), at="A")
    assert found.how == ("按权重：获奖6分×0.5", "合计3+1=4分")


def test_a_tag_cap_is_told_with_what_it_took_away() -> None:
    cap = TagCap(tag="低", max=d(4), title="其他类合计", at="A")
    standard = table(
        papers("A.1", row(6, "国家级"), row(3, "省级", tag="低")), flat("A.2", (1, 2), tag="低"), cap=(cap,)
    )
    found = result(standard, entry("e1", level="国家级"), entry("e2", level="省级"), at="A")
    # 6 + 3 + 2 x (1 to 2): the tagged 5 to 7 are held at 4
    assert found.span == span(10)
    assert found.capped_by == ("“其他类合计”封顶4分，由11～13分减为10分",)
    untitled = table(*standard.node, cap=(replace(cap, title=""),))
    assert result(untitled, entry("e1", level="国家级"), at="A").capped_by == ()
    short = result(untitled, *(entry(f"e{at}", level="省级") for at in (1, 2)), at="A")
    assert short.capped_by == ("“低”封顶4分，由8～10分减为4分",)


def test_a_tag_cap_over_the_best_so_many_is_told_too() -> None:
    leaf = papers("A.1", row(5, "国家级", tag="低"), row(3, "省级"), take=2)
    standard = table(leaf, cap=(TagCap(tag="低", max=d(1), title="低"),))
    found = result(standard, entry("e1", level="国家级"), entry("e2", level="省级"))
    assert found.span == span(4)
    assert found.capped_by == ("“低”封顶1分，由8分减为4分",)
