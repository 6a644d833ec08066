"""What a seal was made of, kept inside a Word file where Word and WPS leave it alone. Needs no library to be read."""

from __future__ import annotations

import zipfile
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from ...base.packages import Broken, TooLarge, opened

SEAL_PART = "customXml/item1.xml"
_SPACE = "urn:zjai:seal"
_ID = "{7A6A6169-5345-414C-8000-000000000001}"
_MOST_PARTS, _MOST_BYTES = 400, 40_000_000
_LARGEST = 4 * 1024 * 1024
"""Bytes of that part once unpacked: far more than the digests of any dossier."""


def seal_xml(seal: str) -> bytes:
    """Return the part of the file that keeps the seal."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<seal xmlns="{_SPACE}">{escape(seal)}</seal>'.encode()


def about_seal_xml() -> bytes:
    """Return the part beside it that says what it is."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ds:datastoreItem ds:itemID="{_ID}" xmlns:ds="{space}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{_SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def seal_in(data: bytes) -> str:
    """Return what the file's seal was made of; empty when it keeps none, or is no such file."""
    try:
        with opened(data, most_parts=_MOST_PARTS, most_bytes=_MOST_BYTES) as package:
            parts = [one for one in package.infolist() if _is_seal(one)]
            found = [_text(package.read(one)) for one in parts]
    except (Broken, TooLarge):
        return ""
    return next(filter(None, found), "")


def _is_seal(part: zipfile.ZipInfo) -> bool:
    # programs that save the file again may number its parts anew
    return part.filename.startswith("customXml/item") and part.filename.endswith(".xml") and part.file_size <= _LARGEST


def _text(data: bytes) -> str:
    if b"<!" in data:  # no declaration is ever written, and one could unfold without end
        return ""
    root = ElementTree.fromstring(data)
    return root.text or "" if root.tag == f"{{{_SPACE}}}seal" else ""
