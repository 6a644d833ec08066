"""The self-assessment report as one HTML file: nothing in it is fetched from anywhere, ready to print on A4.

Every printed page begins and ends with the basis and the seal's code, by the one construction that all
browsers and LibreOffice keep: the head and the foot of a table around the whole are repeated on each page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ...base.cells import width
from .blanks import gaps
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
from .style import LETTER_STYLE, STYLE

SEAL_NAME = "zjai-seal"
"""Name under which the page keeps what its seal was made of."""
_CLOSING = ' class="closing" align="right"'
_STEP = 11
"""Points by which a row below another one is indented."""
_SHORT = 24
"""Half-width characters of a cell that is not broken; a column with longer ones shares the room with the last."""
_PLAIN = 'border="1" cellspacing="0" cellpadding="3" width="100%"'
_ATTRIBUTES = {
    "": ' align="left" valign="top"',
    "label": ' align="left" valign="top" width="15%"',
    "what": ' class="what" align="left" valign="top" width="30%"',
    "short": ' class="short" align="left" valign="top"',
    "num": ' class="num" align="right" valign="top"',
    "mark": ' class="num" align="right" valign="top" width="16%"',
}
"""For what reads no styles of tables: LibreOffice."""


def report_html(report: Report) -> str:
    """Return the report; every text is escaped."""
    body = "\n".join(_parts(report))
    code = f"校验码{report.code}" if report.code else ""
    name = "，".join(words for words in (report.title, report.name, code) if words)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(name)}</title>
{_seal(report)}<style>{LETTER_STYLE if report.letter else STYLE}</style>
</head>
<body>
<table class="paper" role="presentation">
{_head_of_page(report, code)}<tbody>
<tr><td>{_opening(report)}</td></tr>
{body}
</tbody>
{_foot_of_page(report, code)}</table>
</body>
</html>
"""


def _opening(report: Report) -> str:
    lines = [f"<h1>{_said(report.title)}</h1>"]
    if report.round:
        lines.append(f'<p class="round">{escape(report.round)}</p>')
    if not report.letter and (standing := _standing(report)):
        lines.append(f'<p class="banner">{escape(standing)}</p>')  # on a screen the foot is far away
    return "\n".join(lines)


def _head_of_page(report: Report, code: str) -> str:
    """Return what stands above every page; a letter has none."""
    if report.letter or not (report.name or report.basis or code):
        return ""
    basis = f"\n<div>{escape(report.basis)}。</div>" if report.basis else ""
    named = escape(f"{report.title}　{report.name}".rstrip())
    return f"""<thead><tr><td class="head">
<div class="running"><span>{named}</span> <b>{escape(code)}</b></div>{basis}
</td></tr></thead>
"""


def _foot_of_page(report: Report, code: str) -> str:
    """Return what stands below every page: a letter says everything there, of which another has some at the head."""
    said = _standing(report) if report.letter or not report.banner else report.banner
    if not said and not code:
        return ""
    return f"""<tfoot><tr><td class="foot">
<div class="running"><span>{escape(said)}</span> <b>{escape(code)}</b></div>
</td></tr></tfoot>
"""


def _standing(report: Report) -> str:
    return (f"{report.basis}。" if report.basis else "") + report.banner


def _seal(report: Report) -> str:
    return f'<meta name="{SEAL_NAME}" content="{escape(report.seal)}">\n' if report.seal else ""


def _parts(report: Report) -> Iterator[str]:
    """Yield rows of the paper; a heading stands in one row with what follows it."""
    waiting: list[str] = []
    for block in report.blocks:
        waiting.append(_block(block))
        if not isinstance(block, Heading | Subheading):
            yield _paper_row(waiting)
            waiting = []
    if waiting:
        yield _paper_row(waiting)


