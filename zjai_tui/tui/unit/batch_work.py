"""What the table of dossiers has done in threads: reading, looking, comparing. At most one reading at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from threading import Event
from typing import TypeVar

from textual.widget import Widget

from ...batch.conflict import Conflict
from ...batch.lens import conflicts
from ...batch.row import Row
from ..background import BACKGROUND
from .batch_reading import News, reading, reread

T = TypeVar("T")
REST = 5
"""Times as long as a look took until the next one may begin: a large folder on a slow disk is looked at less often."""
Take = Callable[[News], None]


class Work:
    """The threads of one table."""

    def __init__(self, widget: Widget) -> None:
        """Deliver to a widget, as long as it is there."""
        self._widget = widget
        self._stop = Event()
        self.reading = False
        self.looking = False
        self._compared = 0
        self._look_from = 0.0

    def read(self, paths: Sequence[str], take: Take) -> None:
        """Read folders, telling of rows as they come; what is being read is stopped."""
        self.stop()
        self._stop, self.reading = Event(), True
        stop = self._stop

        def deliver(news: News) -> None:
            if stop is self._stop:  # else it was begun anew in the meantime
                self.reading = not news.ended
                take(news)

        def run() -> None:
            for news in reading(paths, stop):
                self._deliver(deliver, news)

        self._run(run)

    def stop(self) -> None:
        """Stop reading; what was read is kept."""
        self._stop.set()

    def look(self, look: Callable[[], News | None], take: Take) -> None:
        """Look whether anything changed; not so often that it takes more than a little of the time."""
        if time.monotonic() < self._look_from:
            return
        self.looking = True
        begun = self._stop

        def deliver(news: News | None) -> None:
            self.looking = False
            if news is not None and begun is self._stop:
                take(news)

        def run() -> None:
            from_then = time.monotonic()
            found = look()
            self._look_from = time.monotonic() + REST * (time.monotonic() - from_then)
            self._deliver(deliver, found)

        self._run(run)

    def reread(self, files: Iterable[str], take: Take) -> None:
        """Read some files anew."""
        wanted = tuple(files)
        self._run(lambda: self._deliver(take, reread(wanted)))

    def lens(self, rows: Sequence[Row], take: Callable[[tuple[Conflict, ...]], None]) -> None:
        """Look for conflicts; of several answers only that of the last question counts."""
        self._compared += 1
        asked = self._compared

        def deliver(found: tuple[Conflict, ...]) -> None:
            if asked == self._compared:
                take(found)

        self._run(lambda: self._deliver(deliver, conflicts(rows)))

    def _run(self, work: Callable[[], object]) -> None:
        self._widget.run_worker(work, thread=True, group=BACKGROUND)

    def _deliver(self, take: Callable[[T], None], found: T) -> None:
        def call() -> None:
            if self._widget.is_attached:
                take(found)

        self._widget.app.call_later(call)
