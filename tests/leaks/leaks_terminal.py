"""The app in a terminal of its own: keys go in as bytes, and what comes out is read until it says what is awaited."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from leaks_watch import Noted, noted, sealed, surroundings

PATIENCE = 30.0
"""Seconds after which something awaited is taken not to come."""
_SENT = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[@-Z\\-_=>78])")
ON_AT_FIRST = {"25": True, "7": True}
"""Modes that a terminal begins with: the cursor is seen, long lines go on below."""
_MODE = re.compile(r"\x1b\[\?([0-9;]+)([hl])")


@dataclass
class Terminal:
    """A program in a terminal; `close` ends it, whatever it is doing."""

    command: Sequence[str]
    where: Path
    own: Path
    log: Path
    more: Mapping[str, str] | None = None
    size: tuple[int, int] = (80, 24)
    raw: bytearray = field(default_factory=bytearray)
    _seen: int = 0

    def __enter__(self) -> Terminal:
        """Begin the program."""
        self._mine, self._theirs = pty.openpty()
        columns, rows = self.size
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(self._theirs)
        self.process = subprocess.Popen(
            sealed(self.command), cwd=self.where, env=surroundings(self.own, self.log, self.more), stdin=self._theirs,
            stdout=self._theirs, stderr=self._theirs, start_new_session=True, close_fds=True,
        )  # fmt: skip
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._theirs)
        os.close(self._mine)

    def press(self, keys: str) -> None:
        """Send what keys send."""
        self._seen = len(self.text)
        os.write(self._mine, keys.encode())

    def until(self, words: str) -> str:
        """Read until the words have come since the last key; return all the text that has come since then."""
        end = time.monotonic() + PATIENCE
        while words not in (new := self.text[self._seen :]):
            if not self._read(end) and words not in self.text[self._seen :]:
                raise AssertionError(f"the terminal never showed {words!r}, but {new[-3000:]!r}")
        return new

    def ended(self) -> int:
        """Read until the program ends; return its exit code (minus the signal's number if one ended it)."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if not self._read(end, brief=True) and time.monotonic() > end:
                raise AssertionError(f"the program does not end: {self.text[-3000:]!r}")
        while self._read(time.monotonic()):
            pass
        return self.process.returncode

    @property
    def text(self) -> str:
        """Return what was printed, without what steers the terminal."""
        return _SENT.sub("", self.raw.decode("utf-8", "replace"))

    @property
    def modes_left(self) -> dict[str, bool]:
        """Return the modes of the terminal that the program left otherwise than it found them."""
        now: dict[str, bool] = {}
        for names, way in _MODE.findall(self.raw.decode("utf-8", "replace")):
            for name in names.split(";"):
                now[name] = way == "h"
        return {name: on for name, on in now.items() if on != ON_AT_FIRST.get(name, False) and name not in {"2026"}}

    @property
    def as_before(self) -> bool:
        """Tell whether the terminal takes keys and shows text as it did before the program."""
        return termios.tcgetattr(self._theirs) == self.before and not self.modes_left

    @property
    def noted(self) -> Noted:
        """Return what the watch noted."""
        return noted(self.log)

    def _read(self, end: float, brief: bool = False) -> bool:
        left = max(0.0, end - time.monotonic())
        ready, _, _ = select.select([self._mine], [], [], min(left, 0.05) if brief else left)
        if not ready:
            return False
        with suppress(OSError):
            self.raw += os.read(self._mine, 65536)
            return True
        return False
