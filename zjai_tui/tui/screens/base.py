"""What every screen brings for the text on it: the styles of the tones, looked up once for each screen."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.errors import NoWidget
from textual.screen import ModalScreen, Screen

from ..widgets.document import Document
from ..widgets.tones import TONE_CLASSES

Answer = TypeVar("Answer")


class Steady(Screen[Answer]):
    """A screen that outlives a fast hand, and is styled and laid out once when it opens."""

    def on_compose(self) -> None:
        """Take the class of the terminal's width before there is anything to style, which Textual does afterwards."""
        fitting = [one for one in self.app.HORIZONTAL_BREAKPOINTS or () if one[0] <= self.app.size.width]
        if fitting:
            self.add_class(max(fitting)[1], update=False)

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
    NO_QUITTING: ClassVar[str] = "先按Esc关上这个窗口，再按Ctrl+Q退出。"

    COMPONENT_CLASSES: ClassVar[set[str]] = TONE_CLASSES

    def settle(self) -> None:
        """Take in what is typed and not reported yet: the program ends by itself."""

    def told_to_quit(self) -> None:
        """Say that the program does not end over a question, in the window's own line or one made for that."""
        self.app.bell()
        lines = list(self.query("#verdict-told, #quit-told").results(Document))
        for frame in self.query(".window") if not lines else ():
            lines = [Document(id="quit-told")]
            frame.mount(lines[0], before=len(frame.children) - 1)  # above the keys
        for line in lines:
            line.say(self.NO_QUITTING, "bad")
