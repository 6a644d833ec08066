"""Advice on the shipped examples, worked out by hand from the reference table and test_scoring_examples.

The last day of achievements is 2024-07-31, hours are checked on 2024-09-06.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from test_scoring_examples import EXPECTED, dossier, span
from zjai_tui.dossier.edit import set_answer
from zjai_tui.dossier.model import Dossier
from zjai_tui.rules.catalog import find_cycle, find_standard
from zjai_tui.rules.planning_reader import find_planning
from zjai_tui.scoring.advising.advice import advise
from zjai_tui.scoring.advising.outlook import outlook_of
from zjai_tui.scoring.advising.result import Advice
from zjai_tui.scoring.advising.words import conclusion_text, step_text
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of

FRAME = frame_of(find_cycle("2024"))
IN_TIME, LATE = date(2024, 5, 1), date(2024, 10, 1)
D = Decimal


@cache
def advice(name: str, day: date = LATE, target: str = "90", evidenced: bool = False) -> Advice:
    return advise(
        find_standard("zj-ai-reference"),
        dossier(name),
        outlook_of(find_cycle("2024"), find_planning(), day),
        D(target),
        evidenced=frozenset() if evidenced else None,
    )


def told(found: Advice) -> list[tuple[str, str, str, Decimal, Decimal]]:
    return [(one.id, one.effort, one.node, one.gain.low, one.after.low) for one in found.steps]


def test_the_undecided_example_reaches_90_by_four_steps() -> None:
    """From 76: e01 as 1st fills B (5.6); e22 certain 5; e20 certain 2; the hours of 2024 bring 1 + 1: 90.6.

    Without the hours 88.6: no answer is left that brings anything, since B is full.
    """
    found = advice("undecided", IN_TIME)
    assert found.reachable == "yes"
    assert told(found) == [
        ("entry:e01", "answer", "B.award", D("5.6"), D("81.6")),
        ("entry:e22", "verify", "A.cert", D(5), D("86.6")),
        ("entry:e20", "verify", "C.post", D(2), D("88.6")),
        ("education:2024", "hours", "A.ce.total", D(2), D("90.6")),
    ]
    assert found.after == span(("90.6", "91.6"))


def test_a_step_is_told_so_that_a_clerk_can_check_it() -> None:
    first = advice("undecided").steps[0]
    assert step_text(first) == (
        "补上“省部级科技进步奖”的本人排名：现按1～16分计，若为第1名，最低分加5.6分，总分到81.6～91.6分"
    )
    assert conclusion_text(advice("undecided")) == (
        "现在自评76～91.6分。照下面4步做完，结果都如所写，总分90.6～91.6分，达到90分"
    )


def test_hours_can_be_learned_until_they_are_checked_and_only_registered_afterwards() -> None:
    before, after = advice("undecided", IN_TIME).steps[-1], advice("undecided", LATE).steps[-1]
    assert before.do.startswith("补足2024年的继续教育学时，还差总学时24、专业科目20，2024年9月6日核验以前完成")
    assert after.do.startswith("2024年有已经修完、还没有登记的学时的，请登记")
    assert (before.effort, after.effort) == ("hours", "register")


@pytest.mark.parametrize(
    "target, ids",
    [
        ("81", ["entry:e01"]),  # 5.6 alone is enough, and no two answers are needed
        ("81.6", ["entry:e01"]),
        # all answers together fill B: 81.6; one doubt has to be settled, and e22's 5 need only one answer more
        ("81.7", ["entry:e01", "entry:e22"]),
        ("86.6", ["entry:e01", "entry:e22"]),
        ("88.6", ["entry:e01", "entry:e22", "entry:e20"]),
    ],
)
def test_the_least_effort_is_found_for_nearer_targets(target: str, ids: list[str]) -> None:
    assert [step.id for step in advice("undecided", LATE, target).steps] == ids


def test_other_possibilities_are_weighed_by_themselves() -> None:
    """From 76. e07 as first author 6 - 1.8; e05: 10.8 + 6 + 1 held at 15, from 11.8; e14 in time 2; e15 4 - 3."""
    others = {one.id: one.gain.low for one in advice("undecided").others if not one.imagined}
    assert others == {
        "entry:e07": D("4.2"), "entry:e17": D(4), "entry:e05": D("3.2"), "entry:e14": D(2), "entry:e15": D(1),
    }  # fmt: skip
    bugs = next(one for one in advice("undecided").others if one.id == "entry:e17")
    assert "若个数为3个" in bugs.given  # 2 points each, held at 6


def test_what_only_the_committee_or_time_can_give_is_named_and_never_advised() -> None:
    found = advice("undecided")
    assert {(one.node, one.reason[:5]) for one in found.left_out} == {
        ("A.edu.second", "先要填写，"),
        ("A.years.title", "年限只算到"),
    }
    assert not {"A.edu.second", "A.years.title"} & {one.node for one in (*found.steps, *found.others)}


def test_the_same_steps_are_tried_under_the_other_reading() -> None:
    """Without a lower limit e09 counts: 81.6 to 91.6; B is full then, so the steps bring 5 + 2 + 2."""
    (other,) = advice("undecided").readings
    assert (other.reading, other.total, other.after) == ("all", span(("81.6", "91.6")), span(("90.6", "91.6")))
    assert other.reached


def test_the_reached_example_needs_nothing_and_is_told_what_is_full() -> None:
    found = advice("reached")
    assert (found.reachable, found.steps, found.after) == ("reached", (), span(("92", "92")))
    reasons = {one.node: (one.what, one.reason) for one in found.useless}
    assert reasons["B.award"] == ("再登记获奖", "“获奖”已到封顶20分，再加无用")
    assert reasons["B.ip"] == ("再登记专利、软件著作权", "“知识产权”已到封顶15分，再加无用")
    assert reasons["B.paper"] == ("再登记论文、著作", "“论文著作”已到封顶12分，再加无用")
    assert reasons["A.cert"] == ("再登记资质证书", "“资质证书”只取最高一项，已有的不比它低，再加无用")
    assert "项目、标准规范" in reasons["B"][0]
    assert reasons["B"][1] == "“学术技术成果和工作业绩”已到封顶60分，再加无用"
    assert "学术与行业任职" in reasons["C.post"][0]


def test_after_the_last_day_new_achievements_are_useless_and_only_existing_ones_advised() -> None:
    late = advice("below")
    assert late.useless[0].what.startswith("2024年7月31日以后再取得资质证书、获奖、专利")
    assert "签发日期是2024年10月1日，晚于2024年7月31日" in late.useless[0].reason
    assert all("已经取得、还没有登记" in one.do for one in (*late.steps, *late.others))
    assert any(one.startswith("网上个人申报截止是2024年9月6日，已经过了") for one in late.warnings)


def test_before_the_last_day_only_what_can_still_be_had_is_to_be_earned() -> None:
    """Not quite three months are left: 软件著作权 2, 漏洞 2, 授课 1 fit; 任职 3 and all the others take longer."""
    early = advice("below", IN_TIME)
    assert {one.id.partition("@")[0] for one in (*early.steps, *early.others) if one.effort == "earn"} == {
        "add:software", "add:bug", "add:teaching",
    }  # fmt: skip
    (long,) = [one for one in early.left_out if not one.node]
    assert long.title.startswith("资质证书、获奖、专利、论文")
    assert "到2024年7月31日来不及新取得" in long.reason
    assert early.warnings == ()


def test_the_example_far_below_is_told_how_far_it_can_get() -> None:
    """32.8; two awards like e01 (3 each), two books (3 each), a certificate 高级 (5 - 3), a post 市级 2."""
    found = advice("below")
    assert found.reachable == "no"
    assert [one.node for one in found.steps] == [
        "B.award",
        "B.award",
        "B.paper.book",
        "B.paper.book",
        "A.cert",
        "C.post",
    ]
    assert found.after == span(("48.8", "48.8"))
    assert conclusion_text(found).endswith("总分48.8分，离90分还差41.2分；另外还有11项也能加分")
    assert len(found.others) == 11  # 48.8 is no ceiling
    assert "也只到48.8分" in conclusion_text(replace(found, others=()))
    assert [one.reached for one in found.readings] == [False]


def test_imagined_achievements_are_like_the_best_the_person_has() -> None:
    """61.9; two patents like e04 4.8 and 3.4 (15 held); an award 4 (20 held); two projects like e07 4; a book 3."""
    found = advice("skilled")
    assert [(one.node, one.gain.low) for one in found.steps] == [
        ("B.ip.patent", D("4.8")), ("B.ip.patent", D("3.4")), ("B.award", D(4)), ("B.project", D(4)),
        ("B.project", D(4)), ("B.paper.book", D(3)),
    ]  # fmt: skip
    assert found.steps[0].given == "按发明专利、已授权、第2名设想"
    assert found.steps[0].more == "最高一档（发明专利、已授权、第1名）加6分"
    assert found.after == span(("85.1", "85.1"))


def test_missing_evidence_is_listed_by_what_it_would_add() -> None:
    """Without any evidence the reached example has A: 6 + 6 + 5 = 17 and nothing else; e01 alone would bring 14."""
    proofs = advice("reached", evidenced=True).proofs
    assert (proofs[0].entry, proofs[0].gain.low, proofs[0].after) == ("e01", D(14), span(("31", "31")))
    assert {"e07", "e13"}.isdisjoint(one.entry for one in proofs)  # these count nowhere, with or without evidence
    assert advice("reached").proofs == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_every_advice_names_its_assumptions_and_the_reference_banner(name: str) -> None:
    found = advice(name)
    assert find_planning().note in found.notes
    assert "不是官方分值表" in found.banner
    assert found.basis == "assumed"
    assert found.complete


def test_a_score_that_is_reached_without_evidence_says_that_evidence_comes_first() -> None:
    found = advice("reached", evidenced=True)
    assert found.evidenced == span(("17", "17"))  # what needs no achievement
    assert conclusion_text(found) == "现在自评92分，自评达到90分；有据的只有17分，还差73分，先补佐证"
    assert conclusion_text(replace(found, evidenced=span(("90", "90")))).endswith("已经达到90分，不用再做什么")
    # e01 and e02 are prizes for one achievement: only the one that counts is asked for
    assert [one.entry for one in found.proofs if one.entry in {"e01", "e02"}] == ["e01"]


@pytest.mark.parametrize(
    "value, words",
    [
        ("不合格", "已经达到90分；但控制项“职业道德”不符合，分数再高也不能申报"),
        (None, "控制项“职业道德”还没有填，请先填"),
    ],
)
def test_a_gate_that_is_not_passed_is_part_of_the_conclusion(value: str | None, words: str) -> None:
    held = set_answer(dossier("reached"), "ethics", value)
    outlook = outlook_of(find_cycle("2024"), find_planning(), LATE)
    said = conclusion_text(advise(find_standard("zj-ai-reference"), held, outlook))
    assert said.endswith(words)
    assert "不用再做什么" not in said


def test_a_blank_form_is_told_to_fill_it_in_and_is_given_no_ceiling() -> None:
    outlook = outlook_of(find_cycle("2024"), find_planning(), LATE)
    found = advise(find_standard("zj-ai-reference"), Dossier(), outlook)
    assert (found.steps, found.others, found.useless, found.left_out) == ((), (), (), ())
    assert conclusion_text(found) == "还没有填写。请先填写基本情况，再逐条登记业绩，填了才能给出建议"


def test_of_two_questions_that_bring_the_same_the_one_of_the_usual_applicant_comes_first() -> None:
    held = replace(dossier("below"), facts={"degree": "本科", "study_mode": "全日制", "major_related": True})
    outlook = outlook_of(find_cycle("2024"), find_planning(), LATE)
    (years,) = [one for one in advise(find_standard("zj-ai-reference"), held, outlook).steps if "年" in one.given]
    assert "若为工程师" in years.given
    assert "高级技师" not in years.given


def test_what_is_filled_in_is_not_told_to_be_the_committees() -> None:
    bare = replace(dossier("below"), facts={}, answers={})
    asked = {one.id: one.asks for one in assess(find_standard("zj-ai-reference"), bare, FRAME).open_items}
    assert not [name for name in asked if name.startswith("panel:")]
    assert asked["input:second_degree"][1:] == ("填写以后，幅度内给多少由评委酌定",)
    assert len(asked["input:title"]) == 1
