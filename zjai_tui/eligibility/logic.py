"""Three-valued logic after Kleene: what is not known stays unknown until an answer decides it."""

from __future__ import annotations

from collections.abc import Iterable

from ..scoring.result import Verdict


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return ``no`` if one is no, else ``unknown`` if one is unknown, else ``yes`` (also for none at all)."""
    found = set(verdicts)
    if "no" in found:
        return "no"
    return "unknown" if "unknown" in found else "yes"


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return ``yes`` if one is yes, else ``unknown`` if one is unknown, else ``no`` (also for none at all)."""
    found = set(verdicts)
    if "yes" in found:
        return "yes"
    return "unknown" if "unknown" in found else "no"


def opposite(verdict: Verdict) -> Verdict:
    """Return the negation; unknown stays unknown."""
    if verdict == "unknown":
        return "unknown"
    return "no" if verdict == "yes" else "yes"


def implies(premise: Verdict, conclusion: Verdict) -> Verdict:
    """Return whether the conclusion holds wherever the premise does."""
    return any_of((opposite(premise), conclusion))
