"""How far a long command is: one line on stderr that is written over, and only where a person looks on."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TypeVar

from ..base.cells import width

T = TypeVar("T")
EVERY = 0.2
"""Seconds between two signs of life."""


class Progress:
    """Counts dossiers; shows the count on a terminal unless the results are printed there too."""

    def __init__(self, said: str = "已读{}份…", *, always: bool = False) -> None:
        """Look once whether anybody looks on; `said` with the count in place of ``{}``.

        `always`: also where stdout is a terminal, for a command that prints nothing meanwhile.
        """
        shown = sys.stderr is not None and sys.stderr.isatty()
        self.shown = shown and (always or not (sys.stdout is not None and sys.stdout.isatty()))
        self.said = said
        self.count = 0
        self.last = monotonic()
        self.written = 0

    def __enter__(self) -> Progress:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        if self.written:
            self._write("")

    def step(self) -> None:
        """Count one more."""
        self.count += 1
        if self.shown and monotonic() - self.last >= EVERY:
            self.last = monotonic()
            self._write(self.said.format(self.count))

    def passed(self, one: T) -> T:
        """Count one more and return it."""
        self.step()
        return one

    def _write(self, text: str) -> None:
        """Write over what stands there; with spaces, for not every console knows a code for that."""
        over = " " * max(self.written - width(text), 0)
        self.written = width(text)
        try:
            sys.stderr.write(f"\r{text}{over}" if text else f"\r{over}\r")
            sys.stderr.flush()
        except OSError:
            self.shown = False  # the terminal is gone; the results are not for it
