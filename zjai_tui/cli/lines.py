"""Lines read from whatever stands behind stdin, and told to stdout: no cursor control, any encoding."""

from __future__ import annotations

import sys
from typing import BinaryIO, TextIO

from .streams import prompt, say

LONGEST_LINE = 1_000_000
"""Bytes; a longer line does not come from a person, and would fill the memory."""


class Lines:
    """A keyboard or a pipe; lines out of a pipe are repeated, so that what comes out reads like a conversation."""

    def __init__(self) -> None:
        """Listen to stdin."""
        stream: TextIO | None = sys.stdin
        self._raw: BinaryIO | None = getattr(stream, "buffer", None)
        self._text = stream
        self.interactive = stream is not None and stream.isatty()
        self.heard = 0

    def say(self, line: str) -> None:
        """Tell one line."""
        say(line.replace("\n", " "))

    def hear(self, words: str) -> str | None:
        """Return the next line without its end, or None when there is none."""
        if self.interactive:
            prompt(words)
        line = self._read()
        if line is None:
            if self.interactive:
                say("")  # the cursor still stands behind the prompt
            return None
        self.heard += 1
        text = line.rstrip("\r\n")
        if not self.interactive:
            self.say(f"{words}{text[:200]}")
        return text

    def _read(self) -> str | None:
        if self._raw is None:
            return (self._text.readline(LONGEST_LINE) or None) if self._text is not None else None
        data = self._raw.readline(LONGEST_LINE)
        if not data or (len(data) == LONGEST_LINE and not data.endswith(b"\n")):
            return None
        return _decoded(data)


def _decoded(data: bytes) -> str:
    """Return typed bytes as text: UTF-8, else what a Chinese console writes."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")
