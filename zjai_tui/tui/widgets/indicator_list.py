"""The list of the table's rows, with what it is narrowed to above it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ...base.cells import fitted
from ...dossier.evidence import lacking_ids
from ...filling.session import Session
from ..telling.blocks import Block
from ..telling.indicators import ALL, BARE, FILTERS, Row, list_rows, narrowed
from .bars import Bar, Item
from .document import Document
from .lists import Line, Lines

HINT = "回车填写这一项，左右键换筛选，F4看怎么算，F9添加业绩条目，Ctrl+F搜索，Ctrl+L看条款。"
STATE_CELLS = 6


class Rows(Lines):
    """The rows; left and right change the filter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.next_filter(-1)", show=False),
        Binding("right", "screen.next_filter(1)", show=False),
    ]


class IndicatorList(Vertical):
    """Filters and rows."""

    def __init__(self) -> None:
        """Begin with every row."""
        super().__init__(id="indicator-list")
        self._mark = ALL

    def compose(self) -> ComposeResult:
        """Lay out filters, rows, and what is said when a filter leaves none."""
        yield Bar(id="filters")
        yield Rows(hint=HINT, wraps=True, id="indicators")
        yield Document(id="no-rows")

    @property
    def rows(self) -> Lines:
        """Return the list itself."""
        return self.query_one("#indicators", Lines)

    def narrow(self, mark: str) -> None:
        """Take a filter; `show` then leaves only its rows."""
        self._mark = mark

    def next_mark(self, by: int) -> str:
        """Return the filter that many places after the present one, round and round."""
        marks = [mark for mark, _ in FILTERS]
        return marks[(marks.index(self._mark) + by) % len(marks)]

    def show(self, session: Session, keep: str) -> None:
        """Show points and states; `keep` is the row whose form the person is in."""
        rows = list_rows(session)
        left = narrowed(rows, self._mark, keep)
        self.rows.show_lines([_line(row, flat=self._mark != ALL) for row in left])
        self.query_one("#filters", Bar).show(
            [
                Item(_chip(session, mark, title, rows), f"screen.filter('{mark}')", mark == self._mark)
                for mark, title in FILTERS
            ]
        )
        words = dict(FILTERS)[self._mark]
        told = () if left else (Block(f"没有{words}的指标。按左右键或点上面的字换一种筛选。", "muted"),)
        self.query_one("#no-rows", Document).show(told)


def _chip(session: Session, mark: str, title: str, rows: tuple[Row, ...]) -> str:
    if mark == BARE:  # achievements, as everywhere else, not the rows they count in
        return f"{title}{len(lacking_ids(session.dossier, session.states))}条"
    return title if mark == ALL else f"{title}{len(narrowed(rows, mark))}"


def _line(row: Row, *, flat: bool) -> Line:
    right = f"{row.points} {fitted(row.state, STATE_CELLS)}"
    if flat:
        return Line(row.id, f"{row.title}（{row.within}）" if row.within else row.title, right, row.tone)
    return Line(row.id, row.title, right, row.tone, row.depth * 2)
