"""What every screen brings for the text on it: the styles of the tones, looked up once for each screen."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.errors import NoWidget
from textual.screen import ModalScreen, Screen

from ..widgets.tones import TONE_CLASSES

Answer = TypeVar("Answer")


class Steady(Screen[Answer]):
    """A screen that outlives a fast hand."""

    def _forward_event(self, event: events.Event) -> None:
        """Leave out a click on what has just been taken away and is still painted: Textual 8.2.8 fails over it."""
        if isinstance(event, events.MouseEvent):
            try:
                widget, _ = self.get_widget_at(event.x, event.y)
            except NoWidget:
                return
            if not widget.is_attached:
                return
        super()._forward_event(event)


class Full(Steady[None]):
    """A screen that fills the terminal."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TONE_CLASSES


class Window(Steady[Answer], ModalScreen[Answer]):
    """A window over another screen."""

    ASKS: ClassVar[bool] = False
    """Whether it waits for an answer that decides what happens to a file or to what was typed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TONE_CLASSES
