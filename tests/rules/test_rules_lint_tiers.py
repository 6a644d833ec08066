"""Defects of tiers that published tables really have, and honest tables that must not be blamed."""

from __future__ import annotations

import pytest

from rules_tables import codes, found, table
from zjai_tui.base.problems import Severity
from zjai_tui.rules.linting import tiers as lint_tiers
from zjai_tui.rules.standards.standard import Standard

TIERS = ("tier-hole", "tier-overlap", "tier-unreachable", "tier-open-top", "rank-range-unclear", "tiers-unchecked")


def over_input(rows: str, more: str = "", question: str = "") -> Standard:
    """One indicator in bands over a question."""
    return table(
        f'[[input]]\nid = "years"\ntitle = "任职年限"\ntype = "number"\n{question}\n'
        '[[node]]\nid = "A"\ntitle = "任职年限"\nop = "bands"\ninput = "years"\ncite = ["S#1"]\n'
        f"{more}\nrows = [{rows}]\n"
    )


def over_keys(by: str, rows: str, more: str = "") -> Standard:
    """One indicator over the fields of an achievement (or the questions of the same names)."""
    return table(
        '[[kind]]\nid = "k"\ntitle = "业绩"\nfield = [\n'
        '  { id = "level", title = "级别", type = "choice", choices = ["国家级", "省部级", "市厅级"] },\n'
        '  { id = "major", title = "专业相关", type = "yes_no" },\n'
        '  { id = "name", title = "名称", type = "text" },\n'
        '  { id = "rank", title = "排名", type = "rank" },\n'
        '  { id = "top", title = "排名", type = "rank", max = 5 },\n'
        '  { id = "years", title = "年限", type = "number" },\n'
        '  { id = "whole", title = "年限", type = "number", whole = true },\n'
        "]\n"
        '[[node]]\nid = "A"\ntitle = "指标"\nop = "sum"\nentries = "k"\ncap = 9\ncite = ["S#1"]\n'
        f"by = {by}\nrows = [{rows}]\n{more}\n"
    )


def said(standard: Standard) -> list[str]:
    return [f"{one.code} {one.message}" for one in found(standard, *TIERS)]


# ---------------------------------------------------------------- defects of published tables


def test_years_with_a_hole_and_with_two_values_at_ten() -> None:
    # the published table: 10年以上2分，8–10年1.5分，5–7年1分
    standard = over_keys(
        '"years"', '{ key = "8..10", pts = 1.5 }, { key = "10..", pts = 2 }, { key = "5..7", pts = 1 }'
    )
    overlap, hole = found(standard, *TIERS)
    assert (overlap.code, overlap.severity, overlap.node) == ("tier-overlap", Severity.ERROR, "A")
    assert overlap.message == "年限10同时落在“8至10”和“10以上”两档，按前一档计"
    assert overlap.remedy == "请查原件，写清这个值归哪一档"
    assert (hole.code, hole.severity, hole.node) == ("tier-hole", Severity.ERROR, "A")
    assert hole.message == "年限大于7、小于8没有对应的档，计0分"
    assert hole.remedy == "请查原件补上，或加一档写明0分"


def test_bands_whose_ends_overlap() -> None:
    # 一线10–15年2.5分，5–10年2分
    standard = over_keys(
        '"years"', '{ key = "15..", pts = 3 }, { key = "10..15", pts = 2.5 }, { key = "5..10", pts = 2 }'
    )
    assert said(standard) == [
        "tier-overlap 年限10同时落在“10至15”和“5至10”两档，按前一档计",
        "tier-overlap 年限15同时落在“15以上”和“10至15”两档，按前一档计",
    ]


def test_bands_transcribed_with_the_last_year_as_max_leave_that_year_out() -> None:
    standard = over_input("{ min = 8, max = 10, pts = 2 }, { min = 5, max = 7, pts = 1 }", "whole = true")
    hole, top = found(standard, *TIERS)
    assert hole.message == "任职年限7没有对应的档，计0分"
    assert hole.remedy == "请查原件补上，或加一档写明0分；max这个数本身不在档内"
    assert top.message == "任职年限10以上没有对应的档，计0分，比它小的反而有分"


