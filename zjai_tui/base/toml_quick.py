"""TOML as this program writes it, read line by line, three times as fast as by ``tomllib``.

Only lines that need no thought are read here: a heading of plain names, a plain name with a text without
backslashes, a whole or decimal number, yes or no, or a day. Any other statement is given to ``tomllib`` by itself.
Whatever might be wrong, or goes beyond that, makes it give up: then ``tomllib`` reads the whole, and tells.

Why it cannot go astray: the text is cut only where a statement ends, so that to read the pieces one by one is to
read the whole. A line that is empty or a comment, a heading, and a plain statement are pieces by their pattern.
Any other line is a piece if ``tomllib`` takes it by itself: it is one line, so it holds one statement. A piece of
several lines begins a list or a text of a plain name, and must come to that one name: whatever else stood in it after
the end of that value would be another name, or, as a list or text cannot be added to, a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

LONGEST = 500_000
"""Characters: what is longer is no dossier, and need not be quick."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NAMES = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
_LINE = re.compile(
    r"([A-Za-z0-9_-]+) = "
    r'(?:"([^"\\]*)"|(-?(?:0|[1-9][0-9]{0,17}))|([0-9]{4}-[0-9]{2}-[0-9]{2})|(true|false)'
    r"|(-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}))"
    rf"|\[({_NAMES})\]|\[\[({_NAMES})\]\]"
)
_TEXT, _WHOLE, _DAY, _YES_NO, _DECIMAL, _TABLE, _LISTED = range(2, 9)
"""Groups of the pattern."""
_OPENING = re.compile(r'[A-Za-z0-9_-]+ = (\[|""")(.*)')
"""A list, when nothing follows, or a text over several lines."""


def quick_tables(text: str) -> dict[str, Any] | None:
    """Return what ``tomllib.loads(text, parse_float=Decimal)`` returns, or None: then that must be asked."""
    if len(text) > LONGEST or _CONTROL.search(text):
        return None
    try:
        return _read(text)
    except (ValueError, LookupError, ArithmeticError, RecursionError):
        return None


def _read(text: str) -> dict[str, Any]:
    """Return the tables; raise ``ValueError``, ``LookupError`` or what ``tomllib`` raises where that is not certain."""
    top: dict[str, Any] = {}
    headed = {id(top)}
    table = top
    value: Any
    lines = iter(text.split("\n"))
    for line in lines:
        if not line or line[0] == "#":
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            bare = line.lstrip(" \t")
            if not bare or bare[0] == "#":
                continue
            key, value = _by_itself(line, lines)
        else:
            kind = found.lastindex or 0
            key, written = found[1], found[kind]
            if kind == _TEXT:
                value = written
            elif kind == _WHOLE:
                value = int(written)
            elif kind == _DAY:
                value = date.fromisoformat(written)
            elif kind == _YES_NO:
                value = written == "true"
            elif kind == _DECIMAL:
                value = Decimal(written)
            else:
                table = _opened(top, written.split("."), headed, listed=kind == _LISTED)
                continue
        if key in table:
            raise ValueError(key)
        table[key] = value
    return top


def _opened(top: dict[str, Any], names: list[str], headed: set[int], *, listed: bool) -> dict[str, Any]:
    """Return the new table of a heading; every table it lies in must have had a heading of its own before.

    `headed`: the identities of those that had one: nothing is added to a table that stands among the values.
    """
    around = top
    for name in names[:-1]:
        inner = around[name]
        around = inner[-1] if isinstance(inner, list) else inner
        if id(around) not in headed:
            raise ValueError(name)
    last = names[-1]
    made: dict[str, Any] = {}
    if last not in around:
        around[last] = [made] if listed else made
    elif listed and isinstance(around[last], list) and id(around[last][-1]) in headed:
        around[last].append(made)
    else:
        raise ValueError(last)
    headed.add(id(made))
    return made


def _by_itself(line: str, lines: Iterator[str]) -> tuple[str, Any]:
    """Return the name and the value of a statement that ``tomllib`` understands without what stands around it."""
    if line.lstrip().startswith("["):
        raise ValueError(line)  # a heading in other words
    statement = [line]
    opening = _OPENING.fullmatch(line)
    if opening is not None and opening[1] not in opening[2]:
        is_list = opening[1] == "["
        for further in lines if not is_list or not opening[2] else ():
            statement.append(further)
            if further == "]" if is_list else opening[1] in further:
                break
    import tomllib

    ((key, value),) = tomllib.loads("\n".join(statement), parse_float=Decimal).items()
    return key, value
