"""Columns are guessed from their heads, shown, and corrected by a person."""

from __future__ import annotations

import pytest

from zjai_tui.transcribing.sheets.columns import ROLES, Columns, guess_columns


def guessed(*rows: tuple[str, ...]) -> Columns:
    return guess_columns(rows)


def roles(*head: str, body: tuple[tuple[str, ...], ...] = ()) -> tuple[str, ...]:
    return guess_columns((head, *(body or (tuple("甲" for _ in head),)))).roles


@pytest.mark.parametrize(
    "head, expected",
    [
        (
            ("一级指标", "二级指标", "档次", "分值", "封顶", "说明"),
            ("level1", "level2", "tier", "points", "cap", "note"),
        ),
        (("序号", "项目", "评价内容", "标准分", "备注"), ("number", "level1", "tier", "points", "note")),
        (("编号", "指标", "评分标准", "分值（分）", "评分说明"), ("number", "level1", "tier", "points", "note")),
        (("指标名称", "等级", "得分", "最高分", "计分方式"), ("level1", "tier", "points", "cap", "how")),
        (
            ("一级 指标", "满分", "二级\n指标", "满分", "条件", "分数"),
            ("level1", "cap", "level2", "cap", "tier", "points"),
        ),
        (("一级指标", "分值", "二级指标", "分值", "依据条款"), ("level1", "cap", "level2", "points", "cite")),
        (("评价要素", "要素", "名次", "赋分", "自评得分", "审核意见"), ("level1", "level2", "tier", "points", "", "")),
        (("内容", "分值"), ("level1", "points")),
    ],
)  # fmt: skip
def test_heads_say_what_their_columns_are(head: tuple[str, ...], expected: tuple[str, ...]):
    assert roles(*head) == expected


def test_the_head_is_found_below_a_title_and_over_two_lines():
    found = guessed(
        ("某专业高级工程师量化评价表", "", "", ""),
        ("评价指标", "", "分值", "备注"),
        ("一级指标", "二级指标", "", ""),
        ("经历", "学历", "7", ""),
    )
    assert (found.header, found.roles) == (2, ("level1", "level2", "points", "note"))
    assert found.heads == ("一级指标", "二级指标", "分值", "备注")


def test_without_a_head_the_cells_decide_and_every_column_is_doubtful():
    found = guessed(("经历", "学历", "7"), ("", "资历", "8"))
    assert (found.header, found.roles, found.doubts) == (-1, ("level1", "tier", "points"), (0, 1, 2))
    assert found.problems() == ()


def test_a_head_that_says_nothing_is_named_and_not_taken():
    found = guessed(("指标", "分值", "颜色"), ("甲", "3", "红"))
    assert (found.roles[2], found.unknown()) == ("", (2,))


def test_ranks_below_the_last_level_are_tiers():
    body = (("科研", "省部级", "第1-3名", "16"), ("", "", "其他", "4"), ("", "市厅级", "第1名", "8"))
    assert roles("一级指标", "二级指标", "三级指标", "分值", body=body) == ("level1", "level2", "tier", "points")


def test_an_empty_column_of_points_is_there_to_be_filled_in():
    assert roles("指标", "分值", "得分", body=(("甲", "3", ""),)) == ("level1", "points", "")


def test_what_is_missing_or_doubled_is_said_in_one_sentence_each():
    found = guessed(("指标", "分值"), ("甲", "3"))
    assert found.problems() == ()
    assert [one.message for one in found.with_role(0, "").problems()] == ["没有一列是指标"]
    assert [one.message for one in found.with_role(1, "note").problems()] == ["没有一列是分值"]
    assert [one.message for one in found.with_role(0, "points").problems()] == ["没有一列是指标", "A、B列都是“分值”"]


def test_two_caps_are_two_levels_or_one_too_many():
    found = guessed(("一级指标", "满分", "二级指标", "最高分"), ("甲", "25", "乙", "3"))
    assert (found.problems(), found.cap_level(1), found.cap_level(3)) == ((), 0, -1)
    assert "A、B、D列" in found.with_role(0, "cap").with_role(2, "level1").problems()[0].message


def test_a_person_can_take_every_column_as_anything_and_the_guess_stays_as_it_was():
    found = guessed(("指标", "分值", "颜色"), ("甲", "3", "红"))
    for role in ROLES:
        assert found.with_role(2, role).roles == ("level1", "points", role)
    assert found.roles == ("level1", "points", "")
    assert found.with_role(2, "note").doubts == ()
    with pytest.raises(IndexError):
        found.with_role(3, "note")


def test_ragged_and_empty_rows_do_no_harm():
    assert guess_columns(()).roles == ()
    assert guessed((), ("指标", "分值"), (), ("甲",)).roles == ("level1", "points")