def _paper_row(parts: Iterable[str]) -> str:
    return "<tr><td>" + "\n".join(parts) + "</td></tr>"


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"<h2>{escape(words)}</h2>"
        case Subheading(words):
            return f"<h3>{escape(words)}</h3>"
        case Text():
            return f"<p{_CLOSING if block.closing else ''}>{_text(block)}</p>"
        case Items(items):
            return "<ul>\n" + "\n".join(map(_item, items)) + "\n</ul>"
        case Form(rows):
            body = "\n".join(
                f"<tr><th{_ATTRIBUTES['label']}>{escape(label)}</th><td>{_said(value)}</td></tr>"
                for label, value in rows
            )
            return f'<table class="form" {_PLAIN}>\n{body}\n</table>'
        case Table():
            return _table(block)
        case Ledger(head, rows):
            return _ledger(head, rows)
        case Signature(words, lines):
            widest = max(map(len, lines))
            signing = "\n".join(f"<tr>{_signing(labels, widest)}</tr>" for labels in lines)
            table = f'<table class="form sign" {_PLAIN}>\n{signing}\n</table>'
            declared = f"<p>{escape(words)}</p>\n" if words else ""
            return f'<div class="signature">{declared}{table}</div>'


def _text(text: Text) -> str:
    return (f"<b>{escape(text.label)}</b>" if text.label else "") + _said(text.words)


def _said(words: str) -> str:
    """Return escaped words, the gaps that are left to be filled in marked."""
    return "".join(f"<mark>{escape(part)}</mark>" if is_gap else escape(part) for part, is_gap in gaps(words))


def _notes(notes: Iterable[Text]) -> str:
    return "".join(f'<div class="note">{_text(note)}</div>' for note in notes)


def _item(item: Item) -> str:
    kind = ' class="marked"' if item.mark else ""
    return f"<li{kind}>{escape(item.mark)}{_said(item.words)}{_notes(item.notes)}</li>"


def _table(table: Table) -> str:
    depths = table.depths or (0,) * len(table.rows)
    last = len(table.head) - 1
    widest = [max(map(width, cells)) for cells in zip(table.head, *table.rows, strict=True)]
    kinds = [
        "num" if at in table.right else "" if at == last or wide > _SHORT else "short" for at, wide in enumerate(widest)
    ]
    if table.depths:
        kinds[0], kinds[last] = "", "short"  # there the first column is the long one
    lines = (
        [_cell(row[0], kinds[0], depth), *(_cell(cell, kind) for cell, kind in zip(row[1:], kinds[1:], strict=True))]
        for row, depth in zip(table.rows, depths, strict=True)
    )
    strong = [bool(table.depths) and not depth for depth in depths]
    rows = (f"<tr{_strong(one)}>{''.join(cells)}</tr>" for one, cells in zip(strong, lines, strict=True))
    return _grid("grid", _head(table.head, kinds), rows)


def _ledger(head: tuple[str, str, str], rows: Iterable[Row]) -> str:
    kinds = ("what", "", "mark")
    body = (
        f"<tr{_strong(row.strong)}>{_cell(('· ' if row.one_of else '') + row.title, 'what', row.depth)}"
        f"<td{_ATTRIBUTES['']}>{_notes(row.notes)}</td>{_cell(row.mark, 'mark')}</tr>"
        for row in rows
    )
    return _grid("grid ledger", _head(head, kinds), body)


def _grid(kind: str, head: str, rows: Iterable[str]) -> str:
    body = "\n".join(rows)
    return f'<table class="{kind}" {_PLAIN}>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _strong(strong: bool) -> str:
    return ' class="strong"' if strong else ""


def _head(head: Iterable[str], kinds: Iterable[str]) -> str:
    cells = (f"<th{_ATTRIBUTES[kind]}>{escape(one)}</th>" for one, kind in zip(head, kinds, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(words: str, kind: str, depth: int = 0) -> str:
    said = _said(words)
    if depth:
        said = f'<div style="margin-left: {depth * _STEP}pt">{said}</div>'
    return f"<td{_ATTRIBUTES[kind]}>{said}</td>"


def _signing(labels: tuple[str, ...], widest: int) -> str:
    """Return cells to write in behind the labels; the last takes what other rows have more."""
    spans = [1] * (len(labels) - 1) + [2 * (widest - len(labels)) + 1]
    return "".join(
        f'<th{_ATTRIBUTES["label"]}>{escape(label)}</th><td colspan="{span}" contenteditable="true">&nbsp;</td>'
        for label, span in zip(labels, spans, strict=True)
    )
