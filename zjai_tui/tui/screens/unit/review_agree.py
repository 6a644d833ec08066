"""A text to read and agree to: Enter or F2 agrees, the arrow keys scroll, Esc leaves everything as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from ...telling.blocks import Block, head
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ..base import Window


class AgreeScreen(Window[bool]):
    """Answers whether the person agreed."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding("enter,f2,ctrl+s", "dismiss(True)", show=False),
    ]

    def __init__(self, title: str, blocks: Iterable[Block], word: str) -> None:
        """Show a text; `word` is what Enter does."""
        super().__init__()
        self._title, self._blocks, self._word = title, tuple(blocks), word

    def compose(self) -> ComposeResult:
        """Lay out title, text, keys."""
        with Vertical(classes="window tall"):
            yield Document([head(self._title)], classes="window-title")
            with VerticalScroll(classes="window-text", id="text"):
                yield Document(self._blocks)
            keys = [
                Item("上下键翻看"), Item(f"回车或F2{self._word}", "screen.dismiss(True)"),
                Item("Esc取消", "screen.dismiss(False)"),
            ]  # fmt: skip
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#text").focus()
