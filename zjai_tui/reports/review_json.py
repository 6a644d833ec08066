"""The unit's review as the public JSON interface: points are strings, dates and moments ISO."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ..base.numbers import plain
from ..base.problems import Problem
from ..dossier.model import Value
from ..dossier.review.acts import sound
from ..dossier.review.journal import ordered
from ..dossier.review.model import Act
from ..reviewing.recommending import recommendable
from ..reviewing.reserve import Reserve, reserve_of, together
from ..reviewing.result import Overlay, Proof, Standing
from ..rules.standards.standard import Span
from ..scoring.trace import decision_told
from .standard_used import standard_used_json


def review_json(laid: Overlay, file: str) -> dict[str, Any]:
    """Return the object that ``zjai review --json`` prints; `file` is the dossier as it was given."""
    person = laid.case.dossier.person
    after = {one.id: one.verdict for one in laid.after.routes}
    return {
        "file": file,
        "name": person.name,
        "unit": person.unit,
        "cycle": laid.case.cycle.cycle.id,
        "standard": standard_used_json(laid.verified),
        "state": laid.state,
        "next": laid.next,
        "left": laid.left,
        "claimed": _span(laid.claimed.total),
        "evidenced": _span(laid.evidenced),
        "verified": _span(laid.verified.total),
        "target": plain(laid.verified.target),
        "decision": decision_told(laid.verified),
        "consequence": list(laid.consequence),
        "routes": [
            {"id": one.id, "title": one.title, "claimed": one.verdict, "verified": after[one.id]}
            for one in laid.before.routes
        ],
        "items": [_item(one, laid) for one in laid.items],
        "window": act_json(laid.window.act) if laid.window is not None else None,
        "not_recommended": list(recommendable(laid)) if laid.state == "verified" else [],
        "problems": [_problem(one) for one in laid.problems],
        "code": laid.code,
        "review_code": laid.review_code,
    }


def at_once_json(taken: Iterable[Standing], left: Iterable[tuple[Standing, str]]) -> dict[str, Any]:
    """Return which items are accepted at once, and which are left out and why."""
    return {
        "accepted": [one.item.id for one in taken],
        "left_out": [{"item": one.item.id, "reason": why} for one, why in left],
    }


def log_json(laid: Overlay, item_id: str = "") -> dict[str, Any]:
    """Return the object that ``zjai review log --json`` prints."""
    acts = [one for one in ordered(laid.review) if not item_id or one.item == item_id]
    return {"acts": [act_json(one) for one in acts], "problems": [_problem(one) for one in laid.problems]}


def act_json(act: Act) -> dict[str, Any]:
    """Return one act; what it does not say is null or empty. ``counts``: whether it is as it was made."""
    return {
        "id": act.id,
        "after": list(act.after),
        "at": act.at.isoformat(),
        "by": act.by,
        "do": act.do,
        "item": act.item,
        "points": plain(act.points) if act.points is not None else None,
        "facts": {key: _value(value) for key, value in act.facts.items()},
        "reason": act.reason,
        "clause": act.clause,
        "seen": act.seen,
        "file": act.file,
        "start": _day(act.start),
        "end": _day(act.end),
        "days": act.days,
        "first_day": act.first_day,
        "lost": list(act.lost),
        "counts": sound(act),
    }


def _item(one: Standing, laid: Overlay) -> dict[str, Any]:
    return {
        "id": one.item.id,
        "title": one.item.title,
        "kind": one.item.kind,
        "state": one.state,
        "stale": one.stale,
        "opened": one.opened,
        "claimed": _span(one.item.claimed),
        "verified": _span(one.verified),
        "reserve": _reserve(reserve_of(laid, one.item)),
        "together": _span(together(laid, one.item)),
        "node": one.item.node,
        "clauses": list(one.item.clauses),
        "evidence": [_proof(proof) for proof in one.item.proofs],
        "verdict": act_json(one.act) if one.act is not None else None,
        "disputed": [act_json(act) for act in one.disputed],
    }


def _reserve(held: Reserve | None) -> dict[str, Any] | None:
    return {"points": _span(held.span), "why": held.why} if held is not None else None


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "file": proof.evidence.file,
        "page": proof.evidence.page,
        "state": proof.state,
        "sha256": proof.digest,
        "opened_by": list(proof.opened_by),
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "where": problem.where,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _span(span: Span | None) -> dict[str, str] | None:
    return {"low": plain(span.low), "high": plain(span.high)} if span is not None else None


def _value(value: Value) -> str | bool:
    if isinstance(value, str | bool):
        return value
    return value.isoformat() if isinstance(value, date) else plain(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
