"""Caps that never bind, totals that are not reached, sums without a limit, tags under weights."""

from __future__ import annotations

import pytest

from rules_points import ENDLESS, POINTS, node, panel, said, single, tag_cap
from rules_tables import codes, found
from zjai_tui.base.problems import Severity
from zjai_tui.rules.linting.findings import Finding


def most(keys: str, op: str = "sum", tail: str = "") -> str:
    """What one indicator brings at the most, as lint sees it: a huge cap shows it."""
    standard = single(node("A", f"cap = 1000000000000\n{keys}", op), panel("Z", 10), tail)
    finding = next((one for one in found(standard, "cap-never-binds") if one.node == "A"), None)
    return finding.message.split("只有")[1] if finding else "unlimited"


# ---------------------------------------------------------------- the printed total


def test_sections_whose_caps_add_up_to_the_printed_total_are_fine() -> None:
    assert said(single(panel("A", 3), panel("B", 6), panel("C", 1))) == []


def test_sections_that_do_not_reach_the_printed_total() -> None:
    finding = found(single(panel("A", 3), panel("B", 6)), *POINTS)[0]
    assert finding == Finding(
        code="total-not-reached",
        severity=Severity.ERROR,
        node="total",
        message="各部分加满只有9分（A项3分、B项6分），到不了总分10分",
        remedy="请核对各部分封顶和总分，或看有没有漏录",
    )


def test_sections_beyond_the_printed_total_are_only_noted() -> None:
    finding = found(single(panel("A", 5), panel("B", 6)), *POINTS)[0]
    assert (finding.code, finding.severity) == ("total-exceeded", Severity.NOTE)
    assert finding.message == "各部分加满有11分（A项5分、B项6分），总分只计10分"


def test_a_section_without_a_limit_is_not_added_up() -> None:
    standard = single(node("A", 'entries = "k"\nrows = [{ pts = 1 }]'), panel("B", 6))
    assert codes(standard) == ["no-limit"]


def test_the_weight_of_a_section_counts_in_the_total() -> None:
    assert said(single(panel("A", 8), node("B", 'asked_of = "panel"\ncap = 4\nweight = 0.5'))) == []


# ---------------------------------------------------------------- caps


def test_a_cap_that_its_parts_do_not_reach() -> None:
    section = node("A", "cap = 10")
    finding = found(single(section, panel("A.1", 4), panel("A.2", 5)), "cap-never-binds")[0]
    assert (finding.severity, finding.node) == (Severity.WARNING, "A")
    assert finding.message == "封顶10分，但各项加满只有9分（A.1项4分、A.2项5分）"
    assert finding.remedy == "请核对封顶，或看有没有漏录的档"
    assert said(single(section, panel("A.1", 4), panel("A.2", 6))) == []
    assert said(single(section, panel("A.1", 4), panel("A.2", 7))) == []


def test_of_alternatives_only_the_highest_is_reached() -> None:
    assert "total-not-reached total 各部分加满只有6分，到不了总分10分" in said(
        single(node("A", op="best"), panel("A.1", 4), panel("A.2", 6))
    )


def test_the_weight_of_a_child_counts_in_its_parent() -> None:
    heavy = node("A.1", 'asked_of = "panel"\ncap = 8\nweight = 0.5')
    assert said(single(node("A", "cap = 10"), heavy, panel("A.2", 6))) == []
    assert len(said(single(node("A", "cap = 10"), heavy, panel("A.2", 5)))) == 2


