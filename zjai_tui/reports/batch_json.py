"""One dossier of a batch, or one conflict hint, as one line of the public JSON interface."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..base.json_text import json_text
from ..base.numbers import plain
from ..batch.conflict import Conflict
from ..batch.row import Judgement, Row
from ..rules.standards.standard import Span
from .check_json import problems_json


def row_line(row: Row) -> str:
    """Return the line of a dossier, without the line end."""
    return json_text(row_json(row))


def conflict_line(found: Conflict) -> str:
    """Return the line of a conflict hint, without the line end."""
    return json_text({"conflict": conflict_json(found)})


def row_json(row: Row) -> dict[str, Any]:
    """Return a dossier as an object: points are strings and not rounded, dates ISO; what is not known is null.

    `total`, `decision` and `routes` are on what is claimed, as ``zjai score`` has them; `verified` holds the same
    on what the unit has verified.

    A dossier that cannot be read has `error`, a list of problems, and is empty otherwise.
    """
    read = not row.error
    return {
        "file": row.file,
        "name": row.name,
        "unit": row.unit,
        "area": row.area,
        "cycle": row.cycle,
        "standard": row.standard,
        "total": _span(row.claimed),
        "evidenced": _span(row.evidenced),
        "verified": _verified(row),
        "target": None if row.target is None else plain(row.target),
        **_judgement(row.on_claims),
        "continuing_education": {"verdict": row.education} if row.education else None,
        "problems": problems_json(row.problems),
        "state": row.state if read else None,
        "items": row.items if read else None,
        "left": row.left if read else None,
        "window": _window(row.window),
        "code": row.code,
        "error": problems_json(row.error) if row.error else None,
    }


def conflict_json(found: Conflict) -> dict[str, Any]:
    """Return a conflict hint as an object."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "title": found.title,
        "message": found.message,
        "compare": found.compare,
        "remedy": found.remedy,
        "files": list(found.files),
        "entries": [{"file": file, "entry": entry} for file, entry in found.entries],
    }


def _verified(row: Row) -> dict[str, Any] | None:
    judged = row.on_review
    if row.verified is None or judged is None:
        return None
    return {"low": plain(row.verified.low), "high": plain(row.verified.high), **_judgement(judged)}


def _judgement(judged: Judgement) -> dict[str, Any]:
    return {
        "decision": "undecided" if judged.premature else judged.decision,
        "routes": [{"id": one.id, "verdict": one.verdict} for one in judged.routes],
    }


def _span(span: Span | None) -> dict[str, str] | None:
    return None if span is None else {"low": plain(span.low), "high": plain(span.high)}


def _window(window: tuple[date, date] | None) -> dict[str, str] | None:
    return None if window is None else {"start": window[0].isoformat(), "end": window[1].isoformat()}
