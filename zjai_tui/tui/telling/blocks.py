"""Running text as data: what is said, how it is meant, how far it is set in. No textual here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ...base.cells import width, wrapped

Tone = Literal["", "head", "good", "bad", "open", "muted", "banner", "strong"]
TONES: tuple[Tone, ...] = ("head", "good", "bad", "open", "muted", "banner", "strong")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. The tone only colours it: the words say the same without colour."""

    text: str
    tone: Tone = ""
    lead: str = ""
    """Stands before the first line; later lines are set in below the text."""
    indent: int = 0


GAP = Block("")


def head(text: str) -> Block:
    """Return a headline."""
    return Block(text, "head")


def point(text: str, tone: Tone = "", indent: int = 0) -> Block:
    """Return one point of a list."""
    return Block(text, tone, "- ", indent)


def laid_out(blocks: Iterable[Block], cells: int) -> list[tuple[str, Tone]]:
    """Return the lines of the blocks at a width in terminal cells, each with its tone.

    A headline that is not at the top has an empty line before it.
    """
    lines: list[tuple[str, Tone]] = []
    for block in blocks:
        if block.tone == "head" and lines and lines[-1][0]:
            lines.append(("", ""))
        inner = max(cells - block.indent - width(block.lead), 4)
        for at, line in enumerate(wrapped(block.text, inner)):
            lead = block.lead if at == 0 else " " * width(block.lead)
            lines.append((" " * block.indent + lead + line, block.tone))
    return lines
