"""A page that moves the cursor and says why: the help of the field it moves to must not take the place of that."""

from __future__ import annotations

from functools import partial

from textual import events, on
from textual.widget import Widget

from ..messages import Told
from .page import Page


class Telling(Page):
    """A page with a message that outlasts the move of the focus it belongs to."""

    _pending: tuple[str, bool] | None = None

    def go_and_tell(self, to: Widget, text: str, *, bad: bool = False) -> None:
        """Put the cursor there, and show a message once it has arrived."""
        if to.has_focus:
            self.tell(text, bad=bad)
        else:
            self._pending = (text, bad)
            to.focus()

    def say(self, text: str, *, bad: bool = False) -> None:
        """Show a message once what led to it is painted: a window closes, and the cursor comes back."""
        self.post_message(Told(text, bad=bad))

    @on(events.DescendantFocus)
    def _arrived(self) -> None:
        """Show the message after the field's help: this handler comes before that of `Page`."""
        if self._pending is not None:
            text, bad = self._pending
            self._pending = None
            self.call_next(partial(self.tell, text, bad=bad))
