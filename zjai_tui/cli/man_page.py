"""The manual page in roff, made from the registry and the commands' own parsers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from .. import VERSION
from ..base.cells import pieces
from ..base.folders import DATA_DIR_OPTION, DATA_DIR_VARIABLE
from .registry import EXIT_CODES
from .shapes import Argument, Shape, shapes, top_options

HELP = "--help"
ABOUT = (
    "给两种人用：准备申报浙江省人工智能专业高级工程师的申报人，和替他们把关的单位审核人。"
    "照着年度通知和量化评价标准填一份自评档案，算出分数，说明每一分从哪一条来、还缺什么、走哪条申报路径。"
    "全部在本机完成，不联网，不上传。",
    "随程序附带的标准表是参考表，不是官方分值表；用它算出的分数须以240号文附件核对。",
)
FILES = (
    ("档案.toml", "自评档案，文本文件，新写的只有本人能读。旁边的 .bak 是上一次保存的内容。"),
    ("standards/、calendars/", "用户文件夹里自己的标准和工作日历，同名的优先于随程序附带的。"),
    ("recovery/", "用户文件夹里没有保存的内容，再打开同一份档案时可以恢复。"),
)
ENVIRONMENT = (
    (DATA_DIR_VARIABLE, f"用户文件夹；不设时是系统的应用数据文件夹。写了 {DATA_DIR_OPTION} 的以它为准。"),
    ("NO_COLOR", "设了就不用颜色。"),
    ("COLUMNS", "报告和说明按多少列排。"),
)


def man_page(made_on: date) -> str:
    """Return the page, dated by the day it is made; Chinese is UTF-8, as man-db and mandoc take it."""
    commands, options = shapes(), top_options()
    lines = [
        '.\\" 由 zjai man 生成',
        f'.TH ZJAI 1 "{made_on}" "zjai {VERSION}" "用户手册"',
        ".ad l",
        ".nh",
        ".SH 名称",
        f"zjai \\- {_text('浙江省人工智能专业高级工程师申报自评')}",
        ".SH 用法",
    ]
    lines += [".B zjai", "[命令] [参数]", ".SH 说明"]
    for at, paragraph in enumerate((*ABOUT, "不写命令时打开终端界面。")):
        lines += [".PP"] * bool(at) + [_text(paragraph)]
    lines += [".SH 选项", *_listed(options), ".PP"]
    lines += [_text(f"-h、--help 和 {DATA_DIR_OPTION} 也可以写在每个命令后面。"), ".SH 命令"]
    for one in commands:
        lines += _command(one)
    lines += [".SH 退出码", *_coded(EXIT_CODES)]
    lines += [".SH 文件", *_named(FILES), ".SH 环境变量", *_named(ENVIRONMENT)]
    return "\n".join(lines)


def _command(shape: Shape) -> Iterator[str]:
    head = _plain(" ".join(("zjai", *shape.words, *_synopsis(shape)))).replace("|", "|\\:")  # long lists are broken
    yield f'.SS "{head}"'
    yield _text(shape.about)
    yield from _listed((*shape.places, *_own(shape)))
    if shape.exit_codes:
        yield ".PP"
        yield _text(f"退出码：{shape.exit_codes}。")
    if shape.examples:
        yield ".PP"
        yield "例如："
        yield ".PP"
        yield ".nf"
        yield from (f"  {_plain(one)}" for one in shape.examples)
        yield ".fi"
    for part in shape.parts:
        yield from _command(part)


def _synopsis(shape: Shape) -> Iterator[str]:
    for place in shape.places:
        many = " ..." if place.many else ""
        yield f"[{place.value}{many}]" if place.optional else f"{place.value}{many}"
    if shape.parts:
        words = "|".join(one.words[-1] for one in shape.parts)
        yield f"[{words}]" if shape.places else words
    if _own(shape):
        yield "[选项]"


def _own(shape: Shape) -> tuple[Argument, ...]:
    """Return the options that not every command has."""
    return tuple(one for one in shape.options if not {HELP, DATA_DIR_OPTION} & set(one.names))


def _listed(arguments: Sequence[Argument]) -> Iterator[str]:
    for one in arguments:
        yield ".TP"
        names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in one.names)
        yield " ".join(part for part in (names, f"\\fI{_plain(one.value)}\\fR" if one.value else "") if part)
        yield _text(one.help)


def _coded(codes: str) -> Iterator[str]:
    for one in codes.split("；"):
        code, _, meaning = one.partition(" ")
        yield ".TP"
        yield f"\\fB{code}\\fR"
        yield _text(meaning)


def _named(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, text in rows:
        yield ".TP"
        yield f"\\fB{_plain(name)}\\fR"
        yield _text(text)


def _text(text: str) -> str:
    """Return running text in which a line may end wherever Chinese lines may: roff itself breaks at spaces only."""
    joined = "\\:".join(_plain(piece) for piece in pieces(text))
    return joined.replace("\\: ", " ").replace(" \\:", " ")


def _plain(text: str) -> str:
    """Return text as roff shows it literally; a first dot or quote is no request."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