def test_bands_over_fractions_of_a_year_name_the_whole_gap() -> None:
    standard = over_input("{ min = 8, pts = 2 }, { min = 5, max = 7, pts = 1 }")
    assert said(standard) == ["tier-hole 任职年限7以上、不足8没有对应的档，计0分"]


def test_ranks_four_to_six_between_two_values_do_not_say_whether_they_step() -> None:
    standard = over_keys(
        '["level", "rank"]',
        '{ key = ["省部级", "1..3"], pts = 16, step = -2 }, { key = ["省部级", "4..6"], pts = [8, 10] },'
        ' { key = ["省部级", "7.."], pts = [1, 4] }',
    )
    unclear = found(standard, *TIERS)[0]
    assert (unclear.code, unclear.severity) == ("rank-range-unclear", Severity.WARNING)
    assert unclear.message == "“省部级、4至6”给8至10分，没有写名次之间是否依次递减，现按评委酌定处理"
    assert unclear.remedy == "请查原件：依次递减的写step，说不清的登记到[[open]]并在at里写上本指标"
    assert len(found(standard, *TIERS)) == 1


@pytest.mark.parametrize(
    "row",
    [
        '{ key = "4..6", pts = [8, 10], step = -1 }',
        '{ key = "4..6", pts = 8 }',
        '{ key = "4..4", pts = [8, 10] }',
        '{ key = "4..", pts = [8, 10] }',
        '{ key = "..4", pts = [8, 10] }',
    ],
)
def test_a_rank_range_with_a_step_one_value_or_one_rank_is_clear(row: str) -> None:
    assert "rank-range-unclear" not in codes(over_keys('"rank"', row))


def test_a_range_settled_by_an_attribute_is_clear() -> None:
    rows = '{ key = "1..3", pts = [8, 10] }'
    assert "rank-range-unclear" in codes(over_keys('"rank"', rows))
    assert "rank-range-unclear" not in codes(over_keys('"rank"', rows, 'resolve = { by = "major", high = ["是"] }'))


def test_an_unclear_rank_range_that_is_registered_as_open_is_not_told_again() -> None:
    rows = '{ key = "1..3", pts = [8, 10] }'
    question = (
        '[[open]]\nid = "q"\nask = "是否递减"\nat = {at}\ndefault = "a"\ncite = ["S#1"]\n'
        'reading = [{ id = "a", title = "递减" }, { id = "b", title = "酌情" }]\n'
    )
    assert "rank-range-unclear" not in codes(over_keys('"rank"', rows, question.replace("{at}", '["A"]')))
    assert "rank-range-unclear" in codes(over_keys('"rank"', rows, question.replace("{at}", "[]")))


def test_a_range_of_points_over_years_is_the_committees_discretion_and_clear() -> None:
    assert said(over_keys('"years"', '{ key = "4..6", pts = [8, 10] }, { key = "6..", pts = [8, 10] }')) == []


# ---------------------------------------------------------------- tiers nothing reaches


def test_thresholds_in_rising_order_hide_the_higher_ones() -> None:
    standard = over_input("{ min = 5, pts = 1 }, { min = 8, pts = 1.5 }, { min = 10, pts = 2 }")
    first, second = found(standard, *TIERS)
    assert (first.code, first.severity) == ("tier-unreachable", Severity.ERROR)
    assert first.message == "第2档“8以上”永远轮不到，前面的档已经包括它"
    assert first.remedy == "请调整先后或界限"
    assert second.message == "第3档“10以上”永远轮不到，前面的档已经包括它"


def test_a_catch_all_before_the_others_hides_them() -> None:
    standard = over_keys('"level"', '{ key = "*", pts = 1 }, { key = "国家级", pts = 5 }')
    assert said(standard) == ["tier-unreachable 第2档“国家级”永远轮不到，前面的档已经包括它"]


