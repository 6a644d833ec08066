"""The points that a clerk works out by hand: one line for each node asked about, and one for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalGroup

from ...rules.standards.checks import TOTAL
from ...rules.standards.standard import Case, Standard
from ...transcribing.drafts.hand_cases import read_points, shown_points, titles
from ..publicity.plan import Read
from .ask_row import AskRow

POINTS_HINT = "按原表手算的分，封顶以后的；有幅度写4至6，留空就不核对这一项。"


class HandRow(AskRow):
    """The points of one node, or of the whole."""

    def __init__(self, node: str, title: str, at: int) -> None:
        """Ask for them."""
        super().__init__(title, POINTS_HINT, _read, id=f"hand-{at}")
        self.node = node


class HandPoints(VerticalGroup):
    """The lines, in the order of the table; the whole is always asked for."""

    def __init__(self, standard: Standard, asked: Iterable[str], *, id: str) -> None:
        """Ask about these nodes."""
        super().__init__(id=id)
        self._take(standard, asked)

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield from self._made()

    @property
    def rows(self) -> tuple[HandRow, ...]:
        """Return the lines."""
        return tuple(self.query(HandRow))

    def row(self, node: str) -> HandRow:
        """Return the line of a node that is asked about."""
        return next(row for row in self.rows if row.node == node)

    async def ask(self, standard: Standard, more: Iterable[str]) -> None:
        """Ask about more nodes."""
        self._take(standard, [*self.asked, *more])
        async with self.batch():
            await self.remove_children()
            await self.mount_all(self._made())

    def fill(self, case: Case) -> None:
        """Show what a case expects."""
        for row in self.rows:
            row.show(shown_points(case.expect.get(row.node)))

    def _take(self, standard: Standard, asked: Iterable[str]) -> None:
        wanted = {*asked, TOTAL}
        self._titles = {name: title for name, title in titles(standard).items() if name in wanted}
        self.asked = tuple(self._titles)
        """Ids of the nodes asked about."""

    def _made(self) -> Iterator[HandRow]:
        for at, (node, title) in enumerate(self._titles.items()):
            yield HandRow(node, title, at)


def _read(typed: str) -> Read:
    return Read(problem=read_points(typed).problem)
