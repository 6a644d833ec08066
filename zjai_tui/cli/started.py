"""The program's word in the commands we print: as it was started, so that they can be copied and run."""

from __future__ import annotations

import os
import sys

from ..base.shipped import is_packed
from .registry import COMMANDS

VARIABLE = "ZJAI_COMMAND"
"""Set by who starts the program by a short word of their own, as a batch file does."""
_USUAL = "zjai"
_LONGEST = 200
_NEXT = (*COMMANDS, "--", "命令", "[命令]")
"""What follows the word in a command; anything else is only a name."""


def as_started(text: str) -> str:
    """Return a text with the program's word in each command put as it was started: ``python3 zjai.pyz score …``."""
    if _USUAL not in text or (word := command_word()) == _USUAL:
        return text
    first, *others = text.split(_USUAL)
    told = first
    for rest in others:
        told += (word if _is_begun(told) and _goes_on(rest) else _USUAL) + rest
    return told


def command_word() -> str:
    """Return how the program is called: by its name where installed, by Python and the file it is packed into."""
    chosen = os.environ.get(VARIABLE, "")
    if chosen.strip() and chosen.isprintable() and len(chosen) <= _LONGEST:
        return chosen.strip()
    if not is_packed():
        return _USUAL
    typed_words = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv) + 1]
    if len(typed_words) < 2:
        return _USUAL  # started in a way of its own
    from ..base.typed import typed

    return " ".join(typed(one) for one in typed_words)


def _is_begun(before: str) -> bool:
    """Tell whether a word can begin here: it is no part of a path or of another word."""
    return not before or not (before[-1].isascii() and (before[-1].isalnum() or before[-1] in "-_./\\"))


def _goes_on(rest: str) -> bool:
    return rest[:1] in {" ", "\n"} and rest.lstrip().startswith(_NEXT)
