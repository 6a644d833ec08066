"""``zjai`` without a command, and what ``open`` and ``demo`` share: starting the terminal app."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.problems import Refused, refuse
from ..base.typed import typed
from .guard import WRONG
from .registry import top_help
from .streams import complain, has_dull_terminal, has_terminal, say

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

NO_TERMINAL = "这里没有终端，打不开界面"
DULL_TERMINAL = "这个终端只能一行一行显示（TERM是dumb），打不开界面"


def run(words: Sequence[str]) -> int:
    """Open the app at its home screen; without a terminal print the help and return 2."""
    mouse = not words or not _parsed(words).no_mouse
    if has_terminal():
        return start(mouse=mouse)
    say(top_help())
    if has_dull_terminal():
        complain(f"{DULL_TERMINAL}。填写请用 zjai fill 档案.toml --plain 一问一答；其余用上面列出的命令。")
        return WRONG
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
        raise _no_terminal(dossier, standard)
    import gc

    gc.disable()  # looking for garbage while everything is being loaded finds none; the app turns it on again
    from ..tui.app import run as run_app

    return run_app(dossier_path=dossier, demo=demo, standard=standard, mouse=mouse)


def _no_terminal(dossier: Path | None, standard: str | None) -> Refused:
    if not has_dull_terminal():
        return refuse("no-terminal", "", NO_TERMINAL, "请在终端里运行，或改用 zjai score、zjai check")
    name = typed(str(dossier)) if dossier else "档案.toml"
    remedy = f"填写请用 zjai fill {name} --plain 一问一答，看分用 zjai score；或换一个终端"
    if standard is not None:
        remedy = "请换一个终端，或用文本编辑器录，录法见 zjai standard guide"
    return refuse("dull-terminal", "", DULL_TERMINAL, remedy)


def _parsed(words: Sequence[str]) -> Namespace:
    from .arguments import Parser  # not loaded on the way to the first screen

    parser = Parser("", "打开终端界面，停在首页。")
    add_no_mouse(parser)
    return parser.parse_args(words)
