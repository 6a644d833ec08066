"""Caps over a tag: what they limit, what never reaches them, and weights between."""

from __future__ import annotations

import pytest

from rules_points import ENDLESS, node, panel, said, single, tag_cap
from rules_tables import codes, found
from zjai_tui.base.problems import Severity


def test_an_endless_sum_under_a_tag_cap_is_limited() -> None:
    tagged = node("A", ENDLESS + '\ntag = "t"')
    assert said(single(tagged, panel("B", 4), tag_cap(6))) == []
    assert said(single(node("A", 'entries = "k"\nrows = [{ pts = 1, tag = "t" }]'), panel("B", 4), tag_cap(6))) == []


def test_a_tag_cap_elsewhere_limits_nothing_here() -> None:
    tagged = (
        node("A") + node("A.1", ENDLESS + '\ntag = "t"') + node("B", "cap = 6") + node("B.1", ENDLESS + '\ntag = "t"')
    )
    assert [one.node for one in found(single(tagged, tag_cap(6, "B")), "no-limit")] == ["A.1"]


def test_a_tag_cap_over_some_tiers_leaves_the_others_endless() -> None:
    rows = 'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1, tag = "t" }, { key = "乙", pts = 1 }]'
    assert codes(single(node("A", rows), tag_cap(6))) == ["no-limit"]


def test_several_tag_caps_over_one_indicator_add_up() -> None:
    tiers = '{ key = "甲", pts = 1, tag = "t" }, { key = "乙", pts = 1, tag = "u" }'
    rows = f'cap = 9\nentries = "k"\nby = "level"\nrows = [{tiers}]'
    caps = tag_cap(2) + tag_cap(3, tag="u")
    assert "cap-never-binds A 封顶9分，但各项加满只有5分" in said(single(node("A", rows), caps))


def test_of_two_caps_over_one_tag_the_smaller_counts() -> None:
    nodes = node("A") + node("A.1", 'cap = 9\ntag = "t"\n' + ENDLESS)
    for caps in (tag_cap(2) + tag_cap(3, "A"), tag_cap(3) + tag_cap(2, "A"), tag_cap(3, "A") + tag_cap(2, "A.1")):
        assert "cap-never-binds A.1 封顶9分，但各项加满只有2分" in said(single(nodes, caps))


def test_a_formula_under_a_tag_cap_is_limited() -> None:
    assert said(single(node("A", 'entries = "k"\ntag = "t"', "linear"), panel("B", 4), tag_cap(6))) == []


def test_a_tag_cap_that_the_tagged_do_not_reach() -> None:
    tagged = node("A", "cap = 10") + node("A.1", 'asked_of = "panel"\ncap = 2\ntag = "t"') + panel("A.2", 8)
    finding = found(single(tagged, tag_cap(6)), "cap-never-binds")[0]
    assert (finding.node, finding.message) == ("t", "封顶6分，但各项加满只有2分")
    assert said(single(tagged, tag_cap(2))) == []


def test_only_the_tagged_tiers_count_towards_a_tag_cap() -> None:
    rows = 'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 9 }, { key = "乙", pts = 3, tag = "t" }]'
    nodes = node("A", "cap = 10") + node("A.1", rows, "best") + panel("A.2", 1)
    assert "cap-never-binds t 封顶6分，但各项加满只有3分" in said(single(nodes, tag_cap(6)))
    assert said(single(nodes, tag_cap(3))) == []


def test_only_what_lies_below_counts_towards_a_tag_cap() -> None:
    nodes = "".join(node(one, "cap = 5") + node(f"{one}.1", 'asked_of = "panel"\ncap = 5\ntag = "t"') for one in "AB")
    assert said(single(nodes, tag_cap(6))) == [
        "total-not-reached total 各部分加满只有6分（A项5分、B项5分，标签合计另有封顶），到不了总分10分"
    ]
    assert said(single(nodes, tag_cap(10))) == []
    assert "cap-never-binds t 封顶6分，但各项加满只有5分" in said(single(nodes, tag_cap(6, "B")))


@pytest.mark.parametrize(
    "weights, at, heavy",
    [
        (("0.5", "1", "1"), "", "A项"),
        (("1", "0.5", "1"), "A", "A.1项"),
        (("1", "0.5", "1"), "A.1", None),
        (("0.5", "0.5", "0.5"), "A.1.1", None),
        (("1", "1", "0.5"), "A.1", "A.1.1项"),
        (("1", "0.5", "0.5"), "A", "A.1.1项"),
        (("1", "1", "1"), "", None),
    ],
)
def test_a_tag_cap_above_a_weight_is_told_with_the_nearest_weight(
    weights: tuple[str, str, str], at: str, heavy: str | None
) -> None:
    first, second, third = weights
    nodes = (
        node("A", f"weight = {first}")
        + node("A.1", f"weight = {second}")
        + node("A.1.1", f'weight = {third}\nasked_of = "panel"\ncap = 90\ntag = "t"')
        + node("B")
        + node("B.1", 'asked_of = "panel"\ncap = 1\ntag = "t"')
    )
    told = found(single(nodes, tag_cap(2, at)), "tag-under-weight")
    assert [one.message.split("，")[1].split("的权重")[0] for one in told] == ([f"“{heavy}”"] if heavy else [])
    assert all(one.severity is Severity.WARNING and one.node == "A.1.1" for one in told)


