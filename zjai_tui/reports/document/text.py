"""A document as plain text in pages: each with its head, foot and number, ready for any printer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...base.cells import fitted, width, wrapped
from ..page import Page
from .model import (
    Block,
    Form,
    Heading,
    Item,
    Items,
    Ledger,
    Report,
    Row,
    Signature,
    Subheading,
    Table,
    Text,
)

COLUMNS, LINES = 78, 60
PAGE_BREAK = "\f"

_INDENT = 2
_GAP = "  "
_NARROWEST = 20
"""Cells that the last column of a table needs to be read at ease."""
_WIDEST_LABEL = 16
"""Cells of a label under which further lines are not indented any more."""
_LONGEST_ITEM = 12
"""Lines of an item that is not broken between pages."""
_RULE = "-" * COLUMNS

_Chunk = list[str]
"""Lines that stand on one page."""


def report_text(report: Report) -> str:
    """Return the pages, each of `LINES` lines of at most `COLUMNS` cells, a form feed between two.

    A letter is one piece, to be read on a screen or pasted: its pages are made in Word.
    """
    if report.letter:
        return "\n".join(_letter(report))
    head, foot = _head(report), _foot(report)
    pages = list(_pages(_chunks(report), LINES - len(head) - len(foot) - 1))
    return PAGE_BREAK.join(
        "\n".join([*head, *page, *foot, _centred(f"第{at}页，共{len(pages)}页")]) for at, page in enumerate(pages, 1)
    )


def _head(report: Report) -> _Chunk:
    code = f"校验码{report.code}" if report.code else ""
    return [f"{fitted(f'{report.title}　{report.name}', COLUMNS - width(code) - 2)}  {code}".rstrip(), _RULE, ""]


def _foot(report: Report) -> _Chunk:
    said = [f"{report.basis}。" if report.basis else "", report.banner]
    return ["", _RULE, *(line for words in said if words for line in wrapped(words, COLUMNS))]


def _letter(report: Report) -> Iterator[str]:
    yield from map(_centred, wrapped(report.title, COLUMNS))
    yield from map(_centred, wrapped(report.round, COLUMNS) if report.round else [])
    before: Block | None = None
    for block in report.blocks:
        if not (_closes(block) and _closes(before)):
            yield ""
        yield from _in_letter(block)
        before = block
    code = f"校验码{report.code}" if report.code else ""
    if report.basis or report.banner or code:
        yield from [*_foot(report), *([code] if code else [])]


def _in_letter(block: Block) -> _Chunk:
    match block:
        case Heading(words) | Subheading(words):
            return wrapped(words, COLUMNS)
        case Text(words, label, False):
            return wrapped(f"　　{label}{words}", COLUMNS)
        case Form(rows):
            return [line for label, value in rows for line in _labelled(label, value)]
    lines = [line for chunk in _block(block) for line in chunk]
    return _without_empty_start(lines)


def _closes(block: Block | None) -> bool:
    return isinstance(block, Text) and block.closing


def _pages(chunks: Iterable[_Chunk], room: int) -> Iterator[_Chunk]:
    """Yield pages filled up with empty lines; a chunk is only broken where it is longer than a page."""
    page: _Chunk = []
    for chunk in chunks:
        lines = chunk
        if page and len(page) + len(lines) > room:
            yield _filled(page, room)
            page = []
        if not page:
            lines = _without_empty_start(lines)
        while len(lines) > room:
            yield lines[:room]
            lines = lines[room:]
        page += lines
    if page:
        yield _filled(page, room)


def _filled(page: _Chunk, room: int) -> _Chunk:
    return page + [""] * (room - len(page))


def _without_empty_start(lines: _Chunk) -> _Chunk:
    first = next((at for at, line in enumerate(lines) if line), len(lines))
    return lines[first:]


def _chunks(report: Report) -> Iterator[_Chunk]:
    """Yield what stays together; a heading stays with what follows."""
    below = wrapped(report.round, COLUMNS) if report.round else []
    waiting = [_centred(report.title), *map(_centred, below), ""]
    for block in report.blocks:
        for chunk in _block(block):
            if isinstance(block, Heading | Subheading):
                waiting += chunk
            else:
                yield waiting + chunk
                waiting = []
    if waiting:
        yield waiting


def _block(block: Block) -> Iterator[_Chunk]:
    match block:
        case Heading(words):
            yield ["", *wrapped(f"【{words}】", COLUMNS)]
        case Subheading(words):
            yield ["", *_paragraph(f"■{words}", _INDENT)]
        case Text(words, label, closing):
            yield _at_right(f"{label}{words}") if closing else _paragraph(words, _INDENT, label)
        case Items(items):
            for item in items:
                yield from _item(item)
        case Form(rows):
            left = max(width(label) for label, _ in rows) + 2
            yield from (_paragraph(value, _INDENT, fitted(label, left)) for label, value in rows)
        case Table():
            yield from _table(block)
        case Ledger():
            yield from _ledger(block)
        case Signature(words, lines):
            yield ["", *_paragraph(words, _INDENT), *(line for labels in lines for line in _signing(labels))]


def _paragraph(words: str, indent: int, label: str = "") -> _Chunk:
    page = Page(COLUMNS)
    if width(label) > _WIDEST_LABEL:
        page.text(f"{label}{words}", indent)
    else:
        page.text(words, indent, label)
    return str(page).split("\n")


def _item(item: Item) -> Iterator[_Chunk]:
    first = _paragraph(item.words, _INDENT, item.mark or "· ")
    notes = [_paragraph(note.words, _INDENT + 2, note.label) for note in item.notes]
    if len(first) + sum(map(len, notes)) > _LONGEST_ITEM:
        yield first + notes[0] if notes else first
        yield from notes[1:]
    else:
        yield [*first, *(line for lines in notes for line in lines)]


def _ledger(ledger: Ledger) -> Iterator[_Chunk]:
    first, _, last = ledger.head
    waiting = ["", f"{' ' * _INDENT}{fitted(first, COLUMNS - _INDENT - width(last))}{last}"]
    for row in ledger.rows:
        apart = [""] if row.strong and not row.depth and not waiting else []
        yield [*waiting, *apart, *_row(row)]
        waiting = []


def _row(row: Row) -> _Chunk:
    indent = _INDENT + 2 * row.depth
    page = Page(COLUMNS)
    title = f"{'· ' if row.one_of else ''}{row.title}"
    page.points(title, row.mark, indent) if row.mark else page.text(title, indent)
    notes = (_paragraph(note.words, indent + 4, note.label) for note in row.notes)
    return [
        *str(page).split("\n"),
        *(line for one in notes for line in one),
    ]


def _table(table: Table) -> Iterator[_Chunk]:
    """Yield the head and the rows in columns; where that is too narrow, each row as lines."""
    depths = table.depths or (0,) * len(table.rows)
    rows = [
        ("　" * depth + row[0], *row[1:]) for row, depth in zip(table.rows, depths, strict=True)
    ]  # fmt: skip
    widths = [max(map(width, cells)) for cells in zip(table.head, *rows, strict=True)]
    room = COLUMNS - _INDENT - sum(widths[:-1]) - len(_GAP) * (len(widths) - 1)
    if room < min(_NARROWEST, widths[-1]):
        for row in rows:
            yield [line for label, cell in zip(table.head, row, strict=True) for line in _labelled(label, cell)]
        return
    waiting = [""]
    for row in (table.head, *rows):
        left = "".join(_cell(cell, widths[at], at in table.right) + _GAP for at, cell in enumerate(row[:-1]))
        lines = wrapped(row[-1], room)
        empty = " " * width(left)
        waiting += [f"{' ' * _INDENT}{empty if at else left}{line}".rstrip() for at, line in enumerate(lines)]
        if row is not table.head:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _cell(cell: str, cells: int, right: bool) -> str:
    return " " * (cells - width(cell)) + cell if right else fitted(cell, cells)


def _labelled(label: str, cell: str) -> _Chunk:
    return _paragraph(cell, _INDENT, f"{label}：")


def _signing(labels: tuple[str, ...]) -> _Chunk:
    """Return a line to write on: the room is shared out evenly behind the labels."""
    free = COLUMNS - _INDENT - sum(width(label) + 3 for label in labels)
    rooms = [free // len(labels)] * len(labels)
    parts = (f"{label}：{'_' * room} " for label, room in zip(labels, rooms, strict=True))
    return ["", (" " * _INDENT + "".join(parts)).rstrip()]


def _at_right(words: str) -> _Chunk:
    return [" " * (COLUMNS - width(line)) + line for line in wrapped(words, COLUMNS)]


def _centred(line: str) -> str:
    return " " * ((COLUMNS - width(line)) // 2) + line
