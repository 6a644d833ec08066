"""The best reachable score where answers are shared, tiers depend on each other, or there is too much to try."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules_points import node, said, single
from rules_tables import found
from zjai_tui.base.problems import Severity
from zjai_tui.rules.linting.reach import ROOT, Reach
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.rules.standards.tables import tables

LEVEL = """
[[input]]
id = "level"
title = "学历"
type = "choice"
choices = ["博士", "硕士"]
"""


def reach(standard: Standard) -> Reach:
    return Reach(standard, next(tables(standard)))


def by(id_: str, column: str, rows: str, more: str = "") -> str:
    return node(id_, f'by = ["{column}"]\nrows = [{rows}]\n{more}', "bands")


FIRST = by("A.1", "level", '{ key = "博士", pts = 6 }, { key = "硕士", pts = 4 }')
SECOND = by("A.2", "level", '{ key = "博士", pts = 1 }, { key = "硕士", pts = 4 }')


def test_one_answer_to_a_question_of_several_indicators_is_counted_in_all_of_them() -> None:
    standard = single(LEVEL, node("A", "cap = 10"), FIRST, SECOND)
    assert [str(reach(standard).most(one)) for one in ("A", "A.1", "A.2")] == ["8", "6", "4"]
    assert reach(standard).most("A", free=True) == 10
    assert said(standard) == [
        "total-not-reached total 各部分加满只有8分，到不了总分10分",
        "cap-never-binds A 封顶10分，但各项加满只有8分（A.1项6分、A.2项4分，同一个回答不能让它们同时加满）",
    ]


def test_of_alternatives_each_may_have_its_own_answer() -> None:
    assert reach(single(LEVEL, node("A", op="best"), FIRST, SECOND)).most(ROOT) == 6


@pytest.mark.parametrize(
    "rows, most",
    [
        ("{ max = 60, pts = 30 }, { min = 60, pts = 2 }", "45"),  # just below 60: 30 + 15
        ("{ max = 60, pts = 2 }, { min = 60, pts = 30 }", "55"),  # 100: 30 + 25
    ],
)
def test_a_number_with_tiers_that_fall_and_a_formula_that_rises(rows: str, most: str) -> None:
    tiers, formula = (
        node("A", f'input = "x"\nrows = [{rows}]', "bands"),
        node("B", 'input = "x"\ntimes = 0.25', "linear"),
    )
    assert reach(single(tiers, formula)).most(ROOT) == Decimal(most)


def test_a_coefficient_and_a_tier_by_the_same_rank_belong_together() -> None:
    keys = 'entries = "k"\nby = "rank"\nrows = [{ key = "1..2", pts = 3 }, { key = "3..", pts = 5 }]\n'
    leaf = node("A", keys + 'coef = [{ by = "rank", ranks = [1, 1], rest = 0.5 }]', "best")
    assert reach(single(leaf)).most("A") == 3  # the fifth rank's 5 are halved


def test_a_range_that_an_attribute_settles_is_only_as_high_as_some_answer_makes_it() -> None:
    keys = 'entries = "k"\nrows = [{ pts = [2, 6] }]\n'
    low = node("A", keys + 'resolve = { by = "level", low = ["甲", "乙"] }', "best")
    some = node("A", keys + 'resolve = { by = "level", low = ["甲"] }', "best")
    assert (reach(single(low)).most("A"), reach(single(some)).most("A")) == (2, 6)


def test_a_tier_that_only_the_demoted_reach_counts() -> None:
    keys = (
        'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 3 }, { key = "*", pts = 1 }, { key = "*", pts = 5 }]'
    )
    leaf = node("A", keys + '\ndemote = { by = "level", values = ["乙"] }', "best")
    assert reach(single(leaf)).most("A") == 5


def test_a_committee_gives_no_more_than_its_cap_and_its_limits() -> None:
    assert said(single(node("A", 'asked_of = "panel"\ncap = 12\nclamp = [1, 10]'))) == [
        "cap-never-binds A 封顶12分，但各项加满只有10分"
    ]
    assert said(single(node("A", 'asked_of = "panel"\ncap = 10\nclamp = [1, 12]'))) == []


def wide(columns: int, ranks: int) -> str:
    asked = ", ".join(f'{{ id = "r{at}", title = "排名", type = "rank" }}' for at in range(columns))
    names = ", ".join(f'"r{at}"' for at in range(columns))
    keys = ", ".join(
        f"{{ key = [{', '.join([chr(34) + f'{at}..{at}' + chr(34)] * columns)}], pts = 9 }}" for at in range(1, ranks)
    )
    kind = f'[[kind]]\nid = "w"\ntitle = "宽"\nfield = [{asked}]\n'
    return kind + node("A.1", f'entries = "w"\nby = [{names}]\nrows = [{keys}]\ncap = 9')


def test_what_has_too_many_answers_to_try_is_told_and_not_guessed() -> None:
    standard = single(node("A", "cap = 12"), wide(4, 30))
    assert reach(standard).unknown(next(one for one in standard.node if one.id == "A.1"))
    (told,) = found(standard, "most-unchecked")
    assert (told.severity, told.node) == (Severity.NOTE, "A.1")
    assert told.message == "各列的组合太多，最多能得几分没有检验"
    assert not [one for one in said(standard) if "cap-never-binds" in one or "no-limit" in one]


def test_too_many_shared_questions_are_added_up_as_if_free_and_that_is_told() -> None:
    asked = "".join(
        f'[[input]]\nid = "i{at}"\ntitle = "问"\ntype = "number"\nwhole = true\nmax = 9\n' for at in range(6)
    )
    rows = ", ".join(f"{{ min = {at}, max = {at + 1}, pts = {at} }}" for at in range(10))
    down = ", ".join(f"{{ min = {at}, max = {at + 1}, pts = {9 - at} }}" for at in range(10))
    nodes = [
        node(f"{section}.{at}", f'input = "i{at}"\nrows = [{tiers}]', "bands")
        for section, tiers in (("A", rows), ("B", down))
        for at in range(6)
    ]
    standard = single(asked, node("A"), node("B"), *nodes, most=108)
    assert reach(standard).guessed(ROOT)
    (told,) = found(standard, "most-unchecked")
    assert told.message == "几个指标共用的问题太多，加满的分数按各指标各自加满算，可能偏高"
