"""Merging one table of the file: fields of a dataclass, or answers by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from ...base.structure import EXTRA
from ...base.text import quoted
from ...base.toml_writing import default_of
from .deciding import ABSENT, NO_BASE, Decisions, Where
from .ordering import merged_order
from .titles import PLACES, Titles


def record(
    decisions: Decisions,
    titles: Titles,
    prefix: str,
    base: Any,
    a: Any,
    b: Any,
    *,
    part: str = "",
    before: str = "",
    place: str = "",
    given: Mapping[str, Any] | None = None,
) -> Any:
    """Return a merged dataclass, field by field.

    `part` names its fields in the titles, `before` stands before each title; `given` are the fields
    that were merged already.
    """
    found = dict(given or {})
    named = part or prefix
    where_at = place or PLACES[named]
    for one in fields(a):
        if one.name in found:
            continue
        old = NO_BASE if base is NO_BASE else getattr(base, one.name)
        values = (old, getattr(a, one.name), getattr(b, one.name))
        if one.name == EXTRA:
            found[EXTRA] = mapping(decisions, titles, f"{prefix}.{EXTRA}", *values, place=where_at, before=before)
        else:
            where = Where(f"{prefix}.{one.name}", where_at, before + titles.of(named, one.name))
            found[one.name] = decisions.value(where, *values, default_of(one))
    return replace(a, **found)


def mapping(
    decisions: Decisions,
    titles: Titles,
    prefix: str,
    base: Any,
    a: Mapping[str, Any],
    b: Mapping[str, Any],
    *,
    place: str = "",
    before: str = "",
    names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return merged answers by key, those only `b` has behind what they stand behind there."""
    found = {}
    part = prefix.partition(".")[0]
    for key in merged_order(list(a), list(b)):
        name = names.get(key, quoted(key)) if names is not None else titles.of(prefix, key)
        where = Where(f"{prefix or EXTRA}.{key}", place or PLACES[part], before + name)
        old = NO_BASE if base is NO_BASE else base.get(key, ABSENT)
        value = decisions.value(where, old, a.get(key, ABSENT), b.get(key, ABSENT))
        if value is not ABSENT:
            found[key] = value
    return found
