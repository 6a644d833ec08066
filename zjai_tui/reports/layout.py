"""Plain text on a page of given width: headings, indented paragraphs, points at the right edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..base.cells import fitted, width, wrapped
from ..base.text import one_line
from ..rules.basis import Source, cite_place, cite_source, cite_text

LONGEST = 2000
"""Characters of one text of a dossier that a report shows."""


class Page:
    """Lines of text, each within `columns` terminal cells."""

    def __init__(self, columns: int) -> None:
        """Begin an empty page."""
        self._columns = columns
        self._lines: list[str] = []

    def heading(self, words: str) -> None:
        """Add an empty line and a heading."""
        if self._lines:
            self._lines.append("")
        self._lines.append(f"【{words}】")

    def blank(self) -> None:
        """Add an empty line."""
        self._lines.append("")

    def text(self, words: str, indent: int = 0, mark: str = "") -> None:
        """Add a paragraph; `mark` (a bullet, a label) stands before it, further lines under its text."""
        left = indent + width(mark)
        flat = one_line(words, LONGEST)
        for at, line in enumerate(wrapped(flat, self._columns - left)):
            self._lines.append((" " * left if at else " " * indent + mark) + line)

    def points(self, words: str, right: str, indent: int = 0) -> None:
        """Add a line with points at the right edge; words that do not fit go on further lines."""
        room = self._columns - indent - width(right) - 2
        first, *more = wrapped(one_line(words, LONGEST), room)
        gap = self._columns - indent - width(first) - width(right) - 2
        self._lines.append(f"{' ' * indent}{first} {'.' * gap} {right}")
        self._lines += [f"{' ' * (indent + 2)}{line}" for line in more]

    def table(self, rows: Iterable[tuple[str, ...]], indent: int = 0) -> None:
        """Add rows of short cells in columns; the last column is wrapped."""
        kept = [tuple(one_line(cell, LONGEST) for cell in row) for row in rows]
        if not kept:
            return
        widths = [max(width(row[at]) for row in kept) for at in range(len(kept[0]) - 1)]
        for row in kept:
            left = "".join(f"{fitted(cell, wide)}  " for cell, wide in zip(row, widths, strict=False))
            for at, line in enumerate(wrapped(row[-1], self._columns - indent - width(left))):
                self._lines.append(f"{' ' * indent}{fitted('', width(left)) if at else left}{line}".rstrip())

    def __str__(self) -> str:
        """Return the page as one text without a line end at its end."""
        return "\n".join(self._lines)


def sentence(words: str) -> str:
    """Return words of a result as a sentence, with its full stop; nothing stays nothing."""
    bare = words.rstrip("。")
    return f"{bare}。" if bare and bare[-1] not in "？：" else bare


def cites_text(cites: Iterable[str], sources: Mapping[str, Source]) -> str:
    """Return cites in one line, each document once by its number (its title where it has none), then the places.

    The full titles stand at the end of every report, see `sources_list`.
    """
    places: dict[str, list[str]] = {}
    for cite in cites:
        places.setdefault(cite_source(cite), []).append(cite_place(cite))
    return "；".join(
        _short_name(name, sources) + "、".join(place for place in dict.fromkeys(found) if place)
        for name, found in places.items()
    )


def sources_list(page: Page, cites: Iterable[str], sources: Mapping[str, Source]) -> None:
    """Add the documents that the cites name, with full titles: those whose text is held, then the others."""
    named = list(dict.fromkeys(cite_source(cite) for cite in cites))
    found = [sources[name] for name in named if name in sources]
    for held, words in ((True, "有原文，已对照："), (False, "没有原文，须核对：")):
        group = [one for one in found if one.held is held]
        if group:
            page.text(words, 2)
        for one in group:
            page.text(f"{cite_text(one.id, [one])}。{sentence(one.note)}", 2, "· ")
    unlisted = [name for name in named if name not in sources]
    if unlisted:
        page.text(f"没有登记的出处：{'、'.join(unlisted)}。", 2)


def _short_name(name: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(name)
    if source is None:
        return name
    return source.doc_no or f"《{source.title}》"
