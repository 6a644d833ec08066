"""要处理的地方: problems, findings and what keeps a standard from being certified, in one list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList

from ...transcribing.drafts.drafting import Draft
from ..telling.blocks import Block, head
from ..transcribing.finding_lines import GROUPS, TONES, Todo, counted, todos
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.lists import Line, Lines
from .base import Window

ELSEWHERE = "这一处不在某一项指标上，回到标准里按名称去找。"
NOTHING = "规则、条文和算例都核对过了，没有要处理的。"


class FindingsScreen(Window[str]):
    """Answers the id of the node to go to, or nothing on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f10", "dismiss('')", show=False)]

    def __init__(self, draft: Draft) -> None:
        """List what there is to do about a draft."""
        super().__init__()
        self._found = todos(draft)

    def compose(self) -> ComposeResult:
        """Lay out title, list, the highlighted one in full."""
        with Vertical(classes="window tall"):
            yield Document([head(f"要处理的地方：{counted(self._found)}")], classes="window-title")
            yield Lines(id="todos")
            with VerticalScroll(classes="todo-told", can_focus=False):
                yield Document(id="todo-told")
            yield Bar([Item("上下键选择"), Item("回车转到那一项", "screen.go"), Item("Esc关闭", "screen.dismiss('')")])

    def on_mount(self) -> None:
        """Fill the list."""
        lines = self.query_one("#todos", Lines)
        lines.show_lines(todo_lines(self._found))
        if self._found:
            lines.highlighted = 1
        lines.focus()
        self._explain()

    def action_go(self) -> None:
        """Answer with the node of the highlighted one."""
        chosen = self._chosen
        if chosen is not None and chosen.node:
            self.dismiss(chosen.node)
        elif chosen is not None:
            self._explain(ELSEWHERE)

    @property
    def _chosen(self) -> Todo | None:
        key = self.query_one("#todos", Lines).key
        return self._found[int(key)] if key.isdecimal() else None

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        self.action_go()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._explain()

    def _explain(self, more: str = "") -> None:
        chosen = self._chosen
        blocks = [Block(chosen.sentence, TONES[chosen.severity])] if chosen else []
        blocks += [] if self._found else [Block(NOTHING, "good")]
        blocks += [Block(more, "strong")] if more else []
        self.query_one("#todo-told", Document).show(blocks)


def todo_lines(found: Sequence[Todo]) -> list[Line]:
    """Return lines for a list, a headline before each group; the keys are places in `found`."""
    lines: list[Line] = []
    for group in GROUPS:
        here = [(at, one) for at, one in enumerate(found) if one.group == group]
        if here:
            lines.append(Line(f"head {group}", f"{group}（{len(here)}处）"))
        lines += [
            Line(str(at), f"{one.place}：{one.message}" if one.place else one.message, indent=2) for at, one in here
        ]
    return lines
