"""From a standard file to a sound `Standard`, or every problem at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ...base.dates import EARLIEST, LATEST
from ...base.numbers import plain
from ...base.problems import Problem, Refused
from ...base.structure import WrongValue, add_hook, quoted, structure
from ...base.toml_files import Table, parse_toml
from ..reader_parts import check_schema, text_digest
from .checks import soundness_problems
from .salvage import salvaged, sure_problems
from .seal import verified
from .standard import Bound, Span, Standard

SCHEMA = 1
_COMPUTED = frozenset({"digest", "changed"})
"""Parts of a standard that are worked out from its file."""


def standard_from_text(text: str, where: str) -> Standard:
    """Return the standard written in a TOML text.

    `where` names the file to the person. Raises `Refused` with every problem at once: those of
    single values, and those between nodes (missing parents, unknown names) as far as they hold
    whatever the unreadable values turn out to be (`standard_salvage`). A certificate that no
    longer fits costs the status (`standard_seal`).
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "标准")
    standard, problems = read_table(table, text)
    if standard is None or problems:
        raise Refused(problem.within(where) for problem in problems)
    return verified(standard)


def read_table(table: Table, text: str) -> tuple[Standard | None, tuple[Problem, ...]]:
    """Return the standard that a table holds, None when a value cannot be read, and all problems.

    The problems name their place inside the file, without the file's name.
    """
    try:
        standard = _structured(table, text, "")
    except Refused as refused:
        return None, (*refused.problems, *sure_problems(salvaged(table, SCHEMA)))
    return standard, tuple(soundness_problems(standard))


def read_draft(text: str, where: str) -> tuple[Standard, tuple[Problem, ...]]:
    """Return the standard written in a TOML text, sound or not, and what keeps it from being scored.

    For the editor, where a table may stay unfinished. Raises `Refused` only when a value cannot
    be read at all. The problems name their place inside the file, without the file's name.
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "标准")
    standard = _structured(table, text, where)
    return standard, tuple(soundness_problems(standard))


def _structured(table: Table, text: str, where: str) -> Standard:
    # what a file says about itself here is not believed
    given = {key: value for key, value in table.items() if key not in _COMPUTED}
    return replace(structure(Standard, given, where, code="standard"), digest=text_digest(text))


def _span(value: Any) -> Span:
    ends = value if isinstance(value, list) else [value, value]
    if len(ends) != 2 or any(isinstance(end, bool) or not isinstance(end, int | Decimal) for end in ends):
        raise WrongValue(f"应为分数，现为{quoted(value)}", "请写成6这样的数，有幅度时写成[4,6]")
    low, high = Decimal(ends[0]), Decimal(ends[1])
    if low < 0:
        raise WrongValue("分数不能为负", "扣分项本程序不支持，请改写成得分")
    if low > high:
        raise WrongValue(f"下限{plain(low)}大于上限{plain(high)}", "请把小的写在前面")
    return Span(low, high)


def _bound(value: object) -> Bound:
    if isinstance(value, date) and not isinstance(value, datetime):
        if not EARLIEST <= value <= LATEST:
            raise WrongValue(f"日期{quoted(value)}不在1900年至2100年之间", "请核对年份")
        return value
    if isinstance(value, str) and value.partition(":")[0] in {"cycle", "fact"} and value.partition(":")[2]:
        return value
    raise WrongValue(f"{quoted(value)}不是日期界限", "请写不带引号的日期，或写“cycle:日期名”“fact:问题名”")


add_hook(Span, _span)
add_hook(Bound, _bound)
add_hook(Bound | None, lambda value: None if value is None else _bound(value))
