"""Seal codes in a Word file or a workbook, taken only from where this program prints them. The file may be hostile."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from ..base.packages import Broken, TooLarge, element_counts, opened
from ..base.problems import refuse
from .sealed_codes import LABEL, LISTS, Printed, code_of, codes, explained, labelled_code, listed

_MOST_PARTS, _MOST_BYTES, _MOST_ELEMENTS = 400, 40_000_000, 400_000
_HEADS = re.compile(r"word/(?:header|footer)[0-9]*\.xml")
_SHEETS = re.compile(r"xl/worksheets/sheet[0-9]+\.xml")
_BODY, _STRINGS, _BOOK = "word/document.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
_LETTERS = re.compile(r"[0-9]+$")
_BREAKS = {"tab": "\t", "br": "\n"}
_SUMMARY = "汇总"
"""Title of the sheet with a code in each row."""


def in_office(data: bytes, where: str) -> Printed:
    """Return the codes of a docx or xlsx file. Raises `Refused` when it cannot be read or is far too large."""
    try:
        with opened(data, most_parts=_MOST_PARTS, most_bytes=_MOST_BYTES) as package:
            parts = _parts(package)
            return Printed(codes((*_in_word(parts), *_in_workbook(parts))), explained(_paragraphs(parts)))
    except TooLarge:
        raise refuse("file-too-large", where, "里面的内容太多，不像本程序导出的文件", "请检查是否选错了文件") from None
    except Broken:
        raise refuse("file-unreadable", where, "这份docx或xlsx文件读不出", "请改用完整的副本，或直接写校验码") from None


def _parts(package: zipfile.ZipFile) -> Mapping[str, ElementTree.Element]:
    """Return the parts that show something, by name; what they unfold to is looked at before reading."""
    shown = [name for name in package.namelist() if _shows(name)]
    element_counts(package, shown, _MOST_ELEMENTS)
    return {name: ElementTree.fromstring(package.read(name)) for name in shown}


def _shows(name: str) -> bool:
    fixed = name in {_BODY, _STRINGS, _BOOK, f"xl/_rels/{_BOOK.removeprefix('xl/')}.rels"}
    return fixed or bool(_HEADS.fullmatch(name) or _SHEETS.fullmatch(name))


# --- Word


def _in_word(parts: Mapping[str, ElementTree.Element]) -> Iterator[str]:
    for name, root in parts.items():
        if _HEADS.fullmatch(name):
            for paragraph in _all(root, "p"):
                # at the head it stands behind a tab, in the foot of a letter as a sentence
                said = _words(paragraph)
                yield labelled_code(said.partition("\n")[0].rpartition("\t")[2])
                if name.startswith("word/footer"):
                    yield from (labelled_code(one) for one in said.split("。"))
    if _BODY in parts:
        for table in _all(parts[_BODY], "tbl"):
            rows = [[_words(cell) for cell in _all(row, "tc")] for row in _all(table, "tr")]
            repeated = next(_all(table, "tblHeader"), None) is not None
            if rows and repeated:
                yield from listed(rows[0], rows[1:])


def _paragraphs(parts: Mapping[str, ElementTree.Element]) -> Iterator[tuple[bool, str]]:
    """Yield the paragraphs of a Word file, and of each whether it is the heading of a section."""
    for one in _all(parts[_BODY], "p") if _BODY in parts else ():
        style = next(_all(one, "pStyle"), None)
        marks = style.attrib.values() if style is not None else ()
        yield "Heading1" in marks, _words(one)


def _words(root: ElementTree.Element) -> str:
    """Return the words of a part of a page; a code may have been broken into runs."""
    return "".join(one.text or "" if _kind(one) == "t" else _BREAKS.get(_kind(one), "") for one in root.iter())


# --- workbooks


def _in_workbook(parts: Mapping[str, ElementTree.Element]) -> Iterator[str]:
    texts = [_words(one) for one in _all(parts[_STRINGS], "si")] if _STRINGS in parts else []
    summary = _summary(parts)
    for name, root in parts.items():
        if not _SHEETS.fullmatch(name):
            continue
        for foot in _all(root, "oddFooter"):
            yield labelled_code((foot.text or "").rpartition("\n")[2])
        if name == summary:
            yield from _column(root, texts)


def _summary(parts: Mapping[str, ElementTree.Element]) -> str:
    """Return the name of the part that is the sheet with a code in each row; empty without one."""
    targets = {
        one.get("Id"): one.get("Target", "").removeprefix("/xl/")
        for root in (parts.get("xl/_rels/workbook.xml.rels"),) if root is not None
        for one in _all(root, "Relationship")
    }  # fmt: skip
    for one in _all(parts[_BOOK], "sheet") if _BOOK in parts else ():
        if one.get("name") == _SUMMARY:
            link = next((value for key, value in one.attrib.items() if key.endswith("}id")), None)
            return f"xl/{targets.get(link, '')}"
    return ""


def _column(sheet: ElementTree.Element, texts: list[str]) -> Iterator[str]:
    """Yield the codes below the label, which stands in the first row that has a name's label as well."""
    letter = ""
    for row in _all(sheet, "row"):
        cells = {_LETTERS.sub("", one.get("r", "")): _cell_words(one, texts) for one in _all(row, "c")}
        if letter:
            yield code_of(cells.get(letter, ""))
        elif LISTS[0][0] in cells.values():
            letter = next((at for at, words in cells.items() if words == LABEL), "")
            if not letter:
                return


def _cell_words(cell: ElementTree.Element, texts: list[str]) -> str:
    value = next(_all(cell, "v"), None)
    if value is None or cell.get("t") != "s":
        return _words(cell) if value is None else value.text or ""
    at = int(value.text or "")
    return texts[at] if 0 <= at < len(texts) else ""


def _all(root: ElementTree.Element, kind: str) -> Iterator[ElementTree.Element]:
    return (one for one in root.iter() if _kind(one) == kind)


def _kind(one: ElementTree.Element) -> str:
    return one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
