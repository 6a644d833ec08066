"""Older layouts of the dossier, brought to the current one step by step.

Every step turns the table of one layout into the next one's and changes nothing it does not
know; wrong values stay as they are and are told by the reader.

Layout 0 was the draft used before the first release::

    schema = 0
    round = "2024"                  # now: cycle
    [applicant]                     # now: [person]
    company = "…"                   # now: unit
    [[item]]                        # now: [[entry]]
    sure = true                     # now: "sure" or "unsure"
    proof = ["佐证/论文.pdf"]        # now: [[entry.evidence]] file = "…"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..base.problems import Problem, Refused
from .model import SCHEMA

Table = dict[str, Any]


def migrated(table: Mapping[str, Any], schema: int, where: str) -> Table:
    """Return the table in the current layout; `schema` is the layout it has, from 0 to `SCHEMA`.

    Raises `Refused` when old and new names of the same thing stand side by side.
    """
    current = dict(table)
    for step in STEPS[schema:]:
        problems: list[Problem] = []
        current = step(current, problems)
        if problems:
            raise Refused(problem.within(where) for problem in problems)
    return current | {"schema": SCHEMA}


def _from_draft(table: Table, problems: list[Problem]) -> Table:
    current = _renamed(table, {"round": "cycle", "applicant": "person", "item": "entry"}, "", problems)
    person = current.get("person")
    if isinstance(person, Mapping):
        current["person"] = _renamed(person, {"company": "unit"}, "applicant", problems)
    entries = current.get("entry")
    if isinstance(entries, list):
        current["entry"] = [_entry_from_draft(one, at, problems) for at, one in enumerate(entries, 1)]
    return current


def _entry_from_draft(entry: object, at: int, problems: list[Problem]) -> object:
    if not isinstance(entry, Mapping):
        return entry
    current = _renamed(entry, {"proof": "evidence"}, f"item，第{at}项", problems)
    if isinstance(current.get("sure"), bool):
        current["sure"] = "sure" if current["sure"] else "unsure"
    proof = current.get("evidence")
    if isinstance(proof, str):
        proof = [proof]
    if isinstance(proof, list):
        current["evidence"] = [{"file": one} if isinstance(one, str) else one for one in proof]
    return current


def _renamed(table: Mapping[str, Any], names: Mapping[str, str], place: str, problems: list[Problem]) -> Table:
    """Return the table with new names for old ones, in place; both side by side are a problem."""
    for old, new in names.items():
        if old in table and new in table:
            message = f"旧名字{old}和新名字{new}同时出现"
            problems.append(Problem("dossier-names", place, message, "请只留一处"))
    return {names.get(key, key): value for key, value in table.items()}


STEPS: tuple[Callable[[Table, list[Problem]], Table], ...] = (_from_draft,)
"""``STEPS[n]`` leads from layout n to layout n + 1."""
