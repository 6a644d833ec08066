"""What the unit decided so far, for whoever only shows the score: read from the review file beside the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..base.problems import Problem, Refused, Severity
from ..dossier.review.model import Review
from ..dossier.review.store import load_review, review_path
from ..readiness.case import Case, Judged, digests_of
from ..rules.standards.standard import Span
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
    """Why the review file cannot be read, or what is wrong with it, as warnings: the dossier itself is sound."""


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
            return Found(problems=_as_warnings(load_review(path).notes))
        loaded = load_review(path)
        return Found(review=loaded.review, problems=_as_warnings(loaded.notes))
    except Refused as refused:
        return Found(problems=_as_warnings(refused.problems))
    except (OSError, ValueError):  # a path no system can look at, or a folder that may not be looked into
        return Found()


def beside(case: Case, judged: Judged, found: Found) -> Beside:
    """Return how far the unit has come with this dossier."""
    if found.review is None:
        return replace(NO_REVIEW, problems=found.problems)
    from .overlay import overlay  # most dossiers have no review

    laid = overlay(case, judged, found.review, digests_of(case, judged), found.problems)
    if laid.unfit:
        return replace(NO_REVIEW, problems=_as_warnings(laid.grave))
    return Beside(
        state=laid.state,
        left=laid.left,
        verified=laid.verified.total if laid.begun else None,
        problems=_as_warnings(one for one in laid.problems if one.severity is not Severity.NOTE),
    )


def _as_warnings(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(one, severity=Severity.WARNING) for one in problems)
