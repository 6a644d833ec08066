"""What changed between two editions of a standard, as JSON."""

from __future__ import annotations

from typing import Any

from ..base.numbers import plain
from ..rules.standards.standard import Head
from ..transcribing.editions.change import Change, Item, Proposal
from ..transcribing.editions.differing import Difference


def standard_diff_json(found: Difference) -> dict[str, Any]:
    """Return the object that ``zjai standard diff --json`` prints."""
    return {
        "same": found.same,
        "old": _head(found.old, found.old_digest),
        "new": _head(found.new, found.new_digest),
        "items": [_item(one) for one in found.items],
        "same_rows": found.same_rows,
        "proposals": [proposal_json(one) for one in found.proposals],
        "notes": list(found.notes),
    }


def change_json(change: Change) -> dict[str, Any]:
    """Return one change; `words` of a clause are told piece by piece."""
    told: dict[str, Any] = {
        "name": change.name,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "scores": change.scores,
    }
    if change.pieces:
        told["words"] = [{"kind": one.kind, "words": one.words} for one in change.pieces]
    return told


def proposal_json(one: Proposal) -> dict[str, str]:
    """Return a rename that a person may agree to."""
    return {
        "part": one.part,
        "old": one.old,
        "new": one.new,
        "old_title": one.old_title,
        "new_title": one.new_title,
        "why": one.why,
    }


def _head(head: Head, digest: str) -> dict[str, Any]:
    return {
        "id": head.id,
        "title": head.title,
        "edition": head.edition,
        "status": head.status,
        "banner": head.banner,
        "digest": digest,
        "max": plain(head.max),
        "valid_from": head.valid_from.isoformat() if head.valid_from else None,
        "valid_until": head.valid_until.isoformat() if head.valid_until else None,
        "replaces": head.replaces,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "part": item.part,
        "kind": item.what,
        "id": item.id,
        "old_id": item.old_id,
        "title": item.title,
        "changes": [change_json(one) for one in item.changes],
    }
