"""Rules across rows as fields: what is shown, typed back, changes nothing; what names a rule follows it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from any_standard import any_standard
from zjai_tui.base.problems import Refused
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.standards.checks import soundness_problems
from zjai_tui.rules.standards.reader import read_draft, standard_from_text
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.rules.standards.writer import standard_text
from zjai_tui.transcribing.drafts.across_forms import across_fields, with_across_field
from zjai_tui.transcribing.drafts.across_places import key_of_finding, key_of_problem
from zjai_tui.transcribing.drafts.across_rules import KINDS, across_rules, add_across, remove_across, rule_at
from zjai_tui.transcribing.drafts.node_address import keys_of, node_at
from zjai_tui.transcribing.drafts.node_forms import with_field

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ROOT / "tests" / "standards" / "all_shapes.toml"
FILES = [
    ROOT / "data" / "standards" / "zj-ai-reference.toml",
    *(one for one in sorted(SHAPES.parent.glob("*.toml")) if "[[node]]" in one.read_text(encoding="utf-8")),
]


def standard_in(file: Path) -> Standard:
    """Return the standard of a file, sound or not."""
    return read_draft(file.read_text(encoding="utf-8"), file.name)[0]


@pytest.fixture(scope="module")
def shapes() -> Standard:
    """Have the standard with every rule shape."""
    return standard_in(SHAPES)


@pytest.fixture(scope="module")
def reference() -> Standard:
    """Have the shipped standard."""
    return standard_in(FILES[0])


def shown(standard: Standard, key: str, field: str) -> str:
    """Return what a field shows."""
    return next(one.shown for one in across_fields(standard, key) if one.id == field)


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.stem)
def test_whatever_is_shown_typed_back_changes_nothing(file: Path) -> None:
    standard = standard_in(file)
    for key, _ in across_rules(standard):
        for field in across_fields(standard, key):
            assert not field.problem, (key, field)
            assert not field.read_only, (key, field)
            assert field.kind != "choice" or field.shown in field.choices
            assert with_across_field(standard, key, field.id, field.shown) == standard, (key, field)


def test_of_any_standard_however_unsound_every_field_is_shown_and_typed_back_changes_nothing() -> None:
    for seed in range(40):
        standard = any_standard(seed)
        for key, _ in across_rules(standard):
            for field in across_fields(standard, key):
                if not (field.read_only or field.problem):
                    assert with_across_field(standard, key, field.id, field.shown) == standard, (seed, key, field)


def test_rows_readings_and_dates_are_shown_in_words(reference: Standard) -> None:
    assert shown(reference, "open:1", "at") == "B 学术技术成果和工作业绩"
    assert shown(reference, "open:1", "reading").startswith("title：只算取得以后的")
    assert shown(reference, "window:3", "after") == "取得工程师资格日期"
    assert shown(reference, "window:3", "until") == "业绩与成果截止"
    assert shown(reference, "window:2", "when").startswith("读法：不限起点")
    assert shown(reference, "exclusive:1", "same") == "成果名"
    assert shown(reference, "exclusive:2", "same") == "同一条业绩"


@pytest.mark.parametrize(
    "key, field, typed, name, holds",
    [
        ("window:2", "until", "2024年7月31日", "until", date(2024, 7, 31)),
        ("window:2", "until", "业绩与成果截止", "until", "cycle:achievements"),
        ("window:2", "after", "cycle：filing", "after", "cycle:filing"),
        ("window:2", "after", "fact:title_obtained", "after", "fact:title_obtained"),
        ("window:2", "after", "", "after", None),
        ("window:2", "when", "岗位类别：规划设计\n读法：step", "when", {"variant": "design", "step": "step"}),
        ("cap:1", "max", "６分", "max", Decimal(6)),
        ("cap:1", "at", "B.paper", "at", "B.paper"),
        ("exclusive:1", "across", "B.research、B.paper；C.talk", "across", ("B.research", "B.paper", "C.talk")),
        ("exclusive:1", "same", "同一条业绩", "same", "entry"),
        ("open:1", "default", "依次减1", "default", "step"),
        ("gate:2", "at_least", "２", "at_least", Decimal(2)),
        ("gate:1", "input", "继续教育", "input", ""),
    ],
)  # fmt: skip
def test_a_field_is_read_as_a_clerk_writes_it(
    key: str, field: str, typed: str, name: str, holds: object, shapes: Standard
) -> None:
    if holds == "":
        with pytest.raises(Refused, match="没有问题"):
            with_across_field(shapes, key, field, typed)
        return
    assert getattr(rule_at(with_across_field(shapes, key, field, typed), key), name) == holds


@pytest.mark.parametrize(
    "key, field, typed, why",
    [
        ("open:1", "reading", "只有读法", "读不出"),
        ("open:1", "reading", "a：甲\na：乙", "用了两次"),
        ("open:1", "at", "Z.9", "没有指标“Z.9”"),
        ("open:1", "id", "variant", "写法不对"),
        ("open:1", "default", "别的", "没有“别的”这种读法"),
        ("cap:1", "max", "", "没有填写"),
        ("cap:1", "at", "A\nB", "只能写一项"),
        ("exclusive:1", "same", "没有的问题", "没有问题"),
        ("window:1", "until", "明年", "读不出日期“明年”.*业绩与成果截止"),
        ("window:1", "when", "读法：没有的", "没有读法“没有的”"),
        ("window:1", "when", "随便写", "读不出“随便写”"),
        ("gate:1", "among", "优", "没有“优”这个答案"),
        ("gate:1", "basis", "肯定", "没有“肯定”这一等级"),
        ("variant:2", "id", "design", "已经用了"),
        ("variant:1", "cite", "T#1", "没有这一项可填"),
        ("gate:9", "id", "x", "没有“gate:9”这一条"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(
    key: str, field: str, typed: str, why: str, shapes: Standard
) -> None:
    with pytest.raises(Refused, match=why) as refused:
        with_across_field(shapes, key, field, typed)
    assert len(refused.value.problems) == 1


def test_whatever_names_a_rule_follows_its_new_id(shapes: Standard) -> None:
    changed = with_across_field(shapes, "open:1", "id", "递减")
    changed = with_across_field(changed, "open:1", "reading", "酌定：酌情\nstep：依次减1")
    changed = with_across_field(changed, "variant:1", "id", "设计")
    changed = with_across_field(changed, "window:1", "id", "任职以来")
    assert rule_at(changed, "open:1").default == "酌定"  # type: ignore[union-attr]
    assert node_at(changed, "B.research").when["递减"] == "酌定"
    assert {node.window for node in changed.node} >= {"任职以来"}
    assert not soundness_problems(changed)
    assert standard_from_text(standard_text(changed), "").open == changed.open


def test_a_question_that_is_not_there_yet_is_asked_of_the_achievements_concerned(shapes: Standard) -> None:
    changed = with_across_field(shapes, "exclusive:2", "same", "+证书号（文字）")
    kinds = {kind for node in shapes.node if node.id in {"B.misc", "C.talk"} for kind in node.entries}
    assert {kind.id for kind in changed.kind if kind.named("证书号")} == kinds
    changed = with_across_field(shapes, "gate:1", "input", "+年度考核（优秀/合格/不合格）")
    assert rule_at(changed, "gate:1").input == "年度考核"  # type: ignore[union-attr]
    assert changed.input[-1].choices == ("优秀", "合格", "不合格")


@pytest.mark.parametrize("what", KINDS)
def test_a_new_rule_is_shown_written_read_and_taken_away_again(what: str, shapes: Standard) -> None:
    kind = next(one for one in KINDS if one == what)
    twice, _ = add_across(shapes, kind)
    twice, key = add_across(twice, kind)
    assert {one.id for one in across_fields(twice, key)} >= ({"id"} if hasattr(rule_at(twice, key), "id") else {"cite"})
    assert not any(one.read_only for one in across_fields(twice, key))
    again, _ = read_draft(standard_text(twice), "")
    assert getattr(again, kind) == getattr(twice, kind)
    assert remove_across(remove_across(twice, key), f"{kind}:{len(getattr(shapes, kind)) + 1}") == shapes


def test_problems_and_findings_lead_to_the_rule(shapes: Standard) -> None:
    bare = shapes
    for key, rule in across_rules(shapes):
        if hasattr(rule, "cite"):
            bare = with_across_field(bare, key, "cite", "")
    found = [key_of_finding(bare, one) for one in lint(bare) if one.code == "no-cite"]
    assert {key for key, rule in across_rules(bare) if hasattr(rule, "cite")} == set(found)
    for kind in KINDS:
        made, key = add_across(shapes, kind)
        if kind in {"exclusive", "gate", "cap"}:
            fresh = [one for one in soundness_problems(made) if one not in soundness_problems(shapes)]
            assert {key_of_problem(made, one) for one in fresh} <= {key}
    without = remove_across(shapes, "open:1")
    assert {key_of_problem(without, one) for one in soundness_problems(without)} == {""}


def test_a_row_for_a_reading_may_take_the_id_of_the_row_for_the_other(shapes: Standard) -> None:
    apart = with_field(shapes, "B.research#2", "when", "")
    assert any("同一编号" in one.message for one in soundness_problems(apart))
    moved = with_field(shapes, "B.research#2", "when", "读法：酌情")
    back = with_field(moved, "B.research#2", "when", "读法：依次减1")
    assert back == shapes
    lone = with_field(shapes, "C.talk", "when", "读法：酌情")
    other = with_field(lone, "B.misc", "when", "读法：依次减1")
    joined = with_field(other, "B.misc", "id", "C.talk")
    assert [key for key, node in keys_of(joined) if node.id == "C.talk"] == ["C.talk", "C.talk#2"]
    with pytest.raises(Refused, match="先在“适用”里写好"):
        with_field(lone, "B.misc", "id", "C.talk")
