"""What somebody probably meant to write."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word most like this one, or nothing when none is like it."""
    import difflib  # only where something was mistyped

    return next(iter(difflib.get_close_matches(word[:60], known, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return the remedy for an unknown word: the nearest known one, or the list of all."""
    near = nearest(word, known)
    if near:
        return f"是不是想写 {near}"
    return "可用的有：" + "、".join(known[:20]) if known else "请删去"
