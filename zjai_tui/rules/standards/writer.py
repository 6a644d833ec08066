"""Writing a standard as a file that a clerk can read, and that reads back as the same standard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from ...base.numbers import plain
from ...base.text import storable
from ...base.toml_writing import given_table, toml_text, toml_value
from .standard import Case, Input, Node, Row, Span, Standard

_HEADED = ("kind.field", "case.given", "case.expect", "certificate.parts")
"""Tables inside others that have a header of their own; all other inner ones stand on one line."""

_NODE_ORDER = (
    "id", "title", "op", "text", "explain", "input", "entries", "by", "rows", "coef", "resolve", "demote",
    "count", "bonus", "take", "whole", "minus", "per", "times", "plus", "clamp", "cap", "weight", "window", "tag",
    "asked_of", "when", "cite", "basis", "note", "checked",
)  # fmt: skip
"""The printed clause first, then the rule, then what it rests on: the order in which a clerk compares them."""
_ROW_ORDER = ("key", "min", "max", "pts", "step", "per")
_INPUT_ORDER = ("id", "title", "type", "choices", "unit", "whole", "min", "max", "within", "derive", "asked_of")


def standard_table(standard: Standard) -> dict[str, Any]:
    """Return the standard as a TOML table: nothing that is default, points exact, in the order of the shipped files.

    What the reader works out (`digest`, `changed`) is not part of it.
    """
    known = replace(standard, digest="", changed=())
    return given_table(known, _SPECIAL, [field.name for field in fields(Standard) if field.name != "certificate"])


def part_table(part: Any) -> dict[str, Any]:
    """Return one part of a standard (its head, a node, a kind …) as `standard_table` writes it."""
    table: dict[str, Any] = toml_value(part, _SPECIAL)
    return table


def standard_text(standard: Standard) -> str:
    """Return the text of the file, ending with a line break: read again it is an equal standard, but for its digest.

    Text that no file can hold (lone surrogates) is mended. Comments of the file it came from are not
    in the model; `leading_comment` keeps those at its head.
    """
    return toml_text(standard_table(standard), _HEADED)


def leading_comment(text: str) -> str:
    """Return the comment lines at the head of a file, with a line break after each; empty when there are none."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.startswith("#"):
            break
        kept.append(f"{line}\n")
    return "".join(kept)


def loses_comments(text: str, standard: Standard) -> bool:
    """Tell whether a file holds comments besides those at its head, which writing it again would lose.

    `standard` is what was read from `text`. Cites hold the mark of a comment too, so it is the
    number of marks that is compared.
    """
    return (leading_comment(text) + standard_text(standard)).count("#") != text.count("#")


def _span(span: Span) -> Any:
    return _number(span.low) if span.exact else [_number(span.low), _number(span.high)]


def _number(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else Decimal(plain(number))


def _node(node: Node) -> dict[str, Any]:
    return given_table(node, _SPECIAL, _NODE_ORDER)


def _input(question: Input) -> dict[str, Any]:
    return given_table(question, _SPECIAL, _INPUT_ORDER)


def _row(row: Row) -> dict[str, Any]:
    return given_table(row, _SPECIAL, _ROW_ORDER)


def _case(case: Case) -> dict[str, Any]:
    """Return a golden case; what is given keeps its types, because a whole number is no decimal in a dossier."""
    table = given_table(case, _SPECIAL, ("name", "cite", "why"))
    return table | {"given": _as_given(case.given)}


def _as_given(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {storable(key): _as_given(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_given(one) for one in value]
    if isinstance(value, Decimal):
        return Decimal(plain(value))
    return storable(value) if isinstance(value, str) else value


_SPECIAL: Mapping[type, Callable[[Any], Any]] = {Span: _span, Input: _input, Node: _node, Row: _row, Case: _case}
