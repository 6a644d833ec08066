"""The material of a case gathered: scored, judged, and with the review that lies beside it."""

from __future__ import annotations

from decimal import Decimal

from ..base.problems import Problem
from ..dossier.review.faults import grave
from ..readiness.case import Case, judged
from ..reviewing.beside import Beside, beside, find_review
from ..rules.cycles.confirming import unconfirmed
from .material import Material


def against_review(found: Beside) -> tuple[Problem, ...]:
    """Return why the review beside the dossier does not count, or cannot be read."""
    return found.problems if found.state is None else grave(found.problems)


def gathered(case: Case, target: Decimal | None = None) -> Material:
    """Score and judge a case. `target` in points, not above the standard's; by default the round's own."""
    found = judged(case, target)
    review = beside(case, found, find_review(case.file))
    return Material(
        name=case.dossier.person.name or case.name,
        cycle_id=case.cycle.cycle.id,
        cycle_title=case.cycle.cycle.title,
        unconfirmed=tuple(title for _, title in unconfirmed(case.cycle)),
        assessment=found.assessment,
        eligibility=found.eligibility,
        evidenced=found.evidenced,
        states=found.states,
        verified=review.verified,
        state=review.state,
        left=review.left,
        sources={**case.cycle.sources(), **{one.id: one for one in case.standard.source}},
        problems=tuple(dict.fromkeys((*against_review(review), *found.problems, *review.problems))),
        review_problems=against_review(review),
        example=case.dossier.example,
    )
