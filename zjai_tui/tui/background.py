"""Looking at files without holding up the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.widget import Widget

T = TypeVar("T")
BACKGROUND = "background"
"""The group of work in threads; tests wait for it."""


def in_background(widget: Widget, work: Callable[[], T], then: Callable[[T], None]) -> None:
    """Do `work` in a thread, and `then` with its result on the screen, if the widget is still there."""
    app = widget.app

    def deliver(result: T) -> None:
        if widget.is_attached:
            then(result)

    def run() -> None:
        app.call_later(deliver, work())

    widget.run_worker(run, thread=True, exclusive=True, group=BACKGROUND)
