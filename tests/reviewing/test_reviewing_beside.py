"""What whoever only shows the score is told of the review beside the dossier."""

from __future__ import annotations

from pathlib import Path

from overlay_samples import by, folder
from zjai_tui.base.problems import Severity
from zjai_tui.cli.case import assessed
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.model import Subject
from zjai_tui.dossier.review.store import append, review_path
from zjai_tui.readiness.case import digests_of, judged, read_case
from zjai_tui.reviewing.beside import beside, find_review
from zjai_tui.reviewing.opening import open_review

STRANGER = "另一人"


def others_review(file: Path) -> None:
    made = act(do="submit", of=STRANGER, **by())  # type: ignore[arg-type]
    append(review_path(file), [made], Subject(name=STRANGER))


def test_the_review_of_somebody_else_is_told_beside_the_score_and_does_not_count(tmp_path: Path) -> None:
    file = folder(tmp_path)
    others_review(file)
    material = assessed(read_case(str(file)))
    assert (material.state, material.verified) == (None, None)
    (told,) = [one for one in material.problems if one.code == "review-other-person"]
    assert told.severity is Severity.WARNING  # the dossier itself is sound
    assert STRANGER in told.message


def test_a_review_of_which_only_the_copy_is_left_is_told(tmp_path: Path) -> None:
    file = folder(tmp_path)
    path = review_path(file)
    for minutes in (0, 1):
        append(path, [act(do="opened", file=str(minutes), **by(minutes=minutes))], Subject())  # type: ignore[arg-type]
    path.unlink()
    found = beside(case := read_case(str(file)), judged(case), find_review(case.file))
    assert [one.code for one in found.problems] == ["review-vanished"]
    assert "review-vanished" in [one.code for one in open_review(str(file)).overlay.problems]


def test_a_review_left_behind_under_another_name_is_among_the_problems(tmp_path: Path) -> None:
    file = folder(tmp_path)
    name = read_case(str(file)).dossier.person.name
    append(review_path(tmp_path / "旧名.toml"), [act(do="submit", of=name, **by())], Subject(name=name))  # type: ignore[arg-type]
    assert "review-stray" in [one.code for one in open_review(str(file)).overlay.problems]


def test_changed_evidence_is_read_once(tmp_path: Path, monkeypatch) -> None:
    file = folder(tmp_path)
    case = read_case(str(file))
    changed = case.dossier.entry[0].evidence[0].file
    (tmp_path / changed).write_text("另一份", encoding="utf-8")
    found = judged(case)
    monkeypatch.setattr("zjai_tui.dossier.evidence._digest", lambda path: path)
    digests = digests_of(case, found)
    assert isinstance(digests[changed], str)
    assert len(digests[changed]) == 64
