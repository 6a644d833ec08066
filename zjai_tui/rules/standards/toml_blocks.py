"""What can be read of a TOML text with mistakes of syntax: each item on its own.

tomllib stops at the first mistake. An item (``[[node]]`` and what follows up to the next header) is
a small TOML text of its own, so a mistake in one can be told apart from a mistake in another, and
the others can still be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...base.problems import Problem, Refused
from ...base.toml_files import Table, parse_toml
from ...base.toml_guard import STRING_OR_COMMENT

_HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*([A-Za-z0-9_-]+(?:[ \t]*\.[ \t]*[A-Za-z0-9_-]+)*)[ \t]*\]\]?[ \t]*$")
_ID = re.compile(r"^[ \t]*id[ \t]*=[ \t]*[\"']([^\"'\\]*)[\"'][ \t]*(?:#.*)?$", re.MULTILINE)
_SYNTAX = "toml-syntax"
MOST_ITEMS = 2_000
"""Items tried one by one; no honest standard has more."""


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that could not be read."""

    key: str
    """The list it belongs to; empty for what stands before the first header."""
    id: str
    """Its id, as far as that can be made out."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What could be read of a TOML text, and what could not."""

    table: Table
    text: str
    """The text with the unreadable items blanked out; its lines are where they were."""
    problems: tuple[Problem, ...] = ()
    lost: tuple[Lost, ...] = ()


def readable_parts(text: str, where: str) -> Parts:
    """Return the tables of a TOML text, without the items that break its syntax.

    Raises `Refused` when the text is unreadable otherwise, or when its mistakes cannot be laid
    to single items.
    """
    try:
        return Parts(parse_toml(text, where), text)
    except Refused as refused:
        if any(one.code != _SYNTAX for one in refused.problems):
            raise
        problems, lost, kept = _tried(text, where)
        if not lost or not kept.strip():
            raise
        try:
            return Parts(parse_toml(kept, where), kept, problems, lost)
        except Refused as more:
            raise Refused([*problems, *more.problems]) from None


def _tried(text: str, where: str) -> tuple[tuple[Problem, ...], tuple[Lost, ...], str]:
    """Read each item by itself; return the problems, what was lost, and the text without it."""
    lines = text.split("\n")
    # a line of a text between three quotes may look like a header
    bare = STRING_OR_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text).split("\n")
    problems: list[Problem] = []
    lost: list[Lost] = []
    items = _items(bare)
    for first, last, key in items if len(items) <= MOST_ITEMS else ():
        part = "\n".join(lines[first:last])
        try:
            # the empty lines keep the numbers of the lines as they are in the file
            parse_toml("\n" * first + part, where)
        except Refused as refused:
            problems += refused.problems
            found = _ID.search(part)
            lost.append(Lost(key, found[1] if found else ""))
            lines[first:last] = [""] * (last - first)
    return tuple(problems), tuple(lost), "\n".join(lines)


def _items(lines: list[str]) -> list[tuple[int, int, str]]:
    """Return the first line, the line after the last, and the list of every item, with the tables below it."""
    starts: list[tuple[int, str]] = [(0, "")]
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if header is None:
            continue
        key = header[1].partition(".")[0].strip()
        if "." not in header[1] or key != starts[-1][1]:
            starts.append((number, key))
    ends = [number for number, _ in starts[1:]] + [len(lines)]
    return [(first, last, key) for (first, key), last in zip(starts, ends, strict=True) if first < last]
