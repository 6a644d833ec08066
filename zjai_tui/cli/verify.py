"""``zjai verify``: whether a dossier is still what a code, a seal file or an exported document says."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from ..base.problems import refuse
from ..base.text import one_line, quoted
from ..base.toml_files import read_bytes
from ..dossier.review.store import is_review_name
from ..dossier.review.subject import subject_of
from ..dossier.seal import LETTERS, read_code
from ..dossier.seal_file import ENDING
from ..dossier.verifying import Against, verified
from ..reports.seal_text import verify_json, verify_text
from ..reports.sealed_export import sealed_in
from ..reviewing.state import signing_act
from .arguments import Parser
from .guard import NO, OK
from .sealing import Sealing, sealing
from .streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the answer; return 0 when nothing was altered, else 1.

    Raises `Refused` when a file cannot be read or the code is mistyped.
    """
    parser = Parser(
        "verify",
        "核对自评档案还是不是当时那一份：给校验码，或校验文件，或本程序导出的文件（网页、Markdown、文本、docx、xlsx、JSON）。"
        "只有校验码时只能说相符不相符；有校验文件或带校验数据的导出文件时，逐处指出改动。旁边的核定文件一并核对。",
        exit_codes="0 相符；1 不相符，或核定文件被改动；2 读不出，或校验码抄错了；3 没有这一年度的规则",
        examples=[
            "zjai verify 张三.toml 7KQ3-9XWD-2MTR-V04H",
            f"zjai verify 张三.toml 张三{ENDING}",
            "zjai verify 张三.toml --with 核定记录.html",
        ],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）")
    parser.add_argument(
        "against", metavar="校验码或文件", nargs="?", default="",
        help=f"校验码，全角、小写、不带横线都行；或文件。不写时找旁边的“{ENDING}”，再找核定文件里记的校验码",
    )  # fmt: skip
    parser.add_argument("--with", dest="files", metavar="文件", default="", help="校验文件或导出的文件")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_json()
    given = parser.parse_args(words)
    if is_review_name(Path(given.file).name):
        raise refuse("verify-review", one_line(given.file), "这是核定文件", "请给出自评档案，旁边的核定文件会一并核对")
    found = sealing(given.file, given.standard)
    answer = verified(
        found.case.dossier, found.seal, _against(given.file, given.against, given.files, found), found.states,
        found.review, signing_act(found.review, subject_of(found.case.dossier)), found.copy,
    )  # fmt: skip
    if given.json:
        say_json(verify_json(given.file, answer))
    else:
        say(str(verify_text(Path(given.file).name, answer, terminal_width())))
    return OK if answer.sound else NO


def _against(dossier: str, typed: str, file: str, found: Sealing) -> Against:
    """Return what to compare with: a file goes before a code, what was named before what lies beside."""
    if typed and _is_file(typed):
        if file:
            raise refuse("command-line", "命令行", "给了两份文件", "请只留一份")
        typed, file = "", typed
    code = _code(typed) if typed else ""
    if file:
        against = sealed_in(read_bytes(Path(file), one_line(file)), one_line(Path(file).name))
        if code and code not in against.codes:
            message = f"校验码{code}与{one_line(file)}里的不一样"
            raise refuse("command-line", "命令行", message, "请只给其中一个")
        return against
    if code:
        return Against(codes=(code,), said="所给的校验码")
    return _beside(dossier, found)


def _code(typed: str) -> str:
    """Return the code as it is printed; raise `Refused` when it was mistyped, telling how."""
    code = read_code(typed)
    if code is not None:
        return code
    letters = sum(one.isalnum() for one in unicodedata.normalize("NFKC", typed))
    if Path(typed).suffix and letters != LETTERS:
        raise refuse("file-missing", one_line(typed), "找不到这个文件", "请检查文件名和所在文件夹，或直接写校验码")
    wrong = f"有{letters}位，应为{LETTERS}位" if letters != LETTERS else "抄错了一位，或两位抄反了"
    message = f"{quoted(typed)}不是校验码：{wrong}"
    raise refuse("code-mistyped", "命令行，校验码", message, "请对照印出来的重抄一遍；这不等于档案改过")


def _beside(dossier: str, found: Sealing) -> Against:
    """Return the seal file beside the dossier, else the code its review keeps. Raises `Refused` without either."""
    path = Path(dossier)
    file = path.with_name(path.stem + ENDING)
    if file.is_file():
        return sealed_in(read_bytes(file, one_line(str(file))), one_line(file.name))
    act = signing_act(found.review, subject_of(found.case.dossier))
    if act is not None:
        return Against(codes=(act.seen,), said="核定文件里记的校验码")
    message = "没有写拿什么来核对，旁边没有校验文件，也没有记着校验码的核定文件"
    raise refuse("command-line", "命令行", message, f"请写校验码，或给出{ENDING}文件、导出的文件")


def _is_file(typed: str) -> bool:
    try:
        return Path(typed).is_file()
    except (OSError, ValueError):  # a code is no path on every system
        return False
