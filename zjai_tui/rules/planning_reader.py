"""From the file that orders advice to a sound `Planning`, or every problem at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from ..base.problems import Problem, Refused
from ..base.structure import quoted, structure
from ..base.toml_files import decode, parse_toml
from .basis import Basis
from .locate import shipped_folder
from .planning import EffortId, Planning
from .reader_parts import check_schema, id_problems

SCHEMA = 1
MOST_MONTHS, MOST_ADDED = 120, 20
"""Beyond these somebody's pen slipped, or a person would have to wait for the answer."""


@cache
def find_planning() -> Planning:
    """Return the shipped assumptions, read once. Raises `Refused` when the file is not sound."""
    where = "程序的数据，planning.toml"
    return planning_from_text(decode(shipped_folder().joinpath("planning.toml").read_bytes(), where), where)


def planning_from_text(text: str, where: str) -> Planning:
    """Return the assumptions written in a TOML text; raise `Refused` with every problem found.

    Every class of effort the program tells apart has to be listed, once, from the least to the
    most; nothing here can be graded official, because no document says it.
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "建议次序")
    planning = structure(Planning, table, where, code="planning")
    problems = list(_problems(planning))
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    return planning


def _problems(planning: Planning) -> Iterator[Problem]:
    listed = [one.id for one in planning.effort]
    yield from id_problems("effort", listed)
    for name in get_args(EffortId):
        if name not in listed:
            yield Problem("effort-missing", "effort", f"没有写{quoted(name)}", "请补上，五类都要排进次序")
    yield from id_problems("lead", [one.kind for one in planning.lead])
    for one in planning.lead:
        if not 0 <= one.months <= MOST_MONTHS:
            where = f"lead {quoted(one.kind)}，months"
            yield Problem("bad-number", where, f"月数应在0至{MOST_MONTHS}之间", "请核对月数")
    for name, number in (("most_added", planning.most_added), ("most_alike", planning.most_alike)):
        if not 1 <= number <= MOST_ADDED:
            yield Problem("bad-number", name, f"应在1至{MOST_ADDED}之间", "请改正")
    if planning.basis is Basis.OFFICIAL:
        yield Problem("official-not-held", "basis", "先后次序没有文件规定，不能标为 official", "请改为 assumed")
    if not planning.note.strip():
        yield Problem("empty-text", "note", "没有说明这些是假定", "请写上")
