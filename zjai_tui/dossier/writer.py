"""Writing a dossier as TOML that a clerk can read, and that reads back as the same dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import tomli_w

from ..base.numbers import plain
from ..base.structure import EXTRA
from ..base.text import storable
from ..base.toml_writing import default_of, toml_key
from ..base.whole import HEAD, promised
from .model import Dossier

HEADER = f"# 人工智能专业高级工程师申报自评档案，可用zjai或记事本打开，编码UTF-8；内有个人信息，请妥善保管\n{HEAD}"


def dossier_text(dossier: Dossier, *, app_version: str | None = None) -> str:
    """Return the dossier as the text of a TOML file, ending with the line that tells that it is whole.

    `app_version` is noted as the program that wrote it; None leaves what the dossier says.
    Raises ``TypeError`` for a value TOML has no form for, which only a programming error can bring in.
    """
    named = dossier if app_version is None else replace(dossier, app=app_version)
    return promised(HEADER + "\n".join(_sections(dossier_table(named), "", repeated=False)))


def dossier_table(dossier: Dossier) -> dict[str, Any]:
    """Return the dossier as a TOML table: stable order, nothing that is empty or default, unknown keys kept."""
    return {"schema": dossier.schema, **part_table(dossier)}


def part_table(part: Any) -> dict[str, Any]:
    """Return a part of a dossier or of a review as a TOML table: nothing that is default, unknown keys kept."""
    table: dict[str, Any] = {}
    defaults = defaults_of(type(part))
    for name, default in defaults.items():
        value = getattr(part, name)
        if value != default:
            table[name] = _value(value)
    kept = {storable(key): kept_value(value) for key, value in part.extra.items() if key not in defaults}
    return table | kept if kept else table


def defaults_of(cls: type) -> dict[str, Any]:
    """Return the fields of a part of the file with what they are when the file says nothing."""
    found = _DEFAULTS.get(cls)
    if found is None:
        found = _DEFAULTS[cls] = {field.name: default_of(field) for field in fields(cls) if field.name != EXTRA}
    return found


_DEFAULTS: dict[type, dict[str, Any]] = {}
"""Looked up once for each class: a dossier has hundreds of parts."""


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else Decimal(plain(value))
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, dict | Mapping):  # a dict first: to ask for any mapping takes longer
        return {storable(key): _value(inner) for key, inner in value.items()}
    return part_table(value) if is_dataclass(value) else value


def kept_value(value: Any) -> Any:
    """Return an unknown value as it was; only text that no file can hold is mended."""
    if isinstance(value, Mapping):
        return {storable(key): kept_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [kept_value(one) for one in value]
    return storable(value) if isinstance(value, str) else value


def _sections(table: Mapping[str, Any], name: str, *, repeated: bool) -> Iterator[str]:
    """Yield the table and its inner ones, each under its own header.

    tomli_w writes the values. By itself it would put short tables of a list on one line and long
    ones under headers, so that the file changes its looks when a note is added.
    """
    inner = {key: value for key, value in table.items() if _is_table(value) or _is_tables(value)}
    simple = {key: value for key, value in table.items() if key not in inner}
    if simple or repeated or not inner:
        header = (f"[[{name}]]\n" if repeated else f"[{name}]\n") if name else ""
        yield header + tomli_w.dumps(simple, multiline_strings=_keeps_line_ends(simple))
    for key, value in inner.items():
        below = f"{name}.{toml_key(key)}" if name else toml_key(key)
        for one in value if _is_tables(value) else [value]:
            yield from _sections(one, below, repeated=_is_tables(value))


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _keeps_line_ends(simple: Mapping[str, Any]) -> bool:
    """Tell whether texts may be written over several lines: a carriage return would be lost there."""
    return all(not isinstance(value, list) and "\r" not in str(value) for value in simple.values())
