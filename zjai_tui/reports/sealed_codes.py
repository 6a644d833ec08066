"""Seal codes in an exported file, taken only from where this program prints them. Pure; the file may be hostile.

A code anywhere else, e.g. in the title of an achievement, says nothing: whoever filled in the
dossier may have typed it there.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from ..base.text import flat
from ..dossier.review.code import LABEL as REVIEW_LABEL
from ..dossier.seal import read_code
from .html_tags import Tag, tags_and_words

LABEL = "校验码"
SECTION = f"、{LABEL}"
"""How the heading ends below which the codes of several dossiers are listed."""
EXPLAINED = "、校验码的说明"
"""How the heading ends below which the code over dossier and review stands in a sentence."""
LISTS = (("姓名", LABEL), ("序号", "姓名", "核定", REVIEW_LABEL))
"""Heads of the tables with a code in each row: of the summary, and of the working paper for the publicity."""
MOST = 20_000
_CODE = r"([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})"
_WHOLE = re.compile(_CODE)
_LABELLED = re.compile(rf"{LABEL}{_CODE}")
_OF_REVIEW = re.compile(rf"{REVIEW_LABEL}{_CODE}")
_RULE = re.compile(r"[─-]{20,}")
_NAMED, _COUNTED = re.compile(rf"  (?!{LISTS[0][0]}：)\S"), re.compile(r"  [0-9]+  ")
"""How the rows of the two begin in text: not what goes on in the next line, and not a name too long for a column."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The codes a document prints."""

    codes: tuple[str, ...]
    """Of dossiers, and in the list of a publicity those over dossier and review."""
    review: tuple[str, ...] = ()
    """The one over dossier and review, out of the sentence about it."""


def code_of(words: str) -> str:
    """Return the code these words are, and nothing else; empty for anything else."""
    found = _WHOLE.fullmatch(words.strip())
    return found[1] if found and read_code(found[1]) == found[1] else ""


def labelled_code(words: str) -> str:
    """Return the code these words are with their label before it; empty for anything else."""
    found = _LABELLED.fullmatch(words.strip())
    return code_of(found[1]) if found else ""


def codes(found: Iterable[str]) -> tuple[str, ...]:
    """Return the codes among these, each once, and no more than a list of very many dossiers has."""
    return tuple(dict.fromkeys(islice(filter(None, found), MOST)))


