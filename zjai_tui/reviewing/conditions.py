"""The conditions judged on what the unit found: corrected answers in, rejected ones out, never better for that."""

from __future__ import annotations

from dataclasses import replace

from ..dossier.model import Dossier, Work
from ..eligibility.judge import judge_assessed
from ..eligibility.result import Eligibility
from ..rules.basis import weakest
from ..rules.cycles.cycle import Cycle
from ..scoring.result import Assessment, Verdict
from ..scoring.verified import Held, Rulings

_RANKS: dict[Verdict, int] = {"no": 0, "unknown": 1, "yes": 2}


def judged_as_found(cycle: Cycle, held: Held, rulings: Rulings, scored: Assessment) -> Eligibility:
    """Return the conclusions on what the rulings leave; `scored` is its assessment.

    What nobody decided on yet is taken as it is claimed: conditions are not points. What is rejected
    is unknown, but a condition that is not met as claimed is not met after the rejection either.
    """
    dossier = _as_found(held.dossier, rulings)
    found = judge_assessed(cycle, dossier, scored)
    if dossier == held.dossier:
        return found
    return _worse(found, judge_assessed(cycle, held.dossier, scored))


def _as_found(dossier: Dossier, rulings: Rulings) -> Dossier:
    rejected = {item for item, one in rulings.items() if one.kind == "rejected"}
    if "part:facts" in rejected:
        dossier = replace(dossier, facts={})
    if "part:education" in rejected:
        dossier = replace(dossier, education=())
    return replace(dossier, work=Work()) if "part:work" in rejected else dossier


def _worse(found: Eligibility, claimed: Eligibility) -> Eligibility:
    """Return of every conclusion the worse of the two; where they are alike, the first."""
    routes = tuple(
        old if _RANKS[old.verdict] < _RANKS[new.verdict] else new
        for new, old in zip(found.routes, claimed.routes, strict=True)
    )
    common = tuple(
        old if _RANKS[old.verdict] < _RANKS[new.verdict] else new
        for new, old in zip(found.common, claimed.common, strict=True)
    )
    worse_hours = _RANKS[claimed.education.verdict] < _RANKS[found.education.verdict]
    return replace(
        found,
        routes=routes,
        common=common,
        education=claimed.education if worse_hours else found.education,
        basis=weakest([one.basis for one in routes]),
    )
