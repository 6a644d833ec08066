"""A workbook as an .xlsx file; XlsxWriter is loaded only here, when one is written.

Built in memory: nothing of it ever lies in a temporary file. The same workbook gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from decimal import ROUND_DOWN, Context, Decimal
from typing import TYPE_CHECKING, cast

from ..base.cells import fitted, width, wrapped
from ..base.problems import refuse
from ..base.text import flat, harmless, storable
from .workbook import Cell, Column, Formula, Tone, Workbook, WorkSheet, formula_text

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet as Page

PROGRAM = "zjai"
_FONT, _HEAD_FONT = "宋体", "黑体"
_SIZE = 21 / 2
"""Points of height of the type."""
_POINTS, _WHOLE, _DATE = "General", "0", "yyyy-mm-dd"
"""Points are shown with all their digits: a fixed number of decimals would round 89.995 up to 90."""
_DIGITS = Context(prec=15, rounding=ROUND_DOWN)
"""Spreadsheets reckon with fifteen digits; what has more is cut, never rounded up."""
_BIGGEST = 10**15
_LONGEST = 32_767
"""UTF-16 units of a cell."""
_MOST_ROWS = 1_048_576
_FIRST_YEAR = 1900
_LINE = 15
"""Points of height of a line of text."""
_EVEN = 2
"""Lines up to which all rows of a table are made as high as its highest."""
_HIGHEST = 409
"""Points of height of a row, the most that spreadsheet programs take."""
_LONGEST_MARGIN = 100
"""Half-width characters of one of the two texts at the foot of a page: a foot has 255 characters in all."""
_MOST_UPRIGHT, _MOST_ACROSS = 145, 215
"""Half-width characters of a page, printed as small as can be read; a wider table takes several pages."""
_TONES: dict[Tone, dict[str, object]] = {
    "good": {"bg_color": "#E2EFDA", "font_color": "#1E5631"},
    "bad": {"bg_color": "#FBE0DD", "font_color": "#8A1C12"},
    "warn": {"bg_color": "#FFF2CC", "font_color": "#6B4E00"},
    "quiet": {"font_color": "#6E6E6E"},
}


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the file.

    Raises `Refused` when XlsxWriter is missing, or a sheet has more rows than spreadsheet programs take;
    ``KeyError`` when a formula names a column or sheet that is not there.
    """
    try:
        import xlsxwriter
    except ImportError:
        message, remedy = "本机没有装写xlsx用的XlsxWriter", "请管理员运行 pip install XlsxWriter，或改用.csv"
        raise refuse("xlsxwriter-missing", "", message, remedy) from None
    out = io.BytesIO()
    texts_stay = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **texts_stay})
    made = datetime.combine(workbook.made, time(), UTC)
    book.set_properties({"title": _text(workbook.title), "author": PROGRAM, "created": made})
    looks = _Looks(book)
    for sheet in workbook.sheets:
        if sheet.last_row + len(sheet.totals) > _MOST_ROWS:
            message = f"工作表“{sheet.title}”有{len(sheet.rows)}行，表格软件打不开"
            raise refuse("sheet-too-large", "", message, "请分几次汇总，或改用.csv")
        _write(sheet, workbook, book.add_worksheet(sheet.title), looks)
    book.close()
    return out.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        plain = {"font_name": _FONT, "font_size": _SIZE, "valign": "vcenter"}
        lined = plain | {"border": 1, "border_color": "#808080", "text_wrap": True}
        head = lined | {"font_name": _HEAD_FONT, "bold": True, "bg_color": "#E7E6E6", "align": "center"}
        self.heading = self._made({**plain, "font_name": _HEAD_FONT, "bold": True, "font_size": 16})
        self.note = self._made(plain | {"text_wrap": True})
        self.head = self._made(head | {"valign": "vcenter"})
        self.tones = {tone: self._made(how) for tone, how in _TONES.items()}
        self._lined = lined
        self._cells: dict[tuple[str, str, bool], Format] = {}

    def cell(self, number_format: str, align: str, *, total: bool) -> Format:
        """Return the format of a cell of the table."""
        key = (number_format, align, total)
        if key not in self._cells:
            how = self._lined | {"num_format": number_format, "align": align}
            self._cells[key] = self._made(how | ({"bold": True, "bg_color": "#F2F2F2"} if total else {}))
        return self._cells[key]

    def _made(self, how: dict[str, object]) -> Format:
        return self._book.add_format(how)


def _write(sheet: WorkSheet, workbook: Workbook, page: Page, looks: _Looks) -> None:
    last = len(sheet.columns) - 1
    until = _printed(sheet) - 1
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
    page.set_row(0, 2 * _LINE)
    page.write_string(0, 0, _text(sheet.heading or sheet.title), looks.heading)
    # the first columns are printed on each of several pages: a note over them would be cut off there
    left = min(sheet.frozen, last) if _pages_wide(sheet) > 1 else 0
    room = sum(column.width for column in sheet.columns[left : until + 1])
    for at, note in enumerate(map(_text, sheet.notes), 1):
        page.set_row(at, _LINE * len(wrapped(note, max(room - 2, 10))))
        if left < until:
            page.merge_range(at, left, at, until, "", looks.note)
        page.write_string(at, left, note, looks.note)
    head = sheet.head_row - 1
    page.set_row(head, _LINE * max(len(wrapped(_text(one.head), one.width - 2)) for one in sheet.columns) + 6)
    for at, column in enumerate(sheet.columns):
        page.write_string(head, at, _text(column.head), looks.head)
    _write_rows(sheet.rows, head + 1, sheet, workbook, page, looks)
    _write_rows(sheet.totals, sheet.last_row, sheet, workbook, page, looks, total=True)
    _add_looks(sheet, page, looks)
    page.freeze_panes(head + 1, sheet.frozen)
    if sheet.filtered and sheet.rows:
        page.autofilter(head, 0, sheet.last_row - 1, last)
    _set_up_printing(sheet, workbook, page)