def listed(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the codes in a table, where its head is one of those with a code in each row."""
    cells = tuple(map(str.strip, head))
    if cells in LISTS:
        yield from (code_of(row[len(cells) - 1]) for row in rows if len(row) == len(cells))


def explained(lines: Iterable[tuple[bool, str]]) -> tuple[str, ...]:
    """Return the codes in the section that explains them; of each line is given whether it is a section's heading."""
    said: list[str] = []
    here = False
    for heading, words in lines:
        if heading:
            here = words.endswith(EXPLAINED)
        elif here:
            said.append(words.strip())
    return codes(map(code_of, _OF_REVIEW.findall("".join(said))))


# --- text


def in_text(text: str) -> Printed:
    """Return the codes of a report, or of what ``zjai seal`` said, in plain text."""
    pages = [page.split("\n") for page in text.split("\f")]
    first = pages[0]
    if len(first) > 1 and _RULE.fullmatch(first[1].strip()):
        heads = (page[0].rpartition("  ")[2] for page in pages if page[0].strip())
        lines = [line for page in pages for line in page]
        review = explained((line.startswith("【"), line.rstrip("】")) for line in lines)
        return Printed(codes((*map(labelled_code, heads), *_in_sections(lines))), review)
    if code := labelled_code(first[0]):
        return Printed((code,))
    listing = [code_of(line.partition("  ")[0]) for line in first]
    return Printed(codes(listing if listing[0] else [labelled_code(text.rstrip().rpartition("\n")[2])]))


def _in_sections(lines: Iterable[str]) -> Iterator[str]:
    """Yield the codes at the ends of rows: in the section of codes, and in a table that cannot be anything else."""
    section, table = False, False
    for line in lines:
        if line.startswith("【"):
            section, table = line.rstrip("】").endswith(SECTION), False
        elif tuple(line.split()) == LISTS[1]:
            table = True
        elif section and line.startswith(f"  {LABEL}："):
            yield code_of(line.partition("：")[2])
        elif (section and _NAMED.match(line)) or (table and _COUNTED.match(line)):
            yield code_of(line.rpartition("  ")[2])


# --- Markdown


def in_markdown(text: str) -> Printed:
    """Return the codes of a report in Markdown: in the frame at both ends, and in tables of codes."""
    lines = text.split("\n")
    return Printed(codes(_in_markdown(lines)), explained((line.startswith("## "), line) for line in lines))


def _in_markdown(lines: Sequence[str]) -> Iterator[str]:
    head: list[str] = []
    for at, line in enumerate(lines):
        if line.startswith("> **"):
            yield labelled_code(line.removeprefix("> ").strip(" *"))
        cells = line.strip("| ").split(" | ") if line.startswith("| ") else []
        if cells and at + 1 < len(lines) and lines[at + 1].startswith("| --"):
            head = cells
        elif cells and head:
            yield from listed(head, [cells])
        elif not cells:
            head = []


# --- HTML


class _Page:
    """Finds the codes at the head and the foot of the pages, and in tables of codes."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.lines: list[tuple[bool, str]] = []
        """Headings of sections, and paragraphs."""
        self._running = False
        self._words: list[str] | None = None
        self._rows: list[tuple[bool, list[str]]] = []

    def take(self, one: Tag | str) -> None:
        """Read on."""
        if isinstance(one, str):
            if self._words is not None:
                self._words.append(one)
        elif one.ends:
            self._end(one.name)
        else:
            self._begin(one)

    def _begin(self, tag: Tag) -> None:
        """Begin a table, a row or what is read."""
        if tag.name == "div":
            self._running = tag.attributes.get("class") == "running"
        elif tag.name == "table":
            self._rows = []
        elif tag.name == "tr":
            self._rows.append((True, []))
        elif tag.name in {"th", "td", "h2", "p"} or (tag.name == "b" and self._running):
            self._words = []
            if tag.name == "td" and self._rows:
                self._rows[-1] = (False, self._rows[-1][1])

    def _end(self, name: str) -> None:
        """Take what was read."""
        words = flat("".join(self._words or ()))
        if name == "b" and self._running:
            self.found.append(labelled_code(words))
            self._words = None
        elif name == "div":
            self._running = False
        elif name in {"h2", "p"}:
            self.lines.append((name == "h2", words))
            self._words = None
        elif name in {"th", "td"}:
            if self._rows:
                self._rows[-1][1].append(words)
            self._words = None
        elif name == "table" and self._rows:
            (heads, head), *rows = self._rows
            self.found += listed(head if heads else (), (row for _, row in rows))
            self._rows = []


def in_html(text: str) -> Printed:
    """Return the codes of a report in HTML."""
    page = _Page()
    for one in tags_and_words(text):
        page.take(one)
    return Printed(codes(page.found), explained(page.lines))


# --- tables and data


def in_csv(text: str) -> Printed:
    """Return the codes in the column of that name; none where there is no such column."""
    try:
        rows = csv.reader(text.split("\n"))
        head = next(rows, [])
        at = head.index(LABEL) if LABEL in head else None
        return Printed(codes(code_of(row[at]) for row in rows if at is not None and len(row) == len(head)))
    except csv.Error:
        return Printed(())


def in_json(text: str) -> Printed:
    """Return the codes under ``code``: of one object, of the dossiers in it, or of one object a line."""
    whole = _json(text)
    if whole is not None:
        several = whole.get("dossiers")
        return Printed(codes(map(_code_in, (whole, *(several if isinstance(several, list) else ())))))
    tables = takewhile(lambda one: one is not None, map(_json, text.split("\n")))  # every line that was printed is one
    return Printed(codes(map(_code_in, tables)))


def _json(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _code_in(table: object) -> str:
    code = table.get("code") if isinstance(table, dict) else None
    return code_of(code) if isinstance(code, str) else ""
