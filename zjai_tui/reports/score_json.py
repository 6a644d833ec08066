"""The score as the public JSON interface: points are strings, nothing is rounded."""

from __future__ import annotations

from typing import Any

from ..base.numbers import plain
from ..rules.standards.standard import Span
from ..scoring.result import Decision, GateResult, Line, NodeResult, OpenItem, ReadingResult
from ..scoring.trace import decision_told, reading_told
from .check_json import problems_json, round_json
from .material import Material
from .standard_used import standard_used_json


def score_json(material: Material) -> dict[str, Any]:
    """Return the object that ``zjai score --json`` prints."""
    result = material.assessment
    return {
        "cycle": round_json(material),
        "standard": standard_used_json(result),
        "total": _span(result.total),
        "target": plain(result.target),
        "decision": decision_told(result),
        "open_items": [_open_item(one) for one in result.open_items],
        "evidenced": _span(material.evidenced) if material.evidenced else None,
        "verified": _span(material.verified) if material.verified else None,
        "nodes": [_node(one) for one in result.nodes],
        "gates": [_gate(one) for one in result.gates],
        "readings": [_reading(one, reading_told(result, one)) for one in result.readings],
        "review": {"state": material.state, "left": material.left} if material.state else None,
        "review_problems": problems_json(material.review_problems),
    }


def _span(span: Span) -> dict[str, str]:
    return {"low": plain(span.low), "high": plain(span.high)}


def _open_item(item: OpenItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "asks": list(item.asks),
        "worth": plain(item.worth),
        "decides": item.decides,
        "blocks": item.blocks,
    }


def _node(node: NodeResult) -> dict[str, Any]:
    return {
        "id": node.id,
        "title": node.title,
        **_span(node.span),
        "cap": None if node.cap is None else plain(node.cap),
        "capped_by": list(node.capped_by),
        "dropped": [_dropped(line) for line in node.dropped],
        "cites": list(node.cites),
    }


def _dropped(line: Line) -> dict[str, Any]:
    return {"entry": line.entry, "title": line.title, **_span(line.span), "reason": line.why_not}


def _gate(gate: GateResult) -> dict[str, Any]:
    return {
        "id": gate.id,
        "title": gate.title,
        "verdict": gate.verdict,
        "reason": gate.reason,
        "cites": list(gate.cites),
        "basis": gate.basis.value,
    }


def _reading(reading: ReadingResult, told: Decision) -> dict[str, Any]:
    return {
        "question": reading.question,
        "ask": reading.ask,
        "reading": reading.reading,
        "title": reading.title,
        "total": _span(reading.total),
        "decision": told,
        "chosen": reading.chosen,
        "cites": list(reading.cites),
    }
