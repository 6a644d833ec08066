"""An imported calendar as a TOML file: reading it strictly, and writing it.

Read by hand, not by cattrs: this stands on the way of quick answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ..base.problems import Problem, Refused
from ..base.text import one_line, quoted
from ..base.toml_files import parse_toml
from ..base.words import did_you_mean
from .overlays import Overlay

SCHEMA = 1
EARLIEST_YEAR, LATEST_YEAR = 1949, 2100
MOST_DAYS = 2000
LONGEST_NAME = 60
_KEYS = ("schema", "title", "years", "papers", "imported", "day")
_DAY_KEYS = ("date", "working", "name")


def overlay_from_text(text: str, name: str, where: str) -> Overlay:
    """Return the calendar written in a TOML text; `name` is its file name without ``.toml``.

    Raises `Refused` with every problem: unknown keys, values of the wrong kind, a day given twice,
    years out of range, no days at all. Whether the days make sense is for `arrangement_checks`.
    """
    table = parse_toml(text, where)
    problems = [problem.within(where) for problem in _problems(table)]
    if problems:
        raise Refused(problems)
    days = {one["date"]: (one["working"], one_line(one.get("name", ""), LONGEST_NAME)) for one in table["day"]}
    title = one_line(table.get("title", "") or name)
    return Overlay(name, title, frozenset(table["years"]), days, table.get("imported"))


def papers_from_text(text: str, where: str) -> tuple[str, ...]:
    """Return the addresses of the notices that a calendar names as its sources."""
    return tuple(one_line(one) for one in parse_toml(text, where).get("papers", ()))


def overlay_table(overlay: Overlay, papers: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the calendar as the tables of its TOML file."""
    table: dict[str, Any] = {"schema": SCHEMA, "title": overlay.title, "years": sorted(overlay.years)}
    if papers:
        table["papers"] = list(papers)
    if overlay.imported is not None:
        table["imported"] = overlay.imported
    table["day"] = [
        {"date": day, "working": working, "name": name} for day, (working, name) in sorted(overlay.days.items())
    ]
    return table


def _problems(table: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _unknown(table, _KEYS, "")
    if table.get("schema") != SCHEMA or isinstance(table.get("schema"), bool):
        yield Problem("calendar-schema", "schema", f"应为{SCHEMA}", "请在开头写 schema = 1，或更新本程序")
    if not isinstance(table.get("title", ""), str):
        yield Problem("calendar-wrong", "title", "应为文字", "请用引号括起来")
    papers = table.get("papers", [])
    if not isinstance(papers, list) or not all(isinstance(one, str) for one in papers):
        yield Problem("calendar-wrong", "papers", "应为文字的列表", '请写成 papers = ["网址"]，没有就删去')
    if "imported" in table and not _is_date(table["imported"]):
        yield Problem("calendar-wrong", "imported", "应为日期", "请写成 2026-11-04 这样，或删去")
    yield from _year_problems(table.get("years"))
    yield from _day_problems(table.get("day"))


def _year_problems(years: object) -> Iterator[Problem]:
    if not isinstance(years, list) or not all(isinstance(one, int) and not isinstance(one, bool) for one in years):
        yield Problem("calendar-years", "years", "应列出完整覆盖的年份", "如 years = [2027]，只改几天写 years = []")
        return
    for year in years:
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            yield Problem(
                "calendar-years", "years", f"{quoted(year)}不在{EARLIEST_YEAR}年至{LATEST_YEAR}年之间", "请核对年份"
            )
    if len(set(years)) < len(years):
        yield Problem("calendar-years", "years", "同一年写了两次", "请只保留一次")


def _day_problems(days: object) -> Iterator[Problem]:
    if not isinstance(days, list) or not days or not all(isinstance(one, dict) for one in days):
        yield Problem("calendar-days", "day", "没有任何放假或上班的日子", "请逐日写 [[day]]，并写明 date 和 working")
        return
    if len(days) > MOST_DAYS:
        yield Problem("calendar-days", "day", f"超过{MOST_DAYS}天", "请检查是否选错了文件")
        return
    seen: set[date] = set()
    for at, one in enumerate(days, 1):
        place = f"第{at}个day"
        yield from _unknown(one, _DAY_KEYS, place)
        if not isinstance(one.get("working"), bool):
            yield Problem("calendar-wrong", f"{place}，working", "应为true或false", "上班写true，放假写false")
        if not isinstance(one.get("name", ""), str):
            yield Problem("calendar-wrong", f"{place}，name", "应为文字", "请用引号括起节日的名称")
        day = one.get("date")
        if not _is_date(day) or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            yield Problem("calendar-wrong", f"{place}，date", "应为日期", "请写成 2027-01-01 这样，不带引号")
        elif day in seen:
            yield Problem("calendar-twice", f"{place}，date", f"{day}写了两次", "请只保留一处")
        else:
            seen.add(day)


def _unknown(table: Mapping[str, Any], known: tuple[str, ...], place: str) -> Iterator[Problem]:
    for key in table:
        if key not in known:
            yield Problem("unknown-key", place, f"不认识的键{quoted(key)}", did_you_mean(key, known))


def _is_date(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
