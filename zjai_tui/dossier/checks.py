"""Contradictions inside one dossier: things no standard or notice is needed to see are wrong.

They are looked for in the table as read, not in the model, so that they are told together with
values of the wrong kind; what has the wrong kind is left to the structuring to tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ..base.dates import EARLIEST, LATEST
from ..base.problems import Problem
from ..base.text import quoted

MOST_HOURS = 10_000
"""More hours of 45 minutes than this do not fit well into one year: a slip of the pen."""

_ID = re.compile(r"[0-9A-Za-z_\-\u3400-\u4dbf\u4e00-\u9fff]{1,40}")


def contradictions(table: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what contradicts itself in a dossier's table of the current layout, with the place in it."""
    yield from _entry_problems(_tables(table.get("entry")))
    yield from _education_problems(_tables(table.get("education")))


def _entry_problems(entries: list[tuple[int, Mapping[str, Any]]]) -> Iterator[Problem]:
    ids = [(at, entry.get("id")) for at, entry in entries if isinstance(entry.get("id"), str)]
    counted = Counter(name for _, name in ids)
    for at, name in ids:
        where = _entry_place(at, name)
        if not name:
            yield Problem("entry-id-empty", where, "业绩条目的编号是空的", "请写一个，如e01")
        elif not _ID.fullmatch(name):
            yield Problem("entry-id-wrong", where, "编号只能用字母、数字、汉字和-_，最多40个", "请改写")
    for name, count in counted.items():
        if name and count > 1:
            places = "、".join(f"第{at}项" for at, one in ids if one == name)
            yield Problem("entry-id-twice", "entry", f"{places}用了同一个编号{quoted(name)}", "请各用各的编号")
    for at, entry in entries:
        for number, evidence in _tables(entry.get("evidence")):
            if evidence.get("file") == "":
                where = f"{_entry_place(at, entry.get('id'))}，evidence，第{number}项，file"
                yield Problem("evidence-file-empty", where, "佐证材料没有写文件名", "请补上，或删去这一项")


def _education_problems(years: list[tuple[int, Mapping[str, Any]]]) -> Iterator[Problem]:
    seen: Counter[int] = Counter()
    for at, one in years:
        year = one.get("year")
        where = f"education，第{at}项"
        if isinstance(year, int) and not isinstance(year, bool):
            where += f"（{year}年）"
            seen[year] += 1
            if not EARLIEST.year <= year <= LATEST.year:
                message = f"年份不在{EARLIEST.year}年至{LATEST.year}年之间"
                yield Problem("education-year-wrong", where, message, "请核对年份")
        yield from _hours_problems(one, where)
    for year, count in seen.items():
        if count > 1:
            yield Problem("education-year-twice", "education", f"{year}年写了{count}次", "请合成一项")


def _hours_problems(one: Mapping[str, Any], where: str) -> Iterator[Problem]:
    hours = {key: value for key in ("total", "professional") if (value := _hours(one.get(key))) is not None}
    for key, value in hours.items():
        if value < 0:
            yield Problem("education-hours-wrong", f"{where}，{key}", "学时不能是负数", "请核对后重填")
        elif value > MOST_HOURS:
            yield Problem("education-hours-wrong", f"{where}，{key}", f"一年的学时超过{MOST_HOURS}", "请核对后重填")
    if len(hours) == 2 and hours["professional"] > hours["total"]:
        message = "专业科目学时（professional）多于总学时（total）"
        yield Problem("education-hours-contradict", where, message, "请核对这两个数")


def _hours(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _entry_place(at: int, name: object) -> str:
    return f"entry，第{at}项{quoted(name)}" if isinstance(name, str) and name else f"entry，第{at}项"


def _tables(value: object) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the tables of a list with their number, counted from one; nothing when it is no list."""
    listed = value if isinstance(value, list | tuple) else ()
    return [(at, one) for at, one in enumerate(listed, 1) if isinstance(one, Mapping)]
