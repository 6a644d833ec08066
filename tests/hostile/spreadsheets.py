"""Workbooks and documents that unfold without end, point outside, or are no workbooks at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

import seeds

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 12))
LAUGHS = f'{_HEAD}<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]><x>&l11;</x>'
SWELLING = f'{_HEAD}<!DOCTYPE x [<!ENTITY l "{"ha" * 50_000}">]><x>{"&l;" * 20_000}</x>'
OUTSIDE = f'{_HEAD}<!DOCTYPE x [<!ENTITY l SYSTEM "file:///etc/passwd">]><x>&l;</x>'
FAR_AWAY = f'{_HEAD}<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MB = 1024 * 1024
Made = Callable[[], bytes]


def document(body: str) -> bytes:
    """Return a docx file with this for its body."""
    return seeds.packed({"[Content_Types].xml": f"{_HEAD}<Types/>", "word/document.xml": body})


def _forged(data: bytes, size: int) -> bytes:
    """Return the zip with its largest part said to be of another size, in both places where that is told."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        largest = max(package.infolist(), key=lambda one: one.file_size)
    return data.replace(largest.file_size.to_bytes(4, "little"), size.to_bytes(4, "little"))


def _encrypted(data: bytes) -> bytes:
    """Return the zip with every part said to be encrypted."""
    raw = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def _many(parts: int, ending: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for at in range(parts):
            package.writestr(f"xl/worksheets/sheet{at}.{ending}", "")
    return out.getvalue()


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in ("xl/workbook.xml", "../../外面.xml", "/tmp/外面.xml", "C:\\外面.xml", "xl/\x1b[31m.xml"):
            package.writestr(name, "<x/>")
    return out.getvalue()


def _rows(count: int, cells: str) -> str:
    return f"<sheetData>{f'<row>{cells}</row>' * count}</sheetData>"


def office_cases() -> Iterator[tuple[str, Made]]:
    """Yield names, and what makes the bytes."""
    sound = seeds.workbook([["一级指标", "分值"], ["学历", "10"]])
    middle = len(sound) // 2
    yield "zip of nothing", lambda: b"PK\x05\x06" + bytes(18)
    yield "zip head alone", lambda: b"PK\x03\x04"
    yield "no zip", lambda: b"PK\x03\x04" + b"x" * 1000
    yield "cut off", lambda: sound[:middle]
    yield "spoilt", lambda: sound[:middle] + bytes(20) + sound[middle + 20 :]
    yield "encrypted", lambda: _encrypted(sound)
    yield "zip of text", lambda: seeds.packed({"a.txt": "x"})
    yield "names that lead outside", lambda: _twice()
    yield "100000 parts", lambda: _many(60_000, "xml")
    yield "empty parts", lambda: seeds.packed({"xl/workbook.xml": "", "word/document.xml": ""})
    yield "said to be small", lambda: _forged(seeds.sheet_file(_rows(50_000, "<c><v>1</v></c>")), 100)
    yield "said to be huge", lambda: _forged(sound, 0x7FFFFFFF)
    for name, text in {"laughs": LAUGHS, "swelling": SWELLING, "outside": OUTSIDE, "far away": FAR_AWAY}.items():
        yield f"document {name}", lambda text=text: document(text)
        yield f"sheet {name}", lambda text=text: seeds.sheet_file("", xl__worksheets__sheet1=text)
        yield (
            f"texts {name}",
            lambda text=text: seeds.sheet_file(_rows(1, '<c t="s"><v>0</v></c>'), xl__sharedStrings=text),
        )
        yield f"book {name}", lambda text=text: seeds.sheet_file("", xl__workbook=text)
    yield "document bomb", lambda: document(f"{_HEAD}<x>" + "<p/>" * (25 * MB) + "</x>")
    yield "document of one text", lambda: document(f"{_HEAD}<x>" + "长" * (13 * MB) + "</x>")
    yield "deep document", lambda: document(_HEAD + "<p>" * 300_000 + "</p>" * 300_000)
    yield "sheet bomb", lambda: seeds.sheet_file("<a/>" * (30 * MB))
    yield "rows bomb", lambda: seeds.sheet_file(_rows(4_000_000, "<c/>"))
    yield "cells bomb", lambda: seeds.sheet_file(_rows(400, "<c><v>1</v></c>" * 16_000))
    yield "deep sheet", lambda: seeds.sheet_file("<a>" * 300_000 + "</a>" * 300_000)
    yield (
        "texts bomb",
        lambda: seeds.sheet_file(
            _rows(1, '<c t="s"><v>0</v></c>'), xl__sharedStrings=f"{_HEAD}<sst>{'<si><t>x</t></si>' * 6_000_000}</sst>"
        ),
    )
    yield (
        "one long text",
        lambda: seeds.sheet_file(
            _rows(1, '<c t="s"><v>0</v></c>'), xl__sharedStrings=f"{_HEAD}<sst><si><t>{'长' * (40 * MB)}</t></si></sst>"
        ),
    )
    yield (
        "styles bomb",
        lambda: seeds.sheet_file(_rows(1, "<c/>"), xl__styles=f"{_HEAD}<styleSheet>{'<a/>' * 30_000_000}</styleSheet>"),
    )
    yield "as many cells as are read", lambda: seeds.sheet_file(_rows(12, "<c><v>1</v></c>" * 16_000))
    yield (
        "as many texts as are read",
        lambda: seeds.sheet_file(
            _rows(90_000, '<c t="s"><v>0</v></c>'),
            xl__sharedStrings=f"{_HEAD}<sst>{'<si><t>x</t></si>' * 60_000}</sst>",
        ),
    )
    yield (
        "far cell",
        lambda: seeds.sheet_file('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    yield (
        "cell beyond",
        lambda: seeds.sheet_file('<sheetData><row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row></sheetData>'),
    )
    yield "no cell", lambda: seeds.sheet_file('<sheetData><row r="x"><c r="??"><v>1</v></c></row></sheetData>')
    yield "number without end", lambda: seeds.sheet_file(_rows(1, f"<c><v>{'9' * 100_000}</v></c>"))
    yield "text out of range", lambda: seeds.sheet_file(_rows(1, '<c t="s"><v>99</v></c>'))
    yield "date out of range", lambda: seeds.sheet_file(_rows(1, '<c t="d"><v>99999-99-99</v></c>'))
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield "merge of everything", lambda: seeds.sheet_file(_rows(1, "<c><v>1</v></c>") + merges)
    yield (
        "merge of nothing",
        lambda: seeds.sheet_file(_rows(1, "<c><v>1</v></c>") + '<mergeCells><mergeCell ref="?:?"/></mergeCells>'),
    )
    same = '<mergeCell ref="A1:B2"/>'
    yield (
        "many merges",
        lambda: seeds.sheet_file(_rows(1, "<c><v>1</v></c>") + f"<mergeCells>{same * 500_000}</mergeCells>"),
    )
    columns = '<cols><col min="1" max="16384" width="1"/></cols>' * 50_000
    yield "many columns", lambda: seeds.sheet_file(columns + _rows(1, "<c><v>1</v></c>"))
    yield (
        "formats without end",
        lambda: seeds.sheet_file(
            _rows(1, "<c><v>1</v></c>")
            + "<conditionalFormatting sqref='A1:XFD1048576'><cfRule type='expression'/></conditionalFormatting>"
            * 20_000
        ),
    )
