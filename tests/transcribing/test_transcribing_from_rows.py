"""Rows of a spreadsheet become a sound standard; what cannot be read is named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zjai_tui.base.problems import Refused, Severity
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.standards.checks import soundness_problems
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Node, Row, Span
from zjai_tui.rules.standards.writer import standard_text
from zjai_tui.transcribing.sheets.clause_split import split_clause
from zjai_tui.transcribing.sheets.columns import ROLES, Columns, Role, guess_columns
from zjai_tui.transcribing.sheets.from_rows import Taken, rows_taken, standard_from_rows
from zjai_tui.transcribing.sheets.printed_tiers import read_tier
from zjai_tui.transcribing.sheets.sheet import Rows, read_sheet

FORTY_ROWS = Path(__file__).with_name("forty_rows.csv")
HEAD = ("一级指标", "二级指标", "档次", "分值", "封顶", "说明")


def taken(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD, **more: object) -> Taken:
    sheet = (head, *rows)
    made = rows_taken(sheet, guess_columns(sheet), id="t", title="某表", edition="2025", **more)  # type: ignore[arg-type]
    assert soundness_problems(made.standard) == []
    return made


def leaf(*rows: tuple[str, ...]) -> Node:
    """The one indicator below the section 甲, from rows of (tier, points, cap, note)."""
    first, *rest = rows
    made = taken(("甲", "乙", *first), *(("", "", *row) for row in rest))
    return next(node for node in made.standard.node if node.id == "A.1")


def keys(node: Node) -> list[tuple[str, ...]]:
    return [row.key for row in node.rows]


def pts(node: Node) -> list[str]:
    return [f"{row.pts.low}" if row.pts.exact else f"{row.pts.low}-{row.pts.high}" for row in node.rows]


def test_blank_cells_and_repeated_text_continue_the_row_above():
    made = taken(
        ("甲", "一", "", "1", "", ""),
        ("", "二", "", "2", "", ""),
        ("甲", "三", "", "3", "", ""),
        ("乙", "一", "", "4", "", ""),
    )
    assert [(one.id, one.title) for one in made.standard.node] == [
        ("A", "甲"), ("A.1", "一"), ("A.2", "二"), ("A.3", "三"), ("B", "乙"), ("B.1", "一"),
    ]  # fmt: skip
    assert made.rows["A.3"] == (4,)


def test_printed_numbering_becomes_the_ids_when_it_gives_the_whole_tree():
    made = taken(("1.经历", "1.1 学历", "", "3", "", ""), ("", "1.2 资历", "", "2", "", ""))
    assert [(one.id, one.title) for one in made.standard.node] == [("1", "经历"), ("1.1", "学历"), ("1.2", "资历")]


def test_a_cap_in_the_title_is_a_cap_and_no_part_of_the_title():
    made = taken(("一、经历（25分）", "学历（满分7分）", "", "7", "", ""))
    assert [(one.title, one.cap) for one in made.standard.node] == [("经历", Decimal(25)), ("学历", Decimal(7))]


def test_the_clause_is_kept_as_printed_every_row_of_it():
    node = leaf(("国家级", "3", "3", "不累计"), ("省部级", "2.5", "", ""))
    assert node.text == "乙\n国家级，3分\n封顶3分\n不累计\n省部级，2.5分"


def test_half_open_years_become_bands_over_a_number():
    node = leaf(("≥10年", "2", "", ""), ("满8年不足10年", "1.5", "", ""), ("不足8年", "1", "", ""))
    assert (node.op, node.input, [(row.min, row.max) for row in node.rows]) == (
        "bands", "a_1", [(10, None), (8, 10), (None, 8)],
    )  # fmt: skip


def test_years_printed_with_both_ends_keep_their_hole_and_their_overlap_for_lint():
    made = taken(
        ("甲", "任职年限", "≥10年", "2", "", ""), ("", "", "8-10年", "1.5", "", ""), ("", "", "5-7年", "1", "", "")
    )
    found = {one.code for one in lint(made.standard) if one.node == "A.1"}
    assert {"tier-hole", "tier-overlap"} <= found


def test_words_become_a_choice_that_also_offers_none_of_them():
    made = taken(("甲", "学历", "博士", "7", "", ""), ("", "", "硕士", "6", "", ""))
    (asked,) = made.standard.input
    assert (asked.type, asked.choices) == ("choice", ("博士", "硕士", "以上都不是"))


def test_points_for_each_item_become_achievements_that_add_up():
    node = leaf(("事业", "1.0/项", "2", ""), ("其他", "0.5/2项", "", ""))
    assert (node.op, node.entries, keys(node), node.rows[1].per) == ("sum", ("a_1",), [("事业",), ("其他",)], 2)


def test_points_times_n_ask_for_the_number_of_items():
    node = leaf(("一类证书", "5n", "", ""), ("二类证书", "3n", "", ""))
    assert (node.op, node.count) == ("sum", "n")


@pytest.mark.parametrize("words", ["按最高级别计，不累计", "取高", "就高计分", "多项的取最高一项"])
def test_highest_only_becomes_best(words: str):
    assert leaf(("国家级", "3", "", words), ("省部级", "2", "", "")).op == "best"


def test_ranks_with_a_step_become_a_range_of_ranks():
    node = leaf(("第1—3名", "12—16，依次减2", "", "每项"), ("第4-6名", "8-10", "", ""), ("其他", "1", "", ""))
    assert node.rows == (
        Row(key=("1..3",), pts=Span(Decimal(16), Decimal(16)), step=Decimal(-2)),
        Row(key=("4..6",), pts=Span(Decimal(8), Decimal(10))),
        Row(key=("*",), pts=Span(Decimal(1), Decimal(1)), title="其他"),
    )


def test_a_step_that_does_not_meet_the_printed_lower_end_is_named():
    made = taken(("甲", "乙", "第1-3名", "10-16，依次减2", "", ""))
    assert any("到第3名是12分" in one.message for one in made.notes)


def test_a_formula_becomes_linear():
    node = leaf(("", "（考试成绩－60）×0.25", "10", ""))
    assert (node.op, node.minus, node.times, node.cap) == ("linear", 60, Decimal("0.25"), 10)


def test_a_share_of_votes_is_asked_of_the_panel():
    made = taken(("甲", "推荐", "", "推荐投票通过率×2", "2", ""))
    (asked,) = made.standard.input
    assert (asked.asked_of, asked.max, made.standard.node[1].times) == ("panel", 1, 2)


def test_points_of_the_panel_have_no_question():
    node = leaf(("", "0-5", "", "由评委打分"))
    assert (node.asked_of, node.cap, node.input, node.entries) == ("panel", 5, "", ())


def test_coefficients_by_rank_and_the_best_three_are_read_from_the_note():
    node = leaf(("发明专利", "6/项", "", "排名系数1.0/0.8/0.7，之后0.3；最多计3项"), ("软著", "2/项", "", ""))
    (coef,) = node.coef
    assert (coef.ranks, coef.rest, node.take) == ((1, Decimal("0.8"), Decimal("0.7")), Decimal("0.3"), 3)


def test_words_before_the_numbers_make_a_two_way_table():
    node = leaf(("博士满2年", "3", "", ""), ("本科满10年", "2", "", ""))
    assert keys(node) == [("博士", "2.."), ("本科", "10..")]


def test_one_cell_with_all_tiers_is_split_and_its_points_are_the_cap():
    made = taken(("甲", "学历", "博士7分，硕士6分；本科5分", "7", "", ""))
    assert (pts(made.standard.node[1]), made.standard.node[1].cap) == (["7", "6", "5"], 7)
    assert any("拆出3档" in one.message for one in made.notes)


@pytest.mark.parametrize(
    "cell, why",
    [("2Zn", "读不出"), ("", "没有写分值"), ("8月10日", "像是日期"), ("10-Aug", "像是日期"), ("见说明", "读不出")],
)
def test_points_that_cannot_be_read_are_pending_never_zero_and_are_named_with_their_row(cell: str, why: str):
    made = taken(("甲", "乙", "国家级", "3", "", ""), ("", "", "省部级", cell, "", ""))
    assert pts(made.standard.node[1]) == ["3", "0-100"]
    assert [row.pending for row in made.standard.node[1].rows] == ["", cell or "没有写分值"]
    (told,) = [one for one in made.notes if one.severity is Severity.WARNING and one.where == "第3行"]
    assert why in told.message
    assert "记为待填" in told.message


def test_pending_points_last_in_the_file_are_an_error_and_reach_to_the_nearest_cap():
    made = taken(("甲", "乙", "国家级", "3", "8", ""), ("", "", "省部级", "另行规定【见附件】", "", "")).standard
    again = standard_from_text(standard_text(made), "表")
    row = again.node[1].rows[1]
    assert (row.pts.low, row.pts.high, row.pending) == (0, 8, "另行规定〔见附件〕")
    (told,) = [one for one in lint(again) if one.code == "points-pending"]
    assert (told.severity, told.node) == (Severity.ERROR, again.node[1].id)
    assert "“省部级”的分值待填，录入的表格里是“另行规定〔见附件〕”" in told.message


def test_totals_remarks_and_repeated_heads_are_no_indicators():
    made = taken(
        ("甲", "乙", "", "3", "", ""),
        HEAD,
        ("小计", "", "", "", "40", ""),
        ("合计", "", "", "", "90", ""),
        ("注：所称以上含本数。", "", "", "", "", ""),
    )
    assert [one.title for one in made.standard.node] == ["甲", "乙"]
    assert (made.standard.standard.max, made.standard.node[0].cap) == (90, 40)
    assert "含本数" in made.standard.source[0].note


def test_without_a_printed_total_the_caps_of_the_sections_make_it_and_a_note_says_so():
    made = taken(("甲（30分）", "乙", "", "3", "", ""), ("丙（60分）", "丁", "", "3", "", ""))
    assert made.standard.standard.max == 90
    assert any(one.code == "no-total" for one in made.notes)


def test_a_text_merged_over_levels_is_one_indicator():
    made = taken(("甲", "甲", "", "3", "", ""), ("乙", "乙", "乙", "乙", "乙", "乙"))
    assert [one.title for one in made.standard.node] == ["甲", "乙"]


def test_every_rule_cites_its_place_and_is_official_only_when_the_text_is_held():
    assert {one.basis for one in taken(("甲", "乙", "", "3", "", "")).standard.node} == {Basis.SECONDARY}
    held = taken(("甲", "乙", "", "3", "", ""), held=True)
    assert [(one.cite, one.basis) for one in held.standard.node] == [
        (("S#甲",), Basis.OFFICIAL), (("S#甲，乙",), Basis.OFFICIAL),
    ]  # fmt: skip


def test_columns_with_a_problem_are_refused():
    sheet = (("指标", "说明"), ("甲", "乙"))
    with pytest.raises(Refused, match="没有一列是分值"):
        rows_taken(sheet, guess_columns(sheet), id="t", title="某表", edition="2025")


def test_the_forty_rows_are_sound_and_only_one_clause_is_left_to_complete():
    sheet = read_sheet(FORTY_ROWS)
    made = rows_taken(sheet, guess_columns(sheet), id="t", title="某表", edition="2025")
    assert sum(map(bool, sheet)) == 2 + 40 + 2
    assert soundness_problems(made.standard) == []
    assert [one.where for one in made.notes if one.severity is Severity.WARNING] == ["第42行"]
    assert {one.node for one in lint(made.standard) if one.severity is Severity.ERROR} <= {"total", "C.5"}
    assert made.standard.standard.max == sum(one.cap or 0 for one in made.standard.node if not one.parent)


# ---------------------------------------------------------------- whatever the cells hold

_NAMES = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=2, max_size=5)
_TIERS = st.one_of(
    st.sampled_from(
        [
            "", "国家级", "其他", "第1-3名", "前2名", "第4名及以后", "省级第2名", "满8年", "5-7年", "不足5年", "*",
            "1..3", "甲|乙", "第1-0名", "5万字以上", "本科10年以上", "1..", "＊", "．．5", "博士7分，硕士6分",
        ]
    ),
    st.text(max_size=8),
)  # fmt: skip
_POINTS = st.one_of(
    st.sampled_from(
        [
            "", "3", "8-10", "1/项", "0.5/2项", "5n", "12-16依次减2", "16依次减9", "22n.", "（成绩-60）×0.25",
            "通过率×2", "0-5", "每5项2分", "99999999999999", "最高3分",
        ]
    ),
    st.text(max_size=6),
)  # fmt: skip
_NOTES = st.one_of(
    st.sampled_from(
        [
            "", "取高", "可累计，最多计3项", "评委打分", "排名系数1/0.8，之后0.3", "系数1.0、0.5", "封顶2分",
            "每项1分，最高3分；每篇2分",
        ]
    ),
    st.text(max_size=8),
)  # fmt: skip
_LINES = st.lists(st.tuples(_TIERS, _POINTS, st.sampled_from(["", "3", "x", "3分", "0"]), _NOTES), max_size=4)
_TREES = st.dictionaries(_NAMES, st.dictionaries(_NAMES, _LINES, max_size=3), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(_TREES)
def test_any_tree_of_rows_becomes_a_sound_standard_with_every_title_once(tree: dict[str, dict[str, list[tuple]]]):
    rows: list[tuple[str, ...]] = []
    for section, leaves in tree.items():
        rows.append((section, "", "", "", "", ""))
        for name, lines in leaves.items():
            rows += [("", name, *line) for line in lines[:1] or [("", "", "", "")]]
            rows += [("", "", *line) for line in lines[1:]]
    columns = Columns(header=-1, heads=("",) * 6, roles=("level1", "level2", "tier", "points", "cap", "note"))
    standard = standard_from_rows(tuple(rows), columns, id="t", title="某表", edition="2025")
    assert soundness_problems(standard) == []
    titles = [name for section, leaves in tree.items() for name in (section, *leaves)]
    assert [one.title for one in standard.node] == titles
    read = standard_from_text(standard_text(standard), "某表")
    assert read.node == standard.node


def test_a_printed_range_that_follows_from_the_step_is_explained():
    node = leaf(("第1—3名", "12—16，依次减2", "", "每项"))
    assert node.explain == {"12—16": "第1名16分，依次减2，第3名12分"}


def test_a_step_printed_in_the_note_belongs_to_the_points_beside_it():
    node = leaf(("第1-3名", "12-16", "", "依次减2"), ("其他", "1-4", "", ""))
    assert [(f"{row.pts.high}", row.step) for row in node.rows] == [("16", Decimal(-2)), ("4", Decimal(0))]


def test_points_with_further_points_added_become_a_ladder():
    node = leaf(("国家级", "10", "", "起评分+附加分，不超过上一级"), ("省部级", "8", "", ""))
    assert (node.op, node.bonus) == ("ladder", "bonus")


def test_letters_that_number_the_tiers_do_not_hide_their_numbers():
    node = leaf(("A≥5万字", "8", "", "每部"), ("B3万字以上不足5万字", "6", "", ""))
    assert keys(node) == [("5..",), ("3..<5",)]


def test_a_cap_over_all_others_is_no_cap_of_the_row_it_stands_in_and_is_named():
    made = taken(("甲", "乙", "国家级", "3", "", "“其他”的累计最高6分"), ("", "", "其他", "1", "", ""))
    assert made.standard.node[1].cap is None
    assert any("合计封顶" in one.message for one in made.notes)


def test_a_cap_in_a_column_of_its_level_is_that_levels_and_stands_in_its_text():
    head = ("一级指标", "满分", "二级指标", "分值")
    made = taken(("甲", "25", "乙", "3"), ("", "", "丙", "2"), head=head)
    assert [(one.title, one.cap) for one in made.standard.node] == [("甲", Decimal(25)), ("乙", None), ("丙", None)]
    assert made.standard.node[0].text == "甲\n满分25分"


def test_the_same_tier_printed_twice_stays_two_answers():
    node = leaf(
        ("国家级", "3", "", "取高"), ("国家级", "2", "", ""), ("国家级（2）", "1", "", ""), ("国家级", "1", "", "")
    )
    assert keys(node) == [("国家级",), ("国家级（2）",), ("国家级（2）（2）",), ("国家级（3）",)]


def test_a_sheet_that_is_no_table_of_points_is_refused_for_its_length():
    sheet = (("指标", "分值"), *((f"甲{at}", "3") for at in range(5_000)))
    with pytest.raises(Refused, match="不像一张分值表"):
        standard_from_rows(sheet, guess_columns(sheet), id="t", title="某表", edition="2025")


@pytest.mark.parametrize(
    "tier, key",
    [
        ("≥10年", "10.."), ("十年以上", "10.."), ("任职满10年", "10.."), ("10年以下", "..10"), ("不足5年", "..<5"),
        ("满五年不足十年", "5..<10"), ("8～10年（不含10年）", "8..<10"), ("5—7年", "5..7"), ("4万-5万字", "4..5"),
        ("≥20项", "20.."), ("10％以上", "10.."),
    ],
)  # fmt: skip
def test_tiers_of_numbers_include_what_the_law_says_they_include(tier: str, key: str):
    found = read_tier(tier)
    assert (found.kind, found.key) == ("number", key)


@pytest.mark.parametrize(
    "tier, key",
    [
        ("第1名", "1..1"), ("前三名", "1..3"), ("第四至六名", "4..6"), ("第1、2名", "1..2"), ("第4名及以后", "4.."),
        ("第2名以后", "2.."), ("第一完成人", "1..1"), ("第3名以上", "1..3"),
    ],
)  # fmt: skip
def test_ranks_are_read_in_digits_and_characters(tier: str, key: str):
    found = read_tier(tier)
    assert (found.kind, found.key) == ("rank", key)


@pytest.mark.parametrize(
    "tier", ["超过10年", "10年以上不足8年", "第1-0名", "一等奖", "2024年", "第1作者或通讯作者", "l0年以上"]
)
def test_what_no_range_can_hold_stays_words(tier: str):
    assert read_tier(tier).kind == "word"


_CELLS = st.one_of(_TIERS, _POINTS, _NOTES, _NAMES)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(_CELLS, min_size=1, max_size=5).map(tuple), min_size=1, max_size=8).map(tuple),
    st.tuples(*[st.sampled_from([*ROLES])] * 5),
)
def test_whatever_the_cells_and_columns_a_sheet_is_taken_over_or_refused_in_chinese(
    rows: Rows, roles: tuple[Role, ...]
):
    columns = Columns(header=-1, heads=("",) * 5, roles=roles)
    try:
        standard = standard_from_rows(rows, columns, id="t", title="某表", edition="2025")
    except Refused as refused:
        codes = {one.code for one in refused.problems}
    else:
        codes = {one.code for one in soundness_problems(standard)}
    assert codes == {one.code for one in columns.problems()} or codes == {"sheet-empty"}


@pytest.mark.parametrize(
    "clause, tiers",
    [
        ("博士7分；硕士得6分，本科5分", [("博士", "7"), ("硕士", "6"), ("本科", "5")]),
        ("发明专利6分/项，软著每项1分", [("发明专利", "6/项"), ("软著", "1/项")]),
        ("省部级第1名16分，第2名14分；市厅级8分", [("省部级第1名", "16"), ("省部级第2名", "14"), ("市厅级", "8")]),
        ("满10年13分，满8年不足10年11分，最高13分", [("满10年", "13"), ("满8年不足10年", "11")]),
        ("近三年每年达标1分，专业科目足额每年0.5分", []),
        ("每项2分，最高6分", []),
        ("系数为1分、2分", []),
    ],
)
def test_one_cell_is_split_only_where_every_piece_is_a_tier(clause: str, tiers: list[tuple[str, str]]):
    assert split_clause(clause) == tiers


def test_ranks_printed_below_those_of_a_level_without_it_are_that_levels_and_named() -> None:
    made = taken(("甲", "乙", "国家级第1名", "10", "", ""), ("", "", "省部级第1—3名", "6", "", ""),
                 ("", "", "第4—6名", "3", "", ""), ("", "", "其他", "1", "", ""))  # fmt: skip
    node = next(one for one in made.standard.node if one.id == "A.1")
    assert keys(node) == [("国家级", "1..1"), ("省部级", "1..3"), ("省部级", "4..6"), ("*", "*")]
    assert "第4行：“第4—6名”没有写级别，按它上面的“省部级”录入。请对照原件核对。" in [
        one.sentence() for one in made.notes
    ]


def test_ranks_that_begin_again_below_a_level_hold_for_every_level() -> None:
    node = leaf(("省部级第1—3名", "6", "", ""), ("第1—3名", "3", "", ""))
    assert keys(node) == [("省部级", "1..3"), ("*", "1..3")]


def test_points_written_in_characters_are_read() -> None:
    assert pts(leaf(("省部级", "二十", "", ""), ("市级", "三分", "", ""), ("县级", "零点五分", "", ""))) == [
        "20",
        "3",
        "0.5",
    ]
    node = leaf(("", "每五项三分", "最高二十分", "每项累计"))
    assert (pts(node), node.rows[0].per, node.cap) == (["3"], 5, Decimal(20))
    for unread in ("三分之一", "百分之二十"):
        assert leaf(("省部级", unread, "", "")).rows[0].pending == unread
