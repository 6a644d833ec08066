"""Writing frozen dataclasses as TOML that people can read: nothing that is default, exact numbers, one row a line.

tomli_w writes keys and single values; the layout is ours, because it breaks short lists over lines and moves
long rows under headers of their own, so that a file would change its looks when a row grows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

import tomli_w

from .cells import width
from .numbers import plain
from .text import storable

WIDEST = 110
"""Cells of the longest list of plain values that stays on one line."""


def given_table(part: Any, special: Mapping[type, Callable[[Any], Any]], first: Collection[str] = ()) -> dict[str, Any]:
    """Return a dataclass as a TOML table: what equals its default is left out.

    `special` says how a type of a higher layer is written; keys named in `first` come first, in that
    order, the others follow in the order of the class.
    """
    found: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if value != default_of(field):
            found[field.name] = toml_value(value, special)
    return {**{key: found[key] for key in first if key in found}, **found}


def toml_value(value: Any, special: Mapping[type, Callable[[Any], Any]]) -> Any:
    """Return a value of the model as TOML holds it: whole decimals as integers, the others exactly."""
    if type(value) in special:
        return special[type(value)](value)
    if is_dataclass(value):
        return given_table(value, special)
    if isinstance(value, list | tuple):
        return [toml_value(one, special) for one in value]
    if isinstance(value, Mapping):
        return {storable(key): toml_value(inner, special) for key, inner in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else Decimal(plain(value))
    if isinstance(value, Enum):
        return value.value
    return storable(value) if isinstance(value, str) else value


def toml_text(table: Mapping[str, Any], headed: Collection[str]) -> str:
    """Return the text of a table, ending with a line break.

    Tables directly in it get headers of their own, and so do those further down whose path
    (``kind.field``) is in `headed`; all others are written on one line.
    """
    return "\n".join(_sections(table, "", "", headed, repeated=False))


def toml_line(key: str, value: object) -> str:
    """Return one key with its value, tables on one line, ending with a line break."""
    if isinstance(value, str) and "\n" in value and "\r" not in value:  # a carriage return would be lost
        return tomli_w.dumps({key: value}, multiline_strings=True)
    if _is_tables(value):
        return f"{toml_key(key)} = {_one_a_line(value)}\n"
    text = f"{toml_key(key)} = {_inline(value)}"
    if isinstance(value, list) and width(text) > WIDEST:
        text = f"{toml_key(key)} = {_one_a_line(value)}"
    return f"{text}\n"


def default_of(field: Field[Any]) -> Any:
    """Return what is left out; ``MISSING``, which equals no value, where the field is always written."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _sections(
    table: Mapping[str, Any], name: str, path: str, headed: Collection[str], *, repeated: bool
) -> Iterator[str]:
    """Yield a table and those below it that have a header; `path` is its name without quotes."""
    inner = {key: value for key, value in table.items() if _is_headed(key, value, path, headed)}
    simple = {key: value for key, value in table.items() if key not in inner}
    if simple or repeated or not inner:
        header = (f"[[{name}]]\n" if repeated else f"[{name}]\n") if name else ""
        yield header + "".join(toml_line(key, value) for key, value in simple.items())
    for key, value in inner.items():
        below = f"{name}.{toml_key(key)}" if name else toml_key(key)
        place = f"{path}.{key}" if path else key
        for one in value if isinstance(value, list) else [value]:
            yield from _sections(one, below, place, headed, repeated=isinstance(value, list))


def _is_headed(key: str, value: object, path: str, headed: Collection[str]) -> bool:
    if not (isinstance(value, Mapping) or _is_tables(value)):
        return False
    return not path or f"{path}.{key}" in headed


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _one_a_line(values: Any) -> str:
    return "[\n" + "".join(f"  {_inline(one)},\n" for one in values) + "]"


def _inline(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_key(key)} = {_inline(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def toml_key(key: str) -> str:
    """Return the key as TOML writes it, quoted where need be."""
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
