"""Calls achievements by their numbers in the list of evidence: their ids are nothing a person has seen. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..looking import Snapshot, listed

if TYPE_CHECKING:
    from ...readiness.result import Readiness

CALLED = "业绩"
"""Stands before an id wherever an achievement is called by it."""


def numbered(ready: Readiness, shot: Snapshot) -> Readiness:
    """Return the same with ``业绩1-2`` in place of ``业绩e03``, the number of its first line in the list."""
    said = _renaming(shot)
    return replace(
        ready,
        parts=tuple(replace(one, said=said(one.said), todo=said(one.todo)) for one in ready.parts),
        findings=tuple(
            replace(one, where=said(one.where), message=said(one.message), remedy=said(one.remedy))
            for one in ready.findings
        ),
    )


def _renaming(shot: Snapshot) -> Callable[[str], str]:
    numbers: dict[str, str] = {}
    for group in listed(shot, None).groups:
        for line in group.lines:
            numbers.setdefault(line.entry, line.number)
    if not numbers:
        return str
    ids = "|".join(re.escape(one) for one in sorted(numbers, key=len, reverse=True))
    called = re.compile(f"{CALLED}({ids})(?![0-9A-Za-z_-])")
    return lambda text: called.sub(lambda found: f"{CALLED}{numbers[found[1]]}", text)
