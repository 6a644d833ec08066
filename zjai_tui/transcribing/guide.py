"""The written guide for whoever transcribes a table: its text, laid out for a terminal, and its examples."""

from __future__ import annotations

import re
from functools import cache

from ..base.cells import wrapped
from ..rules.locate import shipped_folder

_FENCE = "```"
_HEADING = re.compile(r"(?m)^(?=## )")


@cache
def guide_text() -> str:
    """Return the whole guide as it is written: Chinese text with ``#`` headings and fenced TOML."""
    return shipped_folder().joinpath("guide", "standard.md").read_text(encoding="utf-8")


def sections_about(word: str) -> str:
    """Return the sections that mention a word, those with it in their heading first; empty when none does."""
    sections = [one for one in _HEADING.split(guide_text()) if word in one]
    found = [one for one in sections if word in one.partition("\n")[0]]
    return "".join(found or sections)


def laid_out(text: str, cells: int) -> str:
    """Return the text for a terminal: headings in brackets, paragraphs wrapped, examples as they are, set in."""
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        if line.startswith(_FENCE):
            inside = not inside
        elif inside:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("#"):
            lines.append(f"【{line.lstrip('#').strip()}】")
        else:
            lines += _paragraph(line, cells)
    return "\n".join(lines).strip("\n")


def _paragraph(line: str, cells: int) -> list[str]:
    """Return a line wrapped, the lines after a list mark set in below it."""
    mark = re.match(r"(?:- |[0-9]+\. )", line)
    if mark is None:
        return wrapped(line, cells)
    first, *rest = wrapped(line[mark.end() :], cells - mark.end())
    return [mark[0] + first, *(" " * mark.end() + one for one in rest)]
