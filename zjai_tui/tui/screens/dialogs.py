"""Small windows: a question, a text to read, a list to pick from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList

from ..blocks import Block, head
from ..widgets.document import Document
from ..widgets.lists import Line, Lines
from .base import Window

CANCEL = ""


class PickScreen(Window[str]):
    """A text and a list of answers; Esc answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", f"dismiss('{CANCEL}')", show=False)]

    def __init__(self, title: str, blocks: Iterable[Block], answers: Sequence[tuple[str, str]]) -> None:
        """Ask; `answers` are keys and their words, the first is highlighted."""
        super().__init__()
        self._title, self._blocks, self._answers = title, tuple(blocks), answers

    def compose(self) -> ComposeResult:
        """Lay out title, text, answers."""
        with Vertical(classes="window"):
            yield Document([head(self._title)], classes="window-title")
            if self._blocks:
                with VerticalScroll(classes="window-text", can_focus=False):
                    yield Document(self._blocks)
            yield Lines(id="answers")
            yield Document([Block("上下键选择，回车确定，Esc取消", "muted")])

    def on_mount(self) -> None:
        """Fill the list."""
        answers = self.query_one("#answers", Lines)
        answers.show_lines([Line(key, words) for key, words in self._answers])
        answers.focus()

    @on(OptionList.OptionSelected)
    def _answered(self) -> None:
        self.dismiss(self.query_one("#answers", Lines).key)


class ReadScreen(Window[None]):
    """A text to read; the arrow keys scroll, Esc or Enter closes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,f1,f4,f10", "dismiss", show=False)]

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
            yield Document([Block("上下键翻看，Esc关闭", "muted")])

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#text").focus()