def test_a_tier_written_twice_is_unreachable() -> None:
    standard = over_keys('"level"', '{ key = "国家级", pts = 5 }, { key = "国家级", pts = 4 }')
    assert said(standard) == ["tier-unreachable 第2档“国家级”永远轮不到，前面的档已经包括它"]


def test_a_tier_beyond_what_the_question_admits_is_unreachable() -> None:
    tier = found(over_keys('"top"', '{ key = "1..5", pts = 5 }, { key = "6..", pts = 1 }'), *TIERS)[0]
    assert tier.message == "第2档“6以上”永远轮不到，没有哪个答案能落在这一档"
    assert tier.remedy == "请核对界限和题目的最小值、最大值"


def test_a_tier_reached_only_by_falling_back_is_reachable() -> None:
    rows = '{ key = "国家级", pts = 5 }, { key = "国家级", pts = 3, title = "专业不相关" }'
    assert said(over_keys('"level"', rows, 'demote = { by = "major", values = ["否"] }')) == []
    far = said(over_keys('"level"', rows, 'demote = { by = "major", values = ["否"], rows = 2 }'))
    assert far == ["tier-unreachable 第2档“专业不相关”永远轮不到，前面的档已经包括它"]


# ---------------------------------------------------------------- overlaps in two columns


def test_two_columns_that_meet_in_one_cell_overlap() -> None:
    standard = over_keys('["level", "major"]', '{ key = ["国家级", "*"], pts = 5 }, { key = ["*", "是"], pts = 3 }')
    assert said(standard) == ["tier-overlap 国家级、是同时落在“国家级”和“是”两档，按前一档计"]


def test_an_overlap_without_a_difference_in_points_is_no_defect() -> None:
    rows = '{ key = "5..10", pts = 2 }, { key = "10..15", pts = [2, 2] }, { key = "15.."  , pts = 3 }'
    assert said(over_keys('"years"', rows)) == ["tier-overlap 年限15同时落在“10至15”和“15以上”两档，按前一档计"]


def test_an_overlap_of_tiers_that_step_differently_is_a_defect() -> None:
    rows = '{ key = "1..3", pts = 5, step = -1 }, { key = "3..9", pts = 5 }'
    assert said(over_keys('"rank"', rows)) == ["tier-overlap 排名3同时落在“1至3”和“3至9”两档，按前一档计"]


def test_an_overlap_over_any_text_does_not_show_what_stands_for_it() -> None:
    rows = '{ key = ["*", "1..3"], pts = 5 }, { key = ["*", "3..5"], pts = 2 }'
    assert said(over_keys('["name", "rank"]', rows)) == ["tier-overlap 排名3同时落在“1至3”和“3至5”两档，按前一档计"]


# ---------------------------------------------------------------- holes in one and two columns


@pytest.mark.parametrize("by", ["rank", "whole"])
def test_whole_numbers_that_follow_each_other_leave_no_hole(by: str) -> None:
    assert (
        said(over_keys(f'"{by}"', '{ key = "1..3", pts = 3 }, { key = "4..6", pts = 3 }, { key = "7..", pts = 3 }'))
        == []
    )


@pytest.mark.parametrize(
    "rows, gap",
    [
        ('{ key = "1..3", pts = 5 }, { key = "5..", pts = 1 }', "4"),
        ('{ key = "1..3", pts = 5 }, { key = "9..", pts = 1 }', "4至8"),
        ('{ key = "1..<3", pts = 5 }, { key = "9..", pts = 1 }', "3至8"),
        ('{ key = "9..", pts = 1 }, { key = "1..3", pts = 5 }', "4至8"),
    ],
)
def test_ranks_without_a_tier_between_others_are_a_hole(rows: str, gap: str) -> None:
    assert said(over_keys('"rank"', rows)) == [f"tier-hole 排名{gap}没有对应的档，计0分"]


def test_each_hole_is_told() -> None:
    rows = '{ key = "1", pts = 5 }'.replace('"1"', '"1..1"') + ', { key = "3..3", pts = 3 }, { key = "6..", pts = 1 }'
    assert said(over_keys('"rank"', rows)) == [
        "tier-hole 排名2没有对应的档，计0分",
        "tier-hole 排名4至5没有对应的档，计0分",
    ]


