"""``zjai check``: what is wrong with a dossier, and which route is open to the person."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.problems import Refused
from ..reports.check_json import check_json, refused_json
from ..reports.check_text import check_text
from ..reports.readying import readied
from .arguments import Parser
from .case import assessed, read_case
from .clock import today
from .guard import NO, OK
from .streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print problems and verdicts; return 0 when nothing is to be mended and a route is open, else 1.

    A file that cannot be read raises `Refused`; with ``--json`` its problems are printed as well.
    """
    parser = Parser(
        "check",
        "检查自评档案：哪里要改，哪些要本人逐项自查，接下来办什么，三条申报路径走不走得通，继续教育逐年够不够。",
        exit_codes="0 没有问题，且至少一条路径可以申报；1 有要处理的问题，或没有确定可走的路径；"
        "2 文件或命令有误；3 没有这一年度的规则",
        examples=["zjai check 张三.toml"],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_json()
    given = parser.parse_args(words)
    try:
        case = read_case(given.file, given.standard)
    except Refused as refused:
        if given.json:
            say_json(refused_json(refused.problems))
        raise
    material = readied(case, assessed(case), today())
    if given.json:
        say_json(check_json(material))
    else:
        say(check_text(material, terminal_width()))
    return OK if material.in_order else NO
