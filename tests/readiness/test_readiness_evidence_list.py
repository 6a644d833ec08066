"""The numbered list of evidence: where each achievement counts, its files, how they stand, both totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from readiness_samples import PAPER, PATENT, READY, all_ok, entry, given, with_entries
from zjai_tui.dossier.evidence import EvidenceStates
from zjai_tui.dossier.model import Dossier, Entry, Evidence
from zjai_tui.readiness.evidence_list import LIST_LABELS, NOT_COUNTED, EvidenceList, evidence_list


def _list(dossier: Dossier, states: EvidenceStates | Mapping[str, str] | None = None) -> EvidenceList:
    made = given(dossier, states=all_ok(dossier) if states is None else states)
    return evidence_list(made.standard, made.dossier, made.assessment, made.states, made.evidenced)


def test_groups_follow_the_table_and_lines_are_numbered_within_them() -> None:
    award = Entry(
        id="e3", kind="award", title="奖", evidence=(Evidence(file="c.pdf"), Evidence(file="d.pdf")),
        facts={"level": "省部级", "rank": Decimal(1), "team": Decimal(1), "date": date(2023, 1, 1)},
    )  # fmt: skip
    found = _list(with_entries(PAPER, PATENT, entry(PATENT, "e4", date=date(2022, 1, 1)), award))
    assert [(group.number, group.node) for group in found.groups] == [
        (1, "B.award"), (2, "B.ip.patent"), (3, "B.paper.article"),
    ]  # fmt: skip
    assert [[line.number for line in group.lines] for group in found.groups] == [
        ["1-1", "1-2"],
        ["2-1", "2-2"],
        ["3-1"],
    ]
    assert found.groups[1].title == "学术技术成果和工作业绩／知识产权／专利"


def test_every_piece_of_evidence_and_every_gap_stands_in_the_list_once() -> None:
    bare = replace(entry(PATENT, "e5"), evidence=())
    found = _list(with_entries(PATENT, PAPER, bare))
    lines = [line for group in found.groups for line in group.lines]
    assert sorted((line.entry, line.state) for line in lines) == [("e1", "ok"), ("e2", "ok"), ("e5", "none")]
    assert (found.entries, found.proved, found.files) == (3, 2, 2)
    assert set(found.counts) == set(LIST_LABELS)
    assert (found.counts["ok"], found.counts["none"], found.counts["changed"]) == (2, 1, 0)


def test_what_counts_nowhere_stands_last_under_its_own_head() -> None:
    late = entry(PATENT, "e6", date=date(2024, 8, 1))
    strange = Entry(id="e7", kind="怪", title="不认识")
    found = _list(with_entries(late, strange, PAPER))
    last = found.groups[-1]
    assert (last.title, last.node, last.span) == (NOT_COUNTED, "", None)
    assert [(line.entry, line.kind) for line in last.lines] == [("e6", "专利"), ("e7", "怪")]


def test_what_it_proves_is_told_in_the_words_of_the_standard() -> None:
    (group, *_) = _list(with_entries(PATENT)).groups
    assert group.lines[0].proves == "发明专利，已授权，发明人排名第1名，发明人总数3人，授权公告日2023年5月1日"


def test_both_totals_stand_side_by_side_and_no_folder_is_no_evidence() -> None:
    found = _list(READY, {("a.pdf", "0" * 64): "ok", ("b.pdf", "1" * 64): "missing"})
    assert found.evidenced is not None
    assert found.claimed.low > found.evidenced.low
    assert found.counts["missing"] == 1
    made = given(states=None)
    unseen = evidence_list(made.standard, made.dossier, made.assessment, None, None)
    assert unseen.evidenced is None
    assert unseen.counts["unchecked"] == 2
    assert unseen.proved == 0


def test_a_file_added_after_the_look_at_the_folder_is_not_checked_and_breaks_nothing() -> None:
    found = _list(READY, {("a.pdf", "0" * 64): "ok"})
    assert found.counts["unchecked"] == 1
    assert found.proved == 1


def test_an_empty_dossier_has_an_empty_list() -> None:
    found = _list(replace(READY, entry=()))
    assert found.groups == ()
    assert found.entries == found.proved == 0


def test_rows_scored_by_answers_are_named_besides() -> None:
    assert "最高学历" in _list(READY).others
