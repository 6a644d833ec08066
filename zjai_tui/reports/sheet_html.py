"""A sheet as one HTML file: nothing in it is fetched from anywhere, ready to print on A4."""

from __future__ import annotations

import re
from html import escape

from ..base.text import flat
from .document.model import with_words
from .sheet import BLANK_BEGIN, BLANK_END, Block, Form, Grid, Heading, Paragraph, Sheet

_STYLE = """
@page { size: A4; margin: 25mm 22mm }
body { max-width: 42em; margin: 2em auto; padding: 0 1em; line-height: 1.8; color: #000; background: #fff;
       font-family: "FangSong", "仿宋", "Songti SC", "SimSun", serif }
h1 { font-size: 1.5em; text-align: center; font-weight: bold }
h2 { font-size: 1.1em; margin: 1em 0 0.2em }
p { text-indent: 2em; margin: 0.3em 0 }
table { border-collapse: collapse; width: 100%; margin: 0.5em 0 }
th, td { border: 1px solid #000; padding: 0.2em 0.6em; text-align: left; vertical-align: top; overflow-wrap: anywhere }
table.form th { width: 8em }
mark { background: #ff0; border-bottom: 1px solid #000 }
footer { text-align: right; margin-top: 2em }
@media print { body { margin: 0; max-width: none } mark { background: none } }
"""
_BLANK = re.compile(f"{BLANK_BEGIN}[^{BLANK_END}]{{0,80}}{BLANK_END}")


def sheet_html(sheet: Sheet) -> bytes:
    """Return the sheet in UTF-8; every text is escaped, gaps to fill are marked."""
    sheet = with_words(sheet, flat)
    body = "\n".join(_block(block) for block in sheet.blocks)
    signature = "<br>\n".join(_words(line) for line in sheet.signature)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(sheet.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_words(sheet.title)}</h1>
{body}
<footer>
{signature}
</footer>
</body>
</html>
""".encode("utf-8", "replace")


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"<h2>{_words(words)}</h2>"
        case Paragraph(words):
            return f"<p>{_words(words)}</p>"
        case Form(rows):
            body = "\n".join(f"<tr><th>{_words(label)}</th><td>{_words(value)}</td></tr>" for label, value in rows)
            return f'<table class="form">\n{body}\n</table>'
        case Grid(head, rows):
            lines = [_row(head, "th"), *(_row(row, "td") for row in rows)]
            return "<table>\n" + "\n".join(lines) + "\n</table>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_words(cell)}</{tag}>" for cell in cells) + "</tr>"


def _words(words: str) -> str:
    return _BLANK.sub(lambda match: f"<mark>{match[0]}</mark>", escape(words))