def test_a_wide_tier_over_narrow_ones_leaves_no_hole() -> None:
    rows = '{ key = "2..3", pts = 9 }, { key = "1..20", pts = 1 }, { key = "20..", pts = 1 }'
    assert said(over_keys('"years"', rows)) == []


def test_a_tier_of_zero_points_says_that_nothing_is_given() -> None:
    assert (
        said(over_keys('"rank"', '{ key = "1..3", pts = 5 }, { key = "9..", pts = 1 }, { key = "*", pts = 0 }')) == []
    )
    assert said(over_input("{ min = 8, pts = 2 }, { min = 5, max = 7, pts = 1 }, { pts = 0 }")) == []


def test_a_hole_in_one_line_of_a_two_way_table_names_the_line() -> None:
    rows = (
        '{ key = ["国家级", "1..3"], pts = 9 }, { key = ["国家级", "4.."], pts = 5 },'
        ' { key = ["省部级", "1..3"], pts = 5 }, { key = ["省部级", "5.."], pts = 1 }'
    )
    assert said(over_keys('["level", "rank"]', rows)) == ["tier-hole 省部级：排名4没有对应的档，计0分"]


def test_the_same_hole_in_many_lines_is_told_once_with_the_first_lines() -> None:
    rows = '{ key = ["*", "*", "1..3"], pts = 9 }, { key = ["*", "*", "5.."], pts = 5 }'
    assert said(over_keys('["level", "major", "rank"]', rows)) == [
        "tier-hole 国家级、否；国家级、是；省部级、否等：排名4没有对应的档，计0分"
    ]
    three = '{ key = ["*", "1..3"], pts = 9 }, { key = ["*", "5.."], pts = 5 }'
    assert said(over_keys('["level", "rank"]', three)) == ["tier-hole 国家级；省部级；市厅级：排名4没有对应的档，计0分"]


def test_a_hole_over_any_text_does_not_show_what_stands_for_it() -> None:
    rows = '{ key = ["*", "1..3"], pts = 9 }, { key = ["*", "5.."], pts = 5 }'
    assert said(over_keys('["name", "rank"]', rows)) == ["tier-hole 排名4没有对应的档，计0分"]


def test_holes_are_looked_for_in_each_numeric_column() -> None:
    rows = '{ key = ["1..2", "1.."], pts = 9 }, { key = ["5..", "1.."], pts = 5 }'
    assert said(over_keys('["years", "rank"]', rows)) == ["tier-hole 排名1；排名2：年限大于2、小于5没有对应的档，计0分"]


# ---------------------------------------------------------------- tables that break off at the top


@pytest.mark.parametrize(
    "rows, top",
    [
        ('{ key = "8..10", pts = 2 }, { key = "5..<8", pts = 1 }', "大于10"),
        ('{ key = "8..<10", pts = 2 }, { key = "5..<8", pts = 1 }', "10以上"),
    ],
)
def test_a_best_tier_with_an_upper_end_leaves_the_best_without_points(rows: str, top: str) -> None:
    finding = found(over_keys('"years"', rows), *TIERS)[0]
    assert (finding.code, finding.severity) == ("tier-open-top", Severity.WARNING)
    assert finding.message == f"年限{top}没有对应的档，计0分，比它小的反而有分"
    assert finding.remedy == "请查原件，最高一档一般不写上限"


def test_the_first_whole_number_above_the_top_is_named() -> None:
    assert said(over_keys('"whole"', '{ key = "8..10", pts = 2 }, { key = "5..7", pts = 1 }')) == [
        "tier-open-top 年限11以上没有对应的档，计0分，比它小的反而有分"
    ]


