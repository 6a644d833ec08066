"""Reading a year's file of the holiday-cn collection: JSON with ``year``, ``papers`` and ``days``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..base.dates import parse_date
from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line, quoted
from .overlay_file import EARLIEST_YEAR, LATEST_YEAR, LONGEST_NAME, MOST_DAYS
from .overlays import Overlay
from .understood import Understood


def holiday_cn(text: str, where: str) -> Understood:
    """Return what a holiday-cn file says. Raises `Refused` with every problem.

    Keys this does not know are passed over, as the collection may add some; those it needs are read strictly.
    """
    table = _parsed(text, where)
    problems = [problem.within(where) for problem in _problems(table)]
    if problems:
        raise Refused(problems)
    year = table["year"]
    days = {
        date.fromisoformat(one["date"]): (not one["isOffDay"], one_line(one["name"], LONGEST_NAME))
        for one in table["days"]
    }
    papers = tuple(one_line(one) for one in table.get("papers") or ())
    overlay = Overlay("", f"{year}年放假安排（holiday-cn）", frozenset({year}), days)
    return Understood(form="holiday-cn的年度文件", overlay=overlay, papers=papers)


def _parsed(text: str, where: str) -> Mapping[str, Any]:
    try:
        table = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        message = f"第{error.lineno}行第{error.colno}列不合JSON写法"
        raise refuse("json-syntax", where, message, "请重新下载这份文件") from None
    except RecursionError:
        raise refuse("json-depth", where, "内容套得太深", "请检查是否选错了文件") from None
    except ValueError as error:  # a key given twice, or a number of thousands of digits
        message = str(error) if str(error).startswith("重复") else "文件里有无法读取的数字"
        raise refuse("json-value", where, message, "请重新下载这份文件") from None
    if not isinstance(table, dict):
        raise refuse("json-shape", where, "不是holiday-cn的年度文件", "请用其中按年命名的文件，如 2027.json")
    return table


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("重复写了同一个名字")
    return table


def _problems(table: Mapping[str, Any]) -> Iterator[Problem]:
    year = table.get("year")
    if not isinstance(year, int) or isinstance(year, bool) or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        yield Problem("json-year", "year", f"应为{EARLIEST_YEAR}至{LATEST_YEAR}的年份", "请核对是否选错了文件")
    papers = table.get("papers") or []
    if not isinstance(papers, list) or not all(isinstance(one, str) for one in papers):
        yield Problem("json-papers", "papers", "应为网址的列表", "请重新下载这份文件")
    days = table.get("days")
    if not isinstance(days, list) or len(days) > MOST_DAYS:
        yield Problem("json-days", "days", "应为逐日的列表", "请核对是否选错了文件")
    elif not days:
        yield Problem("json-empty", "days", "还没有任何放假安排", "通知发布后再下载，或导入通知的文字")
    else:
        yield from _day_problems(days)


def _day_problems(days: list[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, one in enumerate(days, 1):
        place = f"days第{at}项"
        if not isinstance(one, dict):
            yield Problem("json-day", place, "应为一个表格", "请重新下载这份文件")
            continue
        if not isinstance(one.get("name"), str):
            yield Problem("json-day", f"{place}，name", "应为文字", "请重新下载这份文件")
        if not isinstance(one.get("isOffDay"), bool):
            yield Problem("json-day", f"{place}，isOffDay", "应为true或false", "请重新下载这份文件")
        day = one.get("date")
        found = parse_date(day) if isinstance(day, str) else None
        if found is None or day != found.isoformat():
            yield Problem("json-day", f"{place}，date", f"{quoted(day)}不是2027-01-01这样的日期", "请重新下载这份文件")
        elif day in seen:
            yield Problem("calendar-twice", f"{place}，date", f"{day}写了两次", "请只保留一处")
        else:
            seen.add(day)
