"""Taking text out of the app: to the clipboard, and to a file where the terminal keeps the clipboard to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from textual.app import App
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from ...base.places import here
from ...base.problems import Refused
from ..safe import visible
from ..screens.paths import PathScreen
from ..telling.blocks import Block, laid_out
from ..widgets.ask_row import AskRow
from ..widgets.bars import Bar
from ..widgets.choice import Choice
from ..widgets.document import Document
from ..widgets.field_row import FieldRow
from ..widgets.help_line import HelpLine
from ..widgets.line_input import LineInput
from ..widgets.lists import Lines
from ..widgets.text_box import TextBox
from .folders import plain_name

WHOLE_LINE = 10_000
"""Cells of a line in a text file: nothing is wrapped there."""
COPIED = "已复制；若粘贴不出来，按Ctrl+O可导出到文件。"
OVERWRITE = "覆盖这个文件"


class Telling(Protocol):
    """A screen with a line for messages."""

    app: App[Any]

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Show a message."""


def copy_text(app: App[Any], text: str) -> str:
    """Ask the terminal to put a text on the clipboard; return what to tell: terminals do not say whether they did."""
    app.copy_to_clipboard(text)
    return COPIED


async def export_text(screen: Telling, title: str, text: str) -> None:
    """Ask where to write a text, and write it there. To be run as a worker of a screen."""
    asking = PathScreen(
        "导出到", here(), typed=f"{plain_name(title) or '导出'}.txt", to_write=True, ending=".txt",
        overwrite=OVERWRITE, every=True,
    )  # fmt: skip
    path = await screen.app.push_screen_wait(asking)
    if path is None:
        return
    from ...cli.outputs import write_files

    try:
        write_files({str(path): text.encode("utf-8", "replace")}, force=path == asking.agreed)
    except Refused as refused:
        screen.tell(f"没有导出。{refused.problems[0].sentence()}", bad=True)
    else:
        screen.tell(f"已导出到{path}。")


def page_text(screen: Screen[Any]) -> str:
    """Return what a page shows, top to bottom, as plain text; answers stand behind their questions."""
    return "\n".join(line for line in _lines(screen)) + "\n"


def blocks_text(blocks: Iterable[Block]) -> str:
    """Return running text as plain text, one line for each paragraph."""
    return "\n".join(line.rstrip() for line, _ in laid_out(_safe(blocks), WHOLE_LINE)) + "\n"


def _safe(blocks: Iterable[Block]) -> list[Block]:
    return [Block(visible(one.text, lines=True, limit=20_000), one.tone, one.lead, one.indent) for one in blocks]


def _lines(widget: Widget) -> Iterator[str]:
    for child in widget.children:
        if not child.display or isinstance(child, Bar | HelpLine):
            continue
        if isinstance(child, FieldRow | AskRow | Horizontal) and (parts := _row(child)):
            yield "：".join(parts)
        else:
            own = _own(child)
            yield from own if own is not None else _lines(child)


def _row(widget: Widget) -> list[str]:
    """Return question and answer of a row, or nothing when it is no such row."""
    if isinstance(widget, Horizontal) and not widget.has_class("line"):
        return []
    return [
        part for child in widget.walk_children(Widget) if child.display for part in ["".join(_own(child) or ())] if part
    ]


def _own(widget: Widget) -> list[str] | None:
    """Return what a widget itself says, or None when only its children say something."""
    match widget:
        case Document():
            return blocks_text(widget.blocks).rstrip("\n").split("\n") if widget.blocks else []
        case LineInput():
            return [widget.value]
        case TextBox():
            return widget.text.split("\n")
        case Choice():
            return [widget.chosen_words]
        case Lines():
            return [
                f"{'  ' * (one.indent // 2)}{visible(one.text)}　{visible(one.right)}".rstrip() for one in widget.lines
            ]
        case _:
            told = getattr(widget, "text_lines", None)
            return told() if callable(told) else None
