"""One dossier under two editions of the standard, or in two rounds, as JSON: points are strings, nothing is rounded."""

from __future__ import annotations

from typing import Any

from ..base.numbers import plain
from ..rules.standards.standard import Span
from ..scoring.trace import decision_told
from ..transcribing.editions.comparing import Comparison, Side
from .standard_diff_json import change_json, proposal_json
from .standard_used import standard_used_json


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Return the object that ``zjai compare --json`` prints."""
    return {
        "same": found.same,
        "before": _side(found.before),
        "after": _side(found.after),
        "between": _span(found.between),
        "nodes": [
            {
                "id": one.id,
                "old_id": one.old_id,
                "title": one.title,
                "before": _span(one.before),
                "after": _span(one.after),
                "why": list(one.why),
            }
            for one in found.nodes
        ],
        "same_nodes": found.same_nodes,
        "entries": [
            {
                "entry": one.entry,
                "title": one.title,
                "counts": "after" if one.counts_now else "before",
                "places": list(one.places),
                "why": one.why,
            }
            for one in found.entries
        ],
        "unplaced": [
            {"where": one.where, "entry": one.entry, "name": one.name, "value": one.value, "why": one.why}
            for one in found.unplaced
        ],
        "asked": [{"where": one.where, "entry": one.entry, "what": one.what} for one in found.asked],
        "renamed": [{"where": one.where, "old": one.old, "new": one.new} for one in found.led],
        "proposals": [proposal_json(one) for one in found.proposals],
        "proposed": _span(found.proposed),
        "round_changes": [change_json(one) for one in found.round_changes],
    }


def _side(side: Side) -> dict[str, Any]:
    result = side.assessment
    return {
        "standard": standard_used_json(result),
        "cycle": side.cycle.cycle.id,
        "total": _span(result.total),
        "target": plain(result.target),
        "decision": decision_told(result),
        "routes": [{"id": one.id, "title": one.title, "verdict": one.verdict} for one in side.eligibility.routes],
    }


def _span(span: Span | None) -> dict[str, str] | None:
    return None if span is None else {"low": plain(span.low), "high": plain(span.high)}
