"""Cells of an xlsx workbook as they are shown; openpyxl is loaded only here, when a workbook is read."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring, iterparse

from ...base.packages import Broken, TooLarge, element_counts, opened
from ...base.problems import Problem, Severity, refuse
from ...base.text import quoted
from .letters import column_index, column_letter
from .shown_cells import shown_date, shown_number

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_PARTS, _LARGEST_UNPACKED, _MOST_ELEMENTS = 2_000, 40 * 1024 * 1024, 150_000
"""Bytes of a workbook once unpacked, and elements of what its sheets share, and of those that are read; far beyond
any table that was ever printed."""
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LEFT_OUT = "\uf8ff太大，没有读"
"""Stands in a sheet that is too large for openpyxl; who writes it into a sheet himself is told that it is."""
_EMPTIED = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    f'<c r="A1" t="inlineStr"><is><t>{_LEFT_OUT}</t></is></c></row></sheetData></worksheet>'
)
_SLOW, _MOST_SLOW = ("conditionalFormatting", "cfRule", "dataValidation", "hyperlink", "comment"), 5_000
"""What openpyxl spends a hundred times as long on as on a cell."""
_WIDEST = 256
_MOST_NAMED = 8
_MOST_MERGED = 50_000
"""Cells under merges; a printed table has hundreds."""
_TOO_LARGE = "请只留分值表这一部分"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


def xlsx_rows(data: bytes, where: str, notes: list[Problem], most_rows: int, most_cells: int) -> list[list[str]]:
    """Return the cells of the first visible sheet with content, as shown; what to look at goes to `notes`.

    A merged cell's value stands in every cell of the merge. Hidden rows are left empty.
    Raises `Refused` when openpyxl is missing, or the file is no workbook or too large.
    """
    data = _checked(data, where)
    book = _loaded(data, where, values=False)
    sheet = _first_with_content(book, where, notes, most_cells)
    if sheet["A1"].value == _LEFT_OUT:
        message = f"工作表{quoted(sheet.title)}里的内容或合并的单元格太多"
        raise refuse("sheet-too-large", where, message, f"{_TOO_LARGE}，取消整行整列的合并")
    if sheet.max_row > most_rows or _area(sheet) > most_cells:
        raise refuse("sheet-too-large", where, f"表格有{sheet.max_row}行、{sheet.max_column}列，太大", _TOO_LARGE)
    cells = _Cells(sheet, where, notes)
    if cells.formulas:
        cells.calculated(_loaded(data, where, values=True)[sheet.title])
    return cells.rows()


def _checked(data: bytes, where: str) -> bytes:
    """Return the workbook, with `_LEFT_OUT` in place of every sheet that is too large beside those before it."""
    try:
        with opened(data, most_parts=_MOST_PARTS, most_bytes=_LARGEST_UNPACKED) as archive:
            names = archive.namelist()
            if not any(name.startswith("xl/") for name in names):
                remedy = "请给出xlsx或CSV文件；文档里的表格请先复制到表格软件里"
                raise refuse("sheet-unknown", where, "这不是表格文件", remedy)
            if "xl/workbook.bin" in names:
                raise refuse("sheet-old", where, "这是xlsb格式的表格", "请在表格软件里另存为xlsx或CSV")
            sheets = {one for one in names if one.startswith("xl/worksheets/") and one.endswith(".xml")}
            shared = [one for one in names if one.endswith((".xml", ".rels")) and one not in sheets]
            if _slow(element_counts(archive, shared, _MOST_ELEMENTS)) > _MOST_SLOW:
                raise TooLarge
            large = _too_large(archive, list(dict.fromkeys([*_in_order(archive, sheets), *sorted(sheets)])))
            return _without(archive, large) if large else data
    except TooLarge:
        raise refuse("sheet-too-large", where, "各工作表共用的内容（文字、格式、批注）太多", _TOO_LARGE) from None
    except Broken:
        raise refuse("sheet-broken", where, "文件坏了，解不开", "请在表格软件里打开后另存一份") from None


def _slow(counts: Mapping[str, int]) -> int:
    return sum(counts.get(kind, 0) for kind in _SLOW)


def _in_order(archive: zipfile.ZipFile, sheets: Set[str]) -> list[str]:
    """Return the parts of the sheets in the order in which they are looked at: visible ones first, from the left."""
    if not {_BOOK, _LINKS} <= set(archive.namelist()):
        return []
    targets = {
        one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in fromstring(archive.read(_LINKS))
    }
    found = [one for one in fromstring(archive.read(_BOOK)).iter() if one.tag.endswith("}sheet")]
    found.sort(key=lambda one: one.get("state", "visible") != "visible")
    parts = [targets.get(value, "") for one in found for key, value in one.items() if key.endswith("}id")]
    return [one for one in parts if one in sheets]


def _too_large(archive: zipfile.ZipFile, sheets: Iterable[str]) -> set[str]:
    """Return the sheets for which nothing is left, once those before them are read: the first one may have it all."""
    elements, slow, merged = _MOST_ELEMENTS, _MOST_SLOW, _MOST_MERGED
    large: set[str] = set()
    for name in sheets:
        try:
            counts = element_counts(archive, [name], elements)
        except TooLarge:
            large.add(name)
            continue
        covered = _merged_cells(archive, name)
        if _slow(counts) > slow or covered > merged:
            large.add(name)
        else:
            elements, slow, merged = elements - sum(counts.values()), slow - _slow(counts), merged - covered
    return large


def _without(archive: zipfile.ZipFile, large: Set[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as copy:
        for name in dict.fromkeys(archive.namelist()):
            copy.writestr(name, _EMPTIED if name in large else archive.read(name))
    return made.getvalue()


def _merged_cells(archive: zipfile.ZipFile, name: str) -> int:
    """Return how many cells the merges of a sheet cover; openpyxl makes an object of each while it loads."""
    covered = 0
    with archive.open(name) as part:
        for _, element in iterparse(part):
            if element.tag.rpartition("}")[2] == "mergeCell":
                covered += _cells_of(element.get("ref", ""))
            element.clear()
    return covered


def _cells_of(reference: str) -> int:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return 0 if reference.isalnum() else _MOST_MERGED + 1
    left, top, right, bottom = found.groups()
    wide = abs((column_index(right) or 0) - (column_index(left) or 0)) + 1
    return wide * (abs(int(bottom) - int(top)) + 1)


def _area(sheet: Worksheet) -> int:
    """Return how many cells are gone through to read a sheet; a stray cell far out makes it large."""
    return int(sheet.max_row) * min(int(sheet.max_column), _WIDEST)


def _loaded(data: bytes, where: str, *, values: bool) -> Workbook:
    try:
        from openpyxl import load_workbook
    except ImportError:
        message = "本机没有装读取xlsx用的openpyxl"
        remedy = "请在表格软件里另存为“CSV UTF-8”再导入，或请管理员运行 pip install openpyxl"
        raise refuse("openpyxl-missing", where, message, remedy) from None
    try:
        return load_workbook(io.BytesIO(data), data_only=values)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its parsers raise for a broken workbook
        raise refuse("sheet-broken", where, "这份表格读不出，可能已损坏", "请在表格软件里打开后另存一份") from None


def _first_with_content(book: Workbook, where: str, notes: list[Problem], most_cells: int) -> Worksheet:
    filled = [one for one in book.worksheets if _area(one) > most_cells or _filled(one)]
    shown = [one for one in filled if one.sheet_state == "visible"] or filled
    if not shown:
        raise refuse("sheet-empty", where, "表格是空的", "请检查是否选错了文件")
    if len(filled) > 1:
        others = "、".join(quoted(one.title) for one in filled if one is not shown[0])
        notes.append(
            _note(
                where, f"只读了工作表{quoted(shown[0].title)}，另有{others}没有读", "要读的不是这一张，请把它移到最前"
            )
        )
    return shown[0]


def _filled(sheet: Worksheet) -> bool:
    return any(
        cell is not None and str(cell).strip()
        for row in sheet.iter_rows(max_col=min(sheet.max_column, _WIDEST), values_only=True)
        for cell in row
    )


class _Cells:
    """The cells of one sheet while they are made into text."""

    def __init__(self, sheet: Worksheet, where: str, notes: list[Problem]) -> None:
        self._where, self._notes = where, notes
        self._texts: dict[tuple[int, int], str] = {}
        self.formulas: list[tuple[int, int, str]] = []
        self._rounded: list[str] = []
        self._dates: list[str] = []
        self._hidden = sorted(row for row, how in sheet.row_dimensions.items() if how.hidden)
        for row in sheet.iter_rows(max_col=min(sheet.max_column, _WIDEST)):
            for cell in row:
                if cell.value is None:
                    continue
                if cell.data_type == "f":
                    self.formulas.append((cell.row, cell.column, cell.number_format))
                else:
                    self._put(cell.row, cell.column, cell.value, cell.number_format)
        self._merges = [one.bounds for one in sheet.merged_cells.ranges]

    def calculated(self, values: Worksheet) -> None:
        """Take over what the formulas came to when the workbook was last saved by a spreadsheet program."""
        missing: list[str] = []
        for row, column, number_format in self.formulas:
            value = values.cell(row, column).value
            if value is None:
                missing.append(_place(row, column))
            else:
                self._put(row, column, value, number_format)
        self._tell(missing, "是公式，文件里没有算好的值，按空白读入", "请在表格软件里打开、保存一次，再导入")

    def rows(self) -> list[list[str]]:
        """Return the texts by row, merged cells filled, and tell what to look at."""
        bottom = max((row for row, _ in self._texts), default=0)
        right = max((column for _, column in self._texts), default=0)
        for left, top, to_right, to_bottom in self._merges:
            text = self._texts.get((top, left), "")
            for row in range(top, min(to_bottom, bottom) + 1) if text else ():
                for column in range(left, min(to_right, right) + 1):
                    self._texts[row, column] = text
        hidden = [row for row in self._hidden if any((row, column) in self._texts for column in range(1, right + 1))]
        self._tell([f"第{row}行" for row in hidden], "是隐藏的，没有读入", "要录入的请先取消隐藏，再导入", WARNING)
        self._tell(self._rounded, "显示的数比存的数短，按显示的读入", "请对照原件")
        self._tell(self._dates, "存的是日期，可能是“8-10”这样的分值被表格软件改写了", "请对照原件", WARNING)
        skipped = set(hidden)
        return [
            [] if row in skipped else [self._texts.get((row, column), "") for column in range(1, right + 1)]
            for row in range(1, bottom + 1)
        ]

    def _put(self, row: int, column: int, value: Any, number_format: str) -> None:
        match value:
            case bool():
                text = "是" if value else "否"
            case int() | float() | Decimal():
                text, exact = shown_number(value, number_format)
                if not exact:
                    self._rounded.append(_place(row, column))
            case datetime() | date() | time() | timedelta():
                text, short = shown_date(value, number_format)
                if short:
                    self._dates.append(_place(row, column))
            case _:
                text = str(value)
        if text.strip():
            self._texts[row, column] = text

    def _tell(self, places: Iterable[str], message: str, remedy: str, severity: Severity = Severity.NOTE) -> None:
        named = list(places)
        if named:
            more = f"等{len(named)}处" if len(named) > _MOST_NAMED else ""
            self._notes.append(_note(self._where, "、".join(named[:_MOST_NAMED]) + more + message, remedy, severity))


WARNING = Severity.WARNING


def _place(row: int, column: int) -> str:
    return f"{column_letter(column - 1)}{row}"


def _note(where: str, message: str, remedy: str, severity: Severity = Severity.NOTE) -> Problem:
    return Problem("sheet-note", where, message, remedy, severity)
