"""A printed table typed into a spreadsheet: its cells as text, whichever program wrote the file.

Row numbers are those the spreadsheet shows: ``rows[4]`` is row 5. Rows left out (hidden ones)
stay as empty rows, so that every message can name the row a person sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...base.problems import Problem, refuse
from ...base.text import harmless, one_line, storable
from ...base.toml_files import read_bytes
from .letters import column_index as column_index
from .letters import column_letter as column_letter
from .sheet_csv import csv_rows

MOST_ROWS = 100_000
MOST_CELLS = 1_000_000
LONGEST_CELL = 4_000
"""Characters of one cell that are kept; no printed clause is longer."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet, and what a person should know about how they were read."""

    rows: Rows
    notes: tuple[Problem, ...] = ()


def read_sheet(path: Path) -> Rows:
    """Return the rows of a CSV or xlsx file as text, as `open_sheet` does, without the notes."""
    return open_sheet(path).rows


def open_sheet(path: Path, where: str | None = None) -> Sheet:
    """Return the cells of a CSV or xlsx file; `where` is how the file is named to the person (its path by default).

    Of a workbook the first visible sheet with content is read. Raises `Refused` with one sentence for
    what is no spreadsheet, cannot be decoded, is protected, empty or too large, and for an
    xlsx file while openpyxl is not installed.
    """
    name = where or one_line(str(path))
    data = read_bytes(path, name)
    notes: list[Problem] = []
    if data.startswith(_OLE):
        raise _old_workbook(data, name)
    if data.startswith(_ZIP):
        from .sheet_xlsx import xlsx_rows  # only a workbook needs what reads it

        raw = xlsx_rows(data, name, notes, MOST_ROWS, MOST_CELLS)
    else:
        raw = csv_rows(data, name)
    rows = [tuple(_clean(cell) for cell in row) for row in raw[: MOST_ROWS + 1]]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise refuse("sheet-empty", name, "表格是空的", "请检查是否选错了文件，或表格存在另一张工作表里")
    if len(rows) > MOST_ROWS or sum(map(len, rows)) > MOST_CELLS:
        raise refuse("sheet-too-large", name, f"表格超过{MOST_ROWS // 10_000}万行或100万格", "请只留分值表这一部分")
    return Sheet(tuple(_trimmed(row) for row in rows), tuple(notes))


def _clean(cell: str) -> str:
    """Return a cell as text that is safe to show and store: line ends are LF, nothing else is unprintable."""
    text = storable(harmless(cell[:LONGEST_CELL].replace("\r\n", "\n").replace("\r", "\n")))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    last = len(row)
    while last and not row[last - 1]:
        last -= 1
    return row[:last]


def _old_workbook(data: bytes, name: str) -> Exception:
    if _ENCRYPTED in data:
        return refuse("sheet-protected", name, "表格有打开密码，读不出", "请在表格软件里取消密码，另存后再导入")
    return refuse("sheet-old", name, "这是旧格式的表格或文档，不是xlsx", "请在表格软件里另存为xlsx或CSV")
