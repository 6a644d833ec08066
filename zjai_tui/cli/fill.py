"""``zjai fill``: a dossier filled in, in the app or line by line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .app import add_no_mouse, start
from .arguments import Parser
from .streams import has_terminal


def run(words: Sequence[str]) -> int:
    """Make the file if it is not there, then fill it in; return 0 when everything typed was taken and saved.

    1: some lines were not taken, or something is not saved but kept for recovery; 130 interrupted.
    Raises `Refused` when the file cannot be read or made.
    """
    parser = Parser(
        "fill",
        "填写自评档案；没有这个文件就新建。有终端时打开界面；加 --plain，或没有终端时，逐行一问一答，"
        "适合读屏软件、简单终端，也可以把写好的回答一行一行送进来。每题直接回车就保留现有回答，"
        "写“？”看说明，写“命令”看全部用法。",
        exit_codes="0 已保存，或没有修改；1 有的行没有采用，或有内容没有保存；2 文件或命令有误；"
        "130 被中断，没有保存的内容已留底",
        examples=["zjai fill 张三.toml", "zjai fill 张三.toml --plain", "zjai fill 张三.toml --plain < 回答.txt"],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件），没有就新建")
    parser.add_argument("--plain", action="store_true", help="不打开界面，逐行一问一答")
    add_no_mouse(parser)
    given = parser.parse_args(words)
    path = Path(given.file)
    if given.plain or not has_terminal():
        from .fill_plain import fill  # the screen must not wait for what only the plain mode needs

        return fill(path)
    if not path.exists():
        from .fill_plain import make

        make(path)
    return start(path, mouse=not given.no_mouse)
