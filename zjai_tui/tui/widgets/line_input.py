"""An input of one line that takes anything a person types or pastes, and shows nothing dangerous."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from ..safe import visible

LONGEST = 20_000


class LineInput(Input):
    """One line of text. Pasted lines are joined, not dropped; control characters become visible."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        """Show a value; nothing is reported until the person changes it."""
        super().__init__(
            visible(value, limit=LONGEST), placeholder=placeholder, select_on_focus=False, compact=True, id=id
        )

    def show(self, value: str) -> None:
        """Show another value without reporting it as typed."""
        text = visible(value, limit=LONGEST)
        if text != self.value:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        lines = [line.strip() for line in event.text.splitlines()]
        text = visible(" ".join(line for line in lines if line), limit=LONGEST)
        start, end = self.selection
        self.replace(text, min(start, end), max(start, end))