def _write_rows(
    rows: Iterable[tuple[Cell, ...]],
    first: int,
    sheet: WorkSheet,
    workbook: Workbook,
    page: Page,
    looks: _Looks,
    *,
    total: bool = False,
) -> None:
    even = _even_lines(sheet)
    for row, cells in enumerate(rows, first):
        lines = max(_most_lines(cells, sheet.columns), even)
        if lines > 1:  # other programs than Excel do not fit a row to its text when they open a file
            page.set_row(row, min(_LINE * lines + 3, _HIGHEST))
        for at, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
            if isinstance(cell, Formula):
                text = formula_text(cell, row + 1, sheet, workbook.sheets)
                value = _number(cell.value) if isinstance(cell.value, Decimal | int) else cell.value
                page.write_formula(row, at, text, _look(value, column, looks, total), value)
            else:
                _put(page, row, at, _cell(cell), column, looks, total)


def _even_lines(sheet: WorkSheet) -> int:
    """Return the lines of every row where none is much higher than the others: such a table is easier to read."""
    highest = max((_most_lines(cells, sheet.columns) for cells in sheet.rows), default=1)
    return highest if highest <= _EVEN else 1


def _most_lines(cells: Sequence[Cell], columns: Sequence[Column]) -> int:
    return max(_lines(cell, column) for cell, column in zip(cells, columns, strict=True))


def _lines(cell: Cell, column: Column) -> int:
    if not isinstance(cell, str):
        return 1
    room = max(column.width, 2)
    return sum(max(-(-width(line) // room), 1) for line in cell.split("\n"))


def _put(page: Page, row: int, at: int, cell: Cell, column: Column, looks: _Looks, total: bool) -> None:
    look = _look(cell, column, looks, total)
    match cell:
        case str():
            page.write_string(row, at, cell, look)
        case date():
            page.write_datetime(row, at, datetime.combine(cell, time()), look)
        case Decimal() | int():
            page.write_number(row, at, cast(float, cell), look)  # a Decimal is written digit by digit
        case _:
            page.write_blank(row, at, None, look)


def _look(cell: Cell, column: Column, looks: _Looks, total: bool) -> Format:
    match cell:
        case Decimal():
            number_format, align = _POINTS, "right"
        case int():
            number_format, align = _WHOLE, "right"
        case date():
            number_format, align = _DATE, "right"
        case _:
            number_format, align = "@", "left"
    return looks.cell(number_format, "center" if column.centred else align, total=total)


def _cell(cell: Cell) -> Cell:
    """Return the cell as the file can hold it: a text as it is, a number or date it cannot hold as text."""
    match cell:
        case str():
            return _text(cell)
        case Decimal():
            return _number(cell)
        case int():
            return cell if abs(cell) < _BIGGEST else str(cell)
        case date() if cell.year < _FIRST_YEAR:
            return cell.isoformat()
    return cell


def _number(number: Decimal | int) -> Decimal | int | str:
    if isinstance(number, int):
        return number
    return _DIGITS.plus(number) if number.is_finite() and abs(number) < _BIGGEST else str(number)


def _text(text: str) -> str:
    """Return the text without any character that acts instead of standing there, short enough for a cell."""
    clean = storable(harmless(text))
    if len(clean) > _LONGEST // 2 and len(clean.encode("utf-16-le")) // 2 > _LONGEST:
        clean = clean[: _LONGEST // 2 - 40] + f"……（全文{len(clean)}字，一格装不下，请看原文件）"
    return clean


def _add_looks(sheet: WorkSheet, page: Page, looks: _Looks) -> None:
    for at, column in enumerate(sheet.columns):
        for one in column.looks:
            rule = {"type": "text", "criteria": "begins with", "value": one.word, "format": looks.tones[one.tone]}
            page.conditional_format(sheet.first_row - 1, at, sheet.last_row - 1, at, rule)


def _set_up_printing(sheet: WorkSheet, workbook: Workbook, page: Page) -> None:
    page.set_paper(9)  # A4
    if not sheet.portrait:
        page.set_landscape()
    wide = _pages_wide(sheet)
    page.fit_to_pages(wide, 0)
    page.repeat_rows(sheet.head_row - 1)
    if wide > 1 and sheet.frozen:
        page.repeat_columns(0, sheet.frozen - 1)
    page.print_area(0, 0, sheet.last_row + len(sheet.totals) - 1, _printed(sheet) - 1)
    page.set_margins(left=1 / 2, right=1 / 2, top=3 / 5, bottom=4 / 5)  # inches
    said, code = _margin(workbook.basis), _margin(workbook.foot)
    page.set_footer(f"&L&8{said}\n&C&8\n第 &P 页，共 &N 页&R&8\n{code}")


def _pages_wide(sheet: WorkSheet) -> int:
    room = _MOST_UPRIGHT if sheet.portrait else _MOST_ACROSS
    return -(-sum(column.width for column in sheet.columns[: _printed(sheet)]) // room)


def _printed(sheet: WorkSheet) -> int:
    return sheet.printed or len(sheet.columns)


def _margin(words: str) -> str:
    """Return words for the foot of a page: no sign of theirs steers it, and a number after the size stays apart."""
    clean = flat(storable(words)).replace("&", "＆")
    cut = clean if width(clean) <= _LONGEST_MARGIN else fitted(clean, _LONGEST_MARGIN).rstrip()
    return (" " if cut[:1].isdigit() else "") + cut