@pytest.mark.parametrize(
    "keys, op, points",
    [
        ('entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = [4, 6] }, { key = "乙", pts = 2 }]', "best", "6分"),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 6 }, { key = "乙", pts = 2 }]\ntake = 3',
            "sum",
            "18分",
        ),
        ('entries = "k"\nrows = [{ pts = 6 }]\ntake = 1', "sum", "6分"),
        ('entries = "k"\nrows = [{ pts = 6 }]', "sum", "unlimited"),
        ('entries = "k"\nrows = [{ pts = 0 }]', "sum", "0分"),
        (
            'entries = "k"\nrows = [{ pts = 6 }]\ncoef = [{ by = "rank", ranks = [0.8, 0.9], rest = 0.1 }]',
            "best",
            "5.4分",
        ),
        ('entries = "k"\nrows = [{ pts = 6 }]\ncoef = [{ by = "rank", ranks = [0.8], rest = 1.5 }]', "best", "9分"),
        (
            'entries = "k"\nrows = [{ pts = 6 }]\ncoef = [{ by = "level", of = { "甲" = 2, "乙" = 0.5 } }]',
            "best",
            "12分",
        ),
        (
            'entries = "k"\nrows = [{ pts = 6 }]\ncoef = [{ by = "rank", ranks = [0.5], rest = 0 },'
            ' { by = "level", of = { "甲" = 0.5, "乙" = 0 } }]',
            "best",
            "1.5分",
        ),
        (
            'entries = "k"\nrows = [{ pts = 6 }]\ncoef = [{ by = "level", of = { "甲" = 0, "乙" = 0 } }]\ncount = "m"',
            "sum",
            "0分",
        ),
        ('entries = "k"\nrows = [{ pts = 6 }]\ncount = "n"', "best", "30分"),
        ('entries = "k"\nrows = [{ pts = 6 }]\ncount = "m"', "best", "unlimited"),
        ('entries = "k"\nby = "rank"\nrows = [{ key = "1..4", pts = 6, step = -2 }]', "best", "6分"),
        ('entries = "k"\nby = "rank"\nrows = [{ key = "1..4", pts = [5, 6], step = 2 }]', "best", "12分"),
        ('entries = "k"\nby = "rank"\nrows = [{ key = "1..4", pts = 6, step = 0.5 }]', "best", "7.5分"),
        ('entries = "k"\nrows = [{ pts = 6, per = 2 }]\ncount = "n"', "sum", "unlimited"),
        ('entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 6 }]', "ladder", "unlimited"),
        ('entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 6 }]\ntake = 2', "ladder", "12分"),
        ('entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 6 }]\nbonus = "n"\ntake = 1', "ladder", "11分"),
        ('entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 6 }]\nbonus = "m"\ntake = 1', "ladder", "unlimited"),
        ('input = "x"\nrows = [{ min = 90, pts = [5, 7] }, { min = 60, pts = 4 }]', "bands", "7分"),
        ('input = "x"\nrows = [{ min = 60, pts = 4 }, { min = 90, pts = [5, 7] }]', "bands", "4分"),
        ('input = "x"\nrows = [{ min = 60, max = 90, pts = 4 }]\ncount = "x"', "bands", "360分"),
        ('input = "x"\nrows = [{ max = 30, pts = 5 }, { min = 101, pts = 9 }]', "bands", "5分"),
        ('input = "x"\nrows = [{ min = 60, pts = 4 }]\ncount = "x"', "bands", "400分"),
        ('input = "x"\nrows = [{ min = 60, pts = 4 }]\ncount = "y"', "bands", "unlimited"),
        ('input = "x"\ntimes = 0.25\nminus = 60', "linear", "10分"),
        ('input = "x"\ntimes = 0.25\nminus = 60\nclamp = [1, 8]', "linear", "8分"),
        ('input = "x"\ntimes = 0.25\nminus = 60\nclamp = [1, 20]', "linear", "10分"),
        ('input = "x"\ntimes = 0.25\nminus = 200\nclamp = [1, 20]', "linear", "1分"),
        ('input = "x"\nminus = 200', "linear", "0分"),
        ('input = "x"\nper = 30\ntimes = 2\nplus = 5', "linear", "11分"),
        ('input = "x"\ntimes = 0\nplus = 5', "linear", "5分"),
        ('input = "y"\ntimes = 0.25', "linear", "unlimited"),
        ('input = "y"\ntimes = 0.25\nclamp = [0, 7]', "linear", "7分"),
        ('entries = "k"\ntimes = 0.5', "linear", "unlimited"),
        ('entries = "k"\ntimes = 0\nplus = 3', "linear", "3分"),
        ('asked_of = "panel"\nclamp = [1, 4]', "sum", "4分"),
    ],
)
def test_the_most_an_indicator_brings(keys: str, op: str, points: str) -> None:
    assert most(keys, op) == points


def test_a_ladder_reaches_its_cap_through_the_bonus() -> None:
    ladder = node(
        "A", 'cap = 10\nentries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 6 }]\nbonus = "n"\ntake = 1', "ladder"
    )
    assert said(single(ladder)) == []
    without = ladder.replace('bonus = "n"\n', "")
    assert "cap-never-binds A 封顶10分，但各项加满只有6分" in said(single(without))


def test_a_single_indicator_at_its_cap_is_fine() -> None:
    keys = 'cap = 10\nentries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 10 }, { key = "乙", pts = 2 }]'
    assert codes(single(node("A", keys, "best"))) == []


# ---------------------------------------------------------------- sums without a limit


def test_an_endless_sum_without_a_cap_above_it() -> None:
    standard = single(node("A"), node("A.1", ENDLESS), panel("B", 10))
    finding = found(standard, "no-limit")[0]
    assert (finding.severity, finding.node) == (Severity.WARNING, "A.1")
    assert finding.message == "可以无限累加，本级和上级都没有封顶"
    assert finding.remedy == "请查原件有没有封顶"
    assert len(found(standard, "no-limit")) == 1


@pytest.mark.parametrize("capped", ["A", "A.1", "A.1.1"])
def test_an_endless_sum_under_a_cap_at_any_level_is_limited(capped: str) -> None:
    ids = {"A": "", "A.1": "", "A.1.1": ENDLESS}
    nodes = [node(one, keys + ("\ncap = 10" if one == capped else "")) for one, keys in ids.items()]
    assert said(single(*nodes)) == []


