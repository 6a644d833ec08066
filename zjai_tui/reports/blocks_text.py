"""The blocks of a report as plain text in one piece, wrapped to a terminal: for reading, not for printing."""

from __future__ import annotations

from collections.abc import Iterable

from ..base.cells import fitted, width
from ..base.text import flat
from .document.model import (
    Block,
    Form,
    Heading,
    Item,
    Items,
    Ledger,
    Signature,
    Subheading,
    Table,
    Text,
    with_words,
)
from .page import Page

_INDENT = 2
_WIDEST_LABEL = 16
"""Cells of a label under which further lines are not indented any more."""


def blocks_text(title: str, blocks: Iterable[Block], columns: int) -> str:
    """Return the title and the blocks, each line within `columns` terminal cells."""
    page = Page(columns)
    page.text(title)
    for block in with_words(tuple(blocks), flat):
        _block(page, block)
    return str(page)


def _block(page: Page, block: Block) -> None:
    match block:
        case Heading(words):
            page.heading(words)
        case Subheading(words):
            page.blank()
            page.text(words, _INDENT, "■")
        case Text():
            _text(page, block, _INDENT)
        case Items(items):
            for item in items:
                _item(page, item)
        case Form(rows):
            page.table(rows, _INDENT)
        case Table():
            _table(page, block)
        case Ledger(_, rows):
            for row in rows:
                indent = _INDENT + 2 * row.depth
                page.points(row.title, row.mark, indent)
                for note in row.notes:
                    _text(page, note, indent + 4)
        case Signature(words, lines):
            page.blank()
            if words:
                page.text(words, _INDENT)
            for labels in lines:
                page.text("　".join(f"{label}：____________" for label in labels), _INDENT)


def _text(page: Page, text: Text, indent: int) -> None:
    if width(text.label) > _WIDEST_LABEL:
        page.text(f"{text.label}{text.words}", indent)
    else:
        page.text(text.words, indent, text.label)


def _item(page: Page, item: Item) -> None:
    page.text(item.words, _INDENT, item.mark or "· ")
    for note in item.notes:
        _text(page, note, _INDENT + 2)


def _table(page: Page, table: Table) -> None:
    depths = table.depths or (0,) * len(table.rows)
    rows = [table.head, *(("　" * depth + row[0], *row[1:]) for row, depth in zip(table.rows, depths, strict=True))]
    wide = [max(width(row[at]) for row in rows) for at in range(len(table.head))]
    page.table(
        (tuple(_cell(cell, wide[at], at in table.right) for at, cell in enumerate(row)) for row in rows), _INDENT
    )  # fmt: skip


def _cell(cell: str, cells: int, right: bool) -> str:
    return " " * (cells - width(cell)) + cell if right else fitted(cell, cells).rstrip()