def test_a_tag_in_one_place_is_capped_there_below_every_weight() -> None:
    one = node("A", "weight = 0.5") + node("A.1", 'asked_of = "panel"\ncap = 90\ntag = "t"\nweight = 0.5')
    assert found(single(one, tag_cap(2)), "tag-under-weight") == []


def test_without_at_a_tag_cap_is_applied_where_the_tagged_meet() -> None:
    two = "".join(node(f"A.1.{at}", 'asked_of = "panel"\ncap = 90\ntag = "t"') for at in (1, 2))
    nodes = node("A", "weight = 0.5") + node("A.1", "weight = 0.5") + two
    assert found(single(nodes, tag_cap(2)), "tag-under-weight") == []
    apart = nodes + node("A.2", 'asked_of = "panel"\ncap = 90\ntag = "t"')
    told = found(single(apart, tag_cap(2)), "tag-under-weight")
    assert [one.node for one in told] == ["A.1.1", "A.1.2"]
    assert told[0].message == "标签“t”的封顶按乘过权重的分数计，“A.1项”的权重是0.5"
    assert told[0].remedy == "请查原件；若按加权前的分数封顶，请在at里写权重之内的一级"


def test_below_a_weight_a_tag_cap_leaves_so_much_that_the_weighted_points_reach_it() -> None:
    nodes = node("A", "weight = 0.5") + node("A.1", 'cap = 20\ntag = "t"\n' + ENDLESS)
    nodes += node("B", 'asked_of = "panel"\ncap = 1\ntag = "t"')
    assert "cap-never-binds A.1 封顶20分，但各项加满只有4分" in said(single(nodes, tag_cap(2)))
    third = nodes.replace("weight = 0.5", "weight = 0.3")
    assert "cap-never-binds A.1 封顶20分，但各项加满只有6.66分" in said(single(third, tag_cap(2)))


def test_a_tag_cap_over_alternatives_leaves_the_other_one() -> None:
    nodes = node("A", "cap = 10", "best") + node("A.1", 'cap = 9\ntag = "t"\n' + ENDLESS) + panel("A.2", 7)
    assert said(single(nodes, tag_cap(4))) == [
        "total-not-reached total 各部分加满只有7分，到不了总分10分",
        "cap-never-binds A 封顶10分，但各项加满只有7分（A.1项4分、A.2项7分，取最高）",
        "cap-never-binds A.1 封顶9分，但各项加满只有4分",
    ]


@pytest.mark.parametrize("picks", ["take = 2", "best", "children"])
def test_a_tag_cap_over_some_of_the_candidates_is_told(picks: str) -> None:
    rows = '{ key = "甲", pts = 5, tag = "t" }, { key = "乙", pts = 3 }'
    keys = f'entries = "k"\nby = "level"\nrows = [{rows}]'
    if picks == "children":
        nodes = node("A.1", "", "best") + node("A.1.1", 'tag = "t"\n' + ENDLESS) + panel("A.1.2", 3)
        caps = tag_cap(2, "A")
    elif picks == "best":
        nodes, caps = node("A.1", keys, "best"), tag_cap(2)
    else:
        nodes, caps = node("A.1", f"{keys}\n{picks}"), tag_cap(2)
    told = found(single(node("A", "cap = 10") + nodes, caps), "tag-over-best")
    assert [(one.severity, one.node) for one in told] == [(Severity.WARNING, "A.1")]
    assert told[0].message == "标签“t”的封顶只管这里的一部分，而这里只取最高的，计出的分可能偏高"
    every = node("A", "cap = 10") + nodes.replace("pts = 3 }", 'pts = 3, tag = "t" }')
    every = every.replace('id = "A.1.2"', 'id = "A.1.2"\ntag = "t"')
    assert found(single(every, caps), "tag-over-best") == []


def test_tag_caps_that_share_their_tagged_are_weighed_together() -> None:
    rows = '{ key = "甲", pts = 1, tag = "t" }, { key = "乙", pts = 1, tag = "u" }'
    leaf = node("A.1", f'entries = "k"\nby = "level"\nrows = [{rows}]')
    caps = tag_cap(2) + tag_cap(3, tag="u") + tag_cap(1, "A", "u")
    assert "cap-never-binds A 封顶9分，但各项加满只有3分" in said(single(node("A", "cap = 9") + leaf, caps))
