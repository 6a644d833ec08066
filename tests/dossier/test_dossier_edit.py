from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dossier_samples import FULL
from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier, EducationYear, Entry, Evidence, StandardRef
from zjai_tui.dossier.reader import dossier_from_bytes
from zjai_tui.dossier.writer import dossier_text

PROOF = Evidence(file="a.pdf")


def three() -> Dossier:
    return Dossier(entry=tuple(Entry(id=name, kind="k") for name in ("a", "b", "c")))


def order(dossier: Dossier) -> str:
    return "".join(one.id for one in dossier.entry)


def test_no_edit_changes_the_dossier_it_is_given() -> None:
    before = dossier_text(FULL)
    edit.set_person(FULL, "name", "x")
    edit.set_work(FULL, "area", "x")
    edit.set_fact(FULL, "degree", None)
    edit.set_answer(FULL, "years", Decimal(1))
    edit.set_reading(FULL, "double_degree", None)
    edit.set_education(FULL, EducationYear(year=2022))
    edit.set_entry_fact(FULL, "e01", "rank", None)
    edit.add_evidence(FULL, "e01", PROOF)
    edit.remove_entry(FULL, "e01")
    edit.move_entry(FULL, "e01", 1)
    edit.add_entry(FULL, "paper")
    assert dossier_text(FULL) == before


def test_plain_fields_are_set() -> None:
    changed = edit.set_person(FULL, "unit", "乙公司")
    changed = edit.set_work(changed, "second_area", "")
    changed = edit.set_variant(changed, "应用")
    changed = edit.set_cycle(changed, "2025")
    changed = edit.set_note(changed, "新")
    changed = edit.set_standard(changed, "x", "2025", "d")
    assert changed == replace(
        FULL,
        person=replace(FULL.person, unit="乙公司"),
        work=replace(FULL.work, second_area=""),
        variant="应用",
        cycle="2025",
        note="新",
        standard=StandardRef(id="x", edition="2025", digest="d"),
    )


def test_choosing_the_standard_keeps_what_the_file_says_about_it_beyond_our_knowledge() -> None:
    held = Dossier(standard=StandardRef(id="x", extra={"new": 1}))
    assert edit.set_standard(held, "y").standard == StandardRef(id="y", extra={"new": 1})


def test_a_copied_example_is_no_longer_an_example() -> None:
    assert not edit.as_own(Dossier(example=True)).example


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_emptied_answer_is_unknown_again(nothing: str | None) -> None:
    assert "degree" not in edit.set_fact(FULL, "degree", nothing).facts
    assert "years" not in edit.set_answer(FULL, "years", nothing).answers
    assert "double_degree" not in edit.set_reading(FULL, "double_degree", nothing).readings
    assert edit.set_fact(FULL, "never", nothing).facts == FULL.facts


@pytest.mark.parametrize("value", [False, Decimal(0)])
def test_no_and_zero_are_answers(value: bool | Decimal) -> None:
    assert edit.set_fact(FULL, "x", value).facts["x"] == value
    assert edit.set_answer(FULL, "x", value).answers["x"] == value


def test_a_changed_answer_keeps_its_place_in_the_file() -> None:
    assert list(edit.set_fact(FULL, "in_post", False).facts) == list(FULL.facts)


def test_a_reading_is_chosen() -> None:
    assert edit.set_reading(FULL, "q", "wide").readings == {"double_degree": "once", "q": "wide"}


def test_a_number_no_file_could_hold_is_refused_at_once() -> None:
    insane = Decimal("1e50")
    with pytest.raises(ValueError, match="number"):
        edit.set_fact(FULL, "x", insane)
    with pytest.raises(ValueError, match="number"):
        edit.set_education(FULL, EducationYear(year=2022, total=insane))
    with pytest.raises(ValueError, match="number"):
        edit.replace_entry(FULL, Entry(id="e01", kind="k", facts={"x": insane}))


def test_education_years_stay_in_order_and_are_replaced_not_doubled() -> None:
    changed = edit.set_education(FULL, EducationYear(year=2023, total=Decimal(90)))
    changed = edit.set_education(changed, EducationYear(year=2022, total=Decimal(91)))
    assert [(one.year, one.total) for one in changed.education] == [(2022, 91), (2023, 90), (2024, 40)]


def test_an_emptied_education_year_is_left_out() -> None:
    assert [one.year for one in edit.set_education(FULL, EducationYear(year=2022)).education] == [2024]


