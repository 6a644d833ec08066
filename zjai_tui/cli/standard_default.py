"""``zjai standard default``: the standard that new dossiers start with."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.problems import refuse
from ..reports.standard_certifying import default_text
from ..reports.standard_json import head_json
from ..transcribing.usual import choose_standard, chosen_standard, current_rules, forget_choice
from .arguments import Parser
from .guard import OK
from .streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Show, choose or forget the standard for new dossiers; return 0. Raises `Refused` when it cannot be used."""
    parser = Parser(
        "standard default",
        "新建的自评档案用哪份标准。不写标准时只显示；写编号时改用它，它必须已认证、放在用户文件夹的 standards 里。"
        "已有的档案写明了自己的标准，不受影响。",
        exit_codes="0 已显示或已改；2 没有这份标准、它没有认证，或写不进去",
        examples=["zjai standard default", "zjai standard default hz-ai-2026", "zjai standard default --reset"],
    )
    parser.add_argument("standard", metavar="标准", nargs="?", help="标准的编号（见 zjai standard list）")
    parser.add_argument("--reset", action="store_true", help="恢复用申报计划所定的标准")
    parser.add_json()
    given = parser.parse_args(words)
    if given.reset and given.standard:
        raise refuse("command-line", "命令行，zjai standard default", "标准的编号和 --reset 不能一起写", "请只写一种")
    if given.reset:
        forget_choice()
    elif given.standard:
        choose_standard(given.standard)
    cycle, standard = current_rules()
    chosen = bool(chosen_standard())
    if given.json:
        say_json({"chosen": chosen, "cycle": cycle.cycle.id, "standard": head_json(standard)})
    else:
        say(default_text(cycle, standard, chosen, terminal_width()))
    return OK
