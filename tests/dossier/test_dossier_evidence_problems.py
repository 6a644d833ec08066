"""Evidence that proves nothing is named, entry by entry; what is fine is not."""

from __future__ import annotations

from pathlib import Path

from zjai_tui.base.problems import Severity
from zjai_tui.dossier.evidence import attach
from zjai_tui.dossier.evidence_problems import evidence_problems
from zjai_tui.dossier.model import Dossier, Entry, Evidence


def _dossier(*evidence: Evidence) -> Dossier:
    return Dossier(entry=(Entry(id="e1", kind="award", title="大奖", evidence=evidence),))


def test_evidence_in_order_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "证书.txt").write_text("证书", encoding="utf-8")
    assert evidence_problems(_dossier(attach(tmp_path / "证书.txt", tmp_path)), tmp_path) == ()


def test_missing_changed_and_outside_evidence_are_warnings_and_a_missing_digest_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    changed = Evidence(file="a.txt", sha256="0" * 64)
    bare, gone, far = Evidence(file="a.txt"), Evidence(file="b.txt", sha256="0" * 64), Evidence(file="../c.txt")
    found = evidence_problems(_dossier(changed, gone, far, bare), tmp_path)
    assert [(one.code, one.severity) for one in found] == [
        ("evidence-changed", Severity.WARNING),
        ("evidence-missing", Severity.WARNING),
        ("evidence-outside", Severity.WARNING),
        ("evidence-unhashed", Severity.NOTE),
    ]
    assert all("业绩 e1“大奖”" in one.where and one.remedy for one in found)


def test_entries_without_evidence_are_counted_in_one_note_that_names_the_first(tmp_path: Path) -> None:
    dossier = Dossier(entry=tuple(Entry(id=f"e{at}", kind="award") for at in range(1, 9)))
    (found,) = evidence_problems(dossier, tmp_path)
    assert (found.code, found.severity) == ("evidence-none", Severity.NOTE)
    assert found.message.startswith("8项业绩没有佐证材料")
    assert "e5等" in found.message
    assert "e6" not in found.message
