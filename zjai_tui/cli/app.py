"""``zjai`` without a command, and what ``open`` and ``demo`` share: starting the terminal app."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.problems import refuse
from .guard import WRONG
from .registry import top_help
from .streams import complain, has_terminal, say

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

NO_TERMINAL = "这里没有终端，打不开界面"


def run(words: Sequence[str]) -> int:
    """Open the app at its home screen; without a terminal print the help and return 2."""
    mouse = not words or not _parsed(words).no_mouse
    if has_terminal():
        return start(mouse=mouse)
    say(top_help())
    complain(f"{NO_TERMINAL}。请在终端里运行 zjai，或用上面列出的命令。")
    return WRONG


def add_no_mouse(parser: Parser) -> None:
    """Add the option of every command that opens the app."""
    parser.add_argument("--no-mouse", action="store_true", help="不用鼠标：终端自己的选字、复制照旧可用")


def start(
    dossier: Path | None = None, demo: str | None = None, *, standard: str | None = None, mouse: bool = True
) -> int:
    """Open the app on a dossier, on a shipped example, on a standard, or at home; return its exit code.

    `standard` is an id or a path; the empty text offers the ways to begin one.

    Raises `Refused` without a terminal.
    """
    if not has_terminal():
        raise refuse("no-terminal", "", NO_TERMINAL, "请在终端里运行，或改用 zjai score、zjai check")
    import gc

    gc.disable()  # looking for garbage while everything is being loaded finds none; the app turns it on again
    from ..tui.app import run as run_app

    return run_app(dossier_path=dossier, demo=demo, standard=standard, mouse=mouse)


def _parsed(words: Sequence[str]) -> Namespace:
    from .arguments import Parser  # not loaded on the way to the first screen

    parser = Parser("", "打开终端界面，停在首页。")
    add_no_mouse(parser)
    return parser.parse_args(words)
