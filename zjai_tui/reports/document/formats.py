"""The formats a document can be written in, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...base.text import flat, storable
from .html import report_html
from .markdown import report_markdown
from .model import Report, with_words
from .text import report_text

_RENDERERS: Mapping[str, Callable[[Report], str]] = {
    "txt": report_text, "md": report_markdown, "html": report_html,
}  # fmt: skip
TEXT_FORMATS = tuple(_RENDERERS)
"""Those that are text, and can be printed on a terminal."""
WORD = "docx"
FORMATS = (*TEXT_FORMATS, WORD)
"""Those of files. Word files take a library that may be missing: then writing one is refused with the remedy."""
_BYTE_ORDER_MARK = "\ufeff"


def render(report: Report, form: str) -> str:
    """Return the report in one of `TEXT_FORMATS`, no character of it able to do more than stand there.

    Raises ``KeyError`` for another format.
    """
    return _RENDERERS[form](with_words(report, flat))


def file_bytes(report: Report, form: str) -> bytes:
    """Return what to write into a file: UTF-8; text with byte-order mark and CRLF, which every Notepad opens.

    Raises ``KeyError`` for a format that is not one of `FORMATS`, `Refused` when its library is missing.
    """
    if form == WORD:
        from .docx import docx_bytes  # what it needs takes long to load, and may not be there

        return docx_bytes(with_words(report, flat))
    text = storable(render(report, form))
    if form == "txt":
        text = _BYTE_ORDER_MARK + text.replace("\n", "\r\n") + "\r\n"
    return text.encode()