def test_a_line_of_a_two_way_table_that_breaks_off_is_named() -> None:
    rows = '{ key = ["国家级", "5.."], pts = 2 }, { key = ["省部级", "8..<10"], pts = 2 },'
    rows += ' { key = ["省部级", "5..<8"], pts = 1 }'
    assert said(over_keys('["level", "years"]', rows)) == [
        "tier-open-top 省部级：年限10以上没有对应的档，计0分，比它小的反而有分"
    ]


@pytest.mark.parametrize(
    "by, rows",
    [
        ("rank", '{ key = "1..3", pts = 5 }, { key = "4..6", pts = 6 }'),  # no rank beyond the sixth is honest
        ("years", '{ key = "8..<10", pts = 1 }, { key = "5..<8", pts = 2 }'),  # fewer points upwards
        ("years", '{ key = "8..<10", pts = 2 }, { key = "5..<8", pts = 2 }'),  # all the same
        ("years", '{ key = "8..", pts = 2 }, { key = "5..<8", pts = 1 }'),
    ],
)
def test_a_table_that_may_end_where_it_ends_is_not_blamed(by: str, rows: str) -> None:
    assert "tier-open-top" not in codes(over_keys(f'"{by}"', rows))


def test_a_top_at_the_questions_maximum_is_not_open() -> None:
    rows = "{ min = 2, max = 4, pts = 2 }, { min = 1, max = 2, pts = 1 }"
    assert said(over_input(rows, question="max = 3\nwhole = true")) == []
    assert len(said(over_input(rows, question="max = 4\nwhole = true"))) == 1


# ---------------------------------------------------------------- honest tables


@pytest.mark.parametrize(
    "rows",
    [
        "{ min = 10, pts = 2 }, { min = 8, pts = 1.5 }, { min = 5, pts = 1 }",
        "{ min = 10, pts = 2 }, { min = 8, max = 10, pts = 1.5 }, { min = 5, max = 8, pts = 1 }",
        "{ max = 5, pts = 3 }, { max = 10, pts = 2 }, { pts = 1 }",
        "{ min = 10, pts = 2 }, { min = 8, max = 10, pts = 1.5 }, { min = 5, pts = 1 }",
        "{ pts = 1 }",
        "{ min = 1, max = 2, pts = 1 }",
    ],
)
@pytest.mark.parametrize("whole", ["", "whole = true"])
def test_honest_bands_have_no_findings(rows: str, whole: str) -> None:
    assert said(over_input(rows, whole)) == []


@pytest.mark.parametrize(
    "by, rows",
    [
        ('"years"', '{ key = "10..", pts = 2 }, { key = "8..", pts = 1.5 }, { key = "5..", pts = 1 }'),
        ('"years"', '{ key = "..<5", pts = 3 }, { key = "..<10", pts = 2 }, { key = "10..", pts = 1 }'),
        ('"level"', '{ key = "国家级", pts = 5 }, { key = "*", pts = 1 }'),
        ('"level"', '{ key = "国家级", pts = 5 }, { key = "国家级|省部级", pts = 3 }'),
        ('["level", "rank"]', '{ key = ["国家级", "1..3"], pts = 9, step = -2 }, { key = ["国家级", "*"], pts = 1 }'),
        ('["level", "rank"]', '{ key = ["国家级", "1..3"], pts = 9 }, { key = ["*", "1..9"], pts = 1 }'),
        ('["level", "major"]', '{ key = ["国家级", "是"], pts = 5 }, { key = ["省部级", "否"], pts = 1 }'),
        ('"name"', '{ key = "某校|某院", pts = 5 }, { key = "*", pts = 1 }'),
        ("[]", "{ pts = 1 }"),
    ],
)
def test_honest_tiers_have_no_findings(by: str, rows: str) -> None:
    assert said(over_keys(by, rows)) == []


