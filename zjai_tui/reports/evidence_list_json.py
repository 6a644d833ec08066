"""The evidence list as the public JSON interface."""

from __future__ import annotations

from typing import Any

from ..base.numbers import plain
from ..readiness.evidence_list import EvidenceLine, EvidenceList
from ..rules.standards.standard import Span
from ..scoring.result import Assessment
from .standard_used import standard_used_json


def evidence_list_json(found: EvidenceList, result: Assessment) -> dict[str, Any]:
    """Return the object that ``zjai evidence --json`` prints; points are strings."""
    return {
        "standard": standard_used_json(result),
        "claimed": _span(found.claimed),
        "evidenced": None if found.evidenced is None else _span(found.evidenced),
        "entries": found.entries,
        "proved": found.proved,
        "files": found.files,
        "counts": dict(found.counts),
        "groups": [
            {
                "number": group.number,
                "node": group.node or None,
                "title": group.title,
                "points": None if group.span is None else _span(group.span),
                "lines": [_line(line) for line in group.lines],
            }
            for group in found.groups
        ],
        "others": list(found.others),
    }


def _line(line: EvidenceLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "entry": line.entry,
        "title": line.title,
        "kind": line.kind,
        "sure": line.sure,
        "proves": line.proves,
        "file": line.file or None,
        "page": line.page,
        "note": line.note,
        "state": line.state,
    }


def _span(span: Span) -> dict[str, str]:
    return {"low": plain(span.low), "high": plain(span.high)}
