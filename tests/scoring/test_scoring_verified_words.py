"""What the verified assessment says: lines, caps, open items, gates, and the parts answers are derived from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from rulings import assess_verified
from scoring_tables import FRAME, band, entry, flat, node, papers, person, row, span, table, year
from zjai_tui.dossier.model import Dossier
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.standards.standard import Exclusive, Gate, Standard
from zjai_tui.scoring.outcomes import UNCOUNTED
from zjai_tui.scoring.result import Assessment
from zjai_tui.scoring.verified import MORE, REJECTED, UNDECIDED, Ruling

ACCEPTED, REJECT = Ruling(kind="accepted"), Ruling(kind="rejected")
LEVELS = papers("A.1", row(8, "国家级"), row(4, "省级"), row(2, "市级"))


def cut(points: object = None, **facts: object) -> Ruling:
    return Ruling(kind="reduced", points=None if points is None else Decimal(str(points)), facts=facts)  # type: ignore[arg-type]


def verified(standard: Standard, dossier: Dossier, target: int = 90, **rulings: Ruling) -> Assessment:
    named = {name.replace("_", ":", 1): one for name, one in rulings.items()}
    return assess_verified(standard, dossier, FRAME, named, Decimal(target))


def test_a_pending_achievement_counts_from_nothing_to_what_is_claimed_and_says_what_would_settle_it() -> None:
    found = verified(table(LEVELS), person(entry("e1", title="甲", level="国家级")), target=5)
    assert found.total == span(0, 8)
    assert found.decision == "undecided"
    (item,) = found.open_items
    assert (item.id, item.title, item.asks, item.worth, item.decides) == (
        "entry:e1", "甲", (UNDECIDED,), Decimal(8), True,
    )  # fmt: skip
    (line,) = found.node("A.1").lines
    assert (line.span, line.counted) == (span(0, 8), True)
    assert f"{UNDECIDED}，最低按0分" in line.how
    assert found.node("A.1").state == "unknown"


def test_a_rejected_achievement_stays_in_sight_and_says_why_it_does_not_count() -> None:
    found = verified(table(LEVELS), person(entry("e1", level="国家级")), entry_e1=REJECT)
    (line,) = found.node("A.1").lines
    assert (found.total, line.counted, line.why_not) == (span(0), False, REJECTED)


def test_a_cut_holds_an_achievement_down_and_is_told_in_its_arithmetic() -> None:
    found = verified(table(LEVELS), person(entry("e1", level="国家级")), entry_e1=cut("2.5"))
    (line,) = found.node("A.1").lines
    assert (found.total, line.span, line.how[-1]) == (span("2.5"), span("2.5"), "单位核减为2.5分")
    assert found.open_items == ()


def test_a_cut_to_more_than_the_claim_changes_nothing() -> None:
    dossier = person(entry("e1", level="省级"))
    assert verified(table(LEVELS), dossier, entry_e1=cut(7)).total == span(4)
    assert verified(table(LEVELS), dossier, entry_e1=cut(7)).node("A.1").lines[0].how[-1] != "单位核减为7分"


def test_a_cut_of_what_is_not_fully_known_holds_the_high_end_down_and_leaves_the_low_one() -> None:
    unknown = person(entry("e1"))
    assert verified(table(LEVELS), unknown, entry_e1=ACCEPTED).total == span(2, 8)
    half = verified(table(LEVELS), unknown, entry_e1=cut(3))
    assert half.total == span(2, 3)
    assert half.open_items[0].asks == ("级别没有填",)


def test_an_entry_marked_unsure_is_sure_once_it_is_accepted() -> None:
    dossier = person(entry("e1", sure="unsure", level="省级"))
    assert verified(table(LEVELS), dossier, entry_e1=ACCEPTED).total == span(4)


def test_a_cut_under_a_cap_takes_only_what_the_cap_left_and_the_cap_is_told() -> None:
    standard = table(papers("A.1", row(8, "国家级"), cap=Decimal(10)))
    dossier = person(entry("e1", level="国家级"), entry("e2", level="国家级"))
    found = verified(standard, dossier, entry_e1=cut(5), entry_e2=ACCEPTED)
    assert found.total == span(10)
    assert found.node("A.1").capped_by == ("本项封顶10分，原为13分",)


def test_the_points_of_one_cannot_be_cut_where_their_number_counts_but_corrected_answers_can() -> None:
    together = node("A.1", "linear", entries=("paper",), count="n", times=Decimal("0.1"))
    dossier = person(entry("e1", n=30), entry("e2", n=20))
    by_points = verified(table(together), dossier, entry_e1=cut(1), entry_e2=ACCEPTED)
    assert by_points.total == span(2, 5)
    assert UNCOUNTED in by_points.open_items[0].asks
    by_number = verified(table(together), dossier, entry_e1=cut(n=Decimal(10)), entry_e2=ACCEPTED)
    assert by_number.total == span(3)
    more = verified(table(together), dossier, entry_e1=cut(n=Decimal(40)), entry_e2=ACCEPTED)
    assert more.total == span(2, 5)
    assert MORE in more.open_items[0].asks


def test_several_that_make_one_award_are_counted_so_and_a_cut_in_points_leaves_the_item_open() -> None:
    standard = table(papers("A.1", row(3, "国家级", per=2)))
    dossier = person(entry("e1", level="国家级"), entry("e2", level="国家级"))
    assert verified(standard, dossier, entry_e1=ACCEPTED, entry_e2=ACCEPTED).total == span(3)
    assert verified(standard, dossier, entry_e1=ACCEPTED, entry_e2=cut(1)).total == span(0, 3)
    assert verified(standard, dossier, entry_e1=ACCEPTED, entry_e2=REJECT).total == span(0)


def test_an_achievement_corrected_into_another_row_of_the_table_counts_there() -> None:
    standard = table(papers("A.1", row(8, "国家级")), papers("A.2", row(4, "省级")))
    found = verified(standard, person(entry("e1", level="国家级")), entry_e1=cut(level="省级"))
    assert (found.node("A.1").span, found.node("A.2").span) == (span(0), span(4))


def test_a_correction_that_would_bring_more_is_not_used_even_where_a_cap_hides_it() -> None:
    standard = table(papers("A.1", row(8, "国家级"), row(4, "省级"), cap=Decimal(4)))
    found = verified(standard, person(entry("e1", level="省级")), entry_e1=cut(level="国家级"))
    assert found.total == span(0, 4)
    assert found.open_items[0].asks == (MORE,)


def test_a_work_counts_once_and_moves_to_its_other_place_when_the_first_is_rejected() -> None:
    standard = table(LEVELS, exclusive=(Exclusive(across=("A.1",), same="work", title="同一成果只计一次"),))
    dossier = person(entry("e1", level="国家级", work="甲"), entry("e2", level="省级", work="甲"))
    assert verified(standard, dossier, entry_e1=ACCEPTED, entry_e2=ACCEPTED).total == span(8)
    assert verified(standard, dossier, entry_e1=REJECT, entry_e2=ACCEPTED).total == span(4)
    assert verified(standard, dossier, entry_e2=ACCEPTED).total == span(4, 8)


def test_an_answer_of_the_person_is_pending_rejected_cut_or_corrected_like_an_achievement() -> None:
    standard = table(node("A.1", "bands", input="exam", rows=(band(6, 60), band(0, None, 60))))
    dossier = person(exam=80)
    pending = verified(standard, dossier, target=5)
    assert pending.total == span(0, 6)
    assert [(one.id, one.title, one.asks, one.worth, one.decides) for one in pending.open_items] == [
        ("input:exam", "考试成绩", (UNDECIDED,), Decimal(6), True)
    ]
    assert verified(standard, dossier, input_exam=ACCEPTED).total == span(6)
    assert verified(standard, dossier, input_exam=REJECT).total == span(0)
    assert verified(standard, dossier, input_exam=cut(2)).total == span(2)
    assert verified(standard, dossier, input_exam=cut(exam=Decimal(50))).total == span(0)
    assert verified(standard, person(exam=50), input_exam=cut(exam=Decimal(80))).total == span(0)
    assert verified(standard, person()).total == span(0, 6)  # never answered: unknown, not pending


def test_what_is_derived_from_facts_and_from_hours_waits_for_those_parts() -> None:
    degree = node("A.1", "bands", by=("degree",), rows=(row(9, "博士"), row(6, "硕士"), row(0, "*")))
    hours = node("A.2", "bands", input="hours", rows=(band(5, 3), band(2, 2, 3), band(0, None, 2)))
    years = (year(2022, 95), year(2023, 95), year(2024, 95))
    dossier = replace(person(facts={"degree": "博士"}), education=years)
    found = verified(table(degree, hours), dossier)
    assert found.total == span(0, 14)
    assert {one.id: one.title for one in found.open_items} == {
        "part:facts": "学历", "part:education": "学时达标年数",
    }  # fmt: skip
    part = {"part_facts": cut(degree="硕士"), "part_education": cut(**{"2023.total": Decimal(80)})}
    assert verified(table(degree, hours), dossier, **part).total == span(8)
    assert verified(table(degree, hours), dossier, part_facts=REJECT, part_education=ACCEPTED).total == span(5)


def test_a_gate_is_never_better_than_the_verdict_on_its_answer() -> None:
    gate = Gate(id="g", title="职业道德", input="ethics", among=("合格",), basis=Basis.ASSUMED)
    standard = table(flat("A.1"), gate=(gate,))

    def verdict(answer: str, **rulings: Ruling) -> str:
        return verified(standard, person(ethics=answer), **rulings).gates[0].verdict

    assert verdict("合格") == "unknown"
    assert verdict("合格", input_ethics=ACCEPTED) == "yes"
    assert verdict("合格", input_ethics=REJECT) == "no"
    assert verdict("合格", input_ethics=cut(ethics="不合格")) == "no"
    assert verdict("不合格") == "no"


def test_two_pending_answers_of_one_row_are_named_each_and_only_both_together_decide() -> None:
    rows = (row(6, "全日制", "是"), row(0, "*", "*"))
    standard = table(node("A.1", "bands", by=("mode", "related"), rows=rows))
    dossier = replace(person(mode="全日制"), answers={"mode": "全日制", "related": True})
    found = verified(standard, dossier, target=5)
    assert {one.id: one.decides for one in found.open_items} == {"input:mode": True, "input:related": True}
    assert verified(standard, dossier, input_mode=ACCEPTED).total == span(0, 6)
    assert verified(standard, dossier, input_mode=ACCEPTED, input_related=ACCEPTED).total == span(6)


def test_with_less_effort_the_points_are_the_same_and_less_is_said_of_what_is_open() -> None:
    dossier = person(entry("e1", level="国家级"), entry("e2", level="省级"))
    full, open_, points = (
        assess_verified(table(LEVELS), dossier, FRAME, {}, Decimal(10), effort) for effort in ("full", "open", "points")
    )
    assert full.total == open_.total == points.total
    assert any(one.decides for one in full.open_items)
    assert [replace(one, decides=False, blocks=False) for one in full.open_items] == list(open_.open_items)
    assert points.open_items == ()


def test_a_correction_that_frees_points_from_under_a_cap_is_not_used_although_it_brings_less_by_itself() -> None:
    standard = table(papers("A.1", row(8, "国家级"), cap=Decimal(8)), papers("A.2", row(4, "省级")))
    dossier = person(entry("e1", level="国家级"), entry("e2", level="国家级"))
    found = verified(standard, dossier, entry_e1=ACCEPTED, entry_e2=cut(level="省级"))
    assert found.total == span(8)
    assert found.total.high <= verified(standard, dossier, entry_e1=ACCEPTED, entry_e2=ACCEPTED).total.high
    (line,) = (one for one in found.node("A.1").lines if one.entry == "e2")
    assert f"{MORE}，最低按0分" in line.how


def test_a_pending_answer_alone_may_reach_the_target() -> None:
    standard = table(node("A.1", "bands", input="exam", rows=(band(6, 60),)), papers("A.2", row(2, "省级")))
    found = verified(standard, person(entry("e1", level="省级"), exam=80), target=6)
    assert {one.id: (one.worth, one.decides, one.blocks) for one in found.open_items} == {
        "input:exam": (Decimal(6), True, True),
        "entry:e1": (Decimal(2), False, False),
    }
