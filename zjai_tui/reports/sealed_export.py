"""Seal codes, and what they were made of, found again in a file exported earlier. Pure; the file may be hostile."""

from __future__ import annotations

import json

from ..base.problems import refuse
from ..base.toml_files import LARGEST_FILE, decode, parse_toml
from ..dossier.seal_file import is_seal_table, read_seal_file, read_seal_line
from ..dossier.verifying import Against
from .document.docx_seal import seal_in
from .document.html import SEAL_NAME
from .html_tags import Tag, tags_and_words
from .sealed_codes import Printed, in_csv, in_html, in_json, in_markdown, in_text
from .sealed_office import in_office

_ZIP = b"PK\x03\x04"
_LONGEST = 2_000_000
"""Characters: the longest list this program writes has a twentieth of it."""


def sealed_in(data: bytes, where: str) -> Against:
    """Return the codes in an exported file, and the seal file where it carries one.

    Understands seal files, HTML, Markdown, text, CSV, JSON, docx and xlsx. Codes count only where this
    program prints them, see `sealed_codes`. Raises `Refused` when the file cannot be read or holds no code.
    """
    if data.startswith(_ZIP):
        return _against(in_office(data, where), seal_in(data), where)
    text = decode(data, where)
    if len(text) > _LONGEST:
        raise refuse("file-too-large", where, "里面的内容太多，不像本程序导出的文件", "请检查是否选错了文件")
    if _looks_like_seal_file(text):
        file = read_seal_file(text, where)
        return Against(codes=(file.code,), file=file, said=where)
    begin = text.lstrip()[:20].lower()
    if begin.startswith("<"):
        return _against(in_html(text), _of_html(text), where)
    if begin.startswith("{"):
        return _against(in_json(text), _of_json(text), where)
    if begin.startswith("# "):
        return _against(in_markdown(text), "", where)
    table = in_csv(text)
    return _against(table if table.codes else in_text(text), "", where)


def _against(found: Printed, line: str, where: str) -> Against:
    """Return what to compare with; `line` is the seal file that the export carries, or empty."""
    codes, file = found.codes, read_seal_line(line, where) if line else None
    if file is not None and file.code not in codes and codes:
        message = "里面印的校验码与它带的校验数据不一致"
        raise refuse("seal-file", where, message, "这份文件可能被改动过，请改用没有改动过的副本")
    if file is not None:
        return Against(codes=(file.code,), file=file, said=where, review=found.review)
    if not codes:
        remedy = "请给出本程序导出的文件、校验文件，或直接写校验码"
        raise refuse("seal-none", where, "里面没有本程序印的校验码", remedy)
    return Against(codes=codes, said=where, review=found.review)


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


def _of_html(text: str) -> str:
    if SEAL_NAME not in text or not text.lstrip().lower().startswith("<!doctype html"):
        return ""
    head, _, _ = text.partition("</head>")
    for one in tags_and_words(head):
        if isinstance(one, Tag) and one.name == "meta" and one.attributes.get("name") == SEAL_NAME:
            return one.attributes.get("content", "")
    return ""
