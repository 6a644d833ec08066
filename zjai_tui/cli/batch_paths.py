"""The paths of a batch, typed or through standard input: taken one after another, never all at once."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..base.problems import refuse

STANDARD_INPUT = "-"
LONGEST_PATH = 65_536
"""Bytes; no system knows a longer path, and what never ends would fill the memory."""
MOST_BLANK = 65_536
"""Empty names one behind the other; more come from no list."""
_AT_ONCE = 65_536
_CONTROL = re.compile(rb"[\0-\x1f\x7f]")
"""Stands in what is no text; a name that is there may hold it all the same."""
_BOM = b"\xef\xbb\xbf"


def typed_paths(paths: Iterable[str], *, nul: bool) -> Iterator[str]:
    """Yield the paths; ``-`` stands for those on standard input, one a line, or with `nul` each ended by a NUL.

    Raises `Refused` once standard input shows that it is no list of paths; those before it have been yielded.
    """
    for path in dict.fromkeys(paths):
        if path != STANDARD_INPUT:
            yield path
        elif sys.stdin is not None:
            yield from _read(sys.stdin.buffer, b"\0" if nul else b"\n")


def _read(stream: BinaryIO, end: bytes) -> Iterator[str]:
    first = True
    blank = 0
    for piece in _pieces(stream, end):
        name = piece.removeprefix(_BOM) if first else piece
        first = False
        if end == b"\n":
            name = name.removesuffix(b"\r")
        blank = 0 if name else blank + 1
        if len(piece) > LONGEST_PATH or blank > MOST_BLANK or (_CONTROL.search(name) and not os.path.lexists(name)):
            raise refuse("paths-unreadable", "标准输入", "传进来的不是路径", "请一行写一个路径，或以空字符分隔并加 -0")
        if name:
            yield _path(name)


def _path(name: bytes) -> str:
    """Return a path as it came in; a list that Windows saved is in GB 18030, whatever the names of files are in."""
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        if os.name != "posix" or not os.path.lexists(name):
            return name.decode("gb18030", "replace")
    return os.fsdecode(name)


def _chunk(stream: BinaryIO) -> bytes:
    try:
        return stream.read1(_AT_ONCE) if hasattr(stream, "read1") else stream.read(_AT_ONCE)
    except OSError:
        raise refuse("input-unreadable", "标准输入", "读不出输入", "请检查它从哪里来，再运行一次") from None


def _pieces(stream: BinaryIO, end: bytes) -> Iterator[bytes]:
    """Yield what stands between the ends as soon as it has come in, and what is too long as far as it was read."""
    rest = b""
    while chunk := _chunk(stream):
        *whole, rest = (rest + chunk).split(end)
        yield from whole
        if len(rest) > LONGEST_PATH:
            break
    yield rest
