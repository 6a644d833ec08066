"""The self-assessment report as one HTML file: nothing in it is fetched from anywhere, ready to print on A4.

Every printed page begins and ends with the basis and the seal's code, by the one construction that all
browsers and LibreOffice keep: the head and the foot of a table around the whole are repeated on each page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

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
from .style import STYLE

_STEP = 11
"""Points by which a row below another one is indented."""
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
    foot = report.banner or f"{report.basis}。"
    body = "\n".join(_parts(report))
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(f"{report.title}，{report.name}，校验码{report.code}")}</title>
<style>{STYLE}</style>
</head>
<body>
<table class="paper" role="presentation">
<thead><tr><td class="head">
<div class="running"><span>{escape(report.title)}　{escape(report.name)}</span> <b>校验码{escape(report.code)}</b></div>
<div>{escape(report.basis)}。</div>
</td></tr></thead>
<tbody>
<tr><td><h1>{escape(report.title)}</h1>
<p class="round">{escape(report.round)}</p>
<p class="banner">{escape(f"{report.basis}。{report.banner}")}</p></td></tr>
{body}
</tbody>
<tfoot><tr><td class="foot">
<div class="running"><span>{escape(foot)}</span> <b>校验码{escape(report.code)}</b></div>
</td></tr></tfoot>
</table>
</body>
</html>
"""


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
            return f"<p>{_text(block)}</p>"
        case Items(items):
            return "<ul>\n" + "\n".join(map(_item, items)) + "\n</ul>"
        case Form(rows):
            body = "\n".join(
                f"<tr><th{_ATTRIBUTES['label']}>{escape(label)}</th><td>{escape(value)}</td></tr>"
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
            return f'<div class="signature"><p>{escape(words)}</p>\n{table}</div>'


def _text(text: Text) -> str:
    return (f"<b>{escape(text.label)}</b>" if text.label else "") + escape(text.words)


def _notes(notes: Iterable[Text]) -> str:
    return "".join(f'<div class="note">{_text(note)}</div>' for note in notes)


def _item(item: Item) -> str:
    kind = ' class="marked"' if item.mark else ""
    return f"<li{kind}>{escape(item.mark)}{escape(item.words)}{_notes(item.notes)}</li>"


def _table(table: Table) -> str:
    depths = table.depths or (0,) * len(table.rows)
    last = len(table.head) - 1
    kinds = ["num" if at in table.right else "" if at == last else "short" for at in range(len(table.head))]
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
    said = escape(words)
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
