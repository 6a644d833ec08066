"""The one form a value has whatever file it was read from: what seals and the ids of review acts are made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from ..base.numbers import plain

_ENCODER = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> str:
    """Return the value as JSON that no order of keys and no form of numbers changes; ASCII only."""
    return _ENCODER.encode(_canonical(value))


def _canonical(value: Any) -> Any:
    """Return a value in its one form; a letter tells its kind."""
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, dict | Mapping):  # a dict first: to ask for any mapping takes longer
        return {str(key): _canonical(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(one) for one in value]
    if isinstance(value, int | Decimal):
        return f"n{plain(Decimal(value))}"
    if isinstance(value, date | time):
        return f"d{value.isoformat()}"
    return f"s{value}"
