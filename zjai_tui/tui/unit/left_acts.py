"""Acts 核定记录 that could not be written and lie in the rescue folder: found when the dossier is reviewed again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...base.problems import Refused
from ...base.text import one_line
from ...dossier.atomic import rescue_stem, rescued
from ...dossier.review.acts import sound
from ...dossier.review.journal import ordered
from ...dossier.review.model import Act, Review
from ...dossier.review.store import load_review
from ...dossier.review.subject import other_person, subject_of
from ...dossier.review.writer import review_text
from ...rules.locate import user_folder
from ...scoring.reference import reference_to
from .reviewing import RESCUE, Reviewing

MOST = 50
"""Files looked at; more are an accident."""


@dataclass(frozen=True, slots=True)
class LeftActs:
    """Acts that the review lacks, and the files they lie in."""

    acts: tuple[Act, ...]
    files: tuple[Path, ...]

    def discard(self) -> None:
        """Remove the files. Raises nothing: one that stays is offered again."""
        for file in self.files:
            with suppress(OSError):
                file.unlink()


def left_acts(reviewing: Reviewing) -> LeftActs:
    """Return what was put aside of the review of this person in this round. Raises nothing."""
    case, found, files = reviewing.opened.case, dict[str, Act](), []
    known = {one.id for one in reviewing.overlay.review.act}
    subject = subject_of(case.dossier, reference_to(case.standard))
    for file in _files(reviewing.path):
        try:
            held = load_review(file).review
        except Refused:  # not a review, or spoilt: it stays, and nobody is asked about it
            continue
        mine = {one.id: one for one in ordered(held) if sound(one) and one.id not in known}
        if mine and held.of.cycle == subject.cycle and other_person(held, subject) is None:
            found |= mine
            files.append(file)
    return LeftActs(tuple(ordered(Review(act=tuple(found.values())))), tuple(files))


def last_words(reviewing: Reviewing) -> str:
    """Write what waits now that the program ends, or put it aside; return what to tell where it is not in its file."""
    result = reviewing.write()
    if result is None:
        return ""
    reviewing.written(result)
    if result.review is not None:
        return ""
    told = f"{len(result.acts)}条核定记录没有写进{one_line(reviewing.path.name)}，"
    kept = result.rescue or rescued(_text(reviewing, result.acts), reviewing.path, user_folder() / RESCUE)
    if kept is None:
        return f"{told}也没能另存副本。{result.problems[-1].sentence()}"
    return f"{told}另存在{one_line(str(kept))}，下次核定这份档案时可以并入。"


def _text(reviewing: Reviewing, acts: Sequence[Act]) -> bytes:
    case = reviewing.opened.case
    subject = subject_of(case.dossier, reference_to(case.standard))
    return review_text(Review(of=subject, act=tuple(acts))).encode()


def _files(path: Path) -> list[Path]:
    try:
        names = os.listdir(user_folder() / RESCUE)
    except OSError:
        return []
    mine = [one for one in names if one.startswith(f"{rescue_stem(path)}-") and one.endswith(".toml")]
    return [user_folder() / RESCUE / one for one in sorted(mine)[:MOST]]
