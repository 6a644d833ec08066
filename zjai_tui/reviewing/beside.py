"""What the unit decided so far, for whoever only shows the score: read from the review file beside the dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ..base.problems import Problem, Refused, Severity
from ..dossier.evidence import found_digests
from ..dossier.review.model import Review
from ..dossier.review.store import load_review, review_path
from ..readiness.case import Case, Judged
from ..rules.standard import Span
from .result import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """How far the unit has come."""

    state: State | None = None
    """None when there is no review file, or it cannot be read."""
    left: int = 0
    """Items still to be decided."""
    verified: Span | None = None
    """None before the first verdict."""
    problems: tuple[Problem, ...] = ()
    """Why the review file cannot be read."""


NO_REVIEW = Beside()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The review file beside a dossier, read or not readable."""

    review: Review | None = None
    problems: tuple[Problem, ...] = ()


def find_review(dossier: Path | None) -> Found:
    """Return the review beside the dossier at that path. Never raises: one that cannot be read is told."""
    if dossier is None:
        return Found()
    path = review_path(dossier)
    try:
        if not path.is_file():
            return Found()
        return Found(review=load_review(path).review)
    except Refused as refused:
        return Found(problems=tuple(replace(one, severity=Severity.WARNING) for one in refused.problems))
    except (OSError, ValueError):  # a path no system can look at, or a folder that may not be looked into
        return Found()


def beside(case: Case, judged: Judged, found: Found) -> Beside:
    """Return how far the unit has come with this dossier."""
    if found.review is None:
        return replace(NO_REVIEW, problems=found.problems)
    from .overlay import overlay  # most dossiers have no review

    digests = found_digests(case.dossier, case.folder, judged.states or {}) if case.folder else {}
    laid = overlay(case, judged, found.review, digests)
    return Beside(state=laid.state, left=laid.left, verified=laid.verified.total if laid.begun else None)
