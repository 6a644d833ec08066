"""A standard and a dossier laid side by side: inputs, what only the panel gives, conflicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring_tables import (
    FRAME,
    INPUTS,
    band,
    claimed,
    d,
    entry,
    flat,
    laid,
    node,
    papers,
    person,
    row,
    scene,
    table,
    year,
)
from zjai_tui.dossier.model import Dossier
from zjai_tui.rules.standards.standard import Exclusive, Node, Open, Reading
from zjai_tui.scoring.adding import node_points
from zjai_tui.scoring.scene import InputScore, input_options, score_inputs, unknown_text
from zjai_tui.scoring.selection import choices, select

BANDS = node("A.1", "bands", input="years", rows=(band(2, 10), band("1.5", 8, 10), band(1, 5, 8)))
BANDS_B = replace(BANDS, id="B.2")
SINCE = Open(
    id="since",
    ask="从哪天算起？",
    default="strict",
    reading=(Reading(id="strict", title="从严"), Reading(id="loose", title="从宽")),
)
READINGS = (node("A"), node("A.1"), replace(flat("A.1.x", 3), when={"since": "loose"}))
PANEL = node("A.1", "sum", asked_of="panel", cap=d(4))


def given(leaf: Node, dossier: Dossier | None = None, **answers: object) -> InputScore:
    """What a leaf that looks at inputs brings."""
    return laid(table(leaf), dossier or person(**answers)).scene.inputs[leaf.id]


def ends(score: InputScore) -> tuple[Decimal, Decimal]:
    return score.low, score.high


# ---------------------------------------------------------------- inputs


def test_a_known_answer_gives_a_sure_number() -> None:
    score = given(BANDS, years=9)
    assert score == InputScore(d("1.5"), d("1.5"), ("任职年限为9年，8至不足10：1.5分",))


def test_a_missing_answer_reaches_from_no_tier_to_the_best() -> None:
    score = given(BANDS)
    assert ends(score) == (0, 2)
    assert score.asks == ("任职年限没有填",)
    assert score.how == ("任职年限没有填，按各种可能估算：0～2分",)
    assert score.unknown == ("years",)
    assert not score.given


def test_the_gap_between_bands_is_among_what_an_answer_could_be() -> None:
    leaf = node("A.1", "bands", input="years", rows=(band(2, 10), band(1, 0, 5)))
    assert ends(given(leaf)) == (0, 2)
    whole = node("A.1", "bands", input="years", whole=True, rows=(band(2, 10), band(1, 0, 10)))
    assert ends(given(whole)) == (1, 2)


def test_half_an_answer_narrows_the_interval() -> None:
    leaf = node(
        "A.1",
        "bands",
        by=("mode", "related"),
        rows=(row(6, "全日制", "是"), row(4, "在职", "是"), row(1, "*", "否")),
    )
    score = given(leaf, mode="在职")
    assert ends(score) == (1, 4)
    assert score.unknown == ("related",)
    assert score.given
    assert given(leaf, related=False).how == ("学习形式没有填，但不影响得分",)
    assert ends(given(leaf, related=False)) == (1, 1)


def test_a_missing_answer_to_a_formula_is_held_by_its_limits_or_the_cap() -> None:
    clamped = node("A.1", "linear", input="exam", minus=d(60), times=d("0.25"), clamp=(d(1), d(8)))
    assert ends(given(clamped)) == (1, 8)  # (100 - 60) x 0.25 = 10, held at 8
    capped = node("A.1", "linear", input="exam", cap=d(30))
    assert ends(given(capped)) == (0, 30)
    assert ends(given(capped, exam=50)) == (50, 50)  # the node's cap is taken away, and told, there


def test_discretion_in_a_tier_is_left_to_the_committee() -> None:
    leaf = node("A.1", "bands", by=("related",), rows=(row((0, 1), "是"), row(0, "否")))
    score = given(leaf, related=True)
    assert ends(score) == (0, 1)
    assert score.discretion
    assert score.asks == ("由评委在0～1分之间酌定，自己填不了",)
    assert not given(leaf, related=False).discretion


@pytest.mark.parametrize("panel, low, high", [(None, 0, 3), (False, 0, 1), (True, 2, 3)])
def test_discretion_may_be_settled_before_the_answers(panel: bool | None, low: int, high: int) -> None:
    """是: 1 to 3; 否: 0 to 2. At the committee's least 1 or 0; at its most 3 or 2."""
    leaf = node("A.1", "bands", by=("related",), rows=(row((1, 3), "是"), row((0, 2), "否")))
    standard = table(leaf)
    claims = claimed(standard, person())
    score = score_inputs(select(standard, choices(standard, "", {})), "A.1", claims, {}, panel)
    assert ends(score) == (low, high)


