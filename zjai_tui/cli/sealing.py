"""A dossier as it is sealed: read from disk with its rules, its evidence and the review beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..dossier.evidence import EvidenceStates, evidence_states
from ..dossier.review.journal import heads
from ..dossier.review.model import Review
from ..dossier.review.store import last_copy, load_review, review_path
from ..dossier.seal import Seal
from ..dossier.seal_file import SealFile, sealed
from ..dossier.seal_on_disk import seal_on_disk
from ..readiness.case import Case, read_case
from ..scoring.reference import reference_to
from .clock import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """What sealing and verifying look at."""

    case: Case
    states: EvidenceStates
    seal: Seal
    review: Review
    copy: Review | None = None
    """The last good copy of the review."""

    @property
    def unread(self) -> tuple[str, ...]:
        """Return the evidence files of which nothing could be read, or that are too large to be read."""
        gone = {name for (name, _), state in self.states.items() if state in {"missing", "outside", "large"}}
        named = dict.fromkeys(one.file for entry in self.case.dossier.entry for one in entry.evidence)
        return tuple(name for name in named if name in gone)

    def file(self) -> SealFile:
        """Return the seal file of today."""
        return sealed(self.case.dossier, reference_to(self.case.standard), self.seal, today(), heads(self.review))


def sealing(file: str, standard: str = "") -> Sealing:
    """Read a dossier to be sealed or verified.

    Raises `Refused` for a dossier or a review file beside it that cannot be read.
    """
    case = read_case(file, standard)
    folder = case.folder or Path()
    states = evidence_states(case.dossier, folder)
    beside = review_path(Path(file))
    return Sealing(
        case=case,
        states=states,
        seal=seal_on_disk(case.dossier, reference_to(case.standard), folder, states),
        review=load_review(beside).review,
        copy=last_copy(beside),
    )
