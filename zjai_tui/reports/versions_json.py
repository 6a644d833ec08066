"""Two dossiers item by item, and a merge, as JSON: numbers are strings, dates ISO, a missing value is null."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from ..base.numbers import plain
from ..dossier.merging.result import Item
from ..dossier.writer import part_table
from ..scoring.trace import decision_told
from .versions import Version, Versions


def versions_json(found: Versions) -> dict[str, Any]:
    """Return the object that ``zjai compare A B --json`` prints."""
    return {
        "same": not found.items,
        "a": _version(found.a),
        "b": _version(found.b),
        "items": [_item(one, at) for at, one in enumerate(found.items, 1)],
        "notes": list(found.notes),
    }


def merge_json(found: Versions, written: str) -> dict[str, Any]:
    """Return the object that ``zjai merge --json`` prints; `written` is the file, empty while nothing was written."""
    return {
        "written": written or None,
        "undecided": found.undecided,
        "base": found.base or None,
        "a": _version(found.a),
        "b": _version(found.b),
        "results": [_version(one) for one in found.results],
        "items": [
            {**_item(one, at), "base": _value(one.base), "conflict": one.conflict, "taken": one.taken or None}
            for at, one in enumerate(found.items, 1)
        ],
        "renumbered": [{"old": one.old, "new": one.new, "title": one.title} for one in found.renumbered],
        "notes": list(found.notes),
    }


def _item(item: Item, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "id": item.id,
        "place": item.place,
        "title": item.title,
        "kind": item.kind,
        "a": _value(item.a),
        "b": _value(item.b),
    }


def _version(one: Version) -> dict[str, Any]:
    result = one.assessment
    score = None
    if result is not None:
        score = {
            "total": {"low": plain(result.total.low), "high": plain(result.total.high)},
            "target": plain(result.target),
            "decision": decision_told(result),
        }
    return {"label": one.label, "file": one.file or None, "name": one.name, "score": score}


def _value(value: Any) -> Any:
    if is_dataclass(value):
        return _value(part_table(value))
    if isinstance(value, Mapping):
        return {key: _value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_value(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | Decimal):
        return plain(Decimal(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
