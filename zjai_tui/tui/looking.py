"""What the last steps find out in a thread: how the evidence files stand, working days, the fit. Then readiness.

What only these steps need is loaded when they look.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.problems import Problem, Refused
from ..dossier.evidence import EvidenceStates, evidence_states, evidenced_by
from ..dossier.model import Dossier, Work
from ..dossier.notes import unknown_keys
from ..eligibility.result import Eligibility
from ..filling.rulebook import Rules
from ..filling.session import Session
from ..rules.standards.standard import Span
from ..scoring.engine import score
from ..scoring.frame import frame_of
from ..scoring.result import Assessment
from .telling.titles import dossier_name

if TYPE_CHECKING:
    from ..readiness.evidence_list import EvidenceList
    from ..readiness.given import AreaFit
    from ..readiness.result import Readiness
    from ..reports.material import Material
    from ..reviewing.beside import Beside, Found
    from ..workdays.table import WorkdayTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The session at one moment: a thread must not read it while somebody types."""

    name: str
    """What to call the dossier where the person has no name."""
    dossier: Dossier
    rules: Rules
    folder: Path | None
    assessment: Assessment
    eligibility: Eligibility
    path: Path | None = None
    """Where the dossier is saved; the unit's review lies beside it."""

    @property
    def question(self) -> tuple[object, ...]:
        """Return what looking depends on: while it is the same, nothing has to be looked at again."""
        proofs = frozenset((one.file, one.sha256) for entry in self.dossier.entry for one in entry.evidence)
        return self.path, self.folder, proofs, self.dossier.work, self.rules.cycle.cycle.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found out, and on which day."""

    day: date
    states: EvidenceStates | None
    """None while the dossier has no folder."""
    workdays: WorkdayTable | None = None
    fit: AreaFit | None = None
    notes: tuple[Problem, ...] = ()
    """What could not be found out."""
    review: Found | None = None
    """The unit's review beside the dossier."""


def snapshot(session: Session) -> Snapshot:
    """Return the session as it now stands."""
    return Snapshot(
        name=dossier_name(session),
        dossier=session.dossier,
        rules=session.rules,
        folder=session.folder,
        path=session.path,
        assessment=session.assessment,
        eligibility=session.eligibility,
    )


def look(shot: Snapshot, day: date) -> Looked:
    """Read the evidence files and the calendars, and judge the description of the work. For a thread."""
    workdays, calendar_notes = _workdays(shot, day)
    fit, fit_notes = _fit(shot.dossier.work)
    from ..reviewing.beside import find_review

    return Looked(
        day=day,
        states=evidence_states(shot.dossier, shot.folder) if shot.folder else None,
        workdays=workdays,
        fit=fit,
        notes=(*calendar_notes, *fit_notes),
        review=find_review(shot.path),
    )


def evidenced_span(shot: Snapshot, looked: Looked) -> Span | None:
    """Return the total of only what evidence bears out; None where there is no folder to look in."""
    if looked.states is None:
        return None
    proved = evidenced_by(shot.dossier, looked.states)
    return score(shot.rules.standard, shot.dossier, frame_of(shot.rules.cycle), proved)


def listed(shot: Snapshot, looked: Looked | None) -> EvidenceList:
    """Return the numbered list of evidence; before anybody looked, every file is unchecked."""
    from ..readiness.evidence_list import evidence_list

    states = looked.states if looked else None
    evidenced = evidenced_span(shot, looked) if looked else None
    return evidence_list(shot.rules.standard, shot.dossier, shot.assessment, states, evidenced)


def ready(shot: Snapshot, looked: Looked) -> Readiness:
    """Return how ready the dossier is to be handed in."""
    from ..readiness.given import Given
    from ..readiness.readiness import readiness

    return readiness(
        Given(
            dossier=shot.dossier,
            standard=shot.rules.standard,
            cycle=shot.rules.cycle,
            assessment=shot.assessment,
            eligibility=shot.eligibility,
            today=looked.day,
            states=looked.states,
            evidenced=evidenced_span(shot, looked),
            workdays=looked.workdays,
            fit=looked.fit,
            notes=(*shot.rules.notices, *unknown_keys(shot.dossier), *looked.notes),
        )
    )


def material(shot: Snapshot, looked: Looked) -> Material:
    """Return what reports are written from."""
    from ..reports.gathered import against_review
    from ..reports.material import Material
    from ..rules.cycles.confirming import unconfirmed

    state, rules = ready(shot, looked), shot.rules
    evidenced = evidenced_span(shot, looked)
    review = _reviewed(shot, looked, evidenced)
    return Material(
        name=shot.dossier.person.name or shot.name,
        cycle_id=rules.cycle.cycle.id,
        cycle_title=rules.cycle.cycle.title,
        unconfirmed=tuple(title for _, title in unconfirmed(rules.cycle)),
        assessment=shot.assessment,
        eligibility=shot.eligibility,
        evidenced=evidenced,
        verified=review.verified,
        state=review.state,
        left=review.left,
        sources={**rules.cycle.sources(), **{one.id: one for one in rules.standard.source}},
        states=looked.states,
        problems=(*review.problems, *(one.problem() for one in state.findings)),
        review_problems=against_review(review),
        readiness=state,
        example=shot.dossier.example,
    )


def _reviewed(shot: Snapshot, looked: Looked, evidenced: Span | None) -> Beside:
    """Return how far the unit has come with the dossier as it stands on screen."""
    from ..readiness.case import Case, Judged
    from ..reviewing.beside import NO_REVIEW, beside

    if looked.review is None:
        return NO_REVIEW
    case = Case(
        dossier=shot.dossier,
        folder=shot.folder,
        name=shot.name,
        cycle=shot.rules.cycle,
        standard=shot.rules.standard,
        notes=(),
        file=shot.path,
    )
    judged = Judged(
        assessment=shot.assessment,
        eligibility=shot.eligibility,
        states=looked.states,
        evidenced=evidenced,
        problems=(),
    )
    return beside(case, judged, looked.review)


def _workdays(shot: Snapshot, day: date) -> tuple[WorkdayTable | None, tuple[Problem, ...]]:
    from ..readiness.surroundings import left_out, workdays_until

    try:
        return workdays_until(shot.rules.cycle, day), ()
    except Refused as refused:
        return None, (left_out("没有算工作日", refused),)


def _fit(work: Work) -> tuple[AreaFit | None, tuple[Problem, ...]]:
    from ..readiness.surroundings import area_fit, left_out

    try:
        return area_fit(work), ()
    except Refused as refused:
        return None, (left_out("没有核对专业方向", refused),)
