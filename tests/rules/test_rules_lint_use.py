"""Achievements that count nowhere or twice, exclusive rules that keep nothing apart."""

from __future__ import annotations

import pytest

from rules_tables import found, table
from zjai_tui.base.problems import Severity
from zjai_tui.rules.linting import use as lint_use
from zjai_tui.rules.standards.standard import Standard

KINDS = """
[[kind]]
id = "k"
title = "业绩"
field = [
  { id = "level", title = "级别", type = "choice", choices = ["甲", "乙", "丙"] },
  { id = "rank", title = "排名", type = "rank" },
  { id = "work", title = "成果号", type = "text" },
]

[[kind]]
id = "other"
title = "别的业绩"
field = [{ id = "site", title = "地点", type = "text" }]
"""
USE = ("kind-unused", "counted-twice", "exclusive-idle")
OTHER = """
[[node]]
id = "Z"
title = "别的"
op = "sum"
entries = "other"
rows = [{ pts = 1 }]
cap = 10
cite = ["S#1"]
"""


def leaf(id_: str, keys: str = "rows = [{ pts = 1 }]", entries: str = '"k"', op: str = "sum") -> str:
    return (
        f'[[node]]\nid = "{id_}"\ntitle = "{id_}"\nop = "{op}"\nentries = {entries}\ncap = 9\ncite = ["S#1"]\n{keys}\n'
    )


def parent(id_: str, op: str = "sum") -> str:
    return f'[[node]]\nid = "{id_}"\ntitle = "{id_}"\nop = "{op}"\ncap = 9\ncite = ["S#1"]\n'


def rule(across: str, same: str = "entry", title: str = "") -> str:
    return f'[[exclusive]]\nacross = {across}\nsame = "{same}"\ntitle = "{title}"\ncite = ["S#1"]\n'


def made(*parts: str) -> Standard:
    return table(KINDS + OTHER + "".join(parts))


def said(*parts: str) -> list[str]:
    return [f"{one.code} {one.node} {one.message}" for one in found(made(*parts), *USE)]


TWICE = ["counted-twice k 同一项业绩会在A、B各计一次"]


def test_a_kind_that_no_indicator_takes() -> None:
    finding = found(made(), *USE)[0]
    assert (finding.code, finding.severity, finding.node) == ("kind-unused", Severity.WARNING, "k")
    assert finding.message == "没有指标用到这种业绩"
    assert len(found(made(), *USE)) == 1


def test_a_kind_in_one_indicator_is_fine() -> None:
    assert said(leaf("A")) == []


def test_a_kind_in_two_indicators_counts_twice() -> None:
    finding = found(made(leaf("A"), leaf("B")), *USE)[0]
    assert (finding.code, finding.severity, finding.node) == ("counted-twice", Severity.WARNING, "k")
    assert finding.message == "同一项业绩会在A、B各计一次"
    assert finding.remedy == "若只能计一次，请写[[exclusive]]"


@pytest.mark.parametrize("across", ['["A", "B"]', '["B", "A", "Z"]'])
def test_an_exclusive_rule_over_both_keeps_them_apart(across: str) -> None:
    assert said(leaf("A"), leaf("B"), rule(across)) == []


def test_an_exclusive_rule_holds_for_everything_below_its_nodes() -> None:
    assert said(parent("A"), leaf("A.1"), leaf("A.2"), rule('["A"]')) == []
    assert said(parent("A"), leaf("A.1"), leaf("B"), rule('["A", "B"]')) == []
    assert said(
        parent("A"), leaf("A.1"), leaf("AB"), leaf("C", entries='"other"'), rule('["A", "C"]'), rule('["Z", "C"]')
    )[-1].startswith("exclusive-idle A、C")


def test_a_name_that_only_begins_alike_is_not_below() -> None:
    told = said(parent("A"), leaf("A.1"), leaf("AB"), rule('["A", "Z"]'))
    assert "counted-twice k 同一项业绩会在A.1、AB各计一次" in told


def test_rules_that_keep_every_pair_apart_together_are_enough() -> None:
    pairs = [rule('["A", "B"]'), rule('["B", "C"]')]
    assert said(leaf("A"), leaf("B"), leaf("C"), *pairs) == ["counted-twice k 同一项业绩会在A、C各计一次"]
    assert said(leaf("A"), leaf("B"), leaf("C"), *pairs, rule('["A", "C"]')) == []


def test_every_indicator_that_counts_the_same_is_named() -> None:
    assert said(leaf("A"), leaf("B"), leaf("C")) == ["counted-twice k 同一项业绩会在A、B、C各计一次"]


def test_a_rule_over_the_same_work_does_not_hold_for_an_entry_without_a_number() -> None:
    assert said(leaf("A"), leaf("B"), rule('["A", "B"]', "work")) == TWICE


def test_of_alternatives_only_one_counts() -> None:
    assert said(parent("M", "best"), leaf("M.1"), leaf("M.2")) == []
    assert said(parent("M"), leaf("M.1"), leaf("M.2")) == ["counted-twice k 同一项业绩会在M.1、M.2各计一次"]
    assert said(parent("M", "best"), parent("M.1"), leaf("M.1.a"), leaf("M.2")) == []
    assert said(parent("M", "best"), leaf("M.1"), parent("M.2"), leaf("M.2.a")) == []
    assert said(parent("M"), leaf("M.1"), parent("M.2", "best"), leaf("M.2.a")) != []
    below = said(parent("M", "best"), parent("M.1"), leaf("M.1.a"), leaf("M.1.b"))
    assert below == ["counted-twice k 同一项业绩会在M.1.a、M.1.b各计一次"]


