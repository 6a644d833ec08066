"""What a report is written from: results, and the documents their cites name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..base.problems import Problem, Severity
from ..dossier.evidence import EvidenceStates
from ..eligibility.result import Eligibility
from ..readiness.result import Readiness
from ..rules.basis import Source
from ..rules.standard import STATUS_LABELS, Span
from ..scoring.result import Assessment

__all__ = ["STATUS_LABELS", "Material", "short_digest"]


def short_digest(digest: str) -> str:
    """Return as much of a digest as a reader compares by eye."""
    return digest[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One dossier in one round under one standard."""

    name: str
    """Whose dossier it is, or the file's name."""
    cycle_title: str
    assessment: Assessment
    eligibility: Eligibility
    evidenced: Span | None
    """Total of only those achievements whose evidence is in order; None where no files can be looked at."""
    verified: Span | None
    """Total after the unit's review; None while there is none."""
    sources: Mapping[str, Source]
    """Documents of the round and the standard, by id."""
    states: EvidenceStates | None = None
    """How each piece of evidence stands; None like `evidenced`."""
    problems: tuple[Problem, ...] = ()
    readiness: Readiness | None = None
    """How ready the dossier is to be handed in; None where nobody asked."""
    cycle_id: str = ""
    unconfirmed: tuple[str, ...] = ()
    """Titles of what nobody has checked against the round's notice; empty for a confirmed round."""
    example: bool = False

    @property
    def in_order(self) -> bool:
        """Whether a check finds nothing to mend and at least one route open."""
        return not any(one.severity is not Severity.NOTE for one in self.problems) and self.eligibility.verdict == "yes"
