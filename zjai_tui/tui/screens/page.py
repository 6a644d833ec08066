"""What every full screen is: a place with its commands in the footer and a line for help and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.widget import Widget

from ..commands.registry import HOME, applies, footer_of
from ..telling.blocks import Block
from ..widgets.bars import Bar, footer_items
from ..widgets.help_line import HelpLine
from .base import Full

if TYPE_CHECKING:
    from ..widgets.field_row import FieldRow

ROW = "field"
"""The class every row of a form has."""


class Page(Full):
    """A full screen."""

    PLACE: ClassVar[str] = HOME

    @property
    def place(self) -> str:
        """Return the place whose commands apply."""
        return self.PLACE

    def session_changed(self, typing: str = "") -> None:
        """Show the session anew; `typing` is the slot whose typing changed it, if any."""

    def traced(self) -> tuple[str, tuple[Block, ...]] | None:
        """Return title and text that explain the number in view, or None when there is none."""
        return None

    def settle(self) -> str:
        """Take in what is typed and not entered, before saving and quitting; return what could not be, or nothing."""
        return ""

    def last_words(self) -> str:
        """Keep what only this page holds now that the program ends by itself; return what to tell about it.

        The page may be gone from the screen by then.
        """
        return ""

    async def may_leave(self) -> bool:
        """Ask what to do with what only this page holds and is not saved; true when nothing keeps the person here."""
        return True

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return None

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Show a message above the footer."""
        for line in self.query(HelpLine):
            line.tell(text, bad=bad)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow a command of this page only in the places the registry names."""
        return applies(f"screen.{action}", self.place)

    @property
    def help_blocks(self) -> tuple[Block, ...]:
        """Return how to fill in the field, or what keys do in the list, that has the focus."""
        if self._focused_row:
            return self._focused_row.help_blocks
        hint = getattr(self.focused, "hint", "")
        return (Block(hint),) if hint else ()

    @property
    def _focused_row(self) -> FieldRow | None:
        rows = [one for one in self.focused.ancestors if one.has_class(ROW)] if self.focused else []
        return cast("FieldRow", rows[0]) if rows else None

    @on(events.DescendantFocus)
    def _explain(self) -> None:
        for line in self.query(HelpLine):
            line.explain(self.help_blocks)

    def show_footer(self) -> None:
        """Show the commands of this place."""
        for bar in self.query("#footer").results(Bar):
            bar.show(footer_items(footer_of(self.place)))
