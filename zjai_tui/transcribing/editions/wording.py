"""What differs between two wordings of a clause, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?[%％]?|[A-Za-z]+|.", re.DOTALL)
"""A number or a Latin word as a whole, else one sign: Chinese is compared sign by sign."""
_LONGEST = 4000
"""Words of a clause that are compared one by one; a longer one is shown whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, that only the old wording has, or only the new one."""

    kind: Literal["same", "gone", "come"]
    words: str


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """Return both wordings as one row of pieces: without what came it is the old one, without what went the new."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _LONGEST:
        return tuple(_changed(old, new))
    pairs: list[tuple[list[str], list[str], bool]] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = tag == "equal"
        # a single sign between two changes reads worse than one longer change
        small = same and pairs and last < len(old) and last - first == 1 and not old[first][0].isdigit()
        if small or (not same and pairs and not pairs[-1][2]):
            pairs[-1] = ([*pairs[-1][0], *old[first:last]], [*pairs[-1][1], *new[start:end]], False)
        else:
            pairs.append((old[first:last], new[start:end], same))
    return tuple(piece for gone, come, same in pairs for piece in _piece(gone, come, same))


def _piece(gone: list[str], come: list[str], same: bool) -> Iterator[Piece]:
    if same:
        yield Piece("same", "".join(gone))
    else:
        yield from _changed(gone, come)


def _changed(gone: list[str], come: list[str]) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", "".join(gone))
    if come:
        yield Piece("come", "".join(come))
