"""The whole assessment: decision, post categories, readings, gates, placements, what the dossier was scored against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring_tables import (
    FRAME,
    INPUTS,
    band,
    d,
    entry,
    flat,
    node,
    papers,
    person,
    row,
    scored,
    span,
    table,
    year,
)
from zjai_tui.base.problems import Severity
from zjai_tui.dossier.model import Dossier, StandardRef
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.standards.standard import Exclusive, Gate, Open, Reading, Span, Standard, Variant
from zjai_tui.scoring.engine import VARIANT_OPEN, assess, decide, score
from zjai_tui.scoring.frame import frame_of
from zjai_tui.scoring.gate_problems import gate_problems, gates_closed
from zjai_tui.scoring.reference import changed_since, reference_to
from zjai_tui.scoring.result import GateResult, OpenItem

# ---------------------------------------------------------------- the decision


@pytest.mark.parametrize(
    "low, high, decision",
    [
        ("90", "90", "reached"),
        ("90", "95", "reached"),
        ("89.995", "89.995", "not_reached"),
        ("89.995", "90", "undecided"),
        ("80", "90", "undecided"),
        ("80", "89.999", "not_reached"),
        ("0", "0", "not_reached"),
    ],
)
def test_the_decision_turns_exactly_at_the_target(low: str, high: str, decision: str) -> None:
    assert decide(Span(Decimal(low), Decimal(high)), d(90)) == decision


def test_nothing_is_rounded_before_the_target_is_looked_at() -> None:
    """89.995 is not 90: 9 x 9.999 + 0.004."""
    found = scored(table(flat("A", "9.999"), flat("B", "0.004", take=1)), *(entry(f"e{at}") for at in range(9)))
    assert found.total == span("89.995")
    assert found.decision == "not_reached"


def test_the_target_is_the_rounds_own_unless_another_is_asked_for() -> None:
    standard = table(flat("A", 5), most=50)
    assert assess(standard, person(), FRAME).target == 90
    assert assess(standard, person(), FRAME, d(7)).target == 7
    assert assess(standard, person(), replace(FRAME, target=None)).target == 50
    assert assess(standard, person(), FRAME, d(0)).decision == "reached"


def test_the_score_alone_is_the_assessments_total() -> None:
    standard = table(flat("A", (3, 5)))
    assert (
        score(standard, person(entry("e1")), FRAME) == assess(standard, person(entry("e1")), FRAME).total == span(3, 5)
    )


def test_only_achievements_with_evidence_are_counted_when_they_are_given() -> None:
    standard = table(flat("A", 5), node("B", "linear", input="exam", cap=d(9)))
    dossier = person(entry("e1"), entry("e2"), entry("e3"), exam=7)
    assert score(standard, dossier, FRAME) == span(22)
    assert score(standard, dossier, FRAME, frozenset({"e1", "e3"})) == span(17)
    assert score(standard, dossier, FRAME, frozenset()) == span(7)
    assert assess(standard, dossier, FRAME, evidenced=frozenset({"e2"})).total == span(12)


def test_the_assessment_names_the_table_it_rests_on() -> None:
    standard = replace(table(flat("A", 5, basis=Basis.OFFICIAL, cite=("S#一",))), digest="abc")
    found = assess(standard, person(entry("e1")), FRAME)
    assert (found.standard_id, found.standard_title, found.edition, found.status) == ("t", "试表", "1", "reference")
    assert (found.digest, found.banner, found.maximum) == ("abc", "试", 100)
    assert found.sources == standard.source


def test_the_basis_is_the_weakest_of_what_was_scored() -> None:
    standard = table(
        flat("A", 5, basis=Basis.OFFICIAL, cite=("S#一",)),
        node("B", "linear", input="exam", basis=Basis.SECONDARY),
        node("C", entries=("prize",), rows=(row(1),), basis=Basis.ASSUMED),
    )
    assert assess(standard, person(entry("e1"), exam=5), FRAME).basis is Basis.SECONDARY
    assert assess(standard, person(entry("e1"), entry("e2", "prize"), exam=5), FRAME).basis is Basis.ASSUMED
    # an open node counts as well
    assert assess(standard, person(entry("e1")), FRAME).basis is Basis.SECONDARY


# ---------------------------------------------------------------- post categories

POSTS = (Variant(id="design", title="规划设计"), Variant(id="ops", title="运行管理"), Variant(id="third", title="其他"))


def with_posts(*pts: tuple[int, int]) -> Standard:
    leaves = (replace(flat("A", ends), when={"variant": post.id}) for ends, post in zip(pts, POSTS, strict=False))
    return table(*leaves, variant=POSTS[: len(pts)])


def test_the_chosen_post_category_has_its_own_table() -> None:
    standard = with_posts((3, 3), (5, 5))
    totals = {
        post: assess(standard, replace(person(entry("e1")), variant=post), FRAME).total for post in ("design", "ops")
    }
    assert totals == {"design": span(3), "ops": span(5)}


def test_without_a_category_the_total_spans_all_and_says_so() -> None:
    standard = with_posts((3, 4), (5, 6), (1, 2))
    found = assess(standard, person(entry("e1")), FRAME, d(5))
    assert found.total == score(standard, person(entry("e1")), FRAME) == span(1, 6)
    assert found.notes == (VARIANT_OPEN,)
    assert found.node("A").span == span(3, 4)
    assert found.parts is None


def test_the_missing_category_is_the_first_question() -> None:
    """Alone it moves the low end from 3 to 1 and the high end from 4 to 6."""
    found = assess(with_posts((3, 4), (5, 6), (1, 2)), person(entry("e1")), FRAME, d(5))
    assert found.open_items[0] == OpenItem(
        id="variant",
        title="岗位类别",
        asks=("请从这些里选：规划设计、运行管理、其他",),
        worth=d(2),
        decides=True,
        blocks=True,
    )
    assert [item.id for item in found.open_items] == ["variant", "entry:e1"]
    assert not any(item.decides or item.blocks for item in found.open_items[1:])


def test_a_category_that_alone_decides_nothing_leaves_that_to_the_others() -> None:
    found = assess(with_posts((3, 6), (3, 6)), person(entry("e1")), FRAME, d(5))
    variant, other = found.open_items
    assert (variant.worth, variant.decides, variant.blocks) == (0, False, False)
    assert (other.decides, other.blocks) == (True, True)


def test_a_category_decides_nothing_where_nothing_is_open() -> None:
    found = assess(with_posts((3, 3), (5, 5)), person(entry("e1")), FRAME, d(2))
    assert found.decision == "reached"
    assert [(item.decides, item.blocks) for item in found.open_items] == [(False, False)]


# ---------------------------------------------------------------- readings

SINCE = Open(
    id="since",
    ask="从哪天算起？",
    default="strict",
    reading=(Reading(id="strict", title="从严"), Reading(id="loose", title="从宽")),
    cite=("S#时间",),
)


def with_readings(**more: object) -> Standard:
    leaf = papers("A", row(3, "省级"), row(6, "国家级"))
    loose = replace(leaf, rows=(row(5, "*"),), when={"since": "loose"})
    return table(replace(leaf, when={"since": "strict"}), loose, open=(SINCE,), **more)


def test_every_reading_has_its_own_total_and_decision() -> None:
    found = assess(with_readings(), person(entry("e1")), FRAME, d(5))
    assert found.total == span(0, 6)
    strict, loose = found.readings
    assert (strict.reading, strict.title, strict.total, strict.decision, strict.chosen) == (
        "strict",
        "从严",
        span(0, 6),
        "undecided",
        True,
    )
    assert (loose.reading, loose.total, loose.decision, loose.chosen) == ("loose", span(5), "reached", False)
    assert (loose.question, loose.ask, loose.cites) == ("since", "从哪天算起？", ("S#时间",))


def test_the_chosen_reading_is_the_one_scored() -> None:
    found = assess(with_readings(), replace(person(entry("e1")), readings={"since": "loose"}), FRAME)
    assert found.total == span(5)
    assert [one.chosen for one in found.readings] == [False, True]


def test_readings_span_the_post_categories_while_none_is_chosen() -> None:
    posts = POSTS[:2]
    leaves = [
        replace(flat("A", pts), when={"variant": post, "since": reading})
        for pts, post, reading in (
            (1, "design", "strict"),
            (2, "ops", "strict"),
            (3, "design", "loose"),
            (7, "ops", "loose"),
        )
    ]
    found = assess(table(*leaves, variant=posts, open=(SINCE,)), person(entry("e1")), FRAME, d(5))
    assert {one.reading: one.total for one in found.readings} == {"strict": span(1, 2), "loose": span(3, 7)}


# ---------------------------------------------------------------- gates


def gate(dossier: Dossier, **more: object) -> GateResult:
    standard = table(flat("A", 1), gate=(Gate(id="g", title="控制项", cite=("S#控制",), **more),))  # type: ignore[arg-type]
    (found,) = assess(standard, dossier, FRAME).gates
    return found


@pytest.mark.parametrize(
    "answers, verdict, reason",
    [
        ({"ethics": "合格"}, "yes", "职业道德为“合格”，要求为“合格”"),
        ({"ethics": "不合格"}, "no", "职业道德为“不合格”，要求为“合格”"),
        ({}, "unknown", "职业道德没有填"),
        ({"ethics": "优"}, "unknown", "职业道德没有填"),
    ],
)
def test_a_gate_by_choice_has_three_verdicts(answers: dict[str, object], verdict: str, reason: str) -> None:
    found = gate(person(**answers), input="ethics", among=("合格",))
    assert (found.verdict, found.reason) == (verdict, reason)
    assert (found.id, found.title, found.cites) == ("g", "控制项", ("S#控制",))


def test_a_gate_names_every_choice_that_passes() -> None:
    found = gate(person(mode="在职"), input="mode", among=("全日制", "在职"))
    assert (found.verdict, found.reason) == ("yes", "学习形式为“在职”，要求为“全日制”或“在职”")
    assert gate(person(related=False), input="related", among=("是",)).reason == "专业相关为“否”，要求为“是”"


@pytest.mark.parametrize(
    "years, verdict, reason",
    [
        (5, "yes", "任职年限为5年，要求不低于5年"),
        ("4.99", "no", "任职年限为4.99年，要求不低于5年"),
        (None, "unknown", "任职年限没有填"),
    ],
)
def test_a_gate_by_number_is_passed_from_its_limit_on(years: object, verdict: str, reason: str) -> None:
    found = gate(person(**({} if years is None else {"years": years})), input="years", at_least=d(5))
    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    "hours, verdict, reason",
    [
        ((90, 90, 90), "yes", "学时达标年数为3年，要求不低于2年"),
        ((90, 90, None), "yes", "学时达标年数至少为2年，要求不低于2年"),
        ((90, 80, None), "unknown", "学时达标年数还不能确定，继续教育学时没有填全"),
        ((80, 80, None), "no", "学时达标年数最多为1年，要求不低于2年"),
        ((80, 80, 80), "no", "学时达标年数为0年，要求不低于2年"),
    ],
)
def test_a_gate_by_counted_years_may_be_decided_before_they_are_all_known(
    hours: tuple[int | None, ...], verdict: str, reason: str
) -> None:
    dossier = Dossier(education=tuple(year(2022 + at, one) for at, one in enumerate(hours)))
    found = gate(dossier, input="hours", at_least=d(2))
    assert (found.verdict, found.reason) == (verdict, reason)


def test_a_closed_gate_scores_nothing() -> None:
    standard = table(flat("A", 5), gate=(Gate(id="g", title="道德", input="ethics", among=("合格",)),))
    assert assess(standard, person(entry("e1"), ethics="不合格"), FRAME).total == span(5)


def test_gates_are_told_as_problems_until_they_are_passed() -> None:
    gates = (
        Gate(id="ethics", title="道德", input="ethics", among=("合格",)),
        Gate(id="years", title="年限", input="years", at_least=d(5)),
        Gate(id="mode", title="形式", input="mode", among=("全日制",)),
    )
    found = assess(table(flat("A"), gate=gates), person(ethics="不合格", mode="全日制"), FRAME)
    closed, open_ = gate_problems(found)
    assert (closed.code, closed.severity, closed.where) == ("gate-closed", Severity.ERROR, "控制项“道德”")
    assert closed.message.startswith("职业道德为“不合格”，要求为“合格”")
    assert (open_.code, open_.severity, open_.message) == ("gate-open", Severity.NOTE, "任职年限没有填")
    assert gates_closed(found)
    assert not gates_closed(assess(table(flat("A"), gate=gates), person(ethics="合格"), FRAME))


# ---------------------------------------------------------------- placements

ONCE = Exclusive(across=("A.1", "A.2", "A.3"), title="只计一处", cite=("S#说明",))


def test_a_placement_says_what_every_other_place_would_give() -> None:
    standard = table(flat("A.1", 3), flat("A.2", (1, 5)), flat("A.3", 2), exclusive=(ONCE,))
    found = assess(standard, person(entry("e1")), FRAME)
    (placement,) = found.placements
    assert (placement.entry, placement.node, placement.cites) == ("e1", "A.1", ("S#说明",))
    assert dict(placement.others) == {"A.2": span(1, 5), "A.3": span(2)}


def test_a_place_outside_the_rule_keeps_its_points_whatever_is_chosen() -> None:
    standard = table(flat("A.1", 3), flat("A.2", 2), flat("B", 10), exclusive=(replace(ONCE, across=("A.1", "A.2")),))
    found = assess(standard, person(entry("e1")), FRAME)
    assert found.total == span(13)
    assert found.placements[0].others == (("A.2", span(12)),)


def test_achievements_that_fit_one_place_only_have_no_placement() -> None:
    same = Exclusive(across=("A.1",), same="work")
    standard = table(papers("A.1", row(3, "省级"), row(6, "国家级")), exclusive=(same,))
    dossier = person(entry("e1", level="省级", work="甲"), entry("e2", level="国家级", work="甲"))
    assert assess(standard, dossier, FRAME).placements == ()


def test_each_achievement_is_placed_once_though_several_rules_speak_of_it() -> None:
    rules = (replace(ONCE, across=("A.1", "A.2")), Exclusive(across=("A",), same="work"))
    standard = table(flat("A.1", 3), flat("A.2", 2), exclusive=rules)
    found = assess(standard, person(entry("e1", work="甲"), entry("e2", work="乙")), FRAME)
    assert [one.entry for one in found.placements] == ["e1", "e2"]


def test_other_achievements_move_when_one_is_forced_elsewhere() -> None:
    """The second place takes one item of 5: e2 there, and e1's 4. With e1 there or e2 here it is 5 + 3."""
    standard = table(
        papers("A.1", row(4, "国家级"), row(3, "省级")),
        flat("A.2", 5, take=1),
        exclusive=(replace(ONCE, across=("A.1", "A.2")),),
    )
    found = assess(standard, person(entry("e1", level="国家级"), entry("e2", level="省级")), FRAME)
    assert found.total == span(9)
    others = {(one.entry, leaf): total for one in found.placements for leaf, total in one.others}
    assert others == {("e1", "A.2"): span(8), ("e2", "A.1"): span(8)}


