"""``zjai open``: the terminal app on a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .app import add_no_mouse, start
from .arguments import Parser


def run(words: Sequence[str]) -> int:
    """Open the app on the named dossier, or at its home screen; return the app's exit code."""
    parser = Parser("open", "在终端界面里打开一份自评档案；不写文件时停在首页。", examples=["zjai open 张三.toml"])
    parser.add_argument("file", metavar="档案文件", nargs="?", help="自评档案（.toml 文件）")
    add_no_mouse(parser)
    given = parser.parse_args(words)
    return start(Path(given.file) if given.file else None, mouse=not given.no_mouse)
