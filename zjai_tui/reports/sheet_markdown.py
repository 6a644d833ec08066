"""A sheet as Markdown; nothing in its texts is taken for markup."""

from __future__ import annotations

import re

from .sheet import Block, Form, Grid, Heading, Paragraph, Sheet

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-!|~=])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", ".": "&#46;", ":": "&#58;", "@": "&#64;"})
"""Signs of HTML, and those that make a link of an address."""


def sheet_markdown(sheet: Sheet) -> bytes:
    """Return the sheet in UTF-8."""
    parts = [f"# {_plain(sheet.title)}", *(_block(block) for block in sheet.blocks)]
    parts.append("  \n".join(_plain(line) for line in sheet.signature))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"## {_plain(words)}"
        case Paragraph(words):
            return _plain(words)
        case Form(rows):
            return "\n".join(f"- {_plain(label)}：{_plain(value)}" for label, value in rows)
        case Grid(head, rows):
            return "\n".join([_row(head), _row(("---",) * len(head), plain=False), *map(_row, rows)])


def _row(cells: tuple[str, ...], *, plain: bool = True) -> str:
    return "| " + " | ".join(_plain(cell) if plain else cell for cell in cells) + " |"


def _plain(words: str) -> str:
    """Return the words with every sign that Markdown could take for markup escaped."""
    return _MARKUP.sub(r"\\\1", words).translate(_ENTITIES)