def test_only_the_endless_one_of_several_is_named() -> None:
    assert [one.node for one in found(single(node("A"), node("A.1", ENDLESS), panel("A.2", 10)), "no-limit")] == ["A.1"]


# ---------------------------------------------------------------- post categories and readings


def variants(first: int, second: int, section: str = "A") -> str:
    heads = "".join(f'[[variant]]\nid = "{one}"\ntitle = "{title}"\n' for one, title in (("d", "设计"), ("o", "运行")))
    design = node("A", f'asked_of = "panel"\ncap = {first}\nwhen = {{ variant = "d" }}')
    return heads + design + node(section, f'asked_of = "panel"\ncap = {second}\nwhen = {{ variant = "o" }}')


@pytest.mark.parametrize("section", ["A", "B"])
def test_each_post_category_is_added_up_by_itself(section: str) -> None:
    assert said(single(variants(10, 10, section))) == []
    assert said(single(variants(10, 8, section))) == [
        "total-not-reached total 选“运行”时，各部分加满只有8分，到不了总分10分"
    ]
    assert said(single(variants(8, 10, section))) == ["total-not-reached total 各部分加满只有8分，到不了总分10分"]


def test_a_defect_of_every_post_category_is_told_once() -> None:
    assert said(single(variants(8, 8))) == ["total-not-reached total 各部分加满只有8分，到不了总分10分"]


@pytest.mark.parametrize(
    "default, prefix", [('default = "b"', ""), ("", "选“乙读法”时，"), ('default = "a"', "选“乙读法”时，")]
)
def test_each_reading_is_added_up_by_itself(default: str, prefix: str) -> None:
    question = (
        f'[[open]]\nid = "q"\nask = "?"\ncite = ["S#1"]\n{default}\n'
        'reading = [{ id = "a", title = "甲读法" }, { id = "b", title = "乙读法" }]\n'
    )
    nodes = node("A", 'asked_of = "panel"\ncap = 10\nwhen = { q = "a" }')
    nodes += node("A", 'asked_of = "panel"\ncap = 7\nwhen = { q = "b" }')
    assert said(single(question, nodes)) == [f"total-not-reached total {prefix}各部分加满只有7分，到不了总分10分"]


def test_what_stands_below_a_node_of_another_category_does_not_count() -> None:
    heads = '[[variant]]\nid = "d"\ntitle = "设计"\n[[variant]]\nid = "o"\ntitle = "运行"\n'
    nodes = panel("Z", 4) + node("A", 'when = { variant = "d" }') + node("A.1") + panel("A.1.1", 6)
    assert said(single(heads, nodes)) == ["total-not-reached total 选“运行”时，各部分加满只有4分，到不了总分10分"]


def test_a_section_whose_children_all_belong_to_another_category_brings_nothing() -> None:
    heads = '[[variant]]\nid = "d"\ntitle = "设计"\n[[variant]]\nid = "o"\ntitle = "运行"\n'
    nodes = node("A", "cap = 10") + node("A.1", 'asked_of = "panel"\ncap = 10\nwhen = { variant = "d" }')
    told = said(single(heads, nodes))
    assert told == [
        "total-not-reached total 选“运行”时，各部分加满只有0分，到不了总分10分",
        "cap-never-binds A 选“运行”时，封顶10分，但各项加满只有0分",
    ]


def test_a_tag_cap_without_anything_tagged_in_this_category_is_fine() -> None:
    heads = '[[variant]]\nid = "d"\ntitle = "设计"\n[[variant]]\nid = "o"\ntitle = "运行"\n'
    nodes = node("A", 'asked_of = "panel"\ncap = 10\ntag = "t"\nwhen = { variant = "d" }')
    nodes += node("A", 'asked_of = "panel"\ncap = 10\nwhen = { variant = "o" }')
    assert said(single(heads, nodes, tag_cap(10))) == []


def test_of_several_kinds_the_largest_number_counts() -> None:
    other = '[[kind]]\nid = "k2"\ntitle = "业绩"\nfield = [{ id = "n", title = "数量", type = "number", max = 8 }]\n'
    keys = 'entries = ["k", "k2"]\nrows = [{ pts = 6 }]\ncount = "n"'
    assert most(keys, "best", other) == "48分"
    assert most(keys, "best", other.replace(", max = 8", "")) == "unlimited"


def test_a_ladder_without_a_cap_ends_at_its_highest_tier() -> None:
    keys = 'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = [4, 6] }]\nbonus = "n"\ntake = 1'
    nodes = node("A", "cap = 7") + node("A.1", keys, "ladder") + panel("B", 4)
    assert said(single(nodes)) == ["cap-never-binds A 封顶7分，但各项加满只有6分"]
