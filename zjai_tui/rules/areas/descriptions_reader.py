"""From a file of example descriptions to sound ones, or every problem at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from ...base.problems import Problem, Refused
from ...base.structure import quoted, structure
from ...base.toml_files import parse_toml
from ..reader_parts import check_schema, unknown_name
from .descriptions import Description, Descriptions
from .questions import NOT_AI

SCHEMA = 1

_KEYS = {"area", "second", "text", "duties"}


def descriptions_from_text(text: str, where: str, areas: Collection[str]) -> tuple[Description, ...]:
    """Return the descriptions written in a TOML text; `areas` are the ids they may be labelled with.

    `where` names the file to the person. Raises `Refused` with every problem.
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "工作描述")
    found = _plain(table) or structure(Descriptions, table, where, code="description").description
    problems = list(_problems(found, {*areas}))
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    return found


def _plain(table: dict[str, Any]) -> tuple[Description, ...] | None:
    """Return the descriptions when every value is of the right kind, else None.

    There are hundreds; the structuring that tells what is wrong takes ten times as long.
    """
    rows = table.get("description")
    if set(table) != {"schema", "about", "description"} or not isinstance(table["about"], str):
        return None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and set(row) <= _KEYS for row in rows):
        return None
    found = []
    for row in rows:
        second = row.get("second", [])
        if not isinstance(second, list) or not all(isinstance(one, str) for one in second):
            return None
        area, text, duties = row.get("area"), row.get("text"), row.get("duties", False)
        if not isinstance(area, str) or not isinstance(text, str) or not isinstance(duties, bool):
            return None
        found.append(Description(area=area, text=text, second=tuple(second), duties=duties))
    return tuple(found)


def _problems(found: tuple[Description, ...], areas: set[str]) -> Iterator[Problem]:
    known = sorted({*areas, NOT_AI})
    for text, times in Counter(one.text.strip() for one in found).items():
        if times > 1:
            yield Problem("duplicate-text", f"description {quoted(text)}", f"同一段文字写了{times}次", "请只留一处")
    for at, one in enumerate(found, 1):
        where = f"description，第{at}项"
        if not one.text.strip():
            yield Problem("empty-text", f"{where}，text", "没有文字", "请写上")
        if one.area not in known:
            yield unknown_name(f"{where}，area", "方向", one.area, known)
        for name in one.second:
            if name not in areas or name == one.area:
                yield Problem("bad-second", f"{where}，second", f"{quoted(name)}不能作次要方向", "请写另一个方向")
