"""Cells of a CSV file, in whichever encoding and with whichever separator a spreadsheet wrote it."""

from __future__ import annotations

import csv
import io

from ...base.problems import refuse

_SEPARATORS = (",", "\t", ";", "，", "；")
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_CELLS = 300_000
_SAMPLE = 200
"""Lines looked at to find the separator."""
_SAMPLE_CHARACTERS = 4_000


def csv_rows(data: bytes, where: str) -> list[list[str]]:
    """Return the records of a CSV file. Raises `Refused` when it is no text, or a quote is never closed."""
    text = sheet_text(data, where).replace("\r\n", "\n").replace("\r", "\n")
    head = text.lstrip()[:15].casefold()
    if head.startswith(("<!doctype", "<html", "<?xml")):
        raise refuse("sheet-unknown", where, "这是网页，不是表格", "请在表格软件里打开，另存为xlsx或CSV")
    separator = _separator(text)
    if text.count(separator) + text.count("\n") > _MOST_CELLS:
        raise refuse("sheet-too-large", where, f"表格超过{_MOST_CELLS // 10_000}万格", "请只留分值表这一部分")
    if text[:4].casefold() == "sep=":  # a line for the spreadsheet, which does not show it
        text = text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    while True:
        number = reader.line_num + 1
        try:
            rows.append(next(reader))
        except StopIteration:
            return rows
        except csv.Error:
            raise refuse(
                "sheet-quotes",
                f"{where}，第{number}行",
                "引号不成对，或一格太长",
                "请检查这一行的引号，或另存为xlsx再导入",
            ) from None


def sheet_text(data: bytes, where: str) -> str:
    """Return the text of a CSV file: UTF-8 with or without a mark, UTF-16, or GBK. Raises `Refused` when none fits."""
    if not data.startswith(_BINARY):
        for encoding in _encodings(data):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text and _is_text(text):
                return text
    raise refuse("sheet-encoding", where, "文件不是表格，或文字编码认不出", "请在表格软件里另存为xlsx或“CSV UTF-8”")


def _is_text(text: str) -> bool:
    """Tell whether decoded bytes are text and not rubbish: bytes of a picture decode to much that has no shape."""
    sample = text[:_SAMPLE_CHARACTERS]
    strange = sum(not char.isprintable() and not char.isspace() for char in sample)
    return strange * 4 <= len(sample)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(_UTF16):
        return ("utf-16",)
    # text in UTF-16 without its mark: every other byte of separators and digits is zero
    if b"\0" in data:
        return ("utf-16-le", "utf-16-be") if data[1:2] == b"\0" or data[:200:2].count(0) == 0 else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")


def _separator(text: str) -> str:
    """Return the separator that splits most lines, the usual ones first; outside quotes only."""
    if text[:4].casefold() == "sep=":
        return text[4:5] if text[4:5] in _SEPARATORS else ","
    counts = dict.fromkeys(_SEPARATORS, 0)
    quoted = False
    for char in "\n".join(text[:_MOST_CELLS].split("\n", _SAMPLE)[:_SAMPLE]):
        if char == '"':
            quoted = not quoted
        elif not quoted and char in counts:
            counts[char] += 1
    usual = max(_SEPARATORS[:3], key=lambda one: counts[one])
    # full-width commas stand in the text of every Chinese table; only a file without any other is separated by them
    return usual if counts[usual] else max(_SEPARATORS, key=lambda one: counts[one])
