"""The tiers of a node: which answers they look at, and which of them match."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from itertools import zip_longest

from ...base.numbers import ZERO, plain
from ..fields import Value
from .patterns import Pattern, band_pattern, in_band, parse_pattern
from .standard import Node, Row


def used_names(node: Node) -> tuple[str, ...]:
    """Return the ids of all answers the node looks at, each once."""
    names = [node.input, *node.by, *(coef.by for coef in node.coef), node.count, node.bonus]
    names += [node.resolve.by] if node.resolve else []
    names += [node.demote.by] if node.demote else []
    return tuple(dict.fromkeys(name for name in names if name))


def row_patterns(node: Node, name: str) -> list[Pattern]:
    """Return every pattern that the node's tiers apply to an answer."""
    if name != node.input and name not in node.by:
        return []
    return [row_pattern(node, row, name) for row in node.rows]


def row_pattern(node: Node, row: Row, name: str) -> Pattern:
    """Return the pattern that one tier applies to an answer the node's tiers look at."""
    if node.input == name:
        return band_pattern(row.min, row.max)
    return parse_pattern(row.key[node.by.index(name)])


def row_matches(node: Node, row: Row, facts: Mapping[str, Value]) -> bool:
    """Tell whether a tier matches known answers."""
    if node.input:
        value = facts[node.input]
        if node.whole and isinstance(value, Decimal):
            value = value.to_integral_value(rounding=ROUND_FLOOR)
        return isinstance(value, Decimal) and in_band(value, row.min, row.max)
    return all(parse_pattern(text).matches(facts[name]) for text, name in zip(row.key, node.by, strict=True))


def row_name(node: Node, row: Row, units: Mapping[str, str] | None = None) -> str:
    """Return how a tier is called: its title, or its key in words; `units` by question are told if they are given."""
    if row.title:
        return row.title
    known = units or {}
    # a file that is being written may have fewer names than keys
    keys = zip_longest(row.key, node.by[: len(row.key)], fillvalue="")
    parts = [_pattern_words(parse_pattern(text), text, known.get(name, "")) for text, name in keys if text != "*"]
    if row.min is not None or row.max is not None:
        parts.append(_pattern_words(band_pattern(row.min, row.max), "", known.get(node.input, "")))
    return "、".join(parts) or node.title


def _pattern_words(pattern: Pattern, text: str, unit: str) -> str:
    if not pattern.numeric:
        return text.replace("|", "或")
    low, high = pattern.low, pattern.high
    if low is not None and high is not None:
        if low == high:
            return f"{plain(low)}{unit}"
        return f"{plain(low)}至{'不足' if pattern.open_high else ''}{plain(high)}{unit}"
    if high is None:
        return f"{plain(low or ZERO)}{unit}以上"
    return f"不足{plain(high)}{unit}" if pattern.open_high else f"{plain(high)}{unit}以下"
