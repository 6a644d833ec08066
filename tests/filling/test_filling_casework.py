"""A golden case while a clerk works it out: every change is a change of the draft."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from zjai_tui.dossier import edit
from zjai_tui.filling.case_slots import case_slots
from zjai_tui.filling.casework import Casework, add_case, remove_case
from zjai_tui.rules.standards.standard import Span
from zjai_tui.transcribing.drafts.drafting import Draft, open_draft

FILE = Path(__file__).parents[1] / "standards" / "all_shapes.toml"


@pytest.fixture
def draft() -> Draft:
    return open_draft(FILE)


@pytest.fixture
def work(draft: Draft) -> Casework:
    return Casework(draft, add_case(draft))


def points(text: str) -> Span:
    return Span(Decimal(text), Decimal(text))


def test_the_questions_come_from_the_standard_alone(work: Casework) -> None:
    keys = [slot.key for slot in case_slots(work.session)]
    assert keys[0] == "variant"
    assert "fact.title_obtained" in keys
    assert "answer.degree" in keys
    assert "reading.step" in keys
    assert "answer.vote" not in keys  # the committee's
    assert "answer.title_years" not in keys  # derived
    assert "fact.degree" not in keys  # the round's, but this standard does not take it


def test_an_achievement_brings_the_questions_of_its_kind_under_a_headline_of_its_own(work: Casework) -> None:
    entry_id = work.add_entry("research")
    slots = [slot for slot in case_slots(work.session) if slot.key.startswith(f"entry.{entry_id}.")]
    assert {slot.section for slot in slots} == {"业绩1：科研"}
    assert f"entry.{entry_id}.fact.rank" in [slot.key for slot in slots]
    work.remove_entry(entry_id)
    assert not work.session.dossier.entry
    assert "entry" not in work.case.given


def test_answers_points_words_and_cites_are_in_the_draft_at_once(draft: Draft, work: Casework) -> None:
    work.answer(lambda dossier: edit.set_answer(dossier, "years", Decimal(9)), "任职年限", "answer.years")
    work.expect("A.years", points("1.5"))
    work.expect("total", points("20"))
    work.expect("total", None)
    work.rename("九年")
    work.explain("九年属于8至10年一档")
    work.cite(("T#一3",))
    case = draft.standard.case[work.at]
    assert case.given["answers"] == {"years": 9}
    assert dict(case.expect) == {"A.years": points("1.5")}
    assert (case.name, case.why, case.cite) == ("九年", "九年属于8至10年一档", ("T#一3",))
    assert not draft.problems


def test_typing_on_is_undone_as_one_step_and_undoing_everything_takes_the_case_away(
    draft: Draft, work: Casework
) -> None:
    work.rename("九")
    work.rename("九年")
    assert draft.undo() == "算例名称"
    assert work.case.name == "算例1"
    assert draft.undo() == "添加算例"
    assert work.gone


def test_a_case_is_taken_up_again_with_the_dates_it_was_worked_out_under(draft: Draft) -> None:
    work = Casework(draft, 0)
    before = work.case.given
    work.answer(lambda dossier: edit.set_answer(dossier, "years", Decimal(9)), "任职年限")
    assert work.case.given["dates"].items() >= before.get("dates", {}).items()
    assert [one["kind"] for one in work.case.given["entry"]] == [one["kind"] for one in before["entry"]]


def test_a_difference_stays_in_the_draft_as_a_failing_case(draft: Draft, work: Casework) -> None:
    work.answer(lambda dossier: edit.set_answer(dossier, "years", Decimal(9)), "任职年限")
    work.expect("A.years", points("99"))
    assert [one.agrees for one in work.compared()] == [False]
    assert "case-failed" in [one.code for one in draft.findings]


def test_deleting_a_case_can_be_undone(draft: Draft) -> None:
    count = len(draft.standard.case)
    remove_case(draft, 0)
    assert len(draft.standard.case) == count - 1
    draft.undo()
    assert len(draft.standard.case) == count
