"""量化自评: the table as a list, and the form of the chosen row beside it or in its place."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from ...base.cells import fitted
from ...filling.session import Session
from ...filling.table import ENTRIES
from ...scoring.trace import node_trace, span_text
from ..blocks import Block
from ..indicators import list_rows
from ..messages import EditEntry
from ..overview import trace_blocks
from ..widgets.lists import Line, Lines
from ..widgets.pane import EntryList, Pane
from .base import StepView


class PaneScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Holds the pane; the arrow keys move between its fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]


class ScoringStep(StepView):
    """List and pane. Where there is no room for both, the pane takes the place of the list."""

    NAME, TITLE = "scoring", "量化自评"

    def __init__(self, session: Session) -> None:
        """Begin at the head of the table."""
        super().__init__(session)
        self._pane_of = ""

    def compose(self) -> ComposeResult:
        """Lay out the list and room for the pane."""
        with Horizontal(id="table"):
            yield Lines(hint="上下键选指标，回车填写，F4看这一项怎么算，F9添加业绩条目。", id="indicators")
            yield PaneScroll(id="pane")

    def on_mount(self) -> None:
        """Fill the list and begin at its head."""
        super().on_mount()
        self.list.focus()

    @property
    def list(self) -> Lines:
        """Return the list of the table's rows."""
        return self.query_one("#indicators", Lines)

    @property
    def row_id(self) -> str:
        """Return the row the person is at."""
        return self._pane_of if self.has_class("-open") else self.list.key

    @property
    def roomy(self) -> bool:
        """Whether list and pane stand side by side."""
        return self.screen.has_class("-roomy")

    def show(self, session: Session, typing: str = "") -> None:
        """Show points and states, and the pane's answers."""
        self.list.show_lines(
            [
                Line(row.id, row.title, f"{row.points} {fitted(row.state, 6)}", row.tone, row.depth * 2)
                for row in list_rows(session)
            ]
        )
        for pane in self.query(Pane):
            pane.show(session, typing)

    def traced(self, session: Session) -> tuple[str, tuple[Block, ...]] | None:
        """Explain the points of the row the person is at."""
        result = session.assessment
        node = next((one for one in result.nodes if one.id == self.row_id), None)
        if node is None:
            return None
        return "计算过程", trace_blocks(node_trace(result, node.id))

    @classmethod
    def progress(cls, session: Session) -> str:
        """Say the points so far."""
        return f"{span_text(session.assessment.total)}分"

    @on(OptionList.OptionHighlighted, "#indicators")
    async def _moved(self) -> None:
        if self.roomy:
            await self._fill(self.list.key)

    @on(OptionList.OptionSelected, "#indicators")
    async def _chosen(self) -> None:
        await self.open_pane(self.list.key)

    @on(OptionList.OptionSelected, ".entries")
    def _edit(self, event: OptionList.OptionSelected) -> None:
        if isinstance(event.option_list, EntryList) and event.option_list.key:
            self.post_message(EditEntry(event.option_list.key))

    async def open_pane(self, row_id: str) -> None:
        """Show a row's pane and put the cursor into it."""
        await self._fill(row_id)
        self.add_class("-open")
        self.query_one("#pane").scroll_home(animate=False)
        self.call_after_refresh(self._enter_pane)

    def close_pane(self) -> None:
        """Go back to the list."""
        self.remove_class("-open")
        self.list.focus()

    def on_resize(self) -> None:
        """Fill the pane when there is suddenly room for it."""
        if self.roomy and not self._pane_of:
            self.call_later(self._fill, self.list.key)

    @property
    def chosen_entry(self) -> str:
        """Return the id of the achievement highlighted in the pane, or the empty text."""
        return next((entries.key for entries in self.query(EntryList) if entries.has_focus), "")

    @property
    def adding_to(self) -> str:
        """Return the row whose kinds of achievements can be added now."""
        return self.row_id or ENTRIES

    async def _fill(self, row_id: str) -> None:
        if not row_id or row_id == self._pane_of:
            return
        self._pane_of = row_id
        holder = self.query_one("#pane", PaneScroll)
        async with holder.batch():
            await holder.remove_children()
            pane = Pane(self.session, row_id)
            await holder.mount(pane)
        pane.show(self.session)

    def _enter_pane(self) -> None:
        inside = [widget for widget in self.screen.focus_chain if self.query_one("#pane") in widget.ancestors]
        if inside:
            inside[0].focus()
