"""The calendar of a publicity window: the arrow keys move its first day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from ...base.cells import fitted
from ..background import once_painted
from ..publicity.marks import MOVING, WEEKDAYS
from ..publicity.sheet import KINDS, Cell, Row
from .tones import part_style

CELL = 5
"""Terminal cells of a day: one for a bracket, two for the number, two for the mark."""
CELLS = 7 * CELL + 1
HEADER = 1


class Month(Widget, can_focus=True):
    """Weeks below each other; the first day of the window is the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1, 0)", show=False),
        Binding("right", "move(1, 0)", show=False),
        Binding("up", "move(-7, 0)", show=False),
        Binding("down", "move(7, 0)", show=False),
        Binding("pageup", "move(0, -1)", show=False),
        Binding("pagedown", "move(0, 1)", show=False),
        Binding("home", "look('start')", show=False),
        Binding("end", "look('end')", show=False),
        Binding("enter", "app.focus_next", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"month--{kind}" for kind in KINDS} | {"month--cursor"}
    hint = MOVING

    class Moved(Message):
        """The person moves the start by days and months."""

        def __init__(self, days: int, months: int) -> None:
            """Keep by how much."""
            super().__init__()
            self.days, self.months = days, months

    class Picked(Message):
        """The person clicked on a day."""

        def __init__(self, day: date) -> None:
            """Keep the day."""
            super().__init__()
            self.day = day

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other months, with the start in view."""
        fresh = tuple(rows)
        if fresh != self._rows:
            self._rows = fresh
            self.refresh(layout=True)
            once_painted(self, self.action_look, "start")

    def action_move(self, days: int, months: int) -> None:
        """Ask for another start."""
        self.post_message(self.Moved(days, months))

    def action_look(self, kind: str) -> None:
        """Scroll to the start or to the end."""
        last = max((at for at, row in enumerate(self._rows) if any(_is(one, kind) for one in row.cells)), default=0)
        # from the title of the month, where there is room for it
        first = max((at for at, row in enumerate(self._rows[: last + 1]) if row.title), default=0)
        holder = self.parent
        if isinstance(holder, Widget):
            room = max(holder.scrollable_content_region.height, 1)
            top = 0 if last + HEADER < room else max(first + HEADER, last + HEADER - room + 1)
            holder.scroll_to(y=top, animate=False)

    def on_click(self, event: Click) -> None:
        """Begin on the day under the mouse."""
        at = event.get_content_offset(self)
        if at is None or not 0 <= at.y - HEADER < len(self._rows):
            return
        cells = self._rows[at.y - HEADER].cells
        place = at.x // CELL
        cell = cells[place] if place < len(cells) else None
        if cell is not None:
            self.post_message(self.Picked(cell.day))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one line for the weekdays and one for each row."""
        return HEADER + len(self._rows)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return seven days and the bracket after the last."""
        return CELLS

    def render(self) -> Content:
        """Return the calendar; every day takes the same cells, and the start stands in brackets while focused."""
        lines = [Content("".join(f" {name}  " for name in WEEKDAYS))]
        for row in self._rows:
            lines.append(Content.assemble((fitted(row.title, CELLS), "bold")) if row.title else self._week(row))
        return Content("\n").join(lines)

    def _week(self, row: Row) -> Content:
        parts: list[Content] = []
        bracket = False
        for cell in row.cells:
            here = self.has_focus and _is(cell, "start")
            parts.append(Content("]" if bracket else "[" if here else " "))
            parts.append(self._day(cell, here))
            bracket = here
        return Content.assemble(*parts, "]" if bracket else " ")

    def _day(self, cell: Cell | None, here: bool) -> Content:
        if cell is None:
            return Content(" " * (CELL - 1))
        text = f"{cell.day.day:>2}{fitted(cell.mark, 2)}"
        kind = "month--cursor" if here else f"month--{cell.kind}"
        return Content.assemble((text, part_style(self, kind)))

    def on_focus(self) -> None:
        """Put the start in brackets."""
        self.refresh()

    def on_blur(self) -> None:
        """Take the brackets away."""
        self.refresh()


def _is(cell: Cell | None, kind: str) -> bool:
    """Tell whether a day is the start or the end; on a window of one day the start is both."""
    return cell is not None and (cell.kind == kind or (kind == "end" and cell.kind == "start"))