def test_a_node_whose_rows_all_belong_to_another_reading_brings_nothing() -> None:
    standard = table(*READINGS, open=(SINCE,))
    strict = laid(standard, replace(person(), readings={"since": "strict"})).scene
    assert strict.inputs["A.1"] == InputScore(d(0), d(0), (), given=False)


# ---------------------------------------------------------------- what only the panel knows


def test_what_the_panel_gives_spans_from_nothing_to_the_cap() -> None:
    score = given(PANEL)
    assert ends(score) == (0, 4)
    assert score.discretion
    assert score.how == ("只有评委能定，自评时不能确定",)
    assert score.asks == ("只有评委能定",)


def test_what_the_panel_gives_spans_between_its_limits() -> None:
    limited = node("A.1", "sum", asked_of="panel", clamp=(d(1), d(4)))
    assert ends(given(limited)) == (1, 4)
    standard = table(limited)
    selection, claims = select(standard, choices(standard, "", {})), claimed(standard, person())
    assert ends(score_inputs(selection, "A.1", claims, {}, False)) == (1, 1)
    assert ends(score_inputs(selection, "A.1", claims, {}, True)) == (4, 4)


@pytest.mark.parametrize("cap, low, high", [(3, 1, 3), (6, 1, 4), (0.5, 0.5, 0.5)])
def test_what_the_panel_gives_goes_neither_beyond_its_limits_nor_beyond_the_cap(
    cap: float, low: float, high: float
) -> None:
    limited = node("A.1", "sum", asked_of="panel", clamp=(d(1), d(4)), cap=d(str(cap)))
    assert ends(given(limited)) == (low, high)


def test_the_applicants_own_answer_to_a_question_for_the_panel_counts_for_nothing() -> None:
    leaf = node("A.1", "linear", input="vote", times=d(2), clamp=(d(0), d(2)))
    score = given(leaf, vote=1)
    assert ends(score) == (0, 2)
    assert score.how == ("推荐通过率由评委给出，按各种可能估算：0～2分",)


# ---------------------------------------------------------------- what is missing, in words


@pytest.mark.parametrize(
    "name, words",
    [
        ("years", "任职年限没有填"),
        ("degree", "学历没有填"),
        ("vote", "推荐通过率由评委给出"),
        ("held", "任职满几年还算不出，起算日期没有填"),
        ("hours", "学时达标年数还不能确定，继续教育学时没有填全"),
    ],
)
def test_what_is_missing_is_told_where_it_is_to_be_filled_in(name: str, words: str) -> None:
    asked = next(one for one in INPUTS if one.id == name)
    assert unknown_text(asked, claimed(table(flat("A.1")), person())) == words


def test_counted_years_can_only_turn_out_within_their_limits() -> None:
    leaf = node("A.1", "bands", input="hours", rows=(band(5, 3), band(2, 2, 3), band(1, 1, 2)))
    known = Dossier(education=(year(2022, 90), year(2023, 80), year(2024, 40, finished=False)))
    score = given(leaf, known)
    assert ends(score) == (1, 2)  # one year, or two
    assert score.given
    assert score.how == (
        "每年90学时算达标：2022年90学时达标，2023年80学时不足，2024年40学时未修完",
        "学时达标年数还不能确定，继续教育学时没有填全，按各种可能估算：1～2分",
    )


def test_the_dates_that_years_were_counted_from_are_told() -> None:
    leaf = node("A.1", "linear", input="held", times=d("1.5"), cap=d(6))
    score = given(leaf, Dossier(facts={"obtained": date(2020, 2, 29)}))
    assert score.how == ("2020年2月29日到2024年12月31日满4年", "任职满几年为4年，4×1.5=6分")


def test_the_values_an_input_is_tried_with_serve_every_leaf_that_reads_it() -> None:
    other = node("A.2", "bands", input="years", rows=(band(3, 20),))
    standard = table(BANDS, other)
    values = input_options(select(standard, choices(standard, "", {})), claimed(standard, person()), "years")
    assert {d(5), d(8), d(10), d(20)} <= set(values)


