"""The app in a terminal of 80 by 24: keys go in as bytes, what comes out is read until it shows what is awaited."""

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
from collections.abc import Sequence

from machine import Machine

COLUMNS, ROWS = 80, 24
PATIENCE = 90.0
"""Seconds; a slow machine that has much to do may need some of them."""
_STEERING = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[@-Z\\-_=>78])")
OTHER_SCREEN, MAIN_SCREEN = "\x1b[?1049h", "\x1b[?1049l"


class Unexpected(Exception):
    """The terminal never showed what was awaited, or the program did not end as it should."""


def session(machine: Machine, words: Sequence[str], steps: Sequence[tuple[str, str]]) -> None:
    """Run a program; for each step wait for a text, then send keys.

    Raises `Unexpected`, also when it does not end with 0 and leave the terminal as it was.
    """
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    before = termios.tcgetattr(theirs)
    process = subprocess.Popen(
        [machine.python, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=machine.surroundings,
        start_new_session=True, preexec_fn=machine.close_off,
    )  # fmt: skip
    try:
        shown = _Shown(mine)
        for awaited, keys in steps:
            shown.until(awaited)
            os.write(mine, keys.encode())
        _check(shown.to_the_end(process), process.returncode, before == termios.tcgetattr(theirs))
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(mine)
        os.close(theirs)


class _Shown:
    """What came out of a terminal."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._all = b""
        self._since = 0

    def until(self, words: str) -> None:
        """Read until the words have come, after those awaited before."""
        end = time.monotonic() + PATIENCE
        while (at := self._text().find(words, self._since)) < 0:
            if not self._read(end - time.monotonic()):
                raise Unexpected(f"没有等到“{words}”，只有：{self._text()[-600:]!r}")
        self._since = at + len(words)

    def to_the_end(self, process: subprocess.Popen[bytes]) -> str:
        """Read until the program ends; return all that came."""
        end = time.monotonic() + PATIENCE
        while process.poll() is None:
            self._read(0.2)
            if time.monotonic() > end:
                raise Unexpected(f"没有结束：{self._text()[-600:]!r}")
        while self._read(0):
            pass
        return self._all.decode("utf-8", "replace")

    def _text(self) -> str:
        return _STEERING.sub("", self._all.decode("utf-8", "replace"))

    def _read(self, seconds: float) -> bool:
        if not select.select([self._handle], [], [], max(seconds, 0))[0]:
            return False
        self._all += os.read(self._handle, 65536)
        return True


def _check(everything: str, code: int, as_before: bool) -> None:
    if code or "Traceback" in everything:
        raise Unexpected(f"退出码 {code}：{_STEERING.sub('', everything)[-600:]!r}")
    if not as_before or everything.rfind(MAIN_SCREEN) < everything.rfind(OTHER_SCREEN):
        raise Unexpected("没有把终端还原")
