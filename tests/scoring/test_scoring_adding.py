"""Adding up: sums, the best of several, caps on node, tag and whole, weights, group awards."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scoring_tables import d, entry, flat, node, papers, row, scene, span, table
from zjai_tui.dossier.model import Entry
from zjai_tui.rules.standards.standard import Exclusive, Node, Span, Standard, TagCap
from zjai_tui.scoring.adding import binding_caps, counted_points, node_points, raw_points, total, uncapped_points
from zjai_tui.scoring.outcomes import Outcome
from zjai_tui.scoring.scene import InputScore, Scene
from zjai_tui.scoring.selection import ROOT


def ends(at: Scene, node_id: str = ROOT) -> Span:
    if node_id == ROOT:
        return Span(total(at, False), total(at, True))
    return Span(node_points(at, node_id, False), node_points(at, node_id, True))


def leveled(node_id: str, **more: object) -> Node:
    return papers(node_id, row(6, "国家级"), row(3, "省级"), row((1, 2), "市级"), **more)


TWO = (entry("e1", level="国家级"), entry("e2", level="省级"))
THREE = (*TWO, entry("e3", level="市级"))


# ---------------------------------------------------------------- putting together


def test_a_sum_adds_everything_up() -> None:
    assert ends(scene(table(leveled("A.1")), *THREE), "A.1") == span(10, 11)  # 6 + 3 + (1 to 2)


def test_the_best_single_achievement_counts() -> None:
    assert ends(scene(table(leveled("A.1", op="best")), *THREE), "A.1") == span(6)
    assert ends(scene(table(leveled("A.1", op="best"))), "A.1") == span(0)


def test_only_the_best_so_many_count() -> None:
    assert ends(scene(table(leveled("A.1", take=2)), *THREE), "A.1") == span(9)  # 6 + 3
    assert ends(scene(table(leveled("A.1", take=5)), *THREE), "A.1") == span(10, 11)


def test_each_end_takes_its_own_best() -> None:
    doubtful = entry("e4", sure="unsure", level="国家级")
    # low: 3 + 1; high: 6 + 3
    assert ends(scene(table(leveled("A.1", take=2)), *THREE[1:], doubtful), "A.1") == span(4, 9)


def test_a_section_adds_up_its_indicators_or_takes_the_best() -> None:
    parts = (leveled("A.1"), flat("A.2", 4))
    assert ends(scene(table(*parts), *TWO), "A") == span(17)  # 9 + 8
    assert ends(scene(table(node("A", "best"), *parts), *TWO), "A") == span(9)


def test_a_weight_is_applied_where_the_node_is_added() -> None:
    standard = table(node("A", weight=d("0.5")), leveled("A.1", weight=d("0.1")), flat("A.2", 4))
    at = scene(standard, *TWO)
    assert ends(at, "A.1") == span(9)
    assert ends(at, "A") == span("8.9")  # 9 x 0.1 + 8
    assert ends(at) == span("4.45")


def test_a_weight_counts_before_the_best_is_taken() -> None:
    standard = table(node("A", "best"), leveled("A.1", weight=d("0.1")), flat("A.2", 4, weight=d("0.5")))
    assert ends(scene(standard, *TWO), "A") == span(4)  # 0.9 or 4


# ---------------------------------------------------------------- caps


def test_a_cap_holds_each_end() -> None:
    at = scene(table(leveled("A.1", cap=d("10.5"))), *THREE)
    assert ends(at, "A.1") == span(10, "10.5")
    assert Span(raw_points(at, "A.1", False), raw_points(at, "A.1", True)) == span(10, 11)


def test_caps_are_taken_away_from_the_leaves_upwards() -> None:
    standard = table(node("A", cap=d(7)), leveled("A.1", cap=d(5)), flat("A.2", 1), most=6)
    at = scene(standard, *TWO)
    assert (raw_points(at, "A.1", False), node_points(at, "A.1", False)) == (9, 5)
    assert (raw_points(at, "A", False), node_points(at, "A", False)) == (7, 7)  # 5 + 2
    assert (raw_points(at, ROOT, False), total(at, False)) == (7, 6)


def test_a_cap_is_applied_before_the_weight() -> None:
    standard = table(node("A", cap=d(8), weight=d("0.5")), leveled("A.1"))
    assert ends(scene(standard, *TWO)) == span(4)  # 9, held at 8, x 0.5


TAGGED = papers("A.1", row(6, "国家级"), row(3, "省级", tag="低"), row((1, 2), "市级", tag="低"))


def capped(*nodes: Node, most: int = 100, **limits: int) -> Standard:
    return table(*nodes, most=most, cap=tuple(TagCap(tag=tag, max=d(limit)) for tag, limit in limits.items()))


def test_a_tag_cap_holds_only_what_is_tagged() -> None:
    assert ends(scene(capped(TAGGED, 低=2), *THREE), "A.1") == span(8)  # 6 + (4 to 5, held at 2)
    assert ends(scene(capped(TAGGED, 低=4), *THREE), "A.1") == span(10)
    assert ends(scene(capped(TAGGED, 低=5), *THREE), "A.1") == span(10, 11)


def test_a_tag_cap_holds_across_sections() -> None:
    standard = capped(TAGGED, flat("B.1", 2, tag="低"), 低=5)
    at = scene(standard, *TWO)
    assert (ends(at, "A"), ends(at, "B")) == (span(9), span(4))
    assert ends(at) == span(11)  # 6 + (3 + 4, held at 5)


def test_a_nodes_tag_holds_for_what_has_no_tag_of_its_own() -> None:
    standard = capped(replace(TAGGED, tag="高"), 低=100, 高=4)
    assert ends(scene(standard, *TWO), "A.1") == span(7)  # 6 held at 4, + 3


def test_two_tag_caps_hold_independently() -> None:
    standard = capped(flat("A.1", 5, tag="甲"), flat("A.2", 5, tag="乙"), flat("A.3", 1), 甲=2, 乙=3)
    assert ends(scene(standard, entry("e1"))) == span(6)  # 2 + 3 + 1
    assert ends(scene(standard)) == span(0)


def test_a_tag_cap_and_a_node_cap_take_the_least() -> None:
    """A holds 5 of its 3 tagged and 6 other points; with B's 3 tagged the tag holds 4.

    The best that the limits allow: 2 tagged in B and 2 in A, 3 other in A: 5 + 2; or 3 in B, 1 in A,
    4 other: 5 + 3 = 8.
    """
    standard = capped(node("A", cap=d(5)), flat("A.1", 3, tag="低"), flat("A.2", 6), flat("B.1", 3, tag="低"), 低=4)
    assert ends(scene(standard, entry("e1"))) == span(8)


def test_a_tagged_input_is_held_as_well() -> None:
    exam = node("A.2", "linear", input="exam", tag="低")
    standard = capped(TAGGED, exam, 低=5)
    assert ends(scene(standard, *TWO, exam=4), "A") == span(11)  # 6 + (3 + 4, held at 5)


def test_where_the_tag_is_not_known_each_end_stays_on_the_safe_side() -> None:
    """One missing level: tagged it brings 2, untagged 6; nothing else is tagged."""
    leaf = papers("A.1", row(6, "国家级"), row(3, "省级|市级", tag="低"))
    at = scene(capped(leaf, 低=2), entry("e1"))
    assert ends(at, "A.1") == span(2, 6)


def test_the_whole_is_held_at_the_printed_total() -> None:
    assert ends(scene(table(leveled("A.1"), most=10), *THREE)) == span(10)


@pytest.mark.parametrize(
    "limits, binding", [({"甲": 2, "乙": 3}, ["甲", "乙"]), ({"甲": 5, "乙": 3}, ["乙"]), ({"甲": 5, "乙": 5}, [])]
)
def test_only_caps_that_take_something_away_are_named(limits: dict[str, int], binding: list[str]) -> None:
    standard = capped(flat("A.1", 5, tag="甲"), flat("A.2", (0, 5), tag="乙"), **limits)
    at = scene(standard, entry("e1"))
    # each tag lies in one leaf, so its cap stands there
    found = [cap.tag for leaf in ("A.1", "A.2") for cap in binding_caps(at, leaf, frozenset())]
    assert found == binding


def test_of_two_caps_at_one_place_only_the_one_that_cuts_is_named() -> None:
    caps = tuple(TagCap(tag=tag, max=d(limit), at="A") for tag, limit in (("甲", 2), ("乙", 9)))
    at = scene(table(flat("A.1", 5, tag="甲"), flat("A.2", 5, tag="乙"), cap=caps), entry("e1"))
    assert [cap.tag for cap in binding_caps(at, "A", frozenset())] == ["甲"]
    assert uncapped_points(at, "A", True, frozenset()) == 10
    assert raw_points(at, "A", True) == 7


def test_two_caps_at_one_place_both_hold() -> None:
    caps = tuple(TagCap(tag=tag, max=d(limit), at="A") for tag, limit in (("甲", 2), ("乙", 3)))
    leaves = (flat("A.1", 5, tag="甲"), flat("A.2", 5, tag="乙"), flat("A.3", 1))
    at = scene(table(*leaves, cap=caps), entry("e1"))
    assert ends(at, "A") == span(6)  # 2 + 3 + 1
    assert [cap.tag for cap in binding_caps(at, "A", frozenset())] == ["甲", "乙"]


# ---------------------------------------------------------------- several items for one award

GROUPED = papers("A.1", row(5, "国家级"), row(2, "省级", per=2), row(3, "市级", per=3))


def many(*levels: str, start: int = 1) -> list[Entry]:
    return [entry(f"e{at}", level=level) for at, level in enumerate(levels, start)]


@pytest.mark.parametrize(
    "levels, points",
    [
        (["省级"], 0),
        (["省级"] * 2, 2),
        (["省级"] * 3, 2),
        (["省级"] * 4, 4),
        (["市级"] * 2, 0),
        (["市级"] * 3, 3),
        (["省级", "市级"], 0),  # each tier counts by itself
        (["省级"] * 3 + ["市级"] * 4 + ["国家级"] * 2, 15),  # 2 + 3 + 10
    ],
)
def test_every_so_many_items_of_a_tier_make_one_award(levels: list[str], points: int) -> None:
    assert ends(scene(table(GROUPED), *many(*levels)), "A.1") == span(points)


def test_an_entry_may_stand_for_several_items_of_a_group() -> None:
    leaf = papers("A.1", row(2, "省级", per=4), count="many")
    at = scene(table(leaf), entry("e1", level="省级", many=3), entry("e2", level="省级", many=6))
    assert ends(at, "A.1") == span(4)  # floor(9 / 4) = 2, x 2


def test_an_unsure_item_may_be_missing_from_its_group() -> None:
    at = scene(table(GROUPED), *many("省级"), entry("e9", sure="unsure", level="省级"))
    assert ends(at, "A.1") == span(0, 2)


def test_items_that_may_fall_into_different_groups_are_sure_of_none() -> None:
    """Two tiers alike but for their name: 省级 and one unknown make a pair, or do not."""
    leaf = papers("A.1", row(1, "国家级", per=2), row(1, "省级", per=2))
    at = scene(table(leaf), entry("e1", level="省级"), entry("e2"))
    low, high = ends(at, "A.1").low, ends(at, "A.1").high
    assert low == 0
    assert high >= 1


# ---------------------------------------------------------------- formulas over achievements

COUNTED = papers("A.1", op="linear", by=(), count="n", per=d(10), times=d("0.5"), plus=d(2), clamp=(d(1), d(4)))


@pytest.mark.parametrize(
    "numbers, points",
    [
        ([], "0"),  # nothing listed: not even the least
        ([0], "0"),
        ([5], "2"),  # 2 + 0
        ([25, 8], "3.5"),  # 33 / 10 = 3, 2 + 1.5
        ([90], "4"),  # 2 + 4.5, held at 4
    ],
)
def test_a_formula_looks_at_all_items_together(numbers: list[int], points: str) -> None:
    at = scene(table(COUNTED), *(entry(f"e{number}", n=number) for number in numbers))
    assert ends(at, "A.1") == span(points)


def test_a_formula_over_a_number_not_filled_in_takes_its_limits() -> None:
    assert ends(scene(table(COUNTED), entry("e1")), "A.1") == span(0, 4)


# ---------------------------------------------------------------- what does not count


def test_a_placement_that_does_not_count_brings_nothing() -> None:
    once = Exclusive(across=("A.1", "A.2"))
    at = scene(table(leveled("A.1"), flat("A.2", 4), exclusive=(once,)), *TWO)
    dropped = frozenset({("e1", "A.1"), ("e2", "A.2")})
    assert [node_points(at, leaf, False, dropped) for leaf in ("A.1", "A.2", "A")] == [3, 4, 7]
    assert total(at, True, dropped) == 7
    assert total(at, True) == 17


def test_items_that_do_not_count_are_left_out_of_a_formula() -> None:
    at = scene(table(papers("A.1", op="linear", by=())), entry("e1"), entry("e2"))
    changed = at.with_entry("e1", [Outcome("e1", "A.1", d(0), d(0), why_not="不计")])
    assert (node_points(at, "A.1", False), node_points(changed, "A.1", False)) == (2, 1)


def test_an_input_without_points_and_a_tag_without_cap_change_nothing() -> None:
    standard = table(flat("A.1", 3, tag="甲"), node("A.2", "linear", input="exam"))
    at = scene(standard, entry("e1")).with_input_score("A.2", InputScore(d(0), d(0), ()))
    assert ends(at) == span(3)


def test_points_of_single_items_come_before_awards() -> None:
    leaf = scene(table(GROUPED), *many("国家级", "省级", "省级"))
    found = counted_points(GROUPED, leaf.outcomes["A.1"], False)
    assert found == [Decimal(5), Decimal(2)]
