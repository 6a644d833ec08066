"""What a person should know besides the answer: kept until the command line tells it, each sentence once."""

from __future__ import annotations

_KEPT: list[str] = []


def keep_aside(sentence: str) -> None:
    """Keep a whole sentence to be told."""
    if sentence not in _KEPT:
        _KEPT.append(sentence)


def taken_asides() -> list[str]:
    """Return what was kept, in order, and keep it no longer."""
    taken = list(_KEPT)
    _KEPT.clear()
    return taken
