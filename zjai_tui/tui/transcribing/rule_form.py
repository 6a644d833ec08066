"""The fields of a rule under their headlines. Rows stay as long as they fit: the person may be typing in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.containers import VerticalGroup
from textual.widget import Widget

from ...transcribing.drafts.node_forms import FormField
from ..telling.blocks import head
from ..widgets.document import Document
from .editing import Held
from .rule_row import RuleRow


class Headline(Document):
    """The headline of a section."""

    def __init__(self, section: str) -> None:
        """Show it."""
        super().__init__([head(section)], classes="headline")
        self.section = section


class RuleForm(VerticalGroup):
    """Rows made from fields."""

    def __init__(self, *, id: str) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self.rows: list[RuleRow] = []
        self._parts: list[Widget] = []
        self._of = ""

    def row(self, field_id: str) -> RuleRow | None:
        """Return the row of a field, or None."""
        return next((row for row in self.rows if row.field.id == field_id), None)

    async def show(self, key: str, fields: Sequence[FormField], held: Mapping[str, Held], typing: str = "") -> None:
        """Show the fields of the rule of that key; `typing` is the field whose typing led here, if any."""
        kept = {row.field.id: row for row in self.rows}
        rows = [old if (old := kept.get(one.id)) is not None and old.fits(one) else RuleRow(one) for one in fields]
        if rows != self.rows:
            await self._lay(rows, fields)
        ahead = typing if key == self._of else ""
        self._of = key
        for row, field in zip(self.rows, fields, strict=True):
            row.show(key, field, held.get(field.id), typing=field.id == ahead)

    async def _lay(self, rows: list[RuleRow], fields: Sequence[FormField]) -> None:
        """Put rows in place: those that stay are not touched, so that the cursor stays in them."""
        headlines = {part.section: part for part in self._parts if isinstance(part, Headline)}
        parts: list[Widget] = []
        section = ""
        for row, field in zip(rows, fields, strict=True):
            if field.section and field.section != section:
                section = field.section
                parts.append(headlines.get(section) or Headline(section))
            parts.append(row)
        async with self.batch():
            for gone in [part for part in self._parts if part not in parts]:
                await gone.remove()
            before: Widget | None = None
            for part in parts:
                if not part.is_attached:
                    if before is None:
                        await self.mount(part, before=0 if self.children else None)
                    else:
                        await self.mount(part, after=before)
                elif before is not None and self.children.index(part) != self.children.index(before) + 1:
                    self.move_child(part, after=before)
                before = part
        self.rows, self._parts = rows, parts
