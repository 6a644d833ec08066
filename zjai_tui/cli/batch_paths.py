"""The paths of a batch, typed or through standard input: taken one after another, never all at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

STANDARD_INPUT = "-"
_AT_ONCE = 65_536
_BOM = b"\xef\xbb\xbf"


def typed_paths(paths: Iterable[str], *, nul: bool) -> Iterator[str]:
    """Yield the paths; ``-`` stands for those on standard input, one a line, or with `nul` each ended by a NUL."""
    for path in dict.fromkeys(paths):
        if path != STANDARD_INPUT:
            yield path
        elif sys.stdin is not None:
            yield from _read(sys.stdin.buffer, b"\0" if nul else b"\n")


def _read(stream: BinaryIO, end: bytes) -> Iterator[str]:
    first = True
    for piece in _pieces(stream, end):
        name = piece.removeprefix(_BOM) if first else piece
        first = False
        if end == b"\n":
            name = name.removesuffix(b"\r")
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


def _pieces(stream: BinaryIO, end: bytes) -> Iterator[bytes]:
    """Yield what stands between the ends as soon as it has come in."""
    if end == b"\n":
        for line in stream:
            yield line.removesuffix(end)
        return
    rest = b""
    while chunk := stream.read1(_AT_ONCE) if hasattr(stream, "read1") else stream.read(_AT_ONCE):
        *whole, rest = (rest + chunk).split(end)
        yield from whole
    yield rest
