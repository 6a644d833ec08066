"""In whose name verdicts are given: asked once, remembered, changeable."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from ....base.folders import can_be_written, user_folder_name
from ....base.text import flat
from ...telling.blocks import Block, head
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ...widgets.line_input import LineInput
from ..base import Window

LONGEST = 40
ABOUT = "结论记在审核人名下，退回和核定的文书上也写这个姓名。"
KEPT = "写一次就记住，以后可以从全部命令里换。"
NOT_KEPT = "这里没有可以记住它的位置，只在这次运行里用，下次启动时再问。"


class ReviewerScreen(Window[str]):
    """Answers a name, or nothing on Esc."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", show=False),
        Binding("f2,ctrl+s", "take", show=False),
    ]

    def __init__(self, name: str) -> None:
        """Ask; `name` is the one used until now."""
        super().__init__()
        self._name_now = name

    def compose(self) -> ComposeResult:
        """Lay out why it is asked, and the name."""
        with Vertical(classes="window"):
            yield Document([head("单位审核人")], classes="window-title")
            kept = KEPT if can_be_written(user_folder_name()) else NOT_KEPT
            yield Document([Block(f"{ABOUT}{kept}")], classes="window-text")
            yield LineInput(self._name_now, placeholder="审核人的姓名", id="reviewer-name")
            yield Document(id="reviewer-told")
            keys = [Item("回车或F2确定", "screen.take"), Item("Esc取消", "screen.dismiss('')")]
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Begin with the name selected."""
        name = self.query_one("#reviewer-name", LineInput)
        name.focus()
        name.action_select_all()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Answer, where there is a name."""
        name = flat(self.query_one("#reviewer-name", LineInput).value).strip()
        if not name or len(name) > LONGEST:
            said = "请写姓名，再按回车。" if not name else f"姓名最多{LONGEST}字。"
            self.query_one("#reviewer-told", Document).say(said, "bad")
        else:
            self.dismiss(name)
