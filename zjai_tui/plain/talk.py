"""How the plain mode speaks and listens; the command line gives it a keyboard, tests a list of lines."""

from __future__ import annotations

from typing import Protocol


class Talk(Protocol):
    """Somebody who reads lines aloud and types lines."""

    interactive: bool
    """Whether a person answers; otherwise lines come out of a file or a pipe."""
    heard: int
    """How many lines were read so far."""

    def say(self, line: str) -> None:
        """Tell one line."""

    def hear(self, prompt: str) -> str | None:
        """Return the next typed line, or None at the end of the input."""


class EndOfInput(Exception):
    """There is nothing more to read."""
