"""An input of one line that takes anything a person types or pastes, and shows nothing dangerous."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from ..messages import Told
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
        lines = [line for line in (line.strip() for line in event.text.splitlines()) if line]
        start, end = sorted(self.selection)
        text, note = pasted(" ".join(lines), LONGEST - len(self.value) + (end - start))
        self.replace(visible(text, limit=LONGEST), start, end)
        if len(lines) > 1:
            note = f"这里只有一行，贴入的{len(lines)}行已连成一行。{note}"
        if note:
            self.post_message(Told(note, bad=len(lines) < 2))


def pasted(text: str, room: int) -> tuple[str, str]:
    """Return what of a pasted text fits into that many characters, and what to tell about the rest."""
    if len(text) <= room:
        return text, ""
    return text[: max(room, 0)], f"最多{LONGEST}字，后面的{len(text) - max(room, 0)}字没有贴入。"
