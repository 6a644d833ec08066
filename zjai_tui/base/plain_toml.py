"""The plainest part of TOML, read without loading a TOML reader: for answers that are quicker than that.

Gives up on whatever is not plain, and says nothing about mistakes: `base.toml_files` does both.
"""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Plain = str | int | date | list[str]

_NOT_PLAIN = ('"""', "'''")
"""Texts over several lines: what looks like the head of a table may then be part of one."""


def plain_tables(text: str, heads: Iterable[str]) -> Mapping[str, list[dict[str, Plain]]]:
    """Return the tables with these heads (``[cycle]``, ``[[date]]``), in order, from a TOML text.

    In them every line must be empty, a comment, or a bare key with a text in double quotes without
    backslash, a whole number, a date, or a list of such texts, all on one line. Every head must stand
    alone at the beginning of its line. Other tables are passed over, but for their heads.
    Raises ``ValueError`` for everything else.
    """
    if any(mark in text for mark in _NOT_PLAIN):
        raise ValueError("text over several lines")
    found: dict[str, list[dict[str, Plain]]] = {head: [] for head in heads}
    names = tuple(head.strip("[]") for head in found)
    table: dict[str, Plain] | None = None
    at_top = True
    for whole_line in text.split("\n"):
        line = whole_line.strip()
        if line.startswith("["):
            if not whole_line.startswith("[") or not _is_head(line):
                raise ValueError(line)  # a head in other words, or a list within a list
            table = {} if line in found else None
            if table is not None:
                found[line].append(table)
            elif line.strip("[]").partition(".")[0] in names:
                raise ValueError(line)
            at_top = False
        elif at_top and line.strip("\"'").startswith(names):
            raise ValueError(line)  # one of the tables in other words
        elif table is not None and line and line[0] != "#":
            key, _, value = line.partition("=")
            key = key.strip()
            if not key.isidentifier() or not key.isascii() or key in table:
                raise ValueError(line)
            table[key] = _value(value.strip())
    return found


def _is_head(line: str) -> bool:
    name = line.strip("[]")
    bare = name.replace("_", "").replace("-", "").replace(".", "")
    return line in {f"[{name}]", f"[[{name}]]"} and bare.isascii() and bare.isalnum()


def _value(typed: str) -> Plain:
    if typed.startswith("["):
        if not typed.endswith("]"):
            raise ValueError(typed)
        inner = typed[1:-1].strip().removesuffix(",")
        return [_text(one.strip()) for one in inner.split(",")] if inner else []
    if typed.startswith('"'):
        return _text(typed)
    if len(typed) == 10 and typed[4] == "-" and typed[7] == "-" and typed.isascii():
        return date.fromisoformat(typed)
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10 and (typed == "0" or typed[0] != "0")):
        raise ValueError(typed)
    return int(typed)


def _text(typed: str) -> str:
    inner = typed[1:-1]
    if (
        len(typed) < 2
        or typed[0] != '"'
        or typed[-1] != '"'
        or '"' in inner
        or "\\" in inner
        or not inner.isprintable()
    ):
        raise ValueError(typed)
    return inner
