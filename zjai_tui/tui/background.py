"""Doing things later: in a thread, so that the screen is not held up, or once it is painted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App
from textual.widget import Widget
from textual.worker import WorkerCancelled

T = TypeVar("T")
BACKGROUND = "background"
"""The group of work in threads; tests wait for it."""


async def in_thread(app: App[Any], work: Callable[[], T]) -> T:
    """Do `work` in a thread and return its result. To be awaited in a worker."""
    found: list[T] = []
    try:
        await app.run_worker(lambda: found.append(work()), thread=True, group=BACKGROUND).wait()
    except WorkerCancelled:  # the program ends: whoever waits is given up as well, and has not failed
        raise asyncio.CancelledError from None
    return found[0]


def in_background(widget: Widget, work: Callable[[], T], then: Callable[[T], None]) -> None:
    """Do `work` in a thread, and `then` with its result on the screen, if the widget is still there."""
    app = widget.app

    def deliver(result: T) -> None:
        if widget.is_attached:
            then(result)

    def run() -> None:
        app.call_later(deliver, work())

    widget.run_worker(run, thread=True, exclusive=True, group=BACKGROUND)


def once_painted(widget: Widget, then: Callable[..., None], *arguments: object) -> None:
    """Call `then` once the screen is laid out and painted, if the widget is still there by then."""

    def call() -> None:
        if widget.is_attached:
            then(*arguments)

    widget.call_after_refresh(call)