# ---------------------------------------------------------------- the round, and what was scored against


def test_the_frame_takes_its_dates_years_and_line_from_the_round() -> None:
    frame = frame_of(find_cycle("2024"))
    assert frame.dates["seniority"] == date(2024, 12, 31)
    assert frame.dates["achievements"] == date(2024, 7, 31)
    assert frame.education_years == (2022, 2023, 2024)
    assert frame.target == 90


def test_a_round_without_a_line_has_no_target() -> None:
    cycle = find_cycle("2024")
    kept = tuple(one for one in cycle.condition if not one.test.score_at_least)
    assert frame_of(replace(cycle, condition=kept)).target is None


def test_a_dossier_records_the_table_it_is_scored_against() -> None:
    standard = replace(table(flat("A")), digest="abc")
    assert reference_to(standard) == StandardRef(id="t", edition="1", digest="abc")


@pytest.mark.parametrize(
    "ref, changed",
    [
        (StandardRef(id="t", edition="1", digest="abc"), False),
        (StandardRef(id="t", edition="1"), False),
        (StandardRef(id="t"), False),
        (StandardRef(), False),
        (StandardRef(id="other", edition="9", digest="x"), False),
        (StandardRef(id="t", edition="2", digest="abc"), True),
        (StandardRef(id="t", edition="1", digest="abd"), True),
        (StandardRef(id="t", digest="abd"), True),
    ],
)
def test_a_table_changed_since_is_told(ref: StandardRef, changed: bool) -> None:
    standard = replace(table(flat("A")), digest="abc")
    found = changed_since(replace(person(), standard=ref), standard)
    assert bool(found) is changed
    assert [one.code for one in found] == (["standard-changed"] if changed else [])


def test_every_input_of_the_test_table_can_be_scored_empty() -> None:
    leaves = [node(f"A.{at}", "bands", by=(one.id,), rows=(row(1, "*"),)) for at, one in enumerate(INPUTS)]
    assert assess(table(*leaves), person(), FRAME).total == span(len(INPUTS))
    assert assess(table(node("A", "bands", input="years", rows=(band(1),))), person(), FRAME).total == span(1)
