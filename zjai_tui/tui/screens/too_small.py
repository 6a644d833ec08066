"""What is shown while the terminal is too small for a page: how large it must be. Nothing under it is lost."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size

from ...base.screen_size import COLUMNS as COLUMNS
from ...base.screen_size import ROWS as ROWS
from ...base.screen_size import fits as fits
from ..telling.blocks import Block, head
from ..widgets.document import Document
from .base import Window


class TooSmall(Window[None]):
    """Goes away by itself once the terminal is large enough."""

    def __init__(self) -> None:
        """Stay until there is room."""
        super().__init__()
        self._going = False

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        yield Document(id="small")

    def on_mount(self) -> None:
        """Say the sizes."""
        self._say(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Say the new size, or go."""
        self._say(event.size)

    def on_screen_resume(self) -> None:
        """See whether there is room by now: a window that stood over this one is gone."""
        self._say(self.app.size)

    def _say(self, size: Size) -> None:
        columns, rows = size
        if fits(columns, rows):
            if self.app.screen is self and not self._going:  # else it goes once the window over it has gone
                self._going = True
                self.dismiss()
            return
        self.query_one("#small", Document).show(
            (
                head("窗口太小了"),
                Block(f"至少要{COLUMNS}列{ROWS}行，现在是{columns}列{rows}行。"),
                Block("请把窗口拉大，或把字调小；填写的内容都还在。"),
                Block("按Ctrl+Q退出程序。"),
            )
        )
