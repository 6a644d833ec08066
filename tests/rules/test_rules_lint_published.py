"""The defects really found in published tables: each is caught, and nothing else is said."""

from __future__ import annotations

import pytest

from rules_tables import table
from zjai_tui.base.problems import Severity
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.standards.standard import Standard

YEARS = '[[input]]\nid = "years"\ntitle = "任职年限"\ntype = "number"\nunit = "年"\nmax = 50\n'
RESEARCH = """
[[kind]]
id = "research"
title = "科研"
field = [{ id = "rank", title = "排名", type = "rank" }]
"""
SENIORITY = "≥10年2分，8-10年1.5分，5-7年1分，5年以下0分"
AS_PRINTED = [("10..", "2"), ("8..10", "1.5"), ("5..7", "1"), ("..<5", "0")]


def said(standard: Standard) -> list[str]:
    """Every finding as one line: severity, code, node, sentence."""
    return [f"{one.severity.value} {one.code} {one.node}: {one.message}" for one in lint(standard)]


def node(keys: str, text: str = "", cap: str = "") -> str:
    limit = f"cap = {cap}\n" if cap else ""
    return f'[[node]]\nid = "A"\ntitle = "指标"\ncite = ["S#1"]\n{limit}text = "{text}"\n{keys}\n'


def years(tiers: list[tuple[str, str]], text: str, more: str = "", most: int = 2) -> Standard:
    rows = ", ".join(f'{{ key = ["{key}"], pts = {points} }}' for key, points in tiers)
    return table(YEARS + node(f'op = "bands"\nby = ["years"]\nrows = [{rows}]', text) + more, most)


def research(keys: str, text: str, cap: str, more: str = "") -> Standard:
    rule = f'op = "sum"\nentries = ["research"]\nby = ["rank"]\n{keys}'
    return table(RESEARCH + node(rule, text, cap) + more, int(cap))


def test_the_seniority_row_has_a_hole_between_seven_and_eight_and_two_values_at_ten() -> None:
    assert said(years(AS_PRINTED, SENIORITY.replace("5年以下", "不足5年"))) == [
        "error tier-overlap A: 任职年限10同时落在“10以上”和“8至10”两档，按前一档计",
        "error tier-hole A: 任职年限大于7、小于8没有对应的档，计0分",
    ]


def test_the_seniority_row_typed_with_min_and_max_differs_from_its_clause_at_seven_and_ten() -> None:
    rows = "[{ min = 10, pts = 2 }, { min = 8, max = 10, pts = 1.5 }, { min = 5, max = 7, pts = 1 }]"
    text = SENIORITY.removesuffix("，5年以下0分")
    found = lint(table(YEARS + node(f'op = "bands"\ninput = "years"\nrows = {rows}', text), 2))
    assert [(one.code, one.message) for one in found] == [
        ("tier-hole", "任职年限7以上、不足8没有对应的档，计0分"),
        ("limit-differs", "条文“8-10年”包括10，规则的“8至不足10”不包括10"),
        ("limit-differs", "条文“5-7年”包括7，规则的“5至不足7”不包括7"),
    ]
    assert found[1].remedy.startswith("条文另一处也包括10。")
    assert found[2].remedy == "请核对界限（以上、以下、以内包括本数，不满、超过、以外不包括）"


def test_bands_whose_ends_overlap() -> None:
    tiers = [("15..", "3"), ("10..15", "2"), ("5..10", "1"), ("..<5", "0")]
    assert said(years(tiers, "15年以上3分，10-15年2分，5-10年1分，不足5年0分", most=3)) == [
        "error tier-overlap A: 任职年限10同时落在“10至15”和“5至10”两档，按前一档计",
        "error tier-overlap A: 任职年限15同时落在“15以上”和“10至15”两档，按前一档计",
    ]


def test_bands_whose_ends_overlap_in_the_clause_are_told_though_the_rule_has_decided() -> None:
    tiers = [("15..", "3"), ("10..<15", "2"), ("5..<10", "1"), ("..<5", "0")]
    text = "15年以上3分，10-15年2分，5-10年1分，不足5年0分"
    assert said(years(tiers, text, most=3)) == [
        "error limit-differs A: 条文“10-15年”包括15，规则的“10至不足15”不包括15",
        "error limit-differs A: 条文“5-10年”包括10，规则的“5至不足10”不包括10",
    ]
    question = """
[[open]]
id = "ends"
ask = "10年和15年归哪一档"
at = ["A"]
default = "upper"
reading = [{ id = "upper", title = "归高的一档" }, { id = "lower", title = "归低的一档" }]
cite = ["S#1"]
"""
    settled = years([(key, f'{points}, title = "{key}"') for key, points in tiers], text, question, 3)
    assert [one.code for one in lint(settled)] == ["reading-unused"]


