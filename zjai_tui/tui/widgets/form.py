"""A form: the rows of the questions that the session now asks, under their headlines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widget import Widget

from ...filling.session import Session
from ...filling.slots import Slot
from ...rules.fields import Field
from ..telling.blocks import head
from .document import Document
from .field_row import FieldRow

Ask = Callable[[Session], Sequence[Slot]]


class Form(VerticalGroup):
    """Rows made from slots; another standard or round needs no other form.

    An answer may bring other questions, so the form asks anew each time it is shown, and is made
    anew when the questions differ; the focus stays on the question where it was.
    """

    def __init__(self, ask: Ask, session: Session, *, id: str | None = None) -> None:
        """Make one row for each question."""
        super().__init__(id=id)
        self._ask = ask
        self._take(ask(session))

    def compose(self) -> ComposeResult:
        """Lay out headlines and rows."""
        yield from self._parts()

    def show(self, session: Session, typing: str = "") -> None:
        """Show what the session holds; `typing` as in `FieldRow.show`."""
        slots = self._ask(session)
        if _shape(slots) != self._made_of:
            self.call_later(self._remake, session)
        for row in self.rows:
            row.show(session, typing)

    async def fit(self, session: Session) -> None:
        """Make the rows anew at once, where the questions differ."""
        if _shape(self._ask(session)) != self._made_of:
            await self._remake(session)

    def row(self, key: str) -> FieldRow | None:
        """Return the row of a slot, or None."""
        return next((row for row in self.rows if row.slot.key == key), None)

    async def _remake(self, session: Session) -> None:
        here = next((row.slot.key for row in self.rows if row.has_focus_within), "")
        self._take(self._ask(session))
        async with self.batch():
            await self.remove_children()
            await self.mount_all(self._parts())
        for row in self.rows:
            row.show(session)
        same = self.row(here)
        if same:
            same.focus_control()

    def _take(self, slots: Sequence[Slot]) -> None:
        self.rows = [self._make_row(slot) for slot in slots]
        self._made_of = _shape(slots)
        self.set_class(not self.rows, "-empty")

    def _make_row(self, slot: Slot) -> FieldRow:
        return FieldRow(slot)

    def _parts(self) -> Iterator[Widget]:
        section = ""
        for row in self.rows:
            if row.slot.section != section:
                section = row.slot.section
                yield Document([head(section)], classes="headline")
            yield row


def _shape(slots: Sequence[Slot]) -> list[tuple[str, Field, str]]:
    """Return what makes two lists of questions look different."""
    return [(slot.key, slot.field, slot.section) for slot in slots]
