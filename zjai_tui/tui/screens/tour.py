"""入门说明: three short windows for somebody who has never seen the program."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from ..telling.blocks import Block, head, point
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from .base import Window

STEPS: tuple[tuple[str, tuple[Block, ...]], ...] = (
    (
        "填什么",
        (
            Block("一份自评档案分几步：基本信息、专业方向、申报资格、量化自评、佐证材料，最后看汇总。"),
            point("每一项下面都有一行说明，按F1看全部。"),
            point("不知道的可以留空或选“不清楚”：分数显示为一个区间，不会当作零分。"),
            point("业绩只登记一次，程序会放到得分最多的指标里。"),
        ),
    ),
    (
        "怎么走动",
        (
            Block("键盘和鼠标都可以，哪种顺手用哪种。"),
            point("Tab或上下键到下一项，左右键改选，回车确定。"),
            point("F6下一步，F5上一步，Esc回到前面。"),
            point("F4看分数怎么来，F7撤销，F3列出全部命令，可输入拼音首字母查找。"),
        ),
    ),
    (
        "存到哪里",
        (
            Block("填的内容只在本机，不上传。"),
            point("按F2保存成一个文件，第一次会问存到哪里；佐证材料放在同一个文件夹里。"),
            point("没有保存就断电或关窗，下次启动时会问要不要恢复。"),
            point("想先看看样子，就在首页打开一份示例，随便改，不会动到示例本身。"),
        ),
    ),
)


class TourScreen(Window[None]):
    """One step after the other; Esc ends it at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("enter,right,pagedown,f6,space", "turn(1)", show=False),
        Binding("left,pageup,f5", "turn(-1)", show=False),
    ]

    def __init__(self) -> None:
        """Begin with the first step."""
        super().__init__()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out title, text, keys."""
        with Vertical(classes="window"):
            yield Document(classes="window-title", id="tour-title")
            with VerticalScroll(classes="window-text", can_focus=False):
                yield Document(id="tour-text")
            yield Bar(id="tour-keys", classes="window-keys")

    def on_mount(self) -> None:
        """Show the first step."""
        self._show()

    def action_turn(self, by: int) -> None:
        """Go to another step; after the last one the tour is over."""
        if self._at + by >= len(STEPS):
            self.dismiss()
        else:
            self._at = max(self._at + by, 0)
            self._show()

    def _show(self) -> None:
        title, blocks = STEPS[self._at]
        last = self._at == len(STEPS) - 1
        self.query_one("#tour-title", Document).show([head(f"入门说明{self._at + 1}/{len(STEPS)}：{title}")])
        self.query_one("#tour-text", Document).show(blocks)
        keys = [Item("回车开始使用" if last else "回车看下一条", "screen.turn(1)")]
        keys += [Item("左方向键看上一条", "screen.turn(-1)")] if self._at else []
        keys += [] if last else [Item("Esc跳过", "screen.dismiss")]
        self.query_one("#tour-keys", Bar).show(keys)
