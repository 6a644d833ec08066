"""量化自评: the table as a list, and the form of the chosen row beside it or in its place."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import OptionList

from ...filling.session import Session
from ...filling.table import ENTRIES, nodes_below
from ...scoring.trace import node_trace, span_text
from ..background import once_painted
from ..commands.registry import SCORING
from ..messages import EditEntry
from ..telling.blocks import Block
from ..telling.indicators import ALL, clause_blocks
from ..telling.overview import total_blocks, trace_blocks
from ..telling.worth import entry_blocks
from ..widgets.document import Document
from ..widgets.indicator_list import IndicatorList
from ..widgets.lists import Lines
from ..widgets.pane import EntryList, Pane
from .base import StepView

REST = 0.08
"""Seconds on a row after which its pane is shown beside the list."""
RESTING = "resting"
"""Name of the timers that wait so; tests end them."""


class PaneScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Holds the pane; the arrow keys move between its fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]


class ScoringStep(StepView):
    """List and pane. Where there is no room for both, the pane takes the place of the list."""

    NAME, TITLE, PLACE = "scoring", "量化自评", SCORING

    def __init__(self, session: Session) -> None:
        """Begin at the head of the table."""
        super().__init__(session)
        self._pane_of = ""
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list, room for the pane, and the clause below it where there is room."""
        with Horizontal(id="table"):
            yield IndicatorList()
            with Vertical(id="beside"):
                with PaneScroll(id="pane"):
                    yield Pane(self.session)
                with VerticalScroll(id="clause-dock", can_focus=False):
                    yield Document(id="clause")

    def on_mount(self) -> None:
        """Fill the list and begin at its head."""
        super().on_mount()
        self.list.focus()

    @property
    def list(self) -> Lines:
        """Return the list of the table's rows."""
        return self.indicators.rows

    @property
    def indicators(self) -> IndicatorList:
        """Return the list with its filters."""
        return self.query_one(IndicatorList)

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
        self.show_list()
        self.query_one(Pane).show(session, typing)

    def show_list(self) -> None:
        """Show points and states alone."""
        inside = self._pane_of and self.query_one("#pane").has_focus_within
        self.indicators.show(self.session, self._pane_of if inside or self.has_class("-open") else "")

    def traced(self, session: Session) -> tuple[str, tuple[Block, ...]] | None:
        """Explain what the person is at: the chosen achievement, the row, or without either the total."""
        result = session.assessment
        entry = session.dossier.entry_named(self.chosen_entry)
        if entry is not None:
            within = [node.id for node in nodes_below(session, self.row_id)]
            blocks = list(entry_blocks(session, entry, within))
            for node in result.nodes:
                if any(line.entry == entry.id for line in node.lines):
                    blocks += trace_blocks(node_trace(result, node.id))
            return "这条业绩的计算过程", tuple(blocks)
        found = next((one for one in result.nodes if one.id == self.row_id), None)
        if found is None:
            return "总分的计算过程", total_blocks(session)
        return "计算过程", trace_blocks(node_trace(result, found.id))

    @classmethod
    def progress(cls, session: Session) -> str:
        """Say the points so far."""
        result = session.assessment
        return "未填" if result.stage == "blank" else f"{span_text(result.total)}分"

    @property
    def clause(self) -> tuple[Block, ...]:
        """Return the clause of the row the person is at, after those of the rows above it."""
        parts = self.row_id.split(".")
        ids = [".".join(parts[:size]) for size in range(len(parts), 0, -1)]
        return tuple(block for one in ids for block in clause_blocks(self.session, one))

    @on(OptionList.OptionHighlighted, "#indicators")
    def _moved(self) -> None:
        if self.roomy:  # the list answers at once; the pane, which costs more, follows where one comes to rest
            if self._rest is not None:
                self._rest.stop()
            self._rest = self.set_timer(REST, self._follow, name=RESTING)

    async def _follow(self) -> None:
        if self.roomy and not self.query_one("#pane").has_focus_within:
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
        once_painted(self, self._enter_pane)

    def close_pane(self) -> None:
        """Go back to the list."""
        self.remove_class("-open")
        self.list.focus()

    async def go_to(self, row_id: str) -> None:
        """Show a row wherever it is, with the cursor in its form."""
        self.filter(ALL)
        self.list.highlight_key(row_id)
        await self.open_pane(row_id)

    def filter(self, mark: str) -> None:
        """Narrow the list, and go to it."""
        self.indicators.narrow(mark)
        self.remove_class("-open")
        self.list.focus()
        self.show(self.session)

    def filter_next(self, by: int) -> None:
        """Narrow the list in the next way, or the one before."""
        self.filter(self.indicators.next_mark(by))

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
        clause = clause_blocks(self.session, row_id)
        self.query_one("#clause", Document).show(clause)
        self.query_one("#clause-dock").set_class(not clause, "-empty")
        async with self.batch():
            await self.query_one(Pane).go(row_id)
        self.query_one("#pane").scroll_home(animate=False)

    def _enter_pane(self) -> None:
        inside = [widget for widget in self.screen.focus_chain if self.query_one("#pane") in widget.ancestors]
        if inside:
            inside[0].focus()
