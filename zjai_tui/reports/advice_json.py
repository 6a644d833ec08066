"""Advice as the public JSON interface: points are strings, nothing is rounded."""

from __future__ import annotations

from typing import Any

from ..base.numbers import plain
from ..rules.standards.standard import Span
from ..scoring.advising.result import Advice, Gain, LeftOut, OtherReading, Proof, Step, Useless
from ..scoring.advising.words import action_text
from .material import Material
from .standard_used import standard_used_json


def advice_json(material: Material, advice: Advice) -> dict[str, Any]:
    """Return the object that ``zjai advise --json`` prints."""
    result = material.assessment
    return {
        "target": plain(advice.target),
        "steps": [_step(one) for one in advice.steps],
        "useless": [_useless(one) for one in advice.useless],
        "reachable": advice.reachable,
        "total": _ends(advice.before),
        "total_after": _ends(advice.after),
        "others": [_step(one) for one in advice.others],
        "left_out": [_left_out(one) for one in advice.left_out],
        "readings": [_reading(one) for one in advice.readings],
        "proofs": [_proof(one) for one in advice.proofs],
        "routes": [{"id": one.id, "title": one.title, "verdict": one.verdict} for one in material.eligibility.routes],
        "blank": advice.blank,
        "evidenced": None if advice.evidenced is None else _ends(advice.evidenced),
        "gates_closed": list(advice.closed),
        "gates_unanswered": list(advice.unanswered),
        "complete": advice.complete,
        "basis": advice.basis.value,
        "warnings": list(advice.warnings),
        "notes": list(advice.notes),
        "standard": standard_used_json(result),
    }


def _ends(ends: Span | Gain) -> dict[str, str]:
    return {"low": plain(ends.low), "high": plain(ends.high)}


def _step(one: Step) -> dict[str, Any]:
    return {
        "id": one.id,
        "node": one.node,
        "node_title": one.node_title,
        "effort": one.effort,
        "action": action_text(one),
        "more": one.more,
        "months": one.months,
        "gain": _ends(one.gain),
        "total_after": _ends(one.after),
        "basis": one.basis.value,
        "cites": list(one.cites),
    }


def _useless(one: Useless) -> dict[str, Any]:
    return {"node": one.node, "what": one.what, "reason": one.reason, "cites": list(one.cites)}


def _left_out(one: LeftOut) -> dict[str, Any]:
    total = None if one.span is None else _ends(one.span)
    return {"node": one.node, "title": one.title, "span": total, "reason": one.reason, "cites": list(one.cites)}


def _reading(one: OtherReading) -> dict[str, Any]:
    return {
        "question": one.question,
        "ask": one.ask,
        "reading": one.reading,
        "title": one.title,
        "total": _ends(one.total),
        "total_after": _ends(one.after),
        "reached": one.reached,
        "cites": list(one.cites),
    }


def _proof(one: Proof) -> dict[str, Any]:
    return {"entry": one.entry, "title": one.title, "gain": _ends(one.gain), "evidenced_after": _ends(one.after)}
