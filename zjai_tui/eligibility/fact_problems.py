"""Answers about the person that the round does not ask for: most often a misspelt name."""

from __future__ import annotations

from ..base.problems import Problem, Severity
from ..base.structure import did_you_mean
from ..base.text import quoted
from ..dossier.model import Dossier
from ..rules.cycle import Cycle


def fact_problems(cycle: Cycle, dossier: Dossier) -> tuple[Problem, ...]:
    """Return the facts of a dossier that no condition of the round can see, each with the nearest known name."""
    asked = cycle.facts()
    return tuple(
        Problem(
            "unknown-fact",
            f"facts，{quoted(name)}",
            "年度通知不问这一项，不采用",
            did_you_mean(name, list(asked)),
            Severity.WARNING,
        )
        for name in dossier.facts
        if name not in asked
    )
