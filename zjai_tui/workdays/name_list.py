"""A list of people and their publicity starts, read from CSV as spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence

from ..base.problems import Problem, Refused, refuse
from ..base.text import half_width, one_line, quoted
from .many import Row
from .typed_days import HOW, typed_days

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

_HEADS = {
    "name": ("姓名", "申报人", "申报人姓名", "名字", "name"),
    "unit": ("单位", "所在单位", "工作单位", "unit"),
    "start": ("起始日", "起始日期", "公示起始日", "公示起始日期", "开始日期", "公示开始日期", "公示日期", "start"),
    "days": ("天数", "工作日数", "工作日", "公示天数", "公示工作日数", "days"),
}
"""Columns and how people head them, compared without spaces and case."""
HEADS_HOW = "第一行请写姓名、起始日、天数，各占一格"
_SEPARATORS = (",", "\t", ";", "，")
_NAME_LENGTH = 60
MOST_ROWS = 20_000
_LONGEST = 2_000_000
"""Characters of a list."""
_MIDNIGHT = (" 0:00", " 0:00:00", " 00:00", " 00:00:00")
"""What spreadsheets add to a date."""


class NameList(namedtuple("NameList", ("rows", "problems"))):
    """The rows that can be reckoned, and what is wrong with the others."""

    __slots__ = ()
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def name_list(text: str, where: str, *, read_day: Callable[[str, str], date], days: Callable[[], int]) -> NameList:
    """Return the rows of a CSV text; `where` names the file to the person.

    Separated by commas, tabs or semicolons; headed in Chinese or English. `read_day` reads a date as typed,
    given the place, and raises `Refused`; `days` tells the days of a row that has none. Raises
    `Refused` when the first row is no head.
    """
    lines = _Lines(text, where)
    head = next(lines, None)
    if head is None:
        raise Refused(lines.problems or [Problem("list-empty", where, "名单是空的", HEADS_HOW)])
    columns = _columns(head[1], where)
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in lines:
        try:
            rows.append(_row(cells, columns, len(head[1]), f"第{number}行", where, read_day, days))
        except Refused as refused:
            problems += refused.problems
    problems += lines.problems
    return NameList(tuple(rows), tuple(problems))


def list_text(data: bytes, where: str) -> str:
    """Return the text of a list, in whichever encoding a spreadsheet wrote it. Raises `Refused` when in none."""
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if len(text) > _LONGEST or text.count("\n") > MOST_ROWS:
            raise refuse("list-too-long", where, f"名单超过{MOST_ROWS}行，或文字太长", "请分成几份来算")
        return text
    raise refuse("file-encoding", where, "文件不是文字", "请在表格软件里另存为CSV UTF-8")


class _Lines(Iterator[tuple[int, list[str]]]):
    """The rows that hold anything, each with the number of its first line; what is no CSV goes to `problems`."""

    def __init__(self, text: str, where: str) -> None:
        self.problems: list[Problem] = []
        self._where = where
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        first = plain.partition("\n")[0]
        separator = max(_SEPARATORS, key=first.count)
        self._reader = csv.reader(io.StringIO(plain), delimiter=separator, strict=True)

    def __next__(self) -> tuple[int, list[str]]:
        while True:
            number = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except csv.Error:
                to = self._reader.line_num
                here = f"{self._where}，第{number}行" + (f"至第{to}行" if to > number else "")
                self.problems.append(Problem("list-quotes", here, "引号不成对，或一格太长，没有读", "请检查引号"))
                continue
            if any(cell.strip() for cell in cells):
                return number, cells


def _columns(head: Sequence[str], where: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        word = half_width(cell).replace(" ", "").casefold()
        name = next((name for name, heads in _HEADS.items() if word in heads), "")
        if name and name in found:
            raise refuse("list-head", f"{where}，第1行", f"有两列都是{quoted(cell.strip())}", "请只留一列")
        if name:
            found[name] = at
    if "start" not in found:
        raise refuse("list-head", f"{where}，第1行", "没有“起始日”这一列", HEADS_HOW)
    return found


def _row(
    cells: Sequence[str], columns: dict[str, int], width: int, place: str, where: str,
    read_day: Callable[[str, str], date], days: Callable[[], int],
) -> Row:  # fmt: skip
    def cell(name: str) -> str:
        at = columns.get(name, width)
        return cells[at].strip() if at < len(cells) else ""

    here = f"{where}，{place}"
    if any(extra.strip() for extra in cells[width:]):
        raise refuse("list-row", here, "比表头多出几格", "文字里有逗号的请加双引号")
    start = cell("start")
    if not start:
        raise refuse("list-row", f"{here}，起始日", "没有填", "请补上")
    start = next((start.removesuffix(end) for end in reversed(_MIDNIGHT) if start.endswith(end)), start)
    typed = cell("days")
    wanted = typed_days(typed) if typed else days()
    if wanted is None:
        raise refuse("list-row", f"{here}，天数", f"{quoted(typed)}不是能用的工作日数", HOW)
    return Row(
        place, one_line(cell("name"), _NAME_LENGTH), one_line(cell("unit"), _NAME_LENGTH),
        read_day(start, f"{here}，起始日"), wanted,
    )  # fmt: skip
