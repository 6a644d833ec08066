"""Plain text on a page of given width: headings, indented paragraphs, points at the right edge.

Loads little: quick answers are laid out with it.
"""

from __future__ import annotations

from ..base.cells import fitted, width, wrapped
from ..base.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 2000
"""Characters of one text of a dossier that a report shows."""

_NARROWEST = 12
"""Cells that the last column of a table needs to be read at ease."""


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
        """Add rows of short cells in columns; the last column is wrapped, below the others where it has no room."""
        kept = [tuple(one_line(cell, LONGEST) for cell in row) for row in rows]
        if not kept:
            return
        widths = [max(width(row[at]) for row in kept) for at in range(len(kept[0]) - 1)]
        room = self._columns - indent - sum(widths) - 2 * len(widths)
        if room < min(_NARROWEST, max(width(row[-1]) for row in kept)):
            for row in kept:
                self.text("  ".join(cell for cell in row[:-1] if cell), indent)
                if row[-1]:
                    self.text(row[-1], indent + 4)
            return
        for row in kept:
            left = "".join(f"{fitted(cell, wide)}  " for cell, wide in zip(row, widths, strict=False))
            for at, line in enumerate(wrapped(row[-1], room)):
                self._lines.append(f"{' ' * indent}{fitted('', width(left)) if at else left}{line}".rstrip())

    def __str__(self) -> str:
        """Return the page as one text without a line end at its end."""
        return "\n".join(self._lines)


def sentence(words: str) -> str:
    """Return words of a result as a sentence, with its full stop; nothing stays nothing."""
    bare = words.rstrip("。")
    return f"{bare}。" if bare and bare[-1] not in "？：" else bare
