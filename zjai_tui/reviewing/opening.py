"""Reading everything a review needs from disk: the dossier, its rules, its evidence and the review file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..dossier.review.model import Review
from ..dossier.review.store import load_review, review_path
from ..dossier.review.strays import stray_problems
from ..dossier.review.subject import subject_of
from ..readiness.case import Case, Judged, digests_of, judged, read_case
from .overlay import overlay
from .result import Overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A dossier under review, as it lay on disk."""

    file: str
    """The dossier, as it was given."""
    standard: str
    """What was chosen in place of the standard the dossier names; empty for that one."""
    case: Case
    judged: Judged
    review: Review
    digests: Mapping[str, str]
    overlay: Overlay
    path: Path
    """The review file, there or not."""


def open_review(path: str, standard: str = "") -> Opened:
    """Read a dossier and the review beside it; without a review file the review is empty.

    Raises `Refused` like `read_case`, and when the review file cannot be read.
    """
    case = read_case(path, standard)
    found = judged(case)
    beside = review_path(Path(path))
    loaded = load_review(beside)
    review = loaded.review
    digests = digests_of(case, found)
    notes = (*loaded.notes, *stray_problems(Path(path), subject_of(case.dossier)))
    return Opened(
        file=path,
        standard=standard,
        case=case,
        judged=found,
        review=review,
        digests=digests,
        overlay=overlay(case, found, review, digests, notes),
        path=beside,
    )


def reread(opened: Opened) -> Opened:
    """Read the same from disk again."""
    return open_review(opened.file, opened.standard)
