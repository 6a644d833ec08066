"""The direction fit as the public JSON interface."""

from __future__ import annotations

from typing import Any

from ..areas.result import CAVEAT, Fit, Reason
from ..rules.areas.questions import AreaQuestion
from ..rules.basis import cite_source


def fit_json(found: Fit) -> dict[str, Any]:
    """Return the object that ``zjai fit --json`` prints."""
    shared = shares(found)
    return {
        "verdict": found.verdict,
        "primary": found.primary or None,
        "secondary": list(found.secondary),
        "areas": [
            {
                "id": one.id,
                "title": one.title,
                "score": shared[one.id],
                "because": [_reason(reason) for reason in one.because],
            }
            for one in found.areas
        ],
        "ask": [_question(one) for one in found.ask],
        "conclusion": found.conclusion,
        "not_ai": shared[""],
        "differences": [
            {"id": one.id, "title": one.title, "how": one.how, "cite": list(one.cite), "basis": one.basis.value}
            for one in found.differences
        ],
        "reading": _reading(found),
        "notes": [_reason(one) for one in found.notes],
        "basis": found.basis.value,
        "sources": _sources(found),
        "caveat": CAVEAT,
    }


def shares(found: Fit) -> dict[str, str]:
    """Return the shares by area id, and under no name that of no AI work: two decimals, together exactly one.

    All are rounded down; what is missing then goes to those of which most was cut off.
    """
    exact = {**{one.id: one.score * 100 for one in found.areas}, "": found.not_ai * 100}
    whole = {name: int(score) for name, score in exact.items()}
    cut_most = sorted(exact, key=lambda name: whole[name] - exact[name])
    for name in cut_most[: 100 - sum(whole.values())]:
        whole[name] += 1
    return {name: f"{hundredths / 100:.2f}" for name, hundredths in whole.items()}


def _sources(found: Fit) -> dict[str, str]:
    """Return the titles of the documents cited, by id."""
    cites = [cite for area in found.areas for reason in area.because for cite in reason.cite]
    cites += [cite for one in found.differences for cite in one.cite]
    names = sorted({cite_source(cite) for cite in cites})
    return {name: found.sources[name].title for name in names if name in found.sources}


def _reason(reason: Reason) -> dict[str, Any]:
    return {"text": reason.text, "cite": list(reason.cite), "basis": reason.basis.value}


def _question(question: AreaQuestion) -> dict[str, Any]:
    options = [{"id": one.id, "title": one.title, "help": one.help} for one in question.option]
    return {"id": question.id, "ask": question.ask, "why": question.why, "options": options}


def _reading(found: Fit) -> dict[str, Any] | None:
    reading = found.reading
    if reading is None:
        return None
    return {
        "area": reading.area,
        "chosen": reading.chosen or None,
        "text": reading.text,
        "options": [{"id": one.id, "title": one.title, "scope": one.scope} for one in reading.options],
    }
