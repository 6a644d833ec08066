"""The formats a self-assessment report can be written in, by the ending of the file."""

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
FORMATS = tuple(_RENDERERS)
_BYTE_ORDER_MARK = "\ufeff"


def render(report: Report, form: str) -> str:
    """Return the report in one of `FORMATS`, no character of it able to do more than stand there.

    Raises ``KeyError`` for another format.
    """
    return _RENDERERS[form](with_words(report, flat))


def file_bytes(report: Report, form: str) -> bytes:
    """Return what to write into a file: UTF-8; text with byte-order mark and CRLF, which every Notepad opens."""
    text = storable(render(report, form))
    if form == "txt":
        text = _BYTE_ORDER_MARK + text.replace("\n", "\r\n") + "\r\n"
    return text.encode()
