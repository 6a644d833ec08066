"""``zjai open``: the terminal app on a dossier, or on a folder of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .app import add_no_mouse, start
from .arguments import Parser


def run(words: Sequence[str]) -> int:
    """Open the app on the named dossier or folder, or at its home screen; return the app's exit code."""
    about = "在终端界面里打开一份自评档案，或一个文件夹里的档案（供单位核定）；不写时停在首页。"
    parser = Parser("open", about, examples=["zjai open 张三.toml", "zjai open 2024年申报/"])
    parser.add_argument("file", metavar="档案文件", nargs="?", help="自评档案（.toml 文件），或放着多份档案的文件夹")
    add_no_mouse(parser)
    given = parser.parse_args(words)
    return start(Path(given.file) if given.file else None, mouse=not given.no_mouse)
