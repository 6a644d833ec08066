"""A rule as fields: what is shown, typed back, changes nothing; what a clerk writes is understood, or told why not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from any_standard import any_standard
from zjai_tui.base.problems import Refused
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.checks import soundness_problems
from zjai_tui.rules.standards.reader import read_draft
from zjai_tui.rules.standards.standard import Node, Row, Span, Standard
from zjai_tui.transcribing.drafts.node_address import keys_of, node_at
from zjai_tui.transcribing.drafts.node_forms import fields_of, with_field
from zjai_tui.transcribing.drafts.tier_words import read_tiers, tiers_text

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ROOT / "tests" / "standards" / "all_shapes.toml"
FILES = [
    ROOT / "data" / "standards" / "zj-ai-reference.toml",
    *(one for one in sorted(SHAPES.parent.glob("*.toml")) if "[[node]]" in one.read_text(encoding="utf-8")),
]
HOSTILE = "[@click=app.quit]“”【依据：】\x1b[2J=1+1"


def standard_in(file: Path) -> Standard:
    """Return the standard of a file, sound or not."""
    return read_draft(file.read_text(encoding="utf-8"), file.name)[0]


@pytest.fixture(scope="module")
def shapes() -> Standard:
    """Have the standard with every rule shape."""
    return standard_in(SHAPES)


def typed(standard: Standard, key: str, field: str, text: str) -> Node:
    """Return a row after a text was typed into one of its fields."""
    return node_at(with_field(standard, key, field, text), key)


def shown(standard: Standard, key: str, field: str) -> str:
    """Return what a field shows."""
    return next(one.shown for one in fields_of(standard, node_at(standard, key)) if one.id == field)


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.stem)
def test_whatever_is_shown_typed_back_changes_nothing(file: Path) -> None:
    standard = standard_in(file)
    for key, node in keys_of(standard):
        for field in fields_of(standard, node):
            assert not field.problem, (key, field)
            assert not field.read_only, (key, field)
            assert with_field(standard, key, field.id, field.shown) == standard, (key, field)


def test_of_any_standard_however_unsound_every_field_is_shown_and_typed_back_changes_nothing() -> None:
    for seed in range(40):
        standard = any_standard(seed)
        for key, node in keys_of(standard):
            for field in fields_of(standard, node):
                if not (field.read_only or field.problem):
                    assert with_field(standard, key, field.id, field.shown) == standard, (seed, key, field)


def test_a_rule_that_depends_on_a_reading_says_so_and_another_can_be_chosen(shapes: Standard) -> None:
    assert shown(shapes, "B.research#2", "when") == "读法：依次减1"
    assert typed(shapes, "B.research#2", "when", "读法：range").when == {"step": "range"}
    assert typed(shapes, "B.research#2", "when", "岗位类别：规划设计").when == {"variant": "design"}
    assert typed(shapes, "B.research#2", "when", "").when == {}
    with pytest.raises(Refused, match="没有读法“别的”"):
        with_field(shapes, "B.research#2", "when", "读法：别的")


@pytest.mark.parametrize(
    "line, low, high, points",
    [
        ("≥10 2", "10", None, "2"),
        (">=10：2", "10", None, "2"),
        ("10年以上 2分", "10", None, "2"),
        ("十年以上2分", "10", None, "2"),
        ("满10年得2", "10", None, "2"),
        ("10.. 2", "10", None, "2"),
        ("８以上不足１０ １．５", "8", "10", "1.5"),
        ("8至不足10：1.5分", "8", "10", "1.5"),
        ("5..<8 1", "5", "8", "1"),
        ("不足3 0.5", None, "3", "0.5"),
        ("未满3年 0.5分", None, "3", "0.5"),
        ("8-10 1.5", "8", "11", "1.5"),
        ("8至10年：1.5", "8", "11", "1.5"),
        ("10 2", "10", "11", "2"),
    ],
)
def test_a_tier_over_whole_years_is_read_as_a_clerk_writes_it(
    line: str, low: str | None, high: str | None, points: str, shapes: Standard
) -> None:
    row = typed(shapes, "A.years", "rows", line).rows[0]
    assert (row.min, row.max) == (low and Decimal(low), high and Decimal(high))
    assert row.pts.low == row.pts.high == Decimal(points)


def test_a_range_that_includes_its_end_is_kept_exactly_where_years_are_not_whole(shapes: Standard) -> None:
    broken = with_field(shapes, "A.years", "whole", "否")
    node = typed(broken, "A.years", "rows", "≥10 2\n8-10 1.5")
    assert (node.input, node.by) == ("", ("years",))
    assert [row.key for row in node.rows] == [("10..",), ("8..10",)]  # ten is in both: lint tells


@pytest.mark.parametrize(
    "line, key, points, step",
    [
        ("省部级，第1-3名 12-16 依次减2", ("省部级", "1..3"), (16, 16), -2),
        ("省部级，第一至第三名：16，依次递减2分", ("省部级", "1..3"), (16, 16), -2),
        ("省部级 前3名 16分，每名减2", ("省部级", "1..3"), (16, 16), -2),
        ("省部级，第7名以后：1至4分", ("省部级", "7.."), (1, 4), 0),
        ("省部级/市厅级，任意：８", ("省部级|市厅级", "*"), (8, 8), 0),
        ("省部级 5 2", ("省部级", "5..5"), (2, 2), 0),
        ("省部级，第3名以上：6", ("省部级", "1..3"), (6, 6), 0),
    ],
)
def test_a_tier_over_level_and_rank_is_read_as_a_clerk_writes_it(
    line: str, key: tuple[str, ...], points: tuple[int, int], step: int, shapes: Standard
) -> None:
    row = typed(shapes, "B.research", "rows", line).rows[0]
    assert row.key == key
    assert (row.pts.low, row.pts.high) == points
    assert row.step == step


@pytest.mark.parametrize(
    "key, field, text, why",
    [
        ("A.years", "rows", "超过5 1", "“超过5”不含5，档只能从含着的数起算。是整数的，请写6以上"),
        ("A.years", "rows", "10-8 1", "两头写反了"),
        ("A.years", "rows", "102", "要写1个条件（“任职年限”），现有0个"),
        ("A.years", "rows", "≥10 2\n很久 1\n更久 1", "档位第3行：读不出"),
        ("B.research", "rows", "省部级，第1-3名 11-16 依次减2", "共差4分，写的却是11至16分"),
        ("B.research", "rows", "省部，1 2", "“级别”没有选项“省部”。是不是想写 省部级"),
        ("B.research", "rows", "省部级 2", "要写2个条件（“级别”、“排名”），现有1个"),
        ("B.research", "by", "级别、没有的", "没有问题“没有的”"),
        ("B.research", "by", "级别、+角色", "不知道“角色”怎么答"),
        ("B.research", "entries", "没有的", "没有业绩种类“没有的”"),
        ("B.research", "take", "0", "不是几项"),
        ("B.research", "cap", "很多", "“很多”不是可用的数"),
        ("B.research", "cap", "-1", "“-1”不是可用的数"),
        ("B.research", "cite", "X#二", "没有来源“X”"),
        ("B.research", "title", " ", "没有填写"),
        ("B.research", "op", "随便", "没有“随便”这种计分方式"),
        ("B.consult", "coef", "排名：一半", "“一半”不是系数"),
        ("B.consult", "coef", "没有：1、0.5", "没有问题“没有”"),
        ("B.eng", "coef", "身份：主任=1", "没有选项“主任”"),
        ("B.paper", "demote", "与专业相关：否", "请写成“状态：在研，降1档”"),
        ("B.patent", "resolve", "应用情况：中限=已应用", "读不出"),
        ("A.exam", "clamp", "10-0", "读不出范围"),
        ("A.exam", "explain", "90", "要有数和它的意思"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_place_and_the_remedy(
    key: str, field: str, text: str, why: str, shapes: Standard
) -> None:
    with pytest.raises(Refused) as refused:
        with_field(shapes, key, field, text)
    told = "".join(one.sentence() for one in refused.value.problems)
    assert why in told
    assert all(one.where and one.remedy for one in refused.value.problems)


@pytest.mark.parametrize(
    "key, field, text, holds",
    [
        ("B.consult", "coef", "排名: 1, 0.8，其他 0.3\n", "排名：1、0.8，其余0.3"),
        ("B.eng", "coef", "身份：主持 = １、参与=0.5", "身份：主持=1、参与=0.5"),
        ("B.patent", "resolve", "应用情况：取上限＝已应用；取下限＝未应用", "应用情况：上限=已应用；下限=未应用"),
        ("B.paper", "demote", "与专业相关：否 降一档", "与专业相关：否，降1档"),
        ("B.paper", "take", "前２项", "2"),
        ("B.paper", "cap", "15分", "15"),
        ("B.paper", "cap", "不封顶", ""),
        ("B.paper", "window", "不限", "不限"),
        (
            "B.paper",
            "rows",
            "SCI/核心 每2项1.5 【名称：甲】【标签：乙】",
            "SCI/核心：每2项1.5分【名称：甲】【标签：乙】",
        ),
        ("A.exam", "clamp", "０－８", "0至8"),
        ("A.exam", "explain", "60：及格线\n90=每年学时", "60：及格线\n90：每年学时"),
        ("A.exam", "cite", "T#一;T#二", "T#一；T#二"),
        ("A.panel", "op", "评委给分", "评委给分"),
    ],
)
def test_free_writing_becomes_the_one_way_it_is_shown(
    key: str, field: str, text: str, holds: str, shapes: Standard
) -> None:
    changed = with_field(shapes, key, field, text)
    assert shown(changed, key, field) == holds
    assert with_field(changed, key, field, holds) == changed


def test_another_question_keeps_the_conditions_on_those_that_stay(shapes: Standard) -> None:
    node = typed(shapes, "B.research", "by", "排名、项数、级别")
    assert node.by == ("rank", "n", "level")
    assert node.rows[0].key == ("1..3", "*", "省部级")
    bands = typed(shapes, "A.years", "asked", "学历、任职年限")
    assert (bands.input, bands.by) == ("", ("degree", "years"))
    assert bands.rows[1].key == ("*", "8..<10")


def test_a_new_question_and_a_new_kind_are_made_where_they_are_used(shapes: Standard) -> None:
    asked = with_field(shapes, "B.research", "by", "级别、+角色（牵头/配合）")
    again = with_field(asked, "B.research", "by", "级别、+角色（牵头/配合）")
    assert again == asked  # one that is there is taken as it is
    assert shown(asked, "B.research", "choices.角色") == "牵头/配合"
    made = with_field(asked, "B.research", "rows", "省部级，牵头：5")
    assert not [one for one in soundness_problems(made) if "rows" in one.where]
    kind = with_field(shapes, "B.misc", "entries", "其他业绩、+“讲座、培训”")
    assert kind.kind[-1].title == "讲座、培训"
    assert shown(kind, "B.misc", "entries") == "其他业绩、“讲座、培训”"
    table = with_field(shapes, "A.years", "asked", "+驻外年限（数字，年）")
    assert (table.input[-1].type, table.input[-1].unit) == ("number", "年")


def test_other_choices_of_a_question_hold_wherever_it_is_asked(shapes: Standard) -> None:
    changed = with_field(shapes, "B.research", "choices.level", "国家级/省部级/市厅级")
    assert shown(changed, "B.research#2", "choices.level") == "国家级/省部级/市厅级"
    assert typed(changed, "B.research", "rows", "国家级，任意：20").rows[0].key[0] == "国家级"
    with pytest.raises(Refused, match="没有写选项"):
        with_field(shapes, "B.research", "choices.level", " / ")


def test_another_way_of_scoring_loses_nothing_and_says_what_is_of_no_use_now(shapes: Standard) -> None:
    changed = with_field(shapes, "B.research", "op", "按公式折算")
    assert node_at(changed, "B.research").rows == node_at(shapes, "B.research").rows
    fields = {one.id: one for one in fields_of(changed, node_at(changed, "B.research"))}
    assert fields["rows"].problem == "“按公式折算”用不到这一项，请清空。"
    assert not fields["entries"].problem
    assert with_field(changed, "B.research", "op", "各项相加") == shapes
    panel = typed(shapes, "A.exam", "op", "评委给分")
    assert (panel.asked_of, panel.op) == ("panel", "linear")
    emptied = with_field(with_field(shapes, "A.panel", "op", "没有见到"), "A.panel", "cap", "4")
    unseen = {one.id: one for one in fields_of(emptied, node_at(emptied, "A.panel"))}
    assert (node_at(emptied, "A.panel").asked_of, unseen["op"].shown) == ("unseen", "没有见到")
    assert unseen["cap"].shown == "4"
    assert typed(emptied, "A.panel", "op", "各项相加").asked_of == "applicant"


def test_a_row_with_others_below_it_only_adds_or_takes_the_best(shapes: Standard) -> None:
    fields = {one.id: one for one in fields_of(shapes, node_at(shapes, "A"))}
    assert fields["op"].choices == ("各项相加", "取最高")
    assert not {"rows", "entries", "by", "input", "coef"} & set(fields)


def test_an_unsound_rule_is_shown_with_what_is_wrong_and_can_be_mended(shapes: Standard) -> None:
    broken = with_field(shapes, "B.research", "choices.level", "省部级")
    field = next(one for one in fields_of(broken, node_at(broken, "B.research")) if one.id == "rows")
    assert "没有选项“市厅级”" in field.problem
    assert not field.read_only
    mended = with_field(broken, "B.research", "rows", "省部级，任意：3")
    assert shown(mended, "B.research", "rows") == "省部级，任意：3分"


@pytest.mark.parametrize("field", ["title", "text", "note", "tag", "explain", "rows", "cite", "by", "coef"])
def test_hostile_text_is_kept_letter_by_letter_or_refused(field: str, shapes: Standard) -> None:
    try:
        changed = with_field(shapes, "B.paper", field, HOSTILE)
    except Refused:
        return
    assert shown(changed, "B.paper", field) in {HOSTILE, f"{HOSTILE[:-3]}：{HOSTILE[-2:]}"}
    assert with_field(changed, "B.paper", field, shown(changed, "B.paper", field)) == changed


def test_two_date_windows_of_one_title_are_told_apart() -> None:
    reference = standard_in(FILES[0])
    field = next(one for one in fields_of(reference, node_at(reference, "B.award")) if one.id == "window")
    assert field.shown.endswith("（period）")
    assert [typed(reference, "B.award", "window", one).window for one in field.choices] == ["", "cutoff", "period"]


def test_the_grade_of_a_basis_is_chosen_by_its_words(shapes: Standard) -> None:
    assert typed(shapes, "A.exam", "basis", "官方原文").basis is Basis.OFFICIAL
    with pytest.raises(Refused, match="可用的有：官方原文、他人转述"):
        with_field(shapes, "A.exam", "basis", "official")


@pytest.mark.parametrize(
    "line,points,pending",
    [
        ("国家级，第1至3名：0至6分【待填：另行规定】", (0, 6), "另行规定"),
        ("国家级，第1至3名：5分【待填：另行规定】", (5, 5), ""),
        ("国家级，第1至3名：4至6分【待填：另行规定】", (4, 6), ""),
        ("国家级，第1至3名：0至6分", (0, 6), ""),
    ],
)
def test_points_typed_for_a_pending_tier_settle_it(line: str, points: tuple[int, int], pending: str) -> None:
    asked = {
        "level": Field(id="level", title="级别", type="choice", choices=("国家级",)),
        "rank": Field(id="rank", title="排名", type="rank"),
    }
    row = Row(pts=Span(Decimal(0), Decimal(6)), key=("国家级", "1..3"), pending="另行规定")
    node = Node(id="A", title="甲", op="sum", entries=("k",), by=("level", "rank"), rows=(row,))
    assert read_tiers(node, tiers_text(node, asked), asked, "档位") == node
    (found,) = read_tiers(node, line, asked, "档位").rows
    assert ((found.pts.low, found.pts.high), found.pending) == (points, pending)
