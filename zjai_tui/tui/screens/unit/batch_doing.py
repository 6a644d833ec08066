"""A window over the table while something is done to many dossiers: how far it is, and a way to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import ClassVar, Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ...background import BACKGROUND
from ...telling.blocks import head
from ...unit.batch_words import BAR_CELLS, time_left_words
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ..base import Window


class Going(Protocol):
    """How far something is."""

    total: int

    @property
    def seen(self) -> int:
        """Return how many were dealt with."""


G = TypeVar("G", bound=Going)


class DoingScreen(Window[G | None], Generic[G]):
    """Answers the last that was yielded. The work is never cut off within one dossier."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", show=False)]

    def __init__(self, title: str, work: Callable[[Event], Iterator[G]]) -> None:
        """Do the work in a thread; it looks at the event after each piece."""
        super().__init__()
        self._title, self._work = title, work
        self._stop = Event()

    def compose(self) -> ComposeResult:
        """Lay out title and progress."""
        with Vertical(classes="window"):
            yield Document([head(self._title)], classes="window-title")
            yield Document(id="doing")
            yield Bar([Item("Esc停止，办好的留着", "screen.stop")], classes="window-keys")

    def on_mount(self) -> None:
        """Begin."""
        self._begun = time.monotonic()
        self.run_worker(self._run, thread=True, group=BACKGROUND)

    def on_unmount(self) -> None:
        """Stop where the app ends meanwhile."""
        self._stop.set()

    def action_stop(self) -> None:
        """Stop after the dossier at hand."""
        self._stop.set()
        self.query_one("#doing", Document).say("正在停止，办完手上的一份就停。", "open")

    def _run(self) -> None:
        last: G | None = None
        for last in self._work(self._stop):
            self.app.call_later(self._tell, last.seen, last.total)
        self.app.call_later(self._end, last)

    def _tell(self, seen: int, total: int) -> None:
        if self.is_attached and not self._stop.is_set():
            filled = seen * BAR_CELLS // max(total, 1)
            bar = f"[{'#' * filled}{'-' * (BAR_CELLS - filled)}]{seen}/{total}"
            left = time_left_words(seen, total, time.monotonic() - self._begun)
            self.query_one("#doing", Document).say(f"{bar}{f'，{left}' if left else ''}")

    def _end(self, last: G | None) -> None:
        if self.is_attached:
            self.dismiss(last)
