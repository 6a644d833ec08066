"""A box for a sentence or two: it grows with what is typed, and Enter goes on."""

from __future__ import annotations

from textual import events
from textual.message import Message

from .text_box import TextBox


class WordsBox(TextBox):
    """Words wrapped over a few lines; they hold no line ends of their own."""

    class Entered(Message):
        """The person is done with it."""

        def __init__(self, box: WordsBox) -> None:
            """Keep the box."""
            super().__init__()
            self.box = box

        @property
        def control(self) -> WordsBox:
            """Return the box, so that handlers can name it."""
            return self.box

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.post_message(self.Entered(self))
        else:
            await super()._on_key(event)
