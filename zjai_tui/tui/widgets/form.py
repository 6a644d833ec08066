"""A form: the rows of some slots under their headlines."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalGroup

from ..blocks import head
from ..session import Session
from ..slots import Slot
from .document import Document
from .field_row import FieldRow


class Form(VerticalGroup):
    """Rows made from slots; another standard or round needs no other form."""

    def __init__(self, slots: Iterable[Slot], *, id: str | None = None) -> None:
        """Make one row for each slot."""
        super().__init__(id=id)
        self.rows = [FieldRow(slot) for slot in slots]

    def compose(self) -> ComposeResult:
        """Put a headline before each new section."""
        section = ""
        for row in self.rows:
            if row.slot.section != section:
                section = row.slot.section
                yield Document([head(section)], classes="headline")
            yield row

    def show(self, session: Session, typing: str = "") -> None:
        """Show what the session holds; `typing` as in `FieldRow.show`."""
        for row in self.rows:
            row.show(session, typing)

    def row(self, key: str) -> FieldRow | None:
        """Return the row of a slot, or None."""
        return next((row for row in self.rows if row.slot.key == key), None)
