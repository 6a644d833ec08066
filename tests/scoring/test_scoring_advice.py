"""Advice on small tables: which actions there are, in which order, and what is left out with what reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring_tables import FRAME, LEVELS, Number, d, entry, flat, node, papers, person, row, span, table, year
from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.rules.cycles.cycle import CycleDate
from zjai_tui.rules.planning_reader import find_planning
from zjai_tui.rules.standards.standard import Gate, Head, Node, Open, Reading, Standard, TagCap, Variant
from zjai_tui.scoring.advising.advice import CUT, MOST_ENTRIES, MOST_TOTALS, advise
from zjai_tui.scoring.advising.outlook import Outlook
from zjai_tui.scoring.advising.result import Advice
from zjai_tui.scoring.advising.words import conclusion_text, left_out_text, step_text, useless_text
from zjai_tui.scoring.engine import assess

OUTLOOK = Outlook(
    frame=FRAME,
    planning=find_planning(),
    today=date(2024, 10, 1),
    hours_until=CycleDate(id="filing", title="申报截止", on=date(2024, 9, 6)),
    facts={"obtained": "取得资格日期"},
)


def asked(
    standard: Standard, *entries: Entry, target: Number = 90, outlook: Outlook = OUTLOOK, **answers: object
) -> Advice:
    # something is answered: of a blank form nothing but filling it in is advised
    return advise(standard, person(*entries, **{"begun": True, **answers}), outlook, d(target))


def prizes(node_id: str, pts: Number) -> Node:
    return node(node_id, entries=("prize",), rows=(row(pts),))


def settled(advice: Advice) -> list[tuple[str, Decimal]]:
    return [(one.id, one.gain.low) for one in advice.steps if not one.imagined]


def only_settling(most: int = 0) -> Outlook:
    """An outlook in which at most so many achievements are imagined; 0 is not a number a file can hold."""
    return replace(OUTLOOK, planning=replace(OUTLOOK.planning, most_added=most))


def test_a_doubtful_achievement_is_to_be_verified_and_a_missing_rank_filled_in() -> None:
    leaf = papers("A.1", row(6, "1..1"), row(2, "2.."), by=("rank",), cap=20)
    found = asked(table(leaf), entry("a", title="甲文", team=3), entry("b", rank=1, sure="unsure"), target=12)
    assert [step_text(one) for one in found.steps] == [
        "补上“甲文”的本人排名：现按2～6分计，若为第1名，最低分加4分，总分到6～12分",
        "核实“b”：现按0～6分计，若属实，最低分加6分，总分到12分",
    ]


def test_what_is_doubtful_and_incomplete_is_settled_in_one_step() -> None:
    leaf = papers("A.1", row(6, "国家级"), row(2, "省级|市级"), window="cutoff")
    found = asked(table(leaf), entry("a", sure="unsure"), target=6)
    (step,) = found.steps
    assert step.effort == "verify"
    assert step.do == "核实“a”，并补上级别、日期"
    assert step.given == "若属实、日期在“截止日前”内、为国家级"


def test_answering_comes_before_verifying_before_hours_before_registering() -> None:
    standard = table(
        flat("A.1", 3, cap=3),
        node("A.3", "bands", by=("related",), rows=(row(1, "是"), row(0, "否"))),
        node("A.4", "linear", input="hours", times=d(1)),
        prizes("A.5", 4),
    )
    held = person(entry("a", sure="unsure"))
    held = replace(held, education=(year(2022, 90), year(2023, 90), year(2024, 80, finished=False)))
    early = replace(OUTLOOK, today=date(2024, 5, 1))
    found = advise(standard, held, early, d(11))
    assert [one.effort for one in found.steps] == ["answer", "verify", "hours", "earn"]
    assert [one.after.low for one in found.steps] == [3, 6, 7, 11]


def test_the_order_of_effort_comes_from_the_file() -> None:
    leaf = node("A.2", "bands", by=("related",), rows=(row(3, "是"), row(0, "否")))
    standard = table(flat("A.1", 3), leaf)
    turned = replace(OUTLOOK.planning, effort=OUTLOOK.planning.effort[::-1])
    usual, other = (
        asked(
            standard,
            entry("a", sure="unsure"),
            target=3,
            outlook=replace(only_settling(), planning=replace(one, most_added=0)),
        )
        for one in (OUTLOOK.planning, turned)
    )
    assert settled(usual) == [("input:related", 3)]
    assert settled(other) == [("entry:a", 3)]


def test_fewer_steps_are_preferred_even_where_the_larger_gains_hide_behind_a_cap() -> None:
    """5 and 5 share a cap of 6, 4 stands alone: 9 needs one 5 and the 4, not both 5."""
    standard = table(flat("A.1", 5, cap=6), prizes("A.2", 4))
    entries = [entry(name, sure="unsure") for name in ("a", "b")] + [entry("c", "prize", sure="unsure")]
    found = asked(standard, *entries, target=9, outlook=only_settling())
    assert settled(found) == [("entry:a", 5), ("entry:c", 4)]


def test_what_counts_only_together_is_one_step() -> None:
    leaf = papers("A.1", row(4, per=2), by=())
    found = asked(table(leaf), entry("a", sure="unsure"), entry("b", sure="unsure"), target=4, outlook=only_settling())
    (step,) = found.steps
    assert step.id == "entry:a+entry:b"
    assert (step.gain.low, step.after) == (4, span(4))


def test_questions_that_share_a_node_are_answered_together() -> None:
    rows = (row(5, "博士", "全日制"), row(3, "硕士", "全日制"), row(1, "*", "*"))
    standard = table(node("A.1", "bands", by=("degree", "mode"), rows=rows))
    (step,) = asked(standard, target=5).steps
    assert step.do == "填写学历、学习形式"
    assert step.given == "若学历为“博士”、学习形式为“全日制”"
    assert step(Dossier()).facts == {"degree": "博士"}
    assert step(Dossier()).answers == {"mode": "全日制"}


def test_a_missing_date_is_taken_as_the_fewest_years_that_bring_most() -> None:
    standard = table(node("A.1", "linear", input="held", times=d(1), cap=d(6)))
    (step,) = asked(standard, target=6).steps
    assert step.do == "填写取得资格日期"
    assert step.given == "若到2024年12月31日满6年"
    assert step(Dossier()).facts == {"obtained": date(2018, 12, 31)}


def test_years_that_are_known_cannot_grow() -> None:
    standard = table(node("A.1", "linear", input="held", times=d(1), cap=d(10)))
    found = asked(standard, target=6, facts={"obtained": date(2020, 3, 1)})
    assert (found.reachable, found.steps) == ("no", ())
    (told,) = map(left_out_text, found.left_out)
    assert told == "A.1（4分）：年限只算到2024年12月31日，2020年3月1日到2024年12月31日满4年，不能再增加"
    assert conclusion_text(found) == "现在自评4分，离6分还差2分，没有找到能加分的办法"


def test_a_date_that_a_window_waits_for_opens_the_achievements() -> None:
    standard = table(flat("A.1", 3, window="since"))
    found = asked(standard, entry("a", date=date(2022, 1, 1)), target=3, outlook=only_settling())
    (step,) = found.steps
    assert (step.id, step.do, step.gain.low) == ("fact:obtained", "填写取得资格日期", 3)


def test_hours_of_a_finished_year_can_only_be_registered() -> None:
    standard = table(node("A.1", "linear", input="hours", times=d(1)))
    held = replace(person(), education=(year(2022, 90), year(2023, 60), year(2024, None)))
    early = replace(OUTLOOK, today=date(2024, 5, 1))
    steps = advise(standard, held, early, d(3)).steps
    assert [(one.id, one.effort) for one in steps] == [("education:2024", "answer"), ("education:2023", "register")]
    assert "2023年有已经修完、还没有登记的学时的，请登记（还差总学时30）" in steps[1].do


def test_points_of_the_committee_are_never_a_step() -> None:
    standard = table(flat("A.1", 3), node("A.2", asked_of="panel", cap=d(4)))
    found = asked(standard, entry("a", sure="unsure"), target=5, outlook=only_settling())
    assert found.reachable == "panel"
    assert settled(found) == [("entry:a", 3)]
    assert [left_out_text(one) for one in found.left_out] == ["A.2（0～4分）：只有评委能定"]
    assert "评委再给足，最高7分，才达到5分" in conclusion_text(found)


def test_a_part_of_the_table_that_nobody_has_seen_is_never_a_step_and_leaves_the_target_open() -> None:
    standard = table(flat("A.1", 3), node("A.2", asked_of="unseen", cap=d(4)))
    found = asked(standard, entry("a", sure="unsure"), target=5, outlook=only_settling())
    assert (found.reachable, settled(found)) == ("unseen", [("entry:a", 3)])
    assert [left_out_text(one) for one in found.left_out] == ["A.2（0～4分）：原表的这一部分没有见到，分值不明"]
    assert "原表有没有见到的部分，分值不明，能不能达到5分还不能定" in conclusion_text(found)
    assert "评委" not in conclusion_text(found)


def test_a_range_at_the_committees_discretion_is_named() -> None:
    found = asked(table(flat("A.1", (2, 5), cap=5)), entry("a", title="甲"), target=5, outlook=only_settling())
    assert [left_out_text(one) for one in found.left_out] == ["甲（2～5分）：幅度内给多少，只有评委能定"]


def test_the_post_category_that_surely_brings_most_is_a_step_while_none_is_chosen() -> None:
    variants = (Variant(id="x", title="甲类"), Variant(id="y", title="乙类"))
    standard = table(flat("A.1", 2, when={"variant": "x"}), flat("A.2", 5, when={"variant": "y"}), variant=variants)
    found = asked(standard, entry("a"), target=5)
    (step,) = found.steps
    assert step_text(step) == "选定岗位类别：现按各类别的最低和最高计，若属于“乙类”，最低分加3分，总分到5分"
    assert step(Dossier()).variant == "y"


def test_a_reading_is_never_a_step_and_a_route_may_fail_under_another() -> None:
    question = Open(
        id="o", ask="算不算？", default="yes", reading=(Reading(id="yes", title="算"), Reading(id="no", title="不算"))
    )
    standard = table(flat("A.1", 3, when={"o": "yes"}), flat("A.2", 1, when={"o": "no"}), open=(question,))
    found = asked(standard, entry("a", sure="unsure"), target=3, outlook=only_settling())
    (other,) = found.readings
    assert (other.reading, other.after, other.reached) == ("no", span(1), False)


@pytest.mark.parametrize(
    "standard, entries, reason",
    [
        (table(flat("A.1", 3, cap=3, title="甲")), ("a",), "“甲”已到封顶3分，再加无用"),
        (
            table(papers("A.1", row(4, "国家级"), op="best", title="甲")),
            ("a",),
            "“甲”只取最高一项，已有的不比它低，再加无用",
        ),
        (table(flat("A.1", 3, title="甲"), node("A", title="乙", cap=d(3))), ("a",), "“乙”已到封顶3分，再加无用"),
        (
            table(node("A.1", "linear", entries=("paper",), times=d(1), clamp=(d(0), d(2)), title="甲")),
            ("a", "b"),
            "“甲”最多得2分，已经满了，再加无用",
        ),
        (table(flat("A.1", 3), most=3), ("a",), "全表总分封顶3分，原为6分，再加无用"),
        (
            table(flat("A.1", 3, tag="t"), cap=(TagCap(tag="t", max=d(3), title="合计"),)),
            ("a",),
            "封顶3分，由6分减为3分，再加无用",
        ),
    ],
    ids=["cap", "best", "cap above", "clamp", "total", "tag"],
)
def test_a_full_place_is_useless_with_the_engines_reason(
    standard: Standard, entries: tuple[str, ...], reason: str
) -> None:
    found = asked(standard, *(entry(name, level="国家级") for name in entries), target=2)
    (one,) = found.useless
    assert useless_text(one).startswith("再登记论文：")
    assert one.reason.endswith(reason)


def test_an_answer_that_cannot_matter_is_useless() -> None:
    """The best-of has 8 already, whatever the rank of b."""
    leaf = papers("A.1", row(8, "1..1"), row(2, "2.."), by=("rank",), op="best", title="获奖")
    found = asked(table(leaf), entry("a", rank=1), entry("b", team=3), target=9)
    assert "补上“b”的本人排名" in {one.what for one in found.useless}


def test_after_the_last_day_nothing_new_and_before_it_only_what_fits() -> None:
    standard = table(flat("A.1", 3, window="cutoff"))
    planning = find_planning()
    months = planning.months()["paper"]
    assert months == 9
    days = {date(2023, 10, 31): "earn", date(2023, 11, 1): "register", date(2024, 8, 1): "register"}
    for day, effort in days.items():
        found = asked(standard, target=3, outlook=replace(OUTLOOK, today=day))
        assert found.steps[0].effort == effort, day
        assert bool([one for one in found.useless if "以后再取得论文" in one.what]) == (day > date(2024, 7, 31))
        assert bool([one for one in found.left_out if "来不及" in one.reason]) == (day == date(2023, 11, 1))


def test_without_a_day_only_what_exists_is_advised() -> None:
    found = asked(table(flat("A.1", 3, window="cutoff")), target=3, outlook=replace(OUTLOOK, today=None))
    assert [one.effort for one in found.steps] == ["register"]
    assert found.warnings == ()


def test_an_imagined_achievement_is_of_the_lowest_tier_where_the_person_has_none() -> None:
    leaf = papers("A.1", *(row(points, level) for points, level in zip((9, 6, 3), LEVELS, strict=True)), cap=20)
    first = asked(table(leaf), target=3).steps[0]
    assert (first.given, first.more, first.gain.low) == ("按市级设想", "最高一档（国家级）加9分", 3)
    like = asked(table(leaf), entry("a", level="省级"), target=12).steps[0]
    assert (like.given, like.gain.low) == ("按省级设想", 6)


def test_only_so_many_achievements_are_imagined_and_so_many_alike() -> None:
    standard = table(flat("A.1", 1), prizes("A.2", 1))
    planning = OUTLOOK.planning
    found = asked(standard, target=90)
    assert len(found.steps) == 2 * planning.most_alike <= planning.most_added
    fewer = asked(standard, target=90, outlook=only_settling(3))
    assert [one.do.startswith("再一项：") for one in fewer.steps] == [False, True, False]


def test_a_closed_gate_is_told_first() -> None:
    gate = Gate(id="g", title="职业道德", input="ethics", among=("合格",))
    standard = table(flat("A.1", 3), gate=(gate,))
    assert "控制项“职业道德”不符合" in asked(standard, ethics="不合格").warnings[0]
    assert "还没有定下来" in asked(standard).warnings[0]


def test_a_search_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.scoring.advising.advice.MOST_TOTALS", 1)
    monkeypatch.setattr("zjai_tui.scoring.advising.scorer.LEAST_TOTALS", 1)
    entries = [entry(name, sure="unsure") for name in "abcdef"]
    found = asked(table(flat("A.1", 2), prizes("A.2", 1)), *entries, target=4)
    assert not found.complete
    assert CUT in found.warnings
    assert found.reachable == "yes"
    assert MOST_TOTALS > 1


def test_of_very_many_open_achievements_those_with_most_at_stake_are_looked_at() -> None:
    standard = table(flat("A.1", 1), prizes("A.2", 9))
    many = [entry(f"p{at}", sure="unsure") for at in range(MOST_ENTRIES + 5)]
    found = asked(standard, *many, entry("z", "prize", sure="unsure"), target=9)
    assert settled(found) == [("entry:z", 9)]
    assert not found.complete


def test_an_assessment_at_hand_is_used_and_its_target_holds() -> None:
    standard, held = table(flat("A.1", 3)), person(entry("a", sure="unsure"))
    before = assess(standard, held, FRAME, d(3))
    found = advise(standard, held, only_settling(), before=before)
    assert (found.target, found.reachable) == (3, "yes")


def test_a_standard_without_a_banner_or_kinds_is_no_trouble() -> None:
    bare = Standard(schema=1, standard=Head(id="x", title="x", edition="", status="reference", max=d(5)))
    found = advise(bare, Dossier(), OUTLOOK)
    assert (found.reachable, found.steps, found.others, found.useless) == ("no", (), (), ())
