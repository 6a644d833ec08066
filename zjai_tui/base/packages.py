"""The zip files that office programs write, which anybody may have made: looked at before they are unpacked.

A small zip file can unfold to any size, and a small text of XML to any number of elements; both are
counted in passing, with next to nothing kept.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

_AT_ONCE = 65_536
_DEEPEST = 200
"""Elements within each other; what goes through all that stands below each would never end."""
_USUAL = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""How office programs pack; nothing else is unpacked."""
_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, ParseError,
    OSError, ValueError, RuntimeError, EOFError, LookupError, OverflowError,
)  # fmt: skip
"""All that unpacking and parsing such a file may raise."""


class Broken(Exception):
    """The file cannot be unpacked, or a part of it is not what office programs write."""


class TooLarge(Exception):
    """The file unfolds to more than any honest one."""


@contextmanager
def opened(data: bytes, *, most_parts: int, most_bytes: int) -> Iterator[zipfile.ZipFile]:
    """Give the zip file that these bytes are; sizes are looked at before anything is unpacked.

    Raises `TooLarge`, and `Broken` also for what goes wrong while the package is used.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if any(one.compress_type not in _USUAL for one in parts):
                raise Broken
            if len(parts) > most_parts or sum(one.file_size for one in parts) > most_bytes:
                raise TooLarge
            yield package
    except _ERRORS:
        raise Broken from None


def element_counts(package: zipfile.ZipFile, names: Iterable[str], most: int) -> dict[str, int]:
    """Return how many elements of each kind these parts hold altogether, by name without namespace.

    Raises `TooLarge` for more than `most` or far too many within each other, and `Broken` for a declaration:
    none is ever written by an office program, and one could unfold without end or point outside.
    """
    counts: dict[str, int] = {}
    left, deep = most, 0

    def begin(name: str, _: object) -> None:
        nonlocal left, deep
        left, deep = left - 1, deep + 1
        if left < 0 or deep > _DEEPEST:
            raise TooLarge
        kind = name.rpartition(":")[2]
        counts[kind] = counts.get(kind, 0) + 1

    def end(_: str) -> None:
        nonlocal deep
        deep -= 1

    def declared(*_: object) -> None:
        raise Broken

    for name in names:
        parser = expat.ParserCreate()
        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = declared
        with package.open(name) as part:
            while piece := part.read(_AT_ONCE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    return counts