def test_a_table_with_too_many_combinations_says_that_it_was_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '{ key = ["*", "是"], pts = 1 }, { key = ["国家级", "是"], pts = 2 }'
    assert [one.code for one in found(over_keys('["level", "major"]', rows), *TIERS)] == ["tier-unreachable"]
    monkeypatch.setattr(lint_tiers, "MOST_COMBINATIONS", 6)
    assert [one.code for one in found(over_keys('["level", "major"]', rows), *TIERS)] == ["tier-unreachable"]
    monkeypatch.setattr(lint_tiers, "MOST_COMBINATIONS", 5)
    finding = found(over_keys('["level", "major"]', rows), *TIERS)[0]
    assert (finding.code, finding.severity) == ("tiers-unchecked", Severity.NOTE)
    assert finding.message == "各列的组合太多，档位有没有空缺和重叠没有检验"


def test_a_defect_in_two_readings_of_one_clause_is_told_once() -> None:
    rows = '{ key = "1..3", pts = 5 }, { key = "5..", pts = 1 }'
    again = (
        'when = { q = "a" }\n[[node]]\nid = "A"\ntitle = "指标"\nop = "sum"\nentries = "k"\ncap = 8\ncite = ["S#1"]\n'
        f'by = "rank"\nrows = [{rows}]\nwhen = {{ q = "b" }}\n'
        '[[open]]\nid = "q"\nask = "怎么读"\ndefault = "a"\ncite = ["S#1"]\n'
        'reading = [{ id = "a", title = "甲" }, { id = "b", title = "乙" }]\n'
    )
    assert said(over_keys('"rank"', rows, again)) == ["tier-hole 排名4没有对应的档，计0分"]


def test_of_three_tiers_at_one_value_each_conflict_is_told() -> None:
    rows = '{ key = "1..3", pts = 5 }, { key = "3..5", pts = 5 }, { key = "3..9", pts = 1 }'
    assert said(over_keys('"rank"', rows)) == ["tier-overlap 排名3同时落在“1至3”和“3至9”两档，按前一档计"]


def test_with_discretion_the_upper_end_of_the_points_tells_whether_the_top_is_best() -> None:
    rows = '{ key = "8..10", pts = [1, 3] }, { key = "5..<8", pts = [2, 2] }'
    assert [one.split()[0] for one in said(over_keys('"years"', rows))] == ["tier-open-top"]
    falling = '{ key = "8..10", pts = [2, 2] }, { key = "5..<8", pts = [1, 3] }'
    assert said(over_keys('"years"', falling)) == []


def test_a_tier_in_conflict_with_two_others_is_told_with_each() -> None:
    rows = '{ key = "1..3", pts = 5 }, { key = "5..7", pts = 3 }, { key = "3..5", pts = 4 }'
    assert said(over_keys('"rank"', rows)) == [
        "tier-overlap 排名3同时落在“1至3”和“3至5”两档，按前一档计",
        "tier-overlap 排名5同时落在“5至7”和“3至5”两档，按前一档计",
    ]


def test_a_tier_that_takes_the_rest_does_not_hide_a_conflict_after_it() -> None:
    rows = '{ key = "2..3", pts = 5 }, { key = "1..5", pts = 4 }, { key = "3..9", pts = 1 }'
    assert said(over_keys('"rank"', rows)) == [
        "tier-overlap 排名3同时落在“2至3”和“3至9”两档，按前一档计",
        "tier-overlap 排名4同时落在“1至5”和“3至9”两档，按前一档计",
    ]


def test_a_range_of_points_for_a_range_of_numbers_is_told() -> None:
    standard = over_keys('"years"', '{ key = "5..10", pts = [6, 8] }, { key = "0..<5", pts = 3 }')
    (unclear,) = found(standard, "number-range-unclear")
    assert unclear.severity is Severity.WARNING
    assert unclear.message == "“5至10”给6至8分，没有写分值是否随数值递增，现按评委酌定处理"
    bands = over_input("{ min = 5, max = 10, pts = [6, 8] }, { min = 10, pts = 9 }")
    assert len(found(bands, "number-range-unclear")) == 1
    assert not found(over_keys('"years"', '{ key = "5..10", pts = 6 }'), "number-range-unclear")
    # without an upper end the points cannot be spread over the range
    assert not found(over_keys('"years"', '{ key = "5..", pts = [6, 8] }'), "number-range-unclear")
