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
from .own_numbers import hidden_in, hider
from .self_report.person import Identity, shown_number
from .versions import Version, Versions
from .versions_words import NUMBERS


def versions_json(found: Versions) -> dict[str, Any]:
    """Return the object that ``zjai compare A B --json`` prints."""
    told = {
        "same": not found.items,
        "a": _version(found.a),
        "b": _version(found.b),
        "items": [_item(one, at, found.identity) for at, one in enumerate(found.items, 1)],
        "notes": list(found.notes),
    }
    return _hidden(told, found)


def merge_json(found: Versions, written: str) -> dict[str, Any]:
    """Return the object that ``zjai merge --json`` prints; `written` is the file, empty while nothing was written."""
    who = found.identity
    told = {
        "written": written or None,
        "undecided": found.undecided,
        "base": found.base or None,
        "a": _version(found.a),
        "b": _version(found.b),
        "results": [_version(one) for one in found.results],
        "items": [
            {
                **_item(one, at, who),
                "base": _shown(one.base, one, who),
                "conflict": one.conflict,
                "taken": one.taken or None,
            }
            for at, one in enumerate(found.items, 1)
        ],
        "renumbered": [{"old": one.old, "new": one.new, "title": one.title} for one in found.renumbered],
        "notes": list(found.notes),
    }
    return _hidden(told, found)


def _hidden(told: dict[str, Any], found: Versions) -> dict[str, Any]:
    hidden: dict[str, Any] = hidden_in(told, hider(found.owners, found.identity))
    return hidden


def _item(item: Item, number: int, identity: Identity) -> dict[str, Any]:
    return {
        "number": number,
        "id": item.id,
        "place": item.place,
        "title": item.title,
        "kind": item.kind,
        "a": _shown(item.a, item, identity),
        "b": _shown(item.b, item, identity),
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


def _shown(value: Any, item: Item, identity: Identity) -> Any:
    return shown_number(value, identity) if item.id in NUMBERS and isinstance(value, str) else _value(value)


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
