"""Bars of one line whose words can be clicked: the footer, and the steps (a column when there is room)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widget import Widget

from ...base.cells import fitted, width
from ..commands.registry import Command
from ..messages import Asked
from ..safe import visible
from .tones import part_style

MORE = "…"


@dataclass(frozen=True, slots=True)
class Item:
    """A word on a bar: what it says, the action behind it (if any), and whether it is where the person is."""

    text: str
    action: str = ""
    here: bool = False


class Bar(Widget):
    """Words beside each other, or below each other when `upright`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--here"}

    def __init__(
        self, items: Sequence[Item] = (), *, upright: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        """Show the items."""
        super().__init__(id=id, classes=classes)
        self._items = tuple(items)
        self._upright = upright

    def show(self, items: Sequence[Item]) -> None:
        """Show other items."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        """Ask for the action under the mouse."""
        at = event.get_content_offset(self)
        shown = len(self._items) if self._upright else self._fitting(self.content_size.width)
        for item, (line, left, right) in list(zip(self._items, self._places(), strict=True))[:shown]:
            if item.action and at is not None and line == at.y and left <= at.x < right:
                self.post_message(Asked(item.action))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one line, or one for each item when upright."""
        return len(self._items) if self._upright else 1

    def render(self) -> Content:
        """Return the items, the one where the person is in brackets and in its own style.

        Items that do not fit are left out, and ``…`` says so.
        """
        cells = self.content_size.width
        here = part_style(self, "bar--here")
        parts: list[Content] = []
        for at, item in enumerate(self._items):
            text = self._label(item)
            if not self._upright and at >= self._fitting(cells):
                parts.append(Content(MORE))
                break
            text = fitted(text, cells) if self._upright else text
            parts.append(Content.assemble("\n" if at and self._upright else "", (text, here if item.here else "")))
        return Content.assemble(*parts)

    def _label(self, item: Item) -> str:
        text = visible(item.text, limit=60)
        return f"[{text}]" if item.here else f" {text} "

    def _fitting(self, cells: int) -> int:
        """Return how many items fit beside each other."""
        ends = [right for _, _, right in self._places()]
        if not ends or ends[-1] <= cells:
            return len(ends)
        return sum(right + width(MORE) <= cells for right in ends)

    def _places(self) -> list[tuple[int, int, int]]:
        places, x = [], 0
        for at, item in enumerate(self._items):
            wide = width(self._label(item))
            places.append((at, 0, self.content_size.width) if self._upright else (0, x, x + wide))
            x += wide
        return places


def footer_items(commands: Sequence[Command]) -> tuple[Item, ...]:
    """Return what the footer shows of some commands."""
    return tuple(Item(f"{command.key}{command.title}", command.action) for command in commands)
