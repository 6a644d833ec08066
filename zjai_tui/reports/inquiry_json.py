"""The open questions of a standard with what each reading is worth, as JSON."""

from __future__ import annotations

from typing import Any

from ..base.numbers import plain
from ..rules.standards.standard import Span, Standard
from ..transcribing.editions.inquiry import Inquiry, Question, Sample
from .standard_json import head_json


def inquiry_json(found: Inquiry, standard: Standard) -> dict[str, Any]:
    """Return the object that ``zjai standard ask --json`` prints."""
    return {
        "standard": {**head_json(standard), "banner": found.banner},
        "by_dossier": found.by_dossier,
        "questions": [_question(one) for one in found.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "ask": question.ask,
        "clauses": [
            {"id": one.id, "title": one.title, "text": one.text, "cites": list(one.cites)} for one in question.clauses
        ],
        "cites": list(question.cites),
        "readings": [{"id": one.id, "title": one.title, "used": one.used} for one in question.readings],
        "why_used": question.why_used,
        "most": plain(question.most),
        "samples": [_sample(one, [reading.id for reading in question.readings]) for one in question.samples],
        "tried": question.tried,
    }


def _sample(sample: Sample, ids: list[str]) -> dict[str, Any]:
    return {
        "name": sample.name,
        "worth": [
            {
                "reading": reading,
                "total": _span(one.total),
                "rows": [{"title": title, **_span(span)} for title, span in one.rows],
            }
            for reading, one in zip(ids, sample.worth, strict=True)
        ],
    }


def _span(span: Span) -> dict[str, str]:
    return {"low": plain(span.low), "high": plain(span.high)}
