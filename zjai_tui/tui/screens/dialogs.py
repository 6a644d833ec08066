"""Small windows: a question, a text to read, a list to pick from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList

from ..telling.blocks import Block, head
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.lists import Line, Lines
from .base import Window

CANCEL = ""


class PickScreen(Window[str]):
    """A text and a list of answers; Esc answers nothing."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", f"dismiss('{CANCEL}')", show=False)]

    def __init__(
        self, title: str, blocks: Iterable[Block], answers: Sequence[tuple[str, str]], *, at: str = ""
    ) -> None:
        """Ask; `answers` are keys and their words, the one of the key `at` (or the first) is highlighted."""
        super().__init__()
        self._title, self._blocks, self._answers, self._at = title, tuple(blocks), answers, at

    def compose(self) -> ComposeResult:
        """Lay out title, text, answers."""
        with Vertical(classes="window"):
            yield Document([head(self._title)], classes="window-title")
            if self._blocks:
                with VerticalScroll(classes="window-text", can_focus=False):
                    yield Document(self._blocks)
            yield Lines(id="answers")
            keys = [
                Item("上下键选择"),
                Item("回车确定", "screen.choose"),
                Item("Esc取消", f"screen.dismiss('{CANCEL}')"),
            ]
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Fill the list."""
        answers = self.query_one("#answers", Lines)
        answers.show_lines([Line(key, words) for key, words in self._answers])
        answers.highlight_key(self._at)
        answers.focus()

    def action_choose(self) -> None:
        """Answer with the highlighted line."""
        self.dismiss(self.query_one("#answers", Lines).key)

    @on(OptionList.OptionSelected)
    def _answered(self) -> None:
        self.action_choose()


class ReadScreen(Window[None]):
    """A text to read; the arrow keys scroll, Esc or Enter closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f1,f4,f10", "dismiss", show=False),
        Binding("ctrl+t", "copy", show=False),
        Binding("ctrl+o", "export", show=False),
    ]

    def __init__(self, title: str, blocks: Iterable[Block]) -> None:
        """Show a text."""
        super().__init__()
        self._title, self._blocks = title, tuple(blocks)

    def compose(self) -> ComposeResult:
        """Lay out title and text."""
        with Vertical(classes="window tall"):
            yield Document([head(self._title)], classes="window-title")
            with VerticalScroll(classes="window-text", id="text"):
                yield Document(self._blocks)
            yield Document(id="told")
            keys = [
                Item("上下键翻看"), Item("Ctrl+T复制", "screen.copy"), Item("Ctrl+O导出到文件", "screen.export"),
                Item("Esc关闭", "screen.dismiss"),
            ]  # fmt: skip
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#text").focus()

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Show a message below the text."""
        self.query_one("#told", Document).say(text, "bad" if bad else "strong")

    def action_copy(self) -> None:
        """Copy the text."""
        from ..files.copying import copy_text

        self.tell(copy_text(self.app, self._text))

    def action_export(self) -> None:
        """Write the text to a file."""
        from ..files.copying import export_text

        self.run_worker(export_text(self, self._title, self._text), group="files", exclusive=True)

    @property
    def _text(self) -> str:
        from ..files.copying import blocks_text

        return blocks_text((head(self._title), *self._blocks))
