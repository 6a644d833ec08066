"""What one achievement brings to one leaf: dates, missing facts, doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring_tables import FRAME, d, entry, flat, laid, node, papers, person, row, table
from zjai_tui.rules.standards.standard import Coef, Demote, Node
from zjai_tui.scoring.outcomes import PLENTY, Outcome, unknown_options

OBTAINED = date(2020, 2, 29)
RANKS = Coef(by="rank", ranks=(d(1), d("0.8")), rest=d("0.5"))


def brought(
    leaf: Node, *, obtained: date | None = OBTAINED, sure: str = "sure", most: int = 100, **facts: object
) -> Outcome:
    """What the only paper brings to the only leaf."""
    known = {} if obtained is None else {"obtained": obtained}
    case = laid(table(leaf, most=most), person(entry("e1", sure=sure, **facts), facts=known))
    return case.scene.outcomes[leaf.id][0]


def ends(one: Outcome) -> tuple[Decimal, Decimal]:
    return one.low, one.high


# ---------------------------------------------------------------- windows


@pytest.mark.parametrize(
    "day, counts",
    [
        (date(2020, 2, 28), False),
        (date(2020, 2, 29), False),  # the very day is not after it
        (date(2020, 3, 1), True),
        (date(2024, 7, 31), True),  # the cut-off day still counts
        (date(2024, 8, 1), False),
    ],
)
def test_a_window_leaves_out_its_first_day_and_takes_in_its_last(day: date, counts: bool) -> None:
    found = brought(flat("A.1", 3, window="since"), date=day)
    assert found.may_count is counts
    assert ends(found) == ((3, 3) if counts else (0, 0))


def test_an_achievement_outside_its_dates_says_which_date_and_which_limit() -> None:
    leaf = flat("A.1", 3, window="since")
    early, late = brought(leaf, date=date(2020, 2, 29)), brought(leaf, date=date(2024, 8, 1))
    assert early.why_not == "日期是2020年2月29日，不晚于2020年2月29日，不在“任职以来”内（起点的依据：本程序假定）"
    assert late.why_not == "日期是2024年8月1日，晚于2024年7月31日，不在“任职以来”内（截止日的依据：本程序假定）"


def test_what_is_left_out_by_a_window_cites_the_window() -> None:
    assert brought(flat("A.1", 3, window="cutoff"), date=date(2024, 8, 1)).cites == ("S#时间",)


def test_each_bound_of_a_window_has_its_own_cites_and_grade() -> None:
    leaf = flat("A.1", 3, window="grounds")
    early, late = brought(leaf, date=date(2020, 2, 29)), brought(leaf, date=date(2024, 8, 1))
    assert early.cites == ("G#惯例",)
    assert early.why_not.endswith("（起点的依据：本程序假定）")
    assert late.cites == ("S#时间",)
    assert late.why_not.endswith("（截止日的依据：官方原文）")


def test_limits_written_in_the_table_hold_without_any_round() -> None:
    leaf = flat("A.1", 3, window="decade")
    assert not brought(leaf, date=date(2014, 7, 31)).may_count
    assert brought(leaf, date=date(2014, 8, 1)).low == 3


def test_a_missing_date_may_be_outside() -> None:
    found = brought(flat("A.1", 3, window="cutoff"))
    assert ends(found) == (0, 3)
    assert found.asks == ("日期没有填，是否在“截止日前”内不能确定",)
    assert found.how == ("A.1：3分", "日期没有填，是否在“截止日前”内不能确定，最低按0分")


def test_a_limit_that_is_not_known_leaves_it_open_unless_the_other_decides() -> None:
    leaf = flat("A.1", 3, window="since")
    inside = brought(leaf, obtained=None, date=date(2022, 1, 1))
    assert ends(inside) == (0, 3)
    assert inside.asks == ("“任职以来”的起止日期还没有填，日期2022年1月1日是否在内不能确定",)
    assert not brought(leaf, obtained=None, date=date(2024, 8, 1)).may_count


def test_a_round_without_the_date_leaves_the_end_open() -> None:
    standard = table(flat("A.1", 3, window="cutoff"))
    frame = replace(FRAME, dates={})
    (found,) = laid(standard, person(entry("e1", date=date(2022, 1, 1))), frame).scene.outcomes["A.1"]
    assert ends(found) == (0, 3)


def test_without_a_window_no_date_is_asked_for() -> None:
    assert brought(flat("A.1", 3)) == replace(
        brought(flat("A.1", 3)), low=d(3), high=d(3), asks=(), how=("A.1：3分",), why_not=""
    )


# ---------------------------------------------------------------- missing facts


def test_a_missing_rank_widens_the_interval() -> None:
    leaf = papers("A.1", row(16, "省级", "1..3", step=d(-2)), row(3, "省级", "4.."), by=("level", "rank"))
    found = brought(leaf, level="省级")
    assert ends(found) == (3, 16)
    assert found.asks == ("本人排名没有填",)
    assert found.how == ("本人排名没有填，按各种可能估算：3～16分",)


def test_a_rank_cannot_be_beyond_the_team() -> None:
    leaf = papers("A.1", row(16, "省级", "1..3", step=d(-2)), row(3, "省级", "4.."), by=("level", "rank"))
    assert ends(brought(leaf, level="省级", team=2)) == (14, 16)
    assert ends(brought(leaf, level="省级", team=1)) == (16, 16)
    alone = brought(leaf, level="省级", team=1)
    assert alone.asks == ()
    assert alone.how == ("本人排名没有填，但不影响得分", "省级、1至3：第1名16分")


def test_a_missing_rank_reaches_the_tail_of_a_coefficient() -> None:
    assert ends(brought(flat("A.1", 6, coef=(RANKS,)))) == (3, 6)  # 6 x 0.5 to 6 x 1


def test_every_missing_fact_is_tried_with_every_other() -> None:
    leaf = papers("A.1", row(6, "国家级"), row(2, "省级"), coef=(RANKS,))
    found = brought(leaf)
    assert ends(found) == (0, 6)  # 市级 is in no tier; 国家级 first
    assert found.asks == ("级别没有填", "本人排名没有填")
    assert found.may_count


def test_a_missing_fact_that_changes_nothing_is_no_question() -> None:
    found = brought(papers("A.1", row(6, "*")))
    assert ends(found) == (6, 6)
    assert found.asks == ()
    assert found.how == ("级别没有填，但不影响得分", "A.1：6分")


def test_a_missing_fact_that_changes_nothing_leaves_the_committees_range() -> None:
    found = brought(papers("A.1", row((4, 6), "*")))
    assert ends(found) == (4, 6)
    assert found.asks == ("由评委在4～6分之间酌定，自己填不了",)


def test_a_missing_fact_that_only_decides_the_tag_is_a_question() -> None:
    found = brought(papers("A.1", row(6, "国家级", tag="甲"), row(6, "*")))
    assert ends(found) == (6, 6)
    assert found.asks == ("级别没有填",)
    assert found.how == ("级别没有填，按各种可能估算：6分",)


def test_nothing_that_could_be_filled_in_would_count() -> None:
    leaf = papers("A.1", row(6, "国家级", "审计"), by=("level", "proof"))
    found = brought(leaf, level="市级")
    assert not found.may_count
    assert ends(found) == (0, 0)


def test_what_may_fall_into_a_tier_without_points_may_count() -> None:
    found = brought(papers("A.1", row(0, "省级")))
    assert found.may_count
    assert found.asks == ("级别没有填",)


def test_a_missing_number_of_items_is_held_at_what_the_leaf_can_give() -> None:
    leaf = papers("A.1", row(2, "省级"), count="many", cap=d(6))
    assert ends(brought(leaf, level="省级")) == (2, 6)  # at least one
    uncapped = papers("A.1", row(2, "省级"), count="many")
    assert ends(brought(uncapped, level="省级", most=30)) == (2, 30)
    assert ends(brought(papers("A.1", row(2, "省级"), count="n", cap=d(50)), level="省级")) == (0, 50)


def test_a_known_number_of_items_is_not_held_here_so_that_the_cap_can_be_told() -> None:
    assert ends(brought(papers("A.1", row(2, "省级"), count="many", cap=d(6)), level="省级", many=5)) == (10, 10)


def test_a_missing_bonus_reaches_from_nothing_to_its_most() -> None:
    leaf = papers("A.1", row(20, "国家级"), row(5, "省级"), op="ladder", bonus="bonus")
    assert ends(brought(leaf, level="省级")) == (5, 15)  # 5 + 0 to 5 + 10


def test_a_ceiling_counts_the_weights_above_it() -> None:
    # 10 points of the whole table are 10 / 0.5 = 20 in the section
    leaf = papers("A.1", row(2, "省级"), count="many")
    standard = table(node("A", weight=d("0.5")), leaf, most=10)
    (found,) = laid(standard, person(entry("e1", level="省级"))).scene.outcomes["A.1"]
    assert ends(found) == (2, 20)


def test_a_missing_answer_about_tiers_down_is_tried_both_ways() -> None:
    leaf = papers("A.1", row(6, "国家级"), row(3, "省级"), demote=Demote(by="new", values=("是",)))
    assert ends(brought(leaf, level="国家级")) == (3, 6)
    assert ends(brought(leaf, level="省级")) == (0, 3)


def test_an_unsure_achievement_may_bring_nothing() -> None:
    found = brought(flat("A.1", 3), sure="unsure")
    assert ends(found) == (0, 3)
    assert (found.units_low, found.units_high) == (0, 1)
    assert found.asks == ("标了待核实，可能不算",)
    assert found.how == ("A.1：3分", "标了待核实，可能不算，最低按0分")


def test_what_does_not_count_is_not_asked_about() -> None:
    found = brought(papers("A.1", row(3, "国家级")), sure="unsure", level="市级")
    assert found.asks == ()
    assert found.why_not == "级别为“市级”，不在任何一档内"


def test_several_doubts_are_all_told() -> None:
    found = brought(papers("A.1", row((2, 3), "省级"), window="cutoff"), sure="unsure", level="省级")
    assert found.asks == (
        "由评委在2～3分之间酌定，自己填不了",
        "日期没有填，是否在“截止日前”内不能确定",
        "标了待核实，可能不算",
    )


# ---------------------------------------------------------------- items that are only counted


def test_where_items_are_counted_the_points_are_the_leafs_own() -> None:
    leaf = papers("A.1", op="linear", by=(), count="n")
    found = brought(leaf, n=36)
    assert (found.low, found.high, found.units_low, found.units_high, found.unit) == (0, 0, 36, 36, "人")
    missing = brought(leaf)
    assert (missing.units_low, missing.units_high) == (0, 100)
    assert missing.how == ("人数没有填",)
    assert missing.asks == ("人数没有填",)
    endless = brought(papers("A.1", op="linear", by=(), count="many"))
    assert (endless.units_low, endless.units_high) == (1, PLENTY)


def test_without_a_number_each_entry_is_one_item() -> None:
    found = brought(papers("A.1", op="linear", by=()))
    assert (found.units_low, found.units_high, found.unit) == (1, 1, "")


# ---------------------------------------------------------------- tags, groups, comparison


def test_a_tier_has_its_own_tag_or_that_of_its_node() -> None:
    leaf = papers("A.1", row(3, "国家级", tag="甲"), row(2, "省级"), tag="乙")
    assert brought(leaf, level="国家级").tag == "甲"
    assert brought(leaf, level="省级").tag == "乙"
    assert {tag for tag, _ in brought(leaf).rows} == {"甲", "乙"}


def test_which_group_an_achievement_belongs_to_is_part_of_what_is_open() -> None:
    leaf = papers("A.1", row(1, "国家级", per=2), row(1, "省级", per=2), row(1, "市级"))
    assert brought(leaf, level="国家级").group == 0
    assert brought(leaf, level="市级").group == -1
    assert brought(leaf).rows == {("", 0), ("", 1), ("", -1)}


A = Outcome("e", "A.1", d(3), d(4))


@pytest.mark.parametrize(
    "one, other, high, covers",
    [
        (A, A, False, True),
        (A, replace(A, low=d(2)), False, True),
        (A, replace(A, low=d("3.5")), False, False),
        (A, replace(A, low=d("3.5")), True, True),  # only the end that is asked about
        (A, replace(A, high=d(5)), True, False),
        (A, replace(A, units_low=d(2)), False, False),
        (A, replace(A, units_high=d(2)), True, False),
        (A, replace(A, tag="甲"), False, True),  # what has no tag is never cut
        (replace(A, tag="甲"), A, False, False),
        (replace(A, tag="甲"), replace(A, tag="甲"), False, True),
        (replace(A, tag="甲"), replace(A, tag="乙"), False, False),
        (A, replace(A, row=1, per=2), False, False),
        (replace(A, tag="甲"), Outcome("e", "A.1", d(0), d(0), d(0), d(0)), False, True),  # anything beats nothing
    ],
)
def test_one_outcome_covers_another_only_when_no_total_could_fall(
    one: Outcome, other: Outcome, high: bool, covers: bool
) -> None:
    assert one.covers(other, high) is covers


def test_the_values_tried_serve_every_leaf_that_asks() -> None:
    standard = table(papers("A.1", row(3, "1..2"), by=("rank",)), flat("A.2", 3, coef=(RANKS,)))
    one = entry("e1")
    rules = laid(standard, person(one)).selection.rules.values()
    ranks = unknown_options([rule for rule in rules if "paper" in rule.fields], one)["rank"]
    assert {d(1), d(2), d(3)} <= set(ranks)
    assert unknown_options([rule for rule in rules if "paper" in rule.fields], entry("e1", rank=1)) == {}
