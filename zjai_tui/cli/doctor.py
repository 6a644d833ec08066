"""``zjai doctor``: what the program finds on this machine, and what to do where something is missing."""

from __future__ import annotations

from collections.abc import Sequence

from .arguments import Parser
from .guard import NO, OK
from .streams import say, say_as_is, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the checkup; return 0, or 1 when something has to be dealt with. Raises `Refused` for odd options."""
    parser = Parser(
        "doctor",
        "体检：看这台电脑上的Python、终端、工作日历、规则、写入权限和库，逐项说明怎么办。"
        "打印的内容不含个人资料和文件位置，可以转给帮忙的人。",
        exit_codes="0 没有应处理的；1 有应处理的；2 命令有误",
        examples=["zjai doctor", "zjai doctor > 体检.txt", "zjai doctor --windows"],
    )
    parser.add_argument("--windows", action="store_true", help="显示怎样在Windows上使用，不体检")
    parser.add_json()
    given = parser.parse_args(words)
    if given.windows and given.json:
        from ..base.problems import refuse

        raise refuse("command-line", "命令行，zjai doctor", "--windows 和 --json 不能一起写", "请只写一种")
    if given.windows:
        return _windows()
    from datetime import date

    from ..checkup.checkup import check_up
    from .terminal_facts import terminal_facts

    checkup = check_up(terminal_facts(), date.today())
    if given.json:
        from ..reports.checkup_json import checkup_json

        say_json(checkup_json(checkup))
    else:
        from ..reports.checkup_text import checkup_text

        say(checkup_text(checkup, terminal_width()))
    return OK if checkup.ok else NO


def _windows() -> int:
    from ..checkup.windows_page import windows_page

    say_as_is(windows_page(terminal_width()))
    return OK
