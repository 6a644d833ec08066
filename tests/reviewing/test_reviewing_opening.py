"""A dossier and its review read from disk, and the verified total wherever the score is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overlay_samples import WHY, by, folder
from zjai_tui.base.problems import Refused
from zjai_tui.cli.case import assessed
from zjai_tui.cli.score import run as score
from zjai_tui.dossier.review.model import Act
from zjai_tui.dossier.review.store import append
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.readiness.case import read_case
from zjai_tui.reports.score_text import score_text
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.opening import Opened, open_review, reread


def keep(opened: Opened, *acts: Act) -> Opened:
    append(opened.path, acts, subject_of(opened.case.dossier))
    return reread(opened)


def test_a_dossier_without_a_review_is_opened_with_an_empty_one_and_nothing_is_written(tmp_path: Path) -> None:
    file = folder(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    opened = open_review(str(file))
    assert (opened.path.name, opened.review.act, opened.overlay.state) == ("reached.核定.toml", (), "draft")
    assert sorted(tmp_path.rglob("*")) == before
    proof = opened.overlay.standing("entry:e01").item.proofs[0]
    assert proof.state == "ok"
    assert len(proof.digest) == 64


def test_a_file_changed_on_disk_puts_exactly_its_items_back(tmp_path: Path) -> None:
    opened = open_review(str(folder(tmp_path)))
    acts = [acting.decide(opened.overlay, one.item.id, "accept", **by()) for one in opened.overlay.items]  # type: ignore[arg-type]
    after = keep(opened, *acts)
    assert after.overlay.left == 0
    proof = after.overlay.standing("entry:e01").item.proofs[0].evidence.file
    (tmp_path / proof).write_text("另一份", encoding="utf-8")
    again = reread(after)
    stale = {one.item.id for one in again.overlay.items if one.stale}
    assert stale == {
        one.item.id for one in again.overlay.items if proof in [each.evidence.file for each in one.item.proofs]
    }
    assert "entry:e01" in stale


def test_the_verified_total_stands_beside_the_score_once_there_is_a_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder(tmp_path)

    def told() -> tuple[object, object, str]:
        score([str(file), "--json"])
        found = json.loads(capsys.readouterr().out)
        lines = score_text(assessed(read_case(str(file)))).splitlines()
        return found["verified"], found["review"], next(line.strip() for line in lines if "核定" in line)

    assert told() == (None, None, "核定  单位未核")
    opened = open_review(str(file))
    opened = keep(opened, acting.submit(opened.overlay, **by()))  # type: ignore[arg-type]
    assert told() == (None, {"state": "submitted", "left": 33}, "核定  核定中，单位还没有作结论")
    rest = [one.item.id for one in opened.overlay.items if one.item.id != "entry:e26"]
    opened = keep(opened, *(acting.decide(opened.overlay, one, "accept", **by()) for one in rest))  # type: ignore[arg-type]
    assert told() == (
        {"low": "87", "high": "92"},
        {"state": "submitted", "left": 1},
        "核定  87～92分，核定中，还有1项没有定，按最低和最高计",
    )
    opened = keep(opened, acting.decide(opened.overlay, "entry:e26", "reject", **WHY, **by()))  # type: ignore[arg-type]
    opened = keep(opened, acting.verify(opened.overlay, reason="原件都看过", **by()))  # type: ignore[arg-type]
    assert told() == ({"low": "87", "high": "87"}, {"state": "verified", "left": 0}, "核定  87分，已核定")


def test_a_review_that_cannot_be_read_is_told_and_the_score_shown_all_the_same(tmp_path: Path) -> None:
    file = folder(tmp_path)
    (tmp_path / "reached.核定.toml").write_text("schema = [", encoding="utf-8")
    material = assessed(read_case(str(file)))
    assert (material.verified, material.state) == (None, None)
    assert any("reached.核定.toml" in one.where for one in material.problems)
    with pytest.raises(Refused):
        open_review(str(file))
