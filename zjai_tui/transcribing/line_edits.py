"""Changing a few keys in a TOML text that somebody else wrote: comments, order and all other lines stay.

Whoever uses this reads the result again and compares: a file laid out too unusually is then left as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..base.toml_writing import toml_line

_HEAD = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")


class _Statement(NamedTuple):
    """A key with its value: lines `first` to `last`, that one not included."""

    key: str
    value: Any
    first: int
    last: int


def with_keys(text: str, table: str, named: str, changes: Mapping[str, Any], *, which: int = 0) -> str | None:
    """Return the text with keys of one table changed; None when there is no such table.

    `table`: name of the table, empty for the keys above all tables. `named`: its ``id``, empty for any;
    then `which` counts the tables of that name. A value of None takes the key away; a key that is not
    there is written below the others.
    """
    lines = text.splitlines(keepends=True)
    for at, (first, last) in enumerate(_blocks(lines, table)):
        if not named and at < which:
            continue
        found = list(_statements(lines, first, last))
        if not named or any(one.key == "id" and one.value == named for one in found):
            return "".join([*lines[:first], *_changed(lines, first, last, found, changes), *lines[last:]])
    return None


def without_table(text: str, table: str) -> str:
    """Return the text without all tables of that name, their headers and the comments in them."""
    lines = text.splitlines(keepends=True)
    gone = {at for first, last in _blocks(lines, table) for at in range(first - 1, last)}
    return "".join(line for at, line in enumerate(lines) if at not in gone)


def _blocks(lines: list[str], table: str) -> Iterator[tuple[int, int]]:
    """Yield where tables of that name have their lines, the header left out."""
    heads = [(at, found[1]) for at, line in enumerate(lines) if (found := _HEAD.fullmatch(line.rstrip()))]
    starts = [(-1, ""), *heads]
    for which, (at, name) in enumerate(starts):
        if name == table:
            yield at + 1, starts[which + 1][0] if which + 1 < len(starts) else len(lines)


def _statements(lines: list[str], first: int, last: int) -> Iterator[_Statement]:
    at = first
    while at < last:
        found = _KEY.match(lines[at])
        end = at + 1
        while found is not None and end <= last:
            try:
                value = tomllib.loads("".join(lines[at:end]))[found[1]]
            except tomllib.TOMLDecodeError:
                end += 1  # the value goes on in the next line
                continue
            yield _Statement(found[1], value, at, end)
            break
        at = end if found is not None and end <= last else at + 1


def _changed(
    lines: list[str], first: int, last: int, found: list[_Statement], changes: Mapping[str, Any]
) -> Iterator[str]:
    """Yield the lines of the table, changed."""
    written = {key: toml_line(key, value) for key, value in changes.items() if value is not None}
    at, below = first, max((one.last for one in found), default=first)
    missing = "".join(words for key, words in written.items() if key not in {one.key for one in found})
    for one in [*found, _Statement("", None, below, below)]:
        yield from (_ended(line) for line in lines[at : one.first])
        if one.key in changes:
            yield written.get(one.key, "")
        else:
            yield from (_ended(line) for line in lines[one.first : one.last])
        at = one.last
    yield missing
    yield from lines[below:last]


def _ended(line: str) -> str:
    """Return the line with its end: the last one of a file may have none."""
    return line if line.endswith("\n") else f"{line}\n"
