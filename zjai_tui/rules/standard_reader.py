"""From a standard file to a sound `Standard`, or every problem at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..base.dates import EARLIEST, LATEST
from ..base.numbers import plain
from ..base.problems import Refused
from ..base.structure import WrongValue, add_hook, quoted, structure
from ..base.toml_files import parse_toml
from .reader_parts import check_schema, text_digest
from .standard import Bound, Span, Standard
from .standard_checks import soundness_problems

SCHEMA = 1


def standard_from_text(text: str, where: str) -> Standard:
    """Return the standard written in a TOML text.

    `where` names the file to the person. Raises `Refused` with every problem: first those of
    single values, and once each value is readable, those between nodes (missing parents,
    circles, unknown names).
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "标准")
    standard = structure(Standard, table, where, code="standard")
    problems = soundness_problems(standard)
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    return replace(standard, digest=text_digest(text))


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