# ---------------------------------------------------------------- conflicts

ONCE = Exclusive(across=("A.1", "A.2"), title="只计一处")


def groups(rule: Exclusive, *entries: object, **more: object) -> list[set[tuple[str, str]]]:
    standard = table(papers("A.1", row(3, "省级")), flat("A.2"), exclusive=(rule,))
    return [set(slots) for slots, _ in scene(standard, *entries).groups]  # type: ignore[arg-type]


def test_an_achievement_that_fits_two_places_competes_with_itself() -> None:
    assert groups(ONCE, entry("e1", level="省级"), entry("e2", level="省级")) == [
        {("e1", "A.1"), ("e1", "A.2")},
        {("e2", "A.1"), ("e2", "A.2")},
    ]


def test_where_an_achievement_cannot_count_it_does_not_compete() -> None:
    assert groups(ONCE, entry("e1", level="市级")) == []


def test_achievements_of_the_same_work_compete_wherever_they_stand() -> None:
    rule = Exclusive(across=("A.1",), same="work")
    found = groups(rule, *(entry(f"e{at}", level="省级", work=name) for at, name in enumerate(("甲", "乙", "甲"))))
    assert found == [{("e0", "A.1"), ("e2", "A.1")}]


def test_a_section_named_by_a_rule_stands_for_everything_below_it() -> None:
    rule = Exclusive(across=("A",), same="work")
    assert groups(rule, entry("e1", level="省级", work="甲")) == [{("e1", "A.1"), ("e1", "A.2")}]


def test_a_work_without_a_name_is_no_other_work() -> None:
    rule = Exclusive(across=("A.1",), same="work")
    assert groups(rule, entry("e1", level="省级", work=""), entry("e2", level="省级", work=" ")) == []
    assert groups(rule, entry("e1", level="省级"), entry("e2", level="省级")) == []


def test_width_case_and_spaces_of_a_name_make_no_other_work() -> None:
    rule = Exclusive(across=("A.1",), same="work")
    names = ("ＡＩ 质检　系统", " ai 质检  系统 ")
    found = groups(rule, *(entry(f"e{at}", level="省级", work=name) for at, name in enumerate(names)))
    assert found == [{("e0", "A.1"), ("e1", "A.1")}]


def test_a_rule_over_nodes_of_another_reading_is_silent() -> None:
    other = replace(flat("A.2"), when={"since": "loose"})
    standard = table(papers("A.1", row(3, "省级")), other, exclusive=(ONCE,), open=(SINCE,))
    strict = laid(standard, replace(person(entry("e1", level="省级")), readings={"since": "strict"})).scene
    assert strict.groups == ()


# ---------------------------------------------------------------- changed scenes


def test_a_changed_scene_shares_what_the_change_does_not_touch() -> None:
    standard = table(papers("A.1", row(3, "省级")), flat("A.2"), flat("B.1", 2), BANDS_B)
    before = scene(standard, entry("e1", level="省级"))
    for top in ("A", "B"):
        node_points(before, top, False)
    (outcome,) = before.outcomes["A.1"]
    after = before.with_entry("e1", [replace(outcome, low=d(1))])
    assert set(before.memo) - set(after.memo) == {"A", "A.1"}
    assert node_points(after, "A", False) == 2  # 1 + 1
    assert node_points(before, "A", False) == 4  # 3 + 1
    scored = before.with_input_score("B.2", InputScore(d(1), d(1), ()))
    assert set(before.memo) - set(scored.memo) == {"B", "B.2"}
    assert (node_points(before, "B", False), node_points(scored, "B", False)) == (2, 3)


def test_only_the_named_entry_is_changed() -> None:
    standard = table(flat("A.1"))
    before = scene(standard, entry("e1"), entry("e2"))
    after = before.with_entry("e2", [replace(before.outcomes["A.1"][1], low=d(0))])
    assert [one.low for one in after.outcomes["A.1"]] == [1, 0]


def test_the_frame_is_not_needed_where_no_date_is_used() -> None:
    bare = replace(FRAME, dates={}, education_years=())
    assert laid(table(flat("A.1")), person(entry("e1")), bare).scene.outcomes["A.1"][0].low == 1
