"""The self-assessment report as Markdown; nothing in its texts is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .markdown_words import escaped
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

_STEP = "　"
"""Shows how far a row of a table is indented: white space of other kinds is dropped at the edges of a cell."""
_NUMBER = re.compile(r"[0-9]{1,9}\. ?")
_ENDS = ("。", "；", "：", "？")
_RIGHT, _LEFT = "--:", "---"


def report_markdown(report: Report) -> str:
    """Return the report with its basis and code at both ends: Markdown knows no pages."""
    basis, code = f"{report.basis}。" if report.basis else "", f"校验码{report.code}" if report.code else ""
    frame = "  \n".join(f"> {_strong(words)}" for words in (basis, report.banner, code) if words)
    parts = [f"# {escaped(report.title)}", escaped(report.round), "" if report.letter else frame]
    parts += [part for block in report.blocks for part in _block(block)]
    return "\n\n".join(part for part in (*parts, frame) if part) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(words):
            yield f"## {escaped(words)}"
        case Subheading(words):
            yield f"### {escaped(words)}"
        case Text():
            yield _text(block)
        case Items(items):
            yield "\n".join(line for item in items for line in _item(item))
        case Form(rows):
            yield _table(("", ""), rows)
        case Table(head, rows, right, depths):
            indented = zip(rows, depths or (0,) * len(rows), strict=True)
            yield _table(head, ((_STEP * depth + row[0], *row[1:]) for row, depth in indented), right)
        case Ledger(head, rows):
            yield _lines(head, map(_row, rows), (2,))
        case Signature(words, lines):
            yield escaped(words)
            yield from ("　　".join(f"{escaped(label)}：＿＿＿＿＿＿＿＿" for label in labels) for labels in lines)


def _text(text: Text) -> str:
    if not text.label:
        return escaped(text.words)
    bare = text.label.removesuffix("：")
    # the colon stands outside: Markdown would not end the bold print between a mark and a Chinese letter
    return f"{_strong(bare)}{text.label[len(bare) :]}{escaped(text.words)}"


def _item(item: Item) -> Iterator[str]:
    if _NUMBER.fullmatch(item.mark):  # a number of a list, as Markdown writes one
        first = f"{item.mark.strip()} "
        yield f"{first}{escaped(item.words)}"
    else:
        first = "- "
        yield f"{first}{escaped(item.mark)}{escaped(item.words)}"
    yield from (f"{' ' * len(first)}- {_text(note)}" for note in item.notes)


def _row(row: Row) -> tuple[str, ...]:
    title = (
        _STEP * row.depth + ("· " if row.one_of else "") + (_strong(row.title) if row.strong else escaped(row.title))
    )
    *before, last = [_text(note) for note in row.notes] or [""]
    return title, "".join([*map(_ended, before), last]), escaped(row.mark)


def _ended(words: str) -> str:
    """Return words after which others follow on the same line."""
    return words if words.endswith(_ENDS) else f"{words}；"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], right: tuple[int, ...] = ()) -> str:
    return _lines(head, (tuple(map(escaped, row)) for row in rows), right)


def _lines(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], right: tuple[int, ...]) -> str:
    rule = tuple(_RIGHT if at in right else _LEFT for at in range(len(head)))
    return "\n".join("| " + " | ".join(row) + " |" for row in (tuple(map(escaped, head)), rule, *rows))


def _strong(words: str) -> str:
    return f"**{escaped(words)}**"
