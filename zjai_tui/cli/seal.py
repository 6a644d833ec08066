"""``zjai seal``: the code of a dossier, and a file that tells later what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..base.problems import Refused, refuse
from ..base.text import one_line
from ..batch.finding import dossiers_in
from ..dossier.seal import code_over
from ..dossier.seal_file import ENDING, seal_file_text
from ..reports.seal_text import NOT_WHO, seal_json, seal_text
from .arguments import Parser
from .guard import OK, WRONG
from .outputs import write_files
from .sealing import Sealing, sealing
from .streams import complain, say, say_json


def run(words: Sequence[str]) -> int:
    """Print the code; return 0, or 2 when one of several dossiers cannot be read.

    Raises `Refused` when the only one cannot be read, or the seal file not be written.
    """
    parser = Parser(
        "seal",
        "算出自评档案的校验码，说明它涵盖什么。校验码由档案、评价标准和佐证材料算出，有一处改动就不同（证件号码和联系电话两栏除外）；"
        "-o 另存一份校验文件，以后用 zjai verify 可以指出改了哪里。校验文件只有摘要，没有原文，请和自评档案一样保管。",
        exit_codes="0 已算出；2 文件或命令有误；3 没有这一年度的规则",
        examples=["zjai seal 张三.toml", f"zjai seal 张三.toml -o 张三{ENDING}", "zjai seal 申报材料/"],
    )
    parser.add_argument("file", metavar="档案文件", nargs="+", help="自评档案（.toml 文件），可以写几份，或一个文件夹")
    parser.add_argument("-o", "--output", metavar="校验文件", help=f"另存校验文件，后缀{ENDING}；只能给一份档案")
    parser.add_argument("--force", action="store_true", help="校验文件已经有了时替换它")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_json()
    given = parser.parse_args(words)
    single = len(given.file) == 1 and not Path(given.file[0]).is_dir()
    if given.output is not None and not single:
        raise refuse("command-line", "命令行，--output", "校验文件一次只能写一份档案的", "请逐份写，或去掉 -o")
    if not single:
        return _several(given.file, given.standard, given.json)
    found = sealing(given.file[0], given.standard)
    if given.output is not None:
        _check_ending(given.output)
        text = seal_file_text(found.file())
        write_files({given.output: text.encode()}, force=given.force, sources=(given.file[0],))
    if given.json:
        say_json(_json(given.file[0], found))
    else:
        case = found.case
        acts = len(found.review.act)
        say(str(seal_text(Path(given.file[0]).name, case.dossier, case.standard, found.seal, found.unread, acts)))
    if given.output is not None:
        (complain if given.json else say)(f"已写入 {one_line(given.output)}。")
    return OK


def _check_ending(name: str) -> None:
    if not name.endswith(".toml"):
        raise refuse("command-line", "命令行，--output", "校验文件的后缀不对", f"请用{ENDING}")


def _several(paths: Sequence[str], standard: str, as_json: bool) -> int:
    """Print the code of every dossier and one over all; return 2 when one cannot be read."""
    done: list[tuple[str, Sealing]] = []
    lost = 0
    for file in dossiers_in(paths):
        try:
            done.append((file, sealing(file, standard)))
        except Refused as refused:
            lost += 1
            complain(refused.problems[0].sentence())
    if not done and not lost:
        raise refuse("batch-empty", "命令行", "没有找到自评档案", "请给出放档案的文件夹，或.toml档案文件")
    over = code_over(one.seal.code for _, one in done)
    if as_json:
        say_json({"code": over, "dossiers": [_json(file, one) for file, one in done], "unreadable": lost})
    else:
        for file, one in done:
            say(f"{one.seal.code}  {one_line(file)}" + ("（有佐证材料读不到或太大）" if one.unread else ""))
        if len(done) > 1:
            say(f"{over}  以上{len(done)}份合成")
        say(NOT_WHO)
    return WRONG if lost else OK


def _json(file: str, one: Sealing) -> dict[str, Any]:
    return seal_json(file, one.seal, one.file(), one.unread)
