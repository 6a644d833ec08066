"""How far a long command is: one line on stderr that is written over, and only where a person looks on."""

from __future__ import annotations

import sys
from time import monotonic

from ..base.cells import width

EVERY = 0.2
"""Seconds between two signs of life."""


class Progress:
    """Counts dossiers; shows the count on a terminal unless the results are printed there too."""

    def __init__(self) -> None:
        """Look once whether anybody looks on."""
        shown = sys.stderr is not None and sys.stderr.isatty()
        self.shown = shown and not (sys.stdout is not None and sys.stdout.isatty())
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
            self._write(f"已读{self.count}份…")

    def _write(self, text: str) -> None:
        """Write over what stands there; with spaces, for not every console knows a code for that."""
        over = " " * max(self.written - width(text), 0)
        self.written = width(text)
        try:
            sys.stderr.write(f"\r{text}{over}" if text else f"\r{over}\r")
            sys.stderr.flush()
        except OSError:
            self.shown = False  # the terminal is gone; the results are not for it
