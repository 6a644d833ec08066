"""A sheet as plain text."""

from __future__ import annotations

from ..base.cells import fitted, width, wrapped
from ..base.text import flat
from .document.model import with_words
from .sheet import Block, Form, Grid, Heading, Paragraph, Sheet

_COLUMNS = 76


def sheet_text(sheet: Sheet) -> bytes:
    """Return the sheet in UTF-8 with byte-order mark and CRLF: every Notepad opens that."""
    sheet = with_words(sheet, flat)
    lines = [_centred(line) for line in wrapped(sheet.title, _COLUMNS)]
    for block in sheet.blocks:
        lines += ["", *_block(block)]
    lines += ["", *(" " * max(_COLUMNS - width(line), 0) + line for line in sheet.signature), ""]
    return b"\xef\xbb\xbf" + "\r\n".join(lines).encode("utf-8", "replace")


def _block(block: Block) -> list[str]:
    match block:
        case Heading(words):
            return wrapped(words, _COLUMNS)
        case Paragraph(words):
            return wrapped(f"　　{words}", _COLUMNS)
        case Form(rows):
            return [line for label, value in rows for line in _labelled(label, value)]
        case Grid(head, rows):
            return _grid(head, rows)


def _grid(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Return the table in columns; where that is too wide, each row as lines with labels."""
    widths = [max(map(width, cells)) for cells in zip(head, *rows, strict=True)]
    if sum(widths) + 2 * len(widths) - 2 <= _COLUMNS:
        lines = ("  ".join(map(fitted, row, widths)) for row in (head, *rows))
        return [line.rstrip() for line in lines]
    return [line for row in rows for pair in zip(head, row, strict=True) for line in _labelled(*pair)]


def _labelled(label: str, value: str) -> list[str]:
    left = width(label) + 2
    first, *rest = wrapped(value, _COLUMNS - left)
    return [f"{label}：{first}", *(" " * left + line for line in rest)]


def _centred(line: str) -> str:
    return " " * ((_COLUMNS - width(line)) // 2) + line
