"""What can be wrong with achievements before handing in: each with its place, none where all is well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from readiness_samples import PAPER, PATENT, PROOF, READY, entry, found, given, with_entries
from zjai_tui.dossier.edit import set_reading
from zjai_tui.dossier.model import Entry, Evidence
from zjai_tui.readiness.entry_checks import team_entries
from zjai_tui.readiness.findings import findings
from zjai_tui.rules.basis import Basis


def test_a_sound_dossier_has_no_finding() -> None:
    assert findings(given()) == ()


def test_an_achievement_without_a_name_is_named_by_its_id() -> None:
    (one,) = found(with_entries(replace(PATENT, title=" ")), "entry-untitled")
    assert one.target == "entry:e1"
    assert one.page == "scoring"
    assert one.where.startswith("业绩e1")
    assert one.remedy


def test_a_missing_rank_or_role_is_found_by_the_words_of_the_standard() -> None:
    ones = found(with_entries(entry(PATENT, rank=None), entry(PAPER, role=None)), "rank-missing")
    assert [one.target for one in ones] == ["entry:e1", "entry:e2"]
    assert "发明人排名" in ones[0].message
    assert "作者身份" in ones[1].message
    assert ones[0].basis is Basis.SECONDARY


def test_a_missing_date_is_found() -> None:
    (one,) = found(with_entries(entry(PATENT, date=None)), "date-missing")
    assert "授权公告日" in one.message


def test_missing_proof_of_a_benefit_is_asked_of_products_only() -> None:
    product = Entry(id="e3", kind="product", title="系统", facts={"benefit": Decimal(100), "date": date(2023, 1, 1)})
    assert [one.target for one in found(with_entries(product, PATENT), "proof-missing")] == ["entry:e3"]


@pytest.mark.parametrize("day, late", [(date(2024, 7, 31), False), (date(2024, 8, 1), True)])
def test_the_last_day_for_achievements_still_counts(day: date, late: bool) -> None:
    ones = found(with_entries(entry(PATENT, date=day)), "entry-late")
    assert [one.target for one in ones] == ["entry:e1"] * late
    assert all(one.basis is Basis.OFFICIAL and "2024年7月31日" in one.message for one in ones)


@pytest.mark.parametrize("day, early", [(date(2018, 6, 1), True), (date(2018, 6, 2), False)])
def test_an_achievement_of_the_day_of_the_title_is_too_old(day: date, early: bool) -> None:
    assert [one.target for one in found(with_entries(entry(PAPER, date=day)), "entry-early")] == ["entry:e2"] * early


def test_older_achievements_are_fine_where_the_person_reads_the_clause_so() -> None:
    old = with_entries(entry(PAPER, date=date(2017, 1, 1)))
    assert found(old, "entry-early")
    assert not found(set_reading(old, "since", "all"), "entry-early")


def test_a_kind_that_also_counts_when_old_is_not_called_too_old() -> None:
    certificate = Entry(id="e3", kind="certificate", title="证书", facts={"level": "高级", "date": date(2010, 1, 1)})
    assert not found(with_entries(certificate), "entry-early")


def test_a_date_after_today_is_a_slip_and_not_told_again_as_late() -> None:
    dossier = with_entries(entry(PATENT, date=date(2024, 8, 21)))
    (one,) = found(dossier, "entry-future")
    assert one.severity == "error"
    assert not found(dossier, "entry-late")


def test_a_patent_applied_for_is_not_a_patent() -> None:
    (one,) = found(with_entries(entry(PATENT, status="申请中")), "patent-pending")
    assert "申请中" in one.message


def test_the_same_name_twice_is_found_whatever_its_spaces_width_and_marks() -> None:
    again = replace(entry(PATENT, "e9"), title="  一种　方法。")
    (one,) = found(with_entries(PATENT, again), "entry-twice")
    assert one.target == "entry:e9"
    assert "业绩e1" in one.message


def test_the_same_name_in_two_kinds_is_two_achievements() -> None:
    assert not found(with_entries(PATENT, replace(PAPER, title=PATENT.title)), "entry-twice")
    assert not found(with_entries(replace(PATENT, title=""), replace(PATENT, id="e9", title="")), "entry-twice")


def test_the_same_page_of_a_file_for_two_achievements_is_found_other_pages_are_not() -> None:
    other = replace(PAPER, evidence=(PROOF,))
    (one,) = found(with_entries(PATENT, other), "proof-twice")
    assert one.target == "entry:e2"
    assert "a.pdf" in one.message
    assert not found(with_entries(PATENT, replace(PAPER, evidence=(replace(PROOF, page="第2页"),))), "proof-twice")


def test_evidence_without_a_page_is_told_once_for_each_achievement() -> None:
    files = tuple(Evidence(file=f"{at}.pdf", sha256="2" * 64) for at in range(3))
    (one,) = found(with_entries(replace(PATENT, evidence=files)), "page-missing")
    assert "等3份" in one.message


def test_what_is_marked_as_unsure_has_to_be_settled() -> None:
    assert [one.target for one in found(with_entries(replace(PATENT, sure="unsure")), "entry-unsure")] == ["entry:e1"]


def test_a_note_of_doubt_beside_a_sure_achievement_is_found_unless_an_answer_is_open() -> None:
    doubted = replace(PATENT, note="排名待核实")
    assert [one.target for one in found(with_entries(doubted), "note-unsure")] == ["entry:e1"]
    assert not found(with_entries(replace(doubted, sure="unsure")), "note-unsure")
    assert not found(with_entries(entry(doubted, rank=None)), "note-unsure")


def test_work_of_several_is_told_from_work_of_one_and_unknown_is_not_one() -> None:
    alone, unknown = entry(PATENT, "e8", team=Decimal(1)), entry(PATENT, "e9", team=None)
    assert [one.id for one in team_entries(given(with_entries(PATENT, alone, unknown, PAPER)))] == ["e1", "e9"]


def test_a_kind_the_standard_does_not_know_is_told_once_and_breaks_nothing() -> None:
    strange = Entry(id="e3", kind="恶", title="[/]\x1b[31m", facts={"date": date(2023, 1, 1)}, evidence=(PROOF,))
    ones = [one for one in findings(given(replace(READY, entry=(strange,)))) if one.code == "unknown-kind"]
    assert [one.target for one in ones] == ["entry:e3"]
