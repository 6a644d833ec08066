"""What somebody probably meant to write."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


MOST_LISTED = 40
"""Known words told where none is like the one that was written."""
SHORT = 3
"""Letters of a word that must begin as the known one does."""


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word most like this one, or nothing when none is like it."""
    import difflib  # only where something was mistyped

    close = difflib.get_close_matches(word[:60], known, n=3, cutoff=0.6)
    # of three letters two are soon alike: app is not cap
    return next((one for one in close if len(word) > SHORT or one[:1] == word[:1]), "")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return the remedy for an unknown word: the nearest known one, or the list of all."""
    near = nearest(word, known)
    if near:
        return f"是不是想写 {near}"
    return "可用的有：" + "、".join(known[:MOST_LISTED]) if known else "请删去"
