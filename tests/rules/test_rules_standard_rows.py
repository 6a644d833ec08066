"""Tiers of an indicator that could not be matched, or that step without an order to step in."""

from __future__ import annotations

import pytest

from rules_tables import node, only, problems, read


@pytest.mark.parametrize(
    "keys, code, where, words",
    [
        (
            'entries = "k"\nby = ["level", "level"]\nrows = [{ key = ["甲", "甲"], pts = 1 }]',
            "bad-node",
            "，by",
            "同一个字段写了两次",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = ["甲", "1"], pts = 1 }]',
            "bad-row",
            "，rows第1项",
            "key有2项，by有1项。请写得一样多",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1 }, { pts = 2 }]',
            "bad-row",
            "，rows第2项",
            "key有0项，by有1项",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1, min = 3 }]',
            "bad-row",
            "，rows第1项",
            "min和max只用于按input分档。请改用key",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1, max = 3 }]',
            "bad-row",
            "，rows第1项",
            "min和max只用于按input分档",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "丙", pts = 1 }]',
            "unknown-choice",
            "，rows第1项，key",
            "字段“级别”没有选项“丙”",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "甲|丙", pts = 1 }]',
            "unknown-choice",
            "，rows第1项，key",
            "字段“级别”没有选项“丙”",
        ),
        (
            'entries = "k"\nby = "used"\nrows = [{ key = "有", pts = 1 }]',
            "unknown-choice",
            "，rows第1项，key",
            "可用的有：是、否",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "1..3", pts = 1 }]',
            "bad-pattern",
            "，rows第1项，key",
            "“1..3”与字段“级别”的类型不合。请写成选项",
        ),
        (
            'entries = "k"\nby = "rank"\nrows = [{ key = "1-3", pts = 1 }]',
            "bad-pattern",
            "，rows第1项，key",
            "“1-3”与字段“排名”的类型不合。请写成范围，如1..3",
        ),
        (
            'entries = "k"\nby = "n"\nrows = [{ key = "3", pts = 1 }]',
            "bad-pattern",
            "，rows第1项，key",
            "请写成范围，如1..3",
        ),
        (
            'entries = "k"\nby = "rank"\nrows = [{ key = "3..1", pts = 1 }]',
            "bad-pattern",
            "，rows第1项，key",
            "“3..1”不是合法的范围。请写成1..3、5..、..4或5..<10",
        ),
        (
            'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "有step，但by里没有排名。请在by里加上排名字段",
        ),
        (
            'entries = "k"\nby = "rank"\nrows = [{ key = "1..", pts = 9, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "有step，但没有写明从第几名到第几名",
        ),
        (
            'entries = "k"\nby = "rank"\nrows = [{ key = "..9", pts = 9, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "没有写明从第几名到第几名",
        ),
        (
            'entries = "k"\nby = "rank"\nrows = [{ key = "*", pts = 9, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "有step的档要有一个名次范围",
        ),
        (
            'entries = "k"\nby = ["n", "rank"]\nrows = [{ key = ["1..2", "1..3"], pts = 9, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "不能另有别的数字范围。请写成1..3这样",
        ),
        (
            'entries = "k"\nby = ["rank", "n"]\nrows = [{ key = ["1..3", "1..2"], pts = 9, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "不能另有别的数字范围。请写成1..3这样",
        ),
        (
            'entries = "k"\nby = ["n", "rank"]\nrows = [{ key = ["1..2", "*"], pts = 9, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "要有一个名次范围",
        ),
    ],
)
def test_a_tier_that_does_not_fit_is_told_with_its_place(keys: str, code: str, where: str, words: str) -> None:
    problem = only(node(f'op = "sum"\n{keys}'))
    assert (problem.code, problem.where) == (code, f"试.toml，node “A”{where}")
    assert words in problem.sentence()
    assert problem.remedy


def test_a_step_does_not_mix_with_a_fallback_tier() -> None:
    rows = '{ key = "1..3", pts = 9, step = -1 }, { key = "4..", pts = 1 }'
    keys = f'op = "sum"\nentries = "k"\nby = "rank"\nrows = [{rows}]'
    assert read(node(keys))
    mixed = only(node(f'{keys}\ndemote = {{ by = "used", values = ["否"] }}'))
    assert mixed.message == "rows第1项有step，不能与demote并用"


def test_a_broken_range_with_a_step_is_told_as_a_range() -> None:
    found = problems(node('op = "sum"\nentries = "k"\nby = "rank"\nrows = [{ key = "3..1", pts = 9, step = -1 }]'))
    assert [one.code for one in found] == ["bad-pattern", "bad-row"]


def test_a_step_over_an_unknown_field_names_the_field_only() -> None:
    found = problems(node('op = "sum"\nentries = "k"\nby = "rnk"\nrows = [{ key = "1..3", pts = 9, step = -1 }]'))
    assert [one.code for one in found] == ["unknown-name", "bad-row"]


def test_a_text_field_may_be_matched_by_any_word() -> None:
    assert read(node('op = "sum"\nentries = "k"\nby = "name"\nrows = [{ key = "某校|某院", pts = 1 }]'))


def test_a_tier_over_a_question_has_no_tag_of_its_own() -> None:
    problem = only(node('op = "bands"\ninput = "years"\nrows = [{ min = 3, pts = 1, tag = "t" }]'))
    assert (problem.code, problem.message) == ("bad-row", "按问题计分的档不用tag，整项的分一起计")
    assert problem.remedy == "请把tag写在指标上"
