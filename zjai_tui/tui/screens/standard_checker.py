"""核对人: asks once whose name the stamps of this sitting bear."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from ..telling.blocks import Block, head
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from .base import Window

WHY = "盖“已核对”的人对照过原表的这一条。名字和日期会写进标准文件，认证时逐条查。"
LONGEST = 40


class CheckerScreen(Window[str]):
    """Answers a name, or nothing on Esc."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", show=False)]

    def __init__(self, name: str = "") -> None:
        """Ask; `name` is who did it last."""
        super().__init__()
        self._last = name

    def compose(self) -> ComposeResult:
        """Lay out why, and the name."""
        with Vertical(classes="window"):
            yield Document([head("核对人")], classes="window-title")
            yield Document([Block(WHY)], classes="window-text")
            yield LineInput(self._last, placeholder="核对人的姓名", id="checker")
            yield Document(id="checker-told")
            yield Bar([Item("回车确定", "screen.take"), Item("Esc取消", "screen.dismiss('')")])

    def on_mount(self) -> None:
        """Wait for the name."""
        self.query_one("#checker", LineInput).focus()

    def action_take(self) -> None:
        """Answer with what is typed."""
        name = " ".join(self.query_one("#checker", LineInput).value.split())
        if not name:
            self._complain("请写核对人的姓名。")
        elif len(name) > LONGEST:
            self._complain(f"姓名最多{LONGEST}字，请写短些。")
        else:
            self.dismiss(name)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_take()

    def _complain(self, sentence: str) -> None:
        self.query_one("#checker-told", Document).say(sentence, "bad")
