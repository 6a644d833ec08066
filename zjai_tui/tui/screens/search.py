"""搜索: rows of the table found by a piece of their title or of what the table says about them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from ...filling.session import Session
from ..blocks import Block, head
from ..searching import Hit, hits
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from ..widgets.lists import Line, Lines
from .base import Window


class SearchScreen(Window[str]):
    """An input and what was found; answers the row's id, or nothing on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f10", "dismiss('')", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self, session: Session) -> None:
        """Search the table of the session's standard."""
        super().__init__()
        self._session = session
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out input, list, and the words around what is highlighted."""
        with Vertical(classes="window tall"):
            yield Document([head("搜索指标和条款")], classes="window-title")
            yield LineInput(placeholder="输入几个字，如“排名”“封顶”“开源”", id="sought")
            yield Lines(id="hits")
            yield Document(id="around")
            yield Document([Block("上下键选择，回车转到这一项，Esc关闭", "muted")])

    def on_mount(self) -> None:
        """Show every row's title."""
        self.query_one("#hits").can_focus = False
        self._list("")
        self.query_one("#sought").focus()

    def action_move(self, by: int) -> None:
        """Highlight the next hit or the one before."""
        found = self.query_one("#hits", Lines)
        if by > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        hit = self._highlighted
        if hit:
            self.dismiss(hit.row_id)

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        hit = self._highlighted
        if hit is None:
            self.query_one("#around", Document).say("没有找到，请换几个字。", "open")
        else:
            around = f"{hit.title}，{hit.where}：{hit.fragment}" if hit.size else hit.title
            self.query_one("#around", Document).say(around, "muted")

    @property
    def _highlighted(self) -> Hit | None:
        at = self.query_one("#hits", Lines).highlighted
        return self._hits[at] if at is not None and at < len(self._hits) else None

    def _list(self, typed: str) -> None:
        self._hits = hits(self._session, typed)
        found = self.query_one("#hits", Lines)
        found.show_lines(
            [
                Line(
                    f"{at} {hit.row_id}",
                    hit.title if hit.where == "名称" else f"{hit.title}　{hit.fragment}",
                    hit.where,
                )
                for at, hit in enumerate(self._hits)
            ]
        )
        if self._hits:
            found.highlighted = 0
        self._explain()
