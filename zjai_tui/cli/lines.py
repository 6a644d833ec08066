"""Lines read from whatever stands behind stdin, and told to stdout: no cursor control, any encoding."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from ..base.problems import refuse
from ..base.toml_files import LARGEST_FILE
from .streams import prompt, say

LONGEST_LINE = 1_000_000
"""Bytes; a longer line does not come from a person, and would fill the memory."""
WHERE = "标准输入"
_ENCODINGS = ("utf-8-sig", "gb18030")
_AS_UTF_8 = "请用记事本另存为，编码选UTF-8，再送进来"


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
        """Return the next line without its end, or None when there is none. Raises `Refused` when it cannot be read."""
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

    def look_ahead(self) -> None:
        """Look through what can be read twice, as a file behind ``<``, before anything is done with it.

        Raises `Refused` when it holds what is no text; what comes out of a pipe shows that only line by line.
        """
        if self.interactive or self._raw is None or not self._raw.seekable():
            return
        with reading():
            begin = self._raw.tell()
            ahead = self._raw.read(LARGEST_FILE)
            self._raw.seek(begin)
        lines = ahead.split(b"\n")
        for at, line in enumerate(lines[:-1] if len(ahead) == LARGEST_FILE else lines, 1):
            if len(line) >= LONGEST_LINE:
                return  # there the input ends
            check_text(line, at)

    def _read(self) -> str | None:
        if self._raw is None:
            return (self._text.readline(LONGEST_LINE) or None) if self._text is not None else None
        with reading():
            data = self._raw.readline(LONGEST_LINE)
        if not data or (len(data) == LONGEST_LINE and not data.endswith(b"\n")):
            return None  # the end, or what nobody types
        if not self.interactive:
            check_text(data, self.heard + 1)
        elif b"\0" in data:
            return None
        return _decoded(data)


@contextmanager
def reading() -> Iterator[None]:
    """Have what goes wrong in reading told as a sentence."""
    try:
        yield
    except OSError:
        raise refuse("input-unreadable", WHERE, "读不出输入", "请检查它从哪里来，再运行一次") from None


def check_text(line: bytes, number: int) -> None:
    """Raise `Refused` when a line is no text in UTF-8 or in what a Chinese console writes."""
    if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise refuse("input-encoding", WHERE, "输入是UTF-16编码", _AS_UTF_8)
    if b"\0" in line:
        raise refuse("input-encoding", f"{WHERE}，第{number}行", "不是文字，或是UTF-16编码", _AS_UTF_8)
    if not any(_is_in(line, encoding) for encoding in _ENCODINGS):
        raise refuse("input-encoding", f"{WHERE}，第{number}行", "不是UTF-8文字，也不是GBK", _AS_UTF_8)


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes) -> str:
    """Return typed bytes as text: UTF-8, else what a Chinese console writes."""
    found = next((one for one in _ENCODINGS if _is_in(data, one)), "utf-8")
    return data.decode(found, errors="replace")