def test_indicators_that_share_a_kind_out_by_its_level_do_not_count_twice() -> None:
    by = 'by = "level"\nrows = [{{ key = "{}", pts = 1 }}]'
    assert said(leaf("A", by.format("甲")), leaf("B", by.format("乙|丙"))) == []
    assert said(leaf("A", by.format("甲")), leaf("B", by.format("甲|丙"))) == TWICE
    assert said(leaf("A", by.format("甲")), leaf("B")) == TWICE


def test_indicators_that_share_a_kind_out_by_rank_do_not_count_twice() -> None:
    by = 'by = "rank"\nrows = [{{ key = "{}", pts = 1 }}]'
    assert said(leaf("A", by.format("1..3")), leaf("B", by.format("4.."))) == []
    assert said(leaf("A", by.format("1..4")), leaf("B", by.format("4.."))) == TWICE
    assert said(leaf("A"), leaf("B", by.format("7.."))) == TWICE
    assert said(leaf("A", by.format("7..")), leaf("B")) == TWICE


def test_tiers_of_no_points_do_not_count() -> None:
    rows = 'by = "level"\nrows = [{{ key = "甲", pts = {} }}, {{ key = "*", pts = {} }}]'
    assert said(leaf("A", rows.format(1, 0)), leaf("B", rows.format(0, 1))) == []
    assert said(leaf("A", rows.format(1, 0)), leaf("B", rows.format(1, 0))) == TWICE
    assert said(leaf("A", rows.format(1, 0)), leaf("B", rows.format("[0, 3]", 0))) == TWICE


def test_a_tier_that_steps_up_from_nothing_counts() -> None:
    up = 'by = "rank"\nrows = [{ key = "1..3", pts = 0, step = 1 }]'
    assert said(leaf("A", up), leaf("B", up)) == TWICE


def test_a_formula_over_a_number_of_achievements_counts_them_all() -> None:
    assert said(leaf("A", "", op="linear"), leaf("B", 'by = "level"\nrows = [{ key = "甲", pts = 1 }]')) == TWICE


def test_two_columns_are_held_against_each_other() -> None:
    first = 'by = ["level", "rank"]\nrows = [{ key = ["甲", "1..3"], pts = 1 }]'
    second = 'by = ["rank", "level"]\nrows = [{ key = ["4..", "甲"], pts = 1 }, { key = ["1..3", "乙"], pts = 1 }]'
    assert said(leaf("A", first), leaf("B", second)) == []
    assert said(leaf("A", first), leaf("B", second.replace("乙", "甲"))) == TWICE


def test_where_the_combinations_are_too_many_the_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    by = 'by = "level"\nrows = [{{ key = "{}", pts = 1 }}]'
    monkeypatch.setattr(lint_use, "MOST_COMBINATIONS", 2)
    assert said(leaf("A", by.format("甲")), leaf("B", by.format("乙"))) == TWICE
    monkeypatch.setattr(lint_use, "MOST_COMBINATIONS", 3)
    assert said(leaf("A", by.format("甲")), leaf("B", by.format("乙"))) == []


def test_indicators_of_different_post_categories_do_not_count_twice() -> None:
    heads = '[[variant]]\nid = "d"\ntitle = "设计"\n[[variant]]\nid = "o"\ntitle = "运行"\n'
    row = 'rows = [{{ pts = 1 }}]\nwhen = {{ variant = "{}" }}'
    assert said(heads, leaf("A", row.format("d")), leaf("B", row.format("o"))) == []
    assert said(heads, leaf("A", row.format("o")), leaf("B", row.format("o"))) == [
        "counted-twice k 选“运行”时，同一项业绩会在A、B各计一次"
    ]


# ---------------------------------------------------------------- exclusive rules without effect


def test_an_exclusive_rule_over_indicators_without_a_common_kind_is_idle() -> None:
    finding = found(made(leaf("A"), rule('["A", "Z"]', title="只计一次")), *USE)[0]
    assert (finding.code, finding.severity, finding.node) == ("exclusive-idle", Severity.WARNING, "只计一次")
    assert finding.message == "这条只计一次的规定起不了作用，所列指标下没有会重复的业绩"
    assert finding.remedy == "请核对across和same"


def test_an_exclusive_rule_over_one_indicator_of_entries_is_idle() -> None:
    assert said(leaf("A"), rule('["A"]')) == [
        "exclusive-idle A 这条只计一次的规定起不了作用，所列指标下没有会重复的业绩"
    ]


def test_two_readings_of_one_indicator_are_one_place() -> None:
    question = (
        '[[open]]\nid = "q"\nask = "?"\ndefault = "a"\ncite = ["S#1"]\n'
        'reading = [{ id = "a", title = "甲" }, { id = "b", title = "乙" }]\n'
    )
    row = 'rows = [{{ pts = 1 }}]\nwhen = {{ q = "{}" }}'
    assert [
        one.split()[0] for one in said(question, leaf("A", row.format("a")), leaf("A", row.format("b")), rule('["A"]'))
    ] == ["exclusive-idle"]


def test_an_exclusive_rule_over_the_same_work_holds_within_one_indicator() -> None:
    assert said(leaf("A"), rule('["A"]', "work")) == []


def test_an_exclusive_rule_over_a_field_that_none_of_its_kinds_has_is_idle() -> None:
    assert [one.split()[0] for one in said(leaf("A"), rule('["A"]', "site"))] == ["exclusive-idle"]
    assert said(leaf("A"), rule('["A", "Z"]', "site")) == []


def test_an_exclusive_rule_over_questions_is_idle() -> None:
    question = '[[node]]\nid = "B"\ntitle = "B"\nop = "sum"\nasked_of = "panel"\ncap = 1\ncite = ["S#1"]\n'
    assert [one.split()[0] for one in said(leaf("A"), question, rule('["B"]', "work"))] == ["exclusive-idle"]