def test_a_range_of_ranks_with_a_range_of_points_does_not_say_whether_it_steps() -> None:
    rows = 'rows = [{ key = ["1..3"], pts = 16, step = -2 }, { key = ["4..6"], pts = [8, 10] }]'
    found = research(rows, "第1-3名16分，依次减2；第4-6名8-10分，最高20分", "20")
    assert said(found) == [
        "warning rank-range-unclear A: “4至6”给8至10分，没有写名次之间是否依次递减，现按评委酌定处理"
    ]


@pytest.mark.parametrize(
    "printed, told",
    [
        ("第1-3名16分，第4名22n分", "“22n”读不准，数字后面的n没有说明"),
        ("第1-0名16分，第1-3名22分", "“第1-0名”读不准，前一个数比后一个大"),
        ("第1-3名l6分，其他22分", "“l6分”读不准，数字里混有字母"),
        ("第1-3名16分，第4名22分，其他O.5分", "“O.5分”读不准，数字里混有字母"),
        ("第1-3名16分，第4名22分，其他0..5分", "“0..5分”读不准，小数点多了"),
    ],
)
def test_a_number_that_machine_reading_has_garbled(printed: str, told: str) -> None:
    rows = 'rows = [{ key = ["1..3"], pts = 16 }, { key = ["*"], pts = 22 }]'
    found = research(rows, f"{printed}，最高30分", "30")
    assert [one for one in said(found) if "not-used" not in one] == [f"error number-unreadable A: 条文里的{told}"]


def test_a_garbled_number_that_the_original_has_as_well_is_explained() -> None:
    rows = 'rows = [{ key = ["1..10"], pts = 22 }]\nexplain = { "第1-0名" = "原件如此，按第1-10名", "22n" = "n为项数" }'
    assert said(research(rows, "第1-0名22n分，最高30分", "30")) == []


def sections(*caps: str) -> Standard:
    """A section of 25 points as printed, and the caps of its parts."""
    parts = "".join(
        f'[[node]]\nid = "A.{at}"\ntitle = "第{at}部分"\nop = "sum"\nasked_of = "panel"\ncap = {cap}\ncite = ["S#1"]\n'
        for at, cap in enumerate(caps, 1)
    )
    return table(node('op = "sum"', "经历与能力25分", "25") + parts, 25)


def test_caps_that_add_up_to_the_printed_section_total_are_clean() -> None:
    assert said(sections("10", "10", "5")) == []


def test_caps_that_add_up_to_less_than_the_printed_section_total() -> None:
    codes = [(one.code, one.node) for one in lint(sections("10", "10", "3"))]
    assert codes == [("total-not-reached", "total"), ("cap-never-binds", "A")]


def test_caps_that_add_up_to_more_than_the_printed_section_total() -> None:
    codes = [(one.code, one.node) for one in lint(sections("10", "10", "7"))]
    assert codes == [("section-exceeded", "A")]


def test_numbers_of_the_clause_that_the_rule_leaves_out_are_told_unless_explained() -> None:
    rows = 'rows = [{ key = ["1..3"], pts = 16 }]'
    text = "近5年第1-3名16分，最多3项，最高30分"
    (finding,) = lint(research(rows, text, "30"))
    assert (finding.code, finding.severity) == ("number-not-used", Severity.WARNING)
    assert finding.message == "条文里的“5年”“最多3项”规则没有用到"
    assert finding.remedy == "请看有没有漏录；与计分无关的，请在explain里说明"
    explained = research(f'{rows}\nexplain = {{ "近5年" = "见时间窗", "最多3项" = "见说明" }}', text, "30")
    assert said(explained) == []


def test_an_explanation_of_what_the_clause_does_not_print_is_told() -> None:
    found = research('rows = [{ key = ["1..3"], pts = 16 }]\nexplain = { "5" = "年" }', "第1-3名16分，最高15分", "15")
    assert said(found) == [
        "warning explained-missing A: explain说明了“5”，条文里却没有",
    ]
