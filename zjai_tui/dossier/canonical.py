"""The one form a value has whatever file it was read from: what seals and the ids of review acts are made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from ..base.numbers import plain
from ..base.text import storable
from .writer import defaults_of, kept_value

_ENCODER = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> str:
    """Return the value as JSON that no order of keys and no form of numbers changes; ASCII only."""
    return _ENCODER.encode(canonical(value))


def canonical_part(part: Any) -> dict[str, Any]:
    """Return what `canonical_json` makes of `writer.part_table` before it is text, in one go.

    Every dossier of a batch is sealed, and to make the table first takes as long again.
    """
    defaults = defaults_of(type(part))
    found = {name: _direct(value) for name, default in defaults.items() if (value := getattr(part, name)) != default}
    for key, value in part.extra.items():
        if key not in defaults:
            found[storable(key)] = canonical(kept_value(value))
    return found


def encoded(canonical: Any) -> str:
    """Return what is in its one form already as JSON text."""
    return _ENCODER.encode(canonical)


def _direct(value: Any) -> Any:
    kind = type(value)  # the kinds a dossier is made of, the commonest first: to ask for any mapping takes longer
    if kind is str:
        return f"s{storable(value)}"
    if kind is Decimal:
        return f"n{plain(value)}"
    if kind is bool:
        return value
    if kind is tuple:
        return [_direct(one) for one in value]
    if kind is dict:
        return {storable(key): _direct(inner) for key, inner in value.items()}
    return canonical_part(value) if is_dataclass(value) else canonical(kept_value(value))


def canonical(value: Any) -> Any:
    """Return a value in its one form; a letter tells its kind."""
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, dict | Mapping):  # a dict first: to ask for any mapping takes longer
        return {str(key): canonical(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(one) for one in value]
    if isinstance(value, int | Decimal):
        return f"n{plain(Decimal(value))}"
    if isinstance(value, date | time):
        return f"d{value.isoformat()}"
    return f"s{value}"
