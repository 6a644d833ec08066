"""生成结果: what a spreadsheet becomes, to be read before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from ..telling.blocks import Block, head
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from .base import Window


class SheetPreviewScreen(Window[bool]):
    """Answers True to make it; Esc goes back to the columns."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding("f9", "make", show=False),
    ]

    def __init__(self, blocks: Sequence[Block], *, ready: bool) -> None:
        """Show an outcome; `ready` tells whether there is anything to make."""
        super().__init__()
        self._blocks, self._ready = blocks, ready

    def compose(self) -> ComposeResult:
        """Lay out the text and the two answers."""
        with Vertical(classes="window tall"):
            yield Document([head("看生成结果")], classes="window-title")
            with VerticalScroll(classes="window-text", id="text"):
                yield Document(self._blocks)
            make = [Item("F9生成标准", "screen.make")] if self._ready else []
            yield Bar([*make, Item("上下键翻看"), Item("Esc回去改", "screen.dismiss(False)")])

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#text").focus()

    def action_make(self) -> None:
        """Agree, where there is anything to agree to."""
        if self._ready:
            self.dismiss(True)
        else:
            self.app.bell()
