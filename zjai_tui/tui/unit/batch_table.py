"""The table of many dossiers. Only the lines in view are ever laid out, so that ten thousand cost what twenty do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ...base.cells import width
from ...batch.row import Row
from ..telling.blocks import Tone
from ..widgets.lists import MARK
from ..widgets.tones import part_style, tone_style
from .batch_pages import Page, pages_for
from .batch_parts import column_at, row_parts, text_lines, title_parts

HEADER = 1
EDGE = 2
"""Cells before the first column: the cursor's mark, and the mark of the person."""
MARKED = "*"
HERE, THERE, SORTED = "batch-table--here", "batch-table--there", "batch-table--sorted"
HINT = "回车核定，空格标记，左右键看其余的列，F6排序，F7筛选，Ctrl+F查找。"


class BatchTable(ScrollView, can_focus=True):
    """A line for each dossier, under a line of titles that stays."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {HERE, THERE, SORTED}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("enter", "open", show=False),
        Binding("space", "mark", show=False),
    ]
    hint = HINT

    class Opened(Message):
        """The person wants to see the dossier at the cursor."""

    class Moved(Message):
        """Another dossier is at the cursor, or another page of columns is in view."""

    class Marked(Message):
        """The person marks the dossier at the cursor, or takes the mark away."""

    class Titled(Message):
        """The person clicked on the title of a column."""

        def __init__(self, column: str) -> None:
            """Keep the column's id."""
            super().__init__()
            self.column = column

    def __init__(self, *, id: str | None = None) -> None:
        """Begin with nothing."""
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._conflicts: Callable[[Row], int] = lambda _: 0
        self._marked: Collection[str] = ()
        self._sorted_by = ""
        self._at = self._page = 0
        self._pages: tuple[int, tuple[Page, ...]] = (0, ())

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows on show."""
        return self._rows

    @property
    def row(self) -> Row | None:
        """Return the row at the cursor."""
        return self._rows[self._at] if self._rows else None

    @property
    def at(self) -> int:
        """Return the place of the cursor."""
        return self._at

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages of columns at the present width."""
        room = max(self.scrollable_content_region.width - EDGE - 1, 20)
        if self._pages[0] != room:
            self._pages = (room, pages_for(room))
            self._page = min(self._page, len(self._pages[1]) - 1)
        return self._pages[1]

    @property
    def page(self) -> int:
        """Return which page is in view."""
        return min(self._page, len(self.pages) - 1)

    def show(
        self, rows: Sequence[Row], conflicts: Callable[[Row], int], marked: Collection[str], sorted_by: str = ""
    ) -> None:
        """Show other rows; the cursor stays on its dossier, or, where that is gone, in its place."""
        here = self.row.file if self.row else ""
        self._conflicts, self._marked, self._sorted_by = conflicts, marked, sorted_by
        self._rows = rows
        if not (self._at < len(rows) and rows[self._at].file == here):
            self._at = next((at for at, one in enumerate(rows) if one.file == here), min(self._at, len(rows) - 1))
        self._at = max(self._at, 0)
        self.virtual_size = Size(0, len(rows) + HEADER)
        self._follow()
        self.refresh()

    def go_to(self, file: str) -> bool:
        """Put the cursor on a file; tell whether it is on show."""
        for at, one in enumerate(self._rows):
            if one.file == file:
                self._go(at)
                return True
        return False

    def text_lines(self) -> list[str]:
        """Return titles and rows as plain text, for the clipboard."""
        columns = list(dict.fromkeys(one for page in self.pages for one, _ in page))
        return text_lines(columns, [(row, self._conflicts(row)) for row in self._rows])

    def action_move(self, by: int) -> None:
        """Move the cursor by lines."""
        self._go(self._at + by)

    def action_leaf(self, by: int) -> None:
        """Move the cursor by what is in view."""
        self._go(self._at + by * max(self._room - 1, 1))

    def action_end(self, at: int) -> None:
        """Move the cursor to the first line, or to the last."""
        self._go(at % max(len(self._rows), 1))

    def action_turn(self, by: int) -> None:
        """Show the next page of columns, round and round."""
        if len(self.pages) > 1:
            self._page = (self.page + by) % len(self.pages)
            self.refresh()
            self.post_message(self.Moved())

    def action_open(self) -> None:
        """Ask for the dossier at the cursor, or that the person is told there is none."""
        self.post_message(self.Opened())

    def action_mark(self) -> None:
        """Mark the dossier at the cursor and move on, or have the person told that there is none."""
        self.post_message(self.Marked())

    def on_click(self, event: events.Click) -> None:
        """Go to a line, open the one where the cursor is, or sort by a title."""
        place = event.get_content_offset(self)
        if place is None:
            return
        if place.y < HEADER:
            if column := column_at(self.pages[self.page], place.x - EDGE):
                self.post_message(self.Titled(column))
            return
        at = round(self.scroll_y) + place.y - HEADER
        if at >= len(self._rows):
            return
        if at == self._at and place.x >= EDGE:
            self.post_message(self.Opened())
            return
        self._go(at)
        if place.x < EDGE:
            self.post_message(self.Marked())

    def on_focus(self) -> None:
        """Show the cursor as it is with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Show it as it is without."""
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in view, and tell of the columns."""
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view."""
        cells = self.scrollable_content_region.width
        if y < HEADER:
            titles = title_parts(self.pages[self.page], self._sorted_by)
            sorted_ink = part_style(self, SORTED).rich_style
            parts = [(text, sorted_ink if chosen else self._tone("head")) for text, chosen in titles]
            return self._strip([(" " * EDGE, self._tone("head")), *parts], cells)
        at = round(self.scroll_offset.y) + y - HEADER
        if at >= len(self._rows):
            return Strip.blank(cells, self.rich_style)
        here = at == self._at
        row = self._rows[at]
        lead = (MARK if here else " ") + (MARKED if row.file in self._marked else " ")
        told = row_parts(row, self.pages[self.page], self._conflicts(row))
        parts = [(lead, self._tone("strong" if here else "")), *((text, self._tone(tone)) for text, tone in told)]
        if here:
            ink = part_style(self, HERE if self.has_focus else THERE).rich_style
            parts = [(text, ink if self.has_focus else style + ink) for text, style in parts]
            parts.append((" " * max(cells - sum(width(text) for text, _ in parts), 0), ink))
        return self._strip(parts, cells)

    def _strip(self, parts: Iterable[tuple[str, Style]], cells: int) -> Strip:
        ground = self.rich_style
        strip = Strip([Segment(text, ground + style) for text, style in parts if text])
        return strip.adjust_cell_length(cells, ground)

    def _tone(self, tone: Tone) -> Style:
        style = tone_style(self, tone)
        if isinstance(style, str):
            return Style.null()
        ink = style.rich_style  # a tone has no ground of its own: it stands on that of the line
        return Style(color=ink.color, bold=ink.bold, underline=ink.underline, reverse=ink.reverse)

    def _go(self, at: int) -> None:
        at = max(min(at, len(self._rows) - 1), 0)
        if at != self._at:
            self._at = at
            self._follow()
            self.refresh()
            self.post_message(self.Moved())

    @property
    def _room(self) -> int:
        return max(self.scrollable_content_region.height - HEADER, 1)

    def _follow(self) -> None:
        """Scroll so that the cursor is in view."""
        top, room = round(self.scroll_target_y), self._room
        if self._at < top:
            top = self._at
        elif self._at >= top + room:
            top = self._at - room + 1
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
