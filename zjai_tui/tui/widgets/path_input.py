"""An input for a path: a whole path that is pasted takes the place of what stands there."""

from __future__ import annotations

import re

from textual import events
from textual.widgets.input import Selection

from .line_input import LineInput

_WHOLE = re.compile(r"[\"'“‘「]?(?:/|~|～/|file://|[A-Za-z]:[\\/])")


class PathInput(LineInput):
    """One line for a path."""

    def __init__(self, value: str = "", *, placeholder: str = "", whole: bool = False, id: str | None = None) -> None:
        """Show a path; with `whole` all of it is selected whenever the person comes here: typing replaces it."""
        super().__init__(value, placeholder=placeholder, id=id)
        self._whole = whole

    def on_focus(self) -> None:
        """Select what stands here."""
        if self._whole:
            self.selection = Selection(0, len(self.value))

    def _on_paste(self, event: events.Paste) -> None:
        if _WHOLE.match(event.text.strip()):
            self.selection = Selection(0, len(self.value))
        super()._on_paste(event)
