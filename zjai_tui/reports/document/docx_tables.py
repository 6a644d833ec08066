"""Tables of a Word document: heads repeated on every page, rows that stay whole, columns as wide as their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table as Grid
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from ...base.cells import width
from . import docx_styles as styles
from .column_widths import shared
from .docx_words import say, say_text, styled
from .model import Row, Table, Text

_HEAD, _LABEL, _STRONG = "E7E6E6", "F2F2F2", "F7F7F7"
"""Grey behind the head of a table, labels, and rows that sum up."""
_STEP = 180
"""Twentieths of a point by which a row below another one is indented."""
_PADDING = 220
"""Room at the edges of a cell."""
_LONGEST_ROW = 240
"""Characters of a row that is kept on one page; a longer one would leave much of a page empty."""
_LINE, _OPINION = 680, 1250
"""Height of a line to sign on, and of one to write an opinion on."""


def add_form(document: Document, rows: Sequence[tuple[str, str]], look: styles.Look) -> None:
    """Add labels with what stands beside them."""
    label = min(max(width(label) for label, _ in rows), 18) * _cell_width(look) + _PADDING
    grid = _grid(document, len(rows), (label, look.room - label), styles.GRID)
    for row, (name, value) in zip(grid.rows, rows, strict=True):
        _keep_whole(row, len(value))
        left, right = row.cells
        say(_first(left), name, bold=True)
        _shade(left, _LABEL)
        say(_first(right), value)
    _gap(document)


def add_table(document: Document, table: Table, look: styles.Look) -> None:
    """Add short cells in columns."""
    depths = table.depths or (0,) * len(table.rows)
    widths = _widths(table, depths, look)
    grid = _grid(document, len(table.rows) + 1, widths, styles.GRID)
    head, *body = grid.rows
    _add_heads(head, table.head)
    for row, cells, depth in zip(body, table.rows, depths, strict=True):
        _keep_whole(row, sum(map(len, cells)))
        strong = bool(table.depths) and not depth
        for at, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = _first(cell)
            say(paragraph, words, bold=strong and (at == 0 or at in table.right))
            if at in table.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if strong:
                paragraph.paragraph_format.keep_with_next = True
                _shade(cell, _STRONG)
        _indent(_first(row.cells[0]), depth)
    _gap(document)


def add_ledger(document: Document, head: tuple[str, str, str], rows: Sequence[Row], look: styles.Look) -> None:
    """Add rows that explain themselves."""
    title, mark = look.room * 30 // 100, look.room * 15 // 100
    grid = _grid(document, len(rows) + 1, (title, look.room - title - mark, mark), styles.GRID)
    first, *body = grid.rows
    _add_heads(first, head)
    for row, one in zip(body, rows, strict=True):
        _keep_whole(row, len(one.title) + sum(len(note.words) for note in one.notes))
        left, middle, right = row.cells
        if one.notes:
            _add_notes(middle, one.notes)
        else:
            left = _over(left, middle if one.mark else right)
        _indent(say(_first(left), ("· " if one.one_of else "") + one.title, bold=one.strong), one.depth)
        if one.mark or one.notes:
            say(_first(right), one.mark, bold=one.strong).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if one.strong:
            _first(left).paragraph_format.keep_with_next = True
            for cell in dict.fromkeys(row.cells):
                _shade(cell, _STRONG)
    _gap(document)


def add_signature(document: Document, words: str, lines: Sequence[tuple[str, ...]], look: styles.Look) -> None:
    """Add what is declared, and rows to sign on, all on one page: no frame, a line to write on behind each label."""
    if words:
        declared = say(styled(document.add_paragraph(), styles.BODY), words)
        declared.paragraph_format.keep_with_next = True
        declared.paragraph_format.keep_together = True
    grid = _grid(document, len(lines), _signing_widths(lines, look), "")
    for at, (row, labels) in enumerate(zip(grid.rows, lines, strict=True)):
        row.height, row.height_rule = Twips(_OPINION if len(labels) == 1 else _LINE), WD_ROW_HEIGHT_RULE.AT_LEAST
        _keep_whole(row, 0)
        cells = list(row.cells)
        for place, label in enumerate(labels):
            name, free = cells[2 * place], cells[2 * place + 1]
            if place == len(labels) - 1 and 2 * place + 2 < len(cells):
                free = free.merge(cells[-1])
            _underline(free)
            say(_first(name), f"{label}：")
            for cell in (name, free):
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
                for paragraph in cell.paragraphs:
                    styled(paragraph, styles.CELL)
                    paragraph.paragraph_format.keep_with_next = at < len(lines) - 1
    _gap(document)


def _signing_widths(lines: Sequence[tuple[str, ...]], look: styles.Look) -> list[int]:
    """Return the widths of labels and of the room behind them, in turn."""
    pairs = max(map(len, lines))
    labels = [
        max(width(line[at]) + 2 for line in lines if at < len(line)) * _cell_width(look) + _PADDING
        for at in range(pairs)
    ]
    free = max((look.room - sum(labels)) // pairs, look.room // (3 * pairs))
    return [one for label in labels for one in (label, free)]


def _grid(document: Document, rows: int, widths: Sequence[int], style: str) -> Grid:
    grid: Grid = document.add_table(rows, len(widths), style=style or None)
    grid.autofit = False
    wide = grid._tbl.tblPr.find(qn("w:tblW"))
    if wide is not None:
        wide.set(qn("w:type"), "dxa")
        wide.set(qn("w:w"), str(sum(widths)))
    for column, one in zip(grid.columns, widths, strict=True):
        column.width = Twips(one)
    for row in grid.rows:
        for cell, one in zip(row.cells, widths, strict=True):
            cell.width = Twips(one)
            styled(_first(cell), styles.CELL)
    return grid


def _add_heads(row: _Row, heads: Iterable[str]) -> None:
    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)
    for cell, words in zip(row.cells, heads, strict=True):
        paragraph = say(_first(cell), words)
        styled(paragraph, styles.CELL_HEAD)
        _shade(cell, _HEAD)


def _over(first: _Cell, last: _Cell) -> _Cell:
    """Return the cells as one: a title with nothing beside it has their whole room."""
    merged: _Cell = first.merge(last)
    for spare in merged.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    return merged


def _add_notes(cell: _Cell, notes: Sequence[Text]) -> None:
    for at, note in enumerate(notes):
        paragraph = cell.add_paragraph() if at else _first(cell)
        styled(paragraph, styles.CELL_NOTE)
        say_text(paragraph, note)


def _keep_whole(row: _Row, length: int) -> None:
    if length < _LONGEST_ROW:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _underline(cell: _Cell) -> None:
    borders, bottom = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)


def _indent(paragraph: Paragraph, depth: int) -> None:
    if depth:
        paragraph.paragraph_format.left_indent = Twips(depth * _STEP)


def _first(cell: _Cell) -> Paragraph:
    first: Paragraph = cell.paragraphs[0]
    return first


def _gap(document: Document) -> None:
    """Keep two tables apart: Word makes one of two that touch."""
    styled(document.add_paragraph(), styles.GAP)


def _widths(table: Table, depths: Sequence[int], look: styles.Look) -> list[int]:
    unit = _cell_width(look)
    columns = list(zip(table.head, *table.rows, strict=True))
    wanted = [max(map(width, cells)) * unit + _PADDING for cells in columns]
    wanted[0] += max(depths, default=0) * _STEP
    return shared(wanted, look.room, 0 if table.depths else len(wanted) - 1)


def _cell_width(look: styles.Look) -> int:
    """Return the width of half a Chinese character in a table, with a little to spare for wide digits."""
    return 11 * look.cell // 2
