"""Rows of the table named in a rule: one a line, the id first and the title behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...base.problems import refuse
from ...base.structure import did_you_mean, quoted
from ...base.text import half_width
from ...rules.standards.standard import Standard

_APART = re.compile(r"[、，,；;]")


def nodes_text(standard: Standard, ids: Iterable[str]) -> str:
    """Return rows, one a line: ``B.1 论文``; one that is not there by its id alone."""
    titles = _titles(standard)
    return "\n".join(f"{one} {titles[one]}" if titles.get(one) else one for one in ids)


def read_nodes(standard: Standard, typed: str, where: str, kept: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the ids of named rows: by id, by id and title, or by a title only one of them has.

    `kept` are ids that may be there although no row has them. Raises `Refused` for any other name.
    """
    titles = _titles(standard)
    shown = {nodes_text(standard, [one]): one for one in (*titles, *kept)}
    found: list[str] = []
    for line in filter(str.strip, typed.splitlines()):
        if line in shown:
            found.append(shown[line])
            continue
        first = (half_width(line).split() or [""])[0]
        names = [line] if first in titles else [part for part in _APART.split(line) if part.strip()]
        found += [_read(titles, name, where, kept) for name in names]
    return tuple(dict.fromkeys(found))


def _read(titles: dict[str, str], name: str, where: str, kept: Sequence[str]) -> str:
    plain = half_width(name).strip()
    first = (plain.split() or [""])[0]
    for one in (plain, first):
        if one in titles or one in kept:
            return one
    called = [one for one, title in titles.items() if half_width(title) == plain]
    if len(called) == 1:
        return called[0]
    remedy = did_you_mean(first, list(titles)) if not called else f"请写编号：{'、'.join(called)}"
    why = f"没有指标{quoted(plain)}" if not called else f"有{len(called)}项指标叫{quoted(plain)}"
    raise refuse("unknown-name", where, why, remedy)


def _titles(standard: Standard) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in standard.node:
        found.setdefault(node.id, node.title)
    return found