@pytest.mark.parametrize("finished", [False, True])
def test_whether_a_year_without_hours_is_complete_is_kept_once_somebody_said_so(finished: bool) -> None:
    assert edit.set_education(Dossier(), EducationYear(year=2024, finished=finished)).education
    assert not edit.set_education(Dossier(), EducationYear(year=2024, finished=None)).education


def test_a_year_not_filled_in_is_shown_empty() -> None:
    assert edit.education_year(FULL, 2024).total == 40
    assert edit.education_year(FULL, 2023) == EducationYear(year=2023)


def test_new_entries_get_the_next_free_id_and_come_last() -> None:
    changed, first = edit.add_entry(FULL, "award", "奖", {"level": "省部级", "rank": ""})
    changed, second = edit.add_entry(changed, "award")
    assert (first, second) == ("e03", "e04")
    assert [one.id for one in changed.entry] == ["e01", "e02", "e03", "e04"]
    assert changed.entry_named("e03") == Entry(id="e03", kind="award", title="奖", facts={"level": "省部级"})


@pytest.mark.parametrize("held, free", [([], "e01"), (["e9"], "e10"), (["e99"], "e100"), (["论文1", "e1a"], "e01")])
def test_the_next_id_is_one_more_than_the_highest(held: list[str], free: str) -> None:
    assert edit.next_entry_id(Dossier(entry=tuple(Entry(id=name, kind="k") for name in held))) == free


def test_the_id_of_a_removed_entry_is_never_given_again() -> None:
    changed, last = edit.add_entry(FULL, "award", "奖")
    gone = edit.remove_entry(changed, last)
    again = dossier_from_bytes(dossier_text(gone).encode(), "x")
    assert edit.next_entry_id(again) == "e04"
    assert edit.next_entry_id(edit.remove_entry(edit.remove_entry(again, "e02"), "e01")) == "e04"


def test_a_dossier_notes_a_removed_id_only_where_that_is_needed() -> None:
    assert "last_entry" not in dossier_text(edit.remove_entry(FULL, "e01"))
    blank, entry_id = edit.add_entry(FULL, "award")
    assert edit.remove_entry(blank, entry_id) == FULL


def test_an_entry_is_replaced_where_it_stands() -> None:
    changed = edit.replace_entry(three(), Entry(id="b", kind="new"))
    assert [one.kind for one in changed.entry] == ["k", "new", "k"]


def test_an_entry_is_removed() -> None:
    assert order(edit.remove_entry(three(), "b")) == "ac"


@pytest.mark.parametrize(
    "name, by, after",
    [("a", 1, "bac"), ("a", 9, "bca"), ("c", -1, "acb"), ("c", -9, "cab"), ("b", 0, "abc"), ("a", -1, "abc")],
)
def test_an_entry_is_moved_within_the_list(name: str, by: int, after: str) -> None:
    assert order(edit.move_entry(three(), name, by)) == after


def test_an_answer_about_an_entry_is_set_and_cleared() -> None:
    changed = edit.set_entry_fact(three(), "b", "rank", Decimal(2))
    assert [dict(one.facts) for one in changed.entry] == [{}, {"rank": 2}, {}]
    assert edit.set_entry_fact(changed, "b", "rank", None) == three()


def test_evidence_is_added_replaced_and_removed() -> None:
    changed = edit.add_evidence(edit.add_evidence(three(), "b", PROOF), "b", Evidence(file="b.pdf"))
    assert [one.file for one in changed.entry[1].evidence] == ["a.pdf", "b.pdf"]
    other = edit.replace_evidence(changed, "b", 0, Evidence(file="c.pdf"))
    assert [one.file for one in other.entry[1].evidence] == ["c.pdf", "b.pdf"]
    assert [one.file for one in edit.remove_evidence(changed, "b", 1).entry[1].evidence] == ["a.pdf"]


@pytest.mark.parametrize("at", [-1, 0])
def test_evidence_that_is_not_there_is_an_error(at: int) -> None:
    with pytest.raises(IndexError):
        edit.remove_evidence(three(), "b", at)


def test_an_entry_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        edit.remove_entry(three(), "z")
    with pytest.raises(KeyError):
        edit.replace_entry(three(), Entry(id="z", kind="k"))


def test_what_is_ticked_is_kept_once_and_can_be_taken_back() -> None:
    ticked = edit.set_done(edit.set_done(Dossier(), "tick:seals", True), "tick:seals", True)
    assert ticked.done == ("tick:seals",)
    assert edit.set_done(edit.set_done(ticked, "step:file", True), "tick:seals", False).done == ("step:file",)
    assert edit.set_done(Dossier(), "tick:seals", False) == Dossier()
