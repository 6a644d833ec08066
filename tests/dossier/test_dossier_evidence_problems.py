from __future__ import annotations

import hashlib
from pathlib import Path

from zjai_tui.base.problems import Severity
from zjai_tui.dossier.evidence_problems import evidence_problems
from zjai_tui.dossier.model import Dossier, Entry, Evidence

SHA = hashlib.sha256(b"x").hexdigest()


def test_every_evidence_that_proves_nothing_is_told_and_what_proves_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    dossier = Dossier(
        entry=(
            Entry(id="e01", kind="k", title="论文", evidence=(Evidence(file="a.pdf", sha256=SHA),)),
            Entry(id="e02", kind="k", evidence=(Evidence(file="a.pdf"), Evidence(file="b.pdf", sha256=SHA))),
            Entry(id="e03", kind="k", evidence=(Evidence(file="a.pdf", sha256="0"), Evidence(file="../a", sha256=SHA))),
        )
    )
    found = evidence_problems(dossier, tmp_path)
    assert [(one.code, one.severity) for one in found] == [
        ("evidence-unhashed", Severity.NOTE),
        ("evidence-missing", Severity.WARNING),
        ("evidence-changed", Severity.WARNING),
        ("evidence-outside", Severity.WARNING),
    ]
    assert all("e02" in one.where for one in found[:2])
    assert all("e03" in one.where for one in found[2:])


def test_entries_without_evidence_are_told_once_all_together(tmp_path: Path) -> None:
    dossier = Dossier(entry=(Entry(id="e01", kind="k", title="论文"), Entry(id="e02", kind="k")))
    (problem,) = evidence_problems(dossier, tmp_path)
    assert problem.code == "evidence-none"
    assert "2项业绩没有佐证材料" in problem.message
    assert "e01“论文”" in problem.message
    assert evidence_problems(Dossier(), tmp_path) == ()
