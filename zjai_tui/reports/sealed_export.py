"""Seal codes, and what they were made of, found again in a file exported earlier. Pure; the file may be hostile."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser

from ..base.problems import refuse
from ..base.toml_files import LARGEST_FILE, decode, parse_toml
from ..dossier.seal import read_code
from ..dossier.seal_file import SealFile, is_seal_table, read_seal_file, read_seal_line
from ..dossier.verifying import Against
from .document.docx_seal import seal_in
from .document.html import SEAL_NAME

_CODE = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}(?![0-9A-Za-z-])")
_TAG = re.compile(r"<[^<>]*>")
_ZIP = b"PK\x03\x04"
_MOST_PARTS, _MOST_BYTES = 400, 40_000_000
_MOST_CODES = 20_000
_UNSEEN = "customXml/"
"""Folder inside a docx file of what its pages do not show."""


def sealed_in(data: bytes, where: str) -> Against:
    """Return the codes in an exported file, and the seal file where it carries one.

    Understands seal files, HTML, Markdown, text, CSV, JSON, docx and xlsx. Raises `Refused` when the
    file cannot be read or holds no code.
    """
    if data.startswith(_ZIP):
        text, line = _office(data, where)
        return _found(text, read_seal_line(line, where) if line else None, where)
    text = decode(data, where)
    if _looks_like_seal_file(text):
        file = read_seal_file(text, where)
        return Against(codes=(file.code,), file=file, said=where)
    line = _of_html(text)
    printed = _TAG.sub("", text) if line else text  # without what the line itself says
    line = line or _of_json(text)
    return _found(printed, read_seal_line(line, where) if line else None, where)


def _found(text: str, file: SealFile | None, where: str) -> Against:
    codes = dict.fromkeys(code for code in _CODE.findall(text)[:_MOST_CODES] if read_code(code) == code)
    if file is not None and file.code not in codes and codes:
        message = "里面印的校验码与它带的校验数据不一致"
        raise refuse("seal-file", where, message, "这份文件可能被改动过，请改用没有改动过的副本")
    if file is not None:
        return Against(codes=(file.code,), file=file, said=where)
    if not codes:
        raise refuse("seal-none", where, "里面没有校验码", "请给出本程序导出的文件、校验文件，或直接写校验码")
    return Against(codes=tuple(codes), said=where)


def _looks_like_seal_file(text: str) -> bool:
    if 'kind = "seal"' not in text or text.lstrip().startswith(("<", "{")):
        return False
    return is_seal_table(parse_toml(text, "")) if len(text) < LARGEST_FILE else False


def _of_json(text: str) -> str:
    """Return what ``zjai seal --json`` printed under ``seal``, as one line; empty for anything else."""
    if not text.lstrip().startswith("{"):
        return ""
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    inner = table.get("seal", table)
    return json.dumps(inner) if isinstance(inner, dict) and is_seal_table(inner) else ""


class _Metas(HTMLParser):
    """Finds the line in the head of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the first line under our name."""
        given = dict(attrs)
        if tag == "meta" and given.get("name") == SEAL_NAME and not self.line:
            self.line = given.get("content") or ""


def _of_html(text: str) -> str:
    if SEAL_NAME not in text or not text.lstrip().lower().startswith("<!doctype html"):
        return ""
    head, _, _ = text.partition("</head>")
    found = _Metas()
    found.feed(head)
    return found.line


def _office(data: bytes, where: str) -> tuple[str, str]:
    """Return the words of a docx or xlsx file, and the line it carries; sizes are looked at before reading."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [one for one in packed.infolist() if one.filename.endswith((".xml", ".rels"))]
            if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_BYTES:
                raise refuse("file-too-large", where, "里面的内容太多，不像本程序导出的文件", "请检查是否选错了文件")
            shown = [one for one in parts if not one.filename.startswith(_UNSEEN)]
            texts = [packed.read(one).decode("utf-8", "replace") for one in shown]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError):
        raise refuse("file-unreadable", where, "这份docx或xlsx文件读不出", "请改用完整的副本，或直接写校验码") from None
    # a docx may break a code into runs; in an xlsx the next cell follows at once
    words = "\n".join(_TAG.sub(between, text) for text in texts for between in ("", "\n"))
    return words, seal_in(data)
