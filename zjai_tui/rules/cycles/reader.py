"""From a round's file to a sound `Cycle`, or every problem at once."""

from __future__ import annotations

from dataclasses import replace

from ...base.problems import Refused
from ...base.structure import WrongValue, add_hook, quoted, structure
from ...base.toml_files import parse_toml
from ..reader_parts import check_schema, text_digest
from .checks import cycle_problems
from .cycle import Cycle

SCHEMA = 1


def cycle_from_text(text: str, where: str) -> Cycle:
    """Return the round written in a TOML text, with its digest.

    `where` names the file to the person. Raises `Refused` with every problem: first those of
    single values (unknown keys, wrong kinds), and once each value is readable, those between
    parts (unknown names, missing cites, official without a held source, circles).
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "申报计划")
    cycle = structure(Cycle, table, where, code="cycle")
    problems = cycle_problems(cycle)
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    return replace(cycle, digest=text_digest(text))


def _answer(value: object) -> str | bool:
    if isinstance(value, str | bool):
        return value
    raise WrongValue(f"应为选项文字或 true、false，现为{quoted(value)}", "请改写")


add_hook(str | bool, _answer)
