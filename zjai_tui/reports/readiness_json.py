"""Readiness and the next steps as the public JSON interface."""

from __future__ import annotations

from typing import Any

from ..readiness.finding import Finding
from ..readiness.result import NextStep, NextSteps, Readiness, TickLine


def readiness_json(ready: Readiness | None) -> dict[str, Any] | None:
    """Return the object under ``readiness``; None where nobody asked."""
    if ready is None:
        return None
    return {
        "state": ready.state,
        "text": ready.verdict,
        "parts": [
            {
                "id": one.id,
                "title": one.title,
                "state": one.state,
                "text": one.said,
                "todo": one.todo,
                "target": one.target or None,
            }
            for one in ready.parts
        ],
        "findings": [_finding(one) for one in ready.findings],
        "ticks": [_tick(one) for one in ready.ticks],
    }


def next_json(ready: Readiness | None) -> dict[str, Any] | None:
    """Return the object under ``next``; None where nobody asked."""
    if ready is None:
        return None
    found: NextSteps = ready.next
    return {
        "today": found.today.isoformat(),
        "closed": found.closed,
        "text": found.said,
        "steps": [_step(one) for one in found.steps],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "title": one.title,
        "target": one.target,
        "where": one.where,
        "message": one.message,
        "remedy": one.remedy,
        "cite": list(one.cites),
        "basis": one.basis.value if one.basis else None,
    }


def _tick(one: TickLine) -> dict[str, Any]:
    return {
        "id": one.id,
        "ask": one.ask,
        "help": one.help,
        "about": list(one.about),
        "ticked": one.ticked,
        "cite": list(one.cites),
        "basis": one.basis.value,
    }


def _step(one: NextStep) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "who": one.who,
        "what": one.what,
        "place": one.place or None,
        "url": one.url or None,
        "by": one.by.isoformat() if one.by else None,
        "days_left": one.days_left,
        "working_days_left": one.working_days_left,
        "state": one.state,
        "text": one.when,
        "after": list(one.after),
        "only_for": one.only_for or None,
        "cite": list(one.cites),
        "basis": one.basis.value,
    }
