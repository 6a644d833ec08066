"""搜索: rows of the table found by a piece of their title or of what the table says about them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ...filling.session import Session
from ..telling.blocks import Block, head
from ..telling.searching import Hit, hits
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from ..widgets.lists import Line, Lines
from .finding import FindScreen


class SearchScreen(FindScreen):
    """An input and what was found; answers the row's id, or nothing on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10", "dismiss('')", show=False)]

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

    def explain(self) -> None:
        """Show the words around what was found."""
        hit = self._highlighted
        if hit is None:
            self.query_one("#around", Document).say("没有找到，请换几个字。", "open")
        else:
            around = f"{hit.title}，{hit.where}：{hit.fragment}" if hit.size else hit.title
            self.query_one("#around", Document).say(around, "muted")

    def answer(self) -> str:
        """Return the row's id."""
        return self._highlighted.row_id if self._highlighted else ""

    @property
    def _highlighted(self) -> Hit | None:
        at = self.found.highlighted
        return self._hits[at] if at is not None and at < len(self._hits) else None

    def narrow(self, typed: str) -> None:
        """List the rows whose title or text holds it; without a text every row."""
        self._hits = hits(self._session, typed)
        self.found.show_lines(
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
            self.found.highlighted = 0
        self.explain()
