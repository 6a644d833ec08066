"""Many windows in one table: text, CSV for spreadsheets, and one JSON object a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from ..workdays.many import Outcome, Unknown
from ..workdays.table import WorkdayTable
from ..workdays.windows import FIRST_DAYS, other_reading
from .page import Page
from .publicity_json import warnings_json

_FORMULA = tuple("=+-@＝＋－＠\t\r|")
"""What a spreadsheet takes for the beginning of a formula."""


def table_text(
    found: Sequence[Outcome | Unknown],
    table: WorkdayTable,
    first_day: str,
    columns: int = 80,
    notes: Sequence[str] = (),
) -> str:
    """Return the table as plain text, then what is doubtful, each doubt once with the people it concerns.

    `notes` tell how what was typed was understood.
    """
    page = Page(columns)
    for note in notes:
        page.text(f"{note}。", mark="说明：")
    heads = ("姓名", "起始日", "天数", f"止日（{FIRST_DAYS[first_day]}）", f"{FIRST_DAYS[other_reading(first_day)]}止")
    deadline = any(isinstance(one, Outcome) and one.meets is not None for one in found)
    page.table([(*heads, "赶上截止" if deadline else ""), *(_text_row(one) for one in found)])
    doubts: dict[str, list[str]] = {}
    for one in found:
        for text in [one.why] if isinstance(one, Unknown) else [warned.text for warned in one.warnings]:
            doubts.setdefault(text, []).append(one.row.name or one.row.place)
    if doubts:
        page.heading("提醒")
        for text, names in doubts.items():
            page.text(f"{_people(names)}：{text}", 2, "· ")
    page.blank()
    page.text(table.provenance(_years(found)))
    return str(page)


def table_csv(found: Sequence[Outcome | Unknown], table: WorkdayTable, first_day: str) -> bytes:
    """Return the table as CSV with a byte-order mark, so that spreadsheets show Chinese; no cell can be a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    other = f"{FIRST_DAYS[other_reading(first_day)]}止日"
    heads = [
        "来源",
        "姓名",
        "单位",
        "起始日",
        "工作日数",
        "首日算法",
        "止日",
        other,
        "赶上截止",
        "已确定",
        "提醒",
        "日历",
    ]
    writer.writerow(heads)
    calendar = table.provenance(_years(found))
    for one in found:
        row = one.row
        asked = [row.place, row.name, row.unit, row.start.isoformat(), str(row.days), FIRST_DAYS[first_day]]
        if isinstance(one, Unknown):
            answered = ["", "", "", "", one.why]
        else:
            answered = [
                one.end.isoformat(), _iso(one.alternative), _yes_no(one.meets), _yes_no(one.confirmed),
                "".join(warned.text for warned in one.warnings),
            ]  # fmt: skip
        writer.writerow([_as_text(cell) for cell in (*asked, *answered, calendar)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def row_json(one: Outcome | Unknown, first_day: str) -> dict[str, Any]:
    """Return one row as an object; dates are ISO, ``error`` is null where there is an answer."""
    row = one.row
    known = one if isinstance(one, Outcome) else None
    return {
        "place": row.place,
        "name": row.name,
        "unit": row.unit,
        "start": row.start.isoformat(),
        "days": row.days,
        "first_day": first_day,
        "end": known.end.isoformat() if known else None,
        "alternative": {
            "first_day": other_reading(first_day),
            "end": _iso(known.alternative) or None if known else None,
        },
        "meets_deadline": known.meets if known else None,
        "confirmed": known.confirmed if known else False,
        "warnings": warnings_json(known.warnings) if known else [],
        "error": None if known else one.why if isinstance(one, Unknown) else None,
    }


def _text_row(one: Outcome | Unknown) -> tuple[str, ...]:
    row = one.row
    asked = (row.name or row.place, row.start.isoformat(), str(row.days))
    if isinstance(one, Unknown):
        return (*asked, "没有日历", "", "")
    return (*asked, one.end.isoformat(), _iso(one.alternative) or "没有日历", _yes_no(one.meets))


def _people(names: Sequence[str]) -> str:
    shown = "、".join(names[:5])
    return shown if len(names) <= 5 else f"{shown}等{len(names)}人"


def _years(found: Sequence[Outcome | Unknown]) -> list[int]:
    known = [one for one in found if isinstance(one, Outcome)]
    return sorted({year for one in known for year in range(one.row.start.year, one.end.year + 1)})


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else "是" if answer else "否"
