"""Evidence that proves nothing is named, entry by entry; what is fine is not."""

from __future__ import annotations

from pathlib import Path

from zjai_tui.base.problems import Problem, Severity
from zjai_tui.dossier.evidence import attach, evidence_states
from zjai_tui.dossier.evidence_problems import entry_problems, evidence_problems
from zjai_tui.dossier.model import Dossier, Entry, Evidence


def _dossier(*evidence: Evidence) -> Dossier:
    return Dossier(entry=(Entry(id="e1", kind="award", title="大奖", evidence=evidence),))


def _found(dossier: Dossier, folder: Path) -> tuple[Problem, ...]:
    return evidence_problems(dossier, evidence_states(dossier, folder))


def test_evidence_in_order_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "证书.txt").write_text("证书", encoding="utf-8")
    assert _found(_dossier(attach(tmp_path / "证书.txt", tmp_path)), tmp_path) == ()


def test_missing_changed_and_outside_evidence_are_warnings_and_a_missing_digest_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    changed = Evidence(file="a.txt", sha256="0" * 64)
    bare, gone, far = Evidence(file="a.txt"), Evidence(file="b.txt", sha256="0" * 64), Evidence(file="../c.txt")
    found = _found(_dossier(changed, gone, far, bare), tmp_path)
    assert [(one.code, one.severity) for one in found] == [
        ("evidence-changed", Severity.WARNING),
        ("evidence-missing", Severity.WARNING),
        ("evidence-outside", Severity.WARNING),
        ("evidence-unhashed", Severity.NOTE),
    ]
    assert all(one.where.startswith("业绩e1“大奖”") and one.remedy for one in found)


def test_entries_without_evidence_are_counted_in_one_note_that_names_the_first(tmp_path: Path) -> None:
    dossier = Dossier(entry=tuple(Entry(id=f"e{at}", kind="award") for at in range(1, 9)))
    (found,) = _found(dossier, tmp_path)
    assert (found.code, found.severity) == ("evidence-none", Severity.NOTE)
    assert found.message.startswith("8项业绩没有佐证材料")
    assert "e5等" in found.message
    assert "e6" not in found.message


def test_one_entry_is_asked_about_by_itself_also_that_it_has_none(tmp_path: Path) -> None:
    dossier = _dossier(Evidence(file="b.txt", sha256="0" * 64))
    (entry,) = dossier.entry
    assert [one.code for one in entry_problems(entry, evidence_states(dossier, tmp_path))] == ["evidence-missing"]
    assert [one.code for one in entry_problems(Entry(id="e2", kind="award"), {})] == ["evidence-none"]


def test_a_file_added_after_the_look_at_the_folder_is_no_problem_yet() -> None:
    (entry,) = _dossier(Evidence(file="new.txt", sha256="0" * 64)).entry
    assert entry_problems(entry, {}) == ()
