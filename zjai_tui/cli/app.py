"""``zjai`` without a command, and what ``open`` and ``demo`` share: starting the terminal app."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..base.problems import refuse
from .guard import WRONG
from .registry import top_help
from .streams import complain, has_terminal, say

NO_TERMINAL = "这里没有终端，打不开界面"


def run(words: Sequence[str]) -> int:  # noqa: ARG001 - every command takes its words
    """Open the app at its home screen; without a terminal print the help and return 2."""
    if has_terminal():
        return start()
    say(top_help())
    complain(f"{NO_TERMINAL}。请在终端里运行 zjai，或用上面列出的命令。")
    return WRONG


def start(dossier: Path | None = None, demo: str | None = None) -> int:
    """Open the app on a dossier, on a shipped example, or at home; return its exit code.

    Raises `Refused` without a terminal.
    """
    if not has_terminal():
        raise refuse("no-terminal", "", NO_TERMINAL, "请在终端里运行，或改用 zjai score、zjai check")
    from ..tui.app import run as run_app

    return run_app(dossier_path=dossier, demo=demo)
