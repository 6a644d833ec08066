"""What a report is written from: results, and the documents their cites name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..base.problems import Problem, Severity
from ..dossier.evidence import EvidenceStates
from ..eligibility.result import Eligibility
from ..readiness.result import Readiness
from ..reviewing.result import STATE_WORDS, State
from ..rules.basis import Source
from ..rules.standards.standard import STATUS_LABELS, Span
from ..scoring.result import Assessment
from ..scoring.trace import span_text

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
    """Total after the unit's review; None before its first verdict."""
    sources: Mapping[str, Source]
    """Documents of the round and the standard, by id."""
    states: EvidenceStates | None = None
    """How each piece of evidence stands; None like `evidenced`."""
    problems: tuple[Problem, ...] = ()
    review_problems: tuple[Problem, ...] = ()
    """Why the review file beside the dossier does not count: told before anything else."""
    readiness: Readiness | None = None
    """How ready the dossier is to be handed in; None where nobody asked."""
    cycle_id: str = ""
    unconfirmed: tuple[str, ...] = ()
    """Titles of what nobody has checked against the round's notice; empty for a confirmed round."""
    example: bool = False
    state: State | None = None
    """How far the unit's review has come; None where none lies beside the dossier."""
    left: int = 0
    """Items the unit has still to decide on."""

    @property
    def verified_words(self) -> str:
        """Return the verified total and how far the review has come, in words."""
        if self.state is None:
            return "单位未核"
        word = STATE_WORDS[self.state]
        if self.verified is None:
            return f"{word}，单位还没有作结论"
        rest = f"，还有{self.left}项没有定，按最低和最高计" if self.left else ""
        return f"{span_text(self.verified)}分，{word}{rest}"

    @property
    def in_order(self) -> bool:
        """Whether a check finds nothing to mend and at least one route open."""
        return not any(one.severity is not Severity.NOTE for one in self.problems) and self.eligibility.verdict == "yes"
