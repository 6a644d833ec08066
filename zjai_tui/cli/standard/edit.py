"""``zjai standard edit``: a standard in the editor of the terminal app."""

from __future__ import annotations

from collections.abc import Sequence

from ..app import add_no_mouse, start
from ..arguments import Parser


def run(words: Sequence[str]) -> int:
    """Open the editor on a standard, or offer the ways to begin one; return the app's exit code."""
    parser = Parser(
        "standard edit",
        "在终端界面里录入、修改一份标准：左边指标树，中间条文，右边规则，下面试算。不写标准时先选从哪里开始。",
        examples=["zjai standard edit", "zjai standard edit 我的标准.toml"],
    )
    parser.add_argument("standard", metavar="标准", nargs="?", default="", help="标准的编号，或标准文件")
    add_no_mouse(parser)
    given = parser.parse_args(words)
    return start(standard=given.standard, mouse=not given.no_mouse)
