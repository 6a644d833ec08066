"""A sheet as Markdown; nothing in its texts is taken for markup."""

from __future__ import annotations

import re

from ..base.text import flat
from .document.model import with_words
from .sheet import Block, Form, Grid, Heading, Paragraph, Sheet

_MARKUP = re.compile(r"\]\(|[\\`*_{}\[\]#|~$^]|==|--|^[+\-=]")
"""Signs that begin something wherever they stand, and those that do at the beginning of a line."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"})
_LINK = re.compile(r":(?=//)|(?<=[^\W\d_])\.(?=\w)|(?<=[0-9])\.(?=[^\W\d_])")
"""Signs that make a link of an address; a point between digits is none of them."""
_LIST = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")


def sheet_markdown(sheet: Sheet) -> bytes:
    """Return the sheet in UTF-8."""
    sheet = with_words(sheet, flat)
    parts = [f"# {escaped(sheet.title)}", *(_block(block) for block in sheet.blocks)]
    parts.append("  \n".join(escaped(line) for line in sheet.signature))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"## {escaped(words)}"
        case Paragraph(words):
            return escaped(words)
        case Form(rows):
            return "\n".join(f"- {escaped(label)}：{escaped(value)}" for label, value in rows)
        case Grid(head, rows):
            return "\n".join([_row(head), _row(("---",) * len(head), plain=False), *map(_row, rows)])


def _row(cells: tuple[str, ...], *, plain: bool = True) -> str:
    return "| " + " | ".join(escaped(cell) if plain else cell for cell in cells) + " |"


def escaped(words: str) -> str:
    """Return the words with every sign that Markdown could take for markup escaped, and no space before them."""
    bare = _LIST.sub(r"\1\0\2", words.lstrip(" \t").replace("\0", " "))
    plain = _MARKUP.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), bare).replace("\0", "\\")
    return _LINK.sub(lambda match: f"&#{ord(match[0])};", plain.translate(_ENTITIES))
