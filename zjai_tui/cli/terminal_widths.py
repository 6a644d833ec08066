"""Measuring how wide the terminal draws: write a sample, ask where the cursor is, wipe the line.

Only for a program in the foreground of a terminal of Unix kind; what answers late, or not at all, is
left alone. The person's typing meanwhile stays unread where everything was answered.
"""

from __future__ import annotations

import os
import re
import select
import termios
import time

from ..checkup.widths import SAMPLES, Widths

PATIENCE = 1.0
"""Seconds for all answers together; a terminal far away needs a tenth."""
_ASK, _WIPE = "\x1b[6n", "\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[[0-9]{1,5};([0-9]{1,5})R")
_MOST = 4096


def measured(encoding: str, path: str = "/dev/tty") -> Widths | None:
    """Return the widths of the samples on the terminal at `path`; None where it cannot be asked."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        if os.tcgetpgrp(handle) != os.getpgrp():
            return None  # in the background a program that reads is stopped
        return _asked(handle, encoding)
    except (OSError, termios.error):
        return None
    finally:
        os.close(handle)


def _asked(handle: int, encoding: str) -> Widths:
    text = "".join(f"{_WIPE}{sample}{_ASK}" for sample in SAMPLES) + _WIPE
    before = termios.tcgetattr(handle)
    quiet = termios.tcgetattr(handle)
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 0, 0
    columns: list[int] = []
    try:
        termios.tcsetattr(handle, termios.TCSADRAIN, quiet)
        _write(handle, _encoded(text, encoding))
        columns = _answers(handle)
    finally:
        # what was not answered in time must not arrive as if it were typed
        how = termios.TCSADRAIN if len(columns) == len(SAMPLES) else termios.TCSAFLUSH
        termios.tcsetattr(handle, how, before)
    cells = [column - 1 for column in columns]
    return Widths(dict(zip(SAMPLES, [*cells, *[None] * len(SAMPLES)], strict=False)))


def _answers(handle: int) -> list[int]:
    """Return the columns that the terminal reports, as many as arrive in time."""
    until = time.monotonic() + PATIENCE
    heard = b""
    while (left := until - time.monotonic()) > 0 and len(heard) < _MOST:
        if not select.select([handle], [], [], left)[0]:
            break
        got = os.read(handle, 1024)
        if not got:
            break
        heard += got
        if len(_ANSWER.findall(heard)) >= len(SAMPLES):
            break
    return [int(one) for one in _ANSWER.findall(heard)[: len(SAMPLES)]]


def _encoded(text: str, encoding: str) -> bytes:
    """Return the text as the program writes it to this terminal: see `streams.prepare`."""
    try:
        "分".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        encoding = "utf-8"
    return text.encode(encoding, errors="replace")


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
