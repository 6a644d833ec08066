"""``zjai standard default``: the standard that new dossiers start with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...base.problems import refuse
from ...base.text import one_line, quoted
from ...base.toml_files import decode, read_bytes
from ...reports.standard_certifying import default_text
from ...reports.standard_json import head_json
from ...rules.catalog import find_standard
from ...rules.standards.reader import standard_from_text
from ...transcribing.drafts.drafting import make_folder, place_of
from ...transcribing.usual import check_certified, choose_standard, chosen_standard, current_rules, forget_choice
from ..arguments import Parser
from ..guard import OK
from ..outputs import write_files
from ..streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Show, choose or forget the standard for new dossiers; return 0. Raises `Refused` when it cannot be used."""
    parser = Parser(
        "standard default",
        "新建的自评档案用哪份标准。不写标准时只显示；写编号时改用它，它必须已认证、放在用户文件夹的 standards 里；"
        "写文件时先把它复制到那里，已有不同的同名文件时不覆盖。"
        "已有的档案写明了自己的标准，不受影响。",
        exit_codes="0 已显示或已改；2 没有这份标准、它没有认证，或写不进去",
        examples=["zjai standard default", "zjai standard default hz-ai-2026", "zjai standard default --reset"],
    )
    parser.add_argument(
        "standard", metavar="标准", nargs="?", help="标准的编号（见 zjai standard list），或已认证的标准文件"
    )
    parser.add_argument("--reset", action="store_true", help="恢复用申报计划所定的标准")
    parser.add_json()
    given = parser.parse_args(words)
    if given.reset and given.standard:
        raise refuse("command-line", "命令行，zjai standard default", "标准的编号和 --reset 不能一起写", "请只写一种")
    if given.reset:
        forget_choice()
    elif given.standard:
        choose_standard(_at_hand(given.standard))
    cycle, standard = current_rules()
    chosen = bool(chosen_standard())
    if given.json:
        say_json({"chosen": chosen, "cycle": cycle.cycle.id, "standard": head_json(standard)})
    else:
        say(default_text(cycle, standard, chosen, terminal_width()))
    return OK


def _at_hand(typed: str) -> str:
    """Return the id of a standard; a file is first copied to where standards are found by their id.

    Raises `Refused` when the file is not certified, or another one lies there already.
    """
    if not typed.endswith(".toml") and "/" not in typed and "\\" not in typed:
        return typed
    file, where = Path(typed), one_line(typed)
    check_certified(find_standard(typed), typed)
    data = read_bytes(file, where)
    standard = standard_from_text(decode(data, where), where)
    target = place_of(standard)
    if not target.exists():
        make_folder(target.parent)
        write_files({str(target): data}, force=False)
    elif read_bytes(target, one_line(str(target))) != data:
        message = f"已经有编号为{quoted(standard.standard.id)}的另一份标准，没有改动它"
        raise refuse("file-exists", one_line(str(target)), message, "请先把那一份移走，或给这一份换一个编号再认证")
    return standard.standard.id
