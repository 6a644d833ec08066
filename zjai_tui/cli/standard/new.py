"""``zjai standard new``: a new standard, from a commented skeleton or from a spreadsheet."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...base.problems import Problem, Refused, refuse
from ...base.text import one_line
from ...base.typed import typed
from ...base.words import did_you_mean
from ...reports.sheet_taking import columns_text, notes_text, taken_text, taking_json
from ...rules.standards.checks import soundness_problems
from ...rules.standards.reader import standard_from_text
from ...rules.standards.standard import Standard
from ...rules.standards.writer import standard_text
from ...transcribing.sheets.columns import ROLES, Columns, guess_columns
from ...transcribing.sheets.from_rows import Taken, rows_taken
from ...transcribing.sheets.sheet import Sheet, column_index, open_sheet
from ...transcribing.skeleton import skeleton_text
from ..arguments import Parser
from ..guard import NO, OK
from ..lines import Lines
from ..outputs import write_files
from ..streams import has_terminal, say, say_json, terminal_width

_EDITION = "待填"
_UNFIT = frozenset(",;\"'`<>|*?:")
"""Signs in file names that commands, shells or other systems take for something else."""


def run(words: Sequence[str]) -> int:
    """Write the file; return 0, or 1 when a person looked at the columns and said no.

    Raises `Refused` for a spreadsheet that cannot be read, columns that do not suffice, or a file that is
    there already; without a terminal nothing is written unless ``--yes`` says so.
    """
    given = _parser().parse_args(words)
    _check_target(given)
    if given.source:
        return _from_sheet(given)
    for option in ("columns", "held", "ocr"):
        if getattr(given, option):
            raise refuse(
                "command-line", "命令行，zjai standard new", f"没有 --from，--{option} 用不上", "请加 --from 表格文件"
            )
    head = (given.id or _id_of(given.file), given.title or Path(given.file).stem, given.edition or _EDITION)
    text = skeleton_text(*head)
    name = one_line(given.file)
    standard_from_text(text, name)  # an id that is none is refused before anything is written
    _write(given, text)
    if given.json:
        say_json({"file": name, "written": True, "standard": dict(zip(("id", "title", "edition"), head, strict=True))})
        return OK
    say(f"已写入 {name}：一份带说明的底稿，请照印发的表改写。")
    say(f"下一步：zjai standard guide 看每种条文怎么录；录好后 zjai standard lint {typed(given.file)}")
    return OK


def _parser() -> Parser:
    parser = Parser(
        "standard new",
        "新建一份标准：不写 --from 时写一份带说明的底稿；写了就从表格录入，印发的表一行一行录在表格里。"
        "写入之前先列出每一列当作什么，由你确认。已有同名文件时不覆盖。",
        exit_codes="0 已写入，或 --json 没有加 --yes；1 看过各列之后没有写入；2 表格读不出、列不够，或文件已存在",
        examples=[
            "zjai standard new 我的标准.toml",
            "zjai standard new 我的标准.toml --from 分值表.xlsx --edition 2025-试行",
            "zjai standard new 我的标准.toml --from 表.csv --columns 分值=E --yes",
        ],
    )
    parser.add_argument("file", metavar="标准文件", help="要新建的文件，以 .toml 结尾")
    parser.add_argument("--from", dest="source", metavar="表格文件", default="", help="从这份表格录入：.xlsx 或 .csv")
    parser.add_argument("--id", metavar="编号", default="", help="标准的编号；不写时用文件名")
    parser.add_argument("--title", metavar="名称", default="", help="标准的全称；不写时用表头上面的一行，或文件名")
    parser.add_argument("--edition", metavar="版次", default="", help=f"例如 2025-试行；不写时记“{_EDITION}”")
    parser.add_argument(
        "--columns",
        metavar="各列",
        default="",
        help=f"改几列的用途，例如“分值=E,封顶=F”；用途有：{'、'.join(ROLES.values())}",
    )
    parser.add_argument("--held", action="store_true", help="手里有印发的原文，规则的依据记为官方原文")
    parser.add_argument("--ocr", action="store_true", help="表格是从扫描件识别来的，没有逐字核对过")
    parser.add_argument("--yes", action="store_true", help="不再确认各列，直接写入")
    parser.add_argument("--force", action="store_true", help="已有同名文件时替换它")
    parser.add_json()
    return parser


def _check_target(given: argparse.Namespace) -> None:
    name = one_line(given.file)
    if not given.file.endswith(".toml"):
        remedy = f"请写成 {Path(name).stem}.toml" if name.lower().endswith(".toml") else f"请写成 {name}.toml"
        raise refuse("command-line", name, "标准文件要以 .toml 结尾", remedy)
    stem = Path(given.file).name.removesuffix(".toml")
    if not stem.strip() or stem.startswith("."):
        raise refuse("command-line", name, "文件没有名字", "请写成“我的标准.toml”这样")
    if not stem.isprintable() or _UNFIT & set(stem):
        remedy = "文件名里不要有逗号、引号和控制字符，请换一个"
        raise refuse("command-line", name, "这个文件名不好用", remedy)
    if os.path.lexists(given.file) and not given.force and not (given.json and not given.yes):
        raise refuse("file-exists", name, "已经有这个文件，没有改动它", "请换一个文件名，或加 --force 替换它")


def _write(given: argparse.Namespace, text: str) -> None:
    sources = (given.source,) if given.source else ()
    write_files({given.file: text.encode()}, force=given.force, sources=sources)


@dataclass(frozen=True, slots=True)
class _Work:
    given: argparse.Namespace
    sheet: Sheet

    def taken(self, columns: Columns) -> Taken:
        given = self.given
        made = rows_taken(
            self.sheet.rows,
            columns,
            id=given.id or _id_of(given.file),
            title=given.title or _title_above(self.sheet, columns) or Path(given.file).stem,
            edition=given.edition or _EDITION,
            status="ocr" if given.ocr else "transcribed",
            held=given.held,
        )
        problems = soundness_problems(made.standard)
        if problems:
            raise Refused(problems)
        return made

    def notes(self, made: Taken | None) -> tuple[Problem, ...]:
        return (*self.sheet.notes, *(made.notes if made else ()))


def _from_sheet(given: argparse.Namespace) -> int:
    if given.source.lower().endswith(".toml"):
        message, remedy = "这不是表格，是档案、标准一类的文件", "请给出 .xlsx 或 .csv 文件"
        raise refuse("command-line", one_line(given.source), message, remedy)
    work = _Work(given, open_sheet(Path(given.source)))
    columns = _reassigned(guess_columns(work.sheet.rows), given.columns)
    if given.json:
        return _as_json(work, columns)
    wide = terminal_width()
    if given.yes:
        say(columns_text(work.sheet.rows, columns, wide))
    else:
        answered = _confirmed(work, columns, wide)
        if answered is None:
            say("没有写入。")
            return NO
        columns = answered
    made = work.taken(columns)
    _write(given, standard_text(made.standard))
    _tell(work, made, wide)
    return OK


def _as_json(work: _Work, columns: Columns) -> int:
    given = work.given
    problems = columns.problems()
    made = None if problems else work.taken(columns)
    if made is not None and given.yes:
        _write(given, standard_text(made.standard))
    standard: Standard | None = made.standard if made else None
    written = made is not None and given.yes
    say_json(taking_json(one_line(given.file), written, work.sheet.rows, columns, standard, work.notes(made)))
    if problems:
        raise Refused(problems)
    return OK


def _tell(work: _Work, made: Taken, wide: int) -> None:
    told = notes_text(work.notes(made), wide)
    if told:
        say(told)
    say(taken_text(work.given.file, made.standard, wide))


def _confirmed(work: _Work, columns: Columns, wide: int) -> Columns | None:
    """Return the columns as the person wants them, or None for no. Raises `Refused` when there is nobody to ask."""
    rows = work.sheet.rows
    lines = Lines()
    while True:
        say(columns_text(rows, columns, wide))
        problems = columns.problems()
        for problem in problems if has_terminal() else ():
            say(problem.sentence())
        if not has_terminal():
            message = "没有终端可以确认，没有写入"
            raise Refused(
                problems or [Problem("not-confirmed", "各列的用途", message, "核对以上各列后加 --yes 再运行")]
            )
        how = "要改一列请写，例如 E=分值" if problems else "回车写入；要改一列请写，例如 E=分值"
        typed = lines.hear(f"{how}；写 n 不写入：")
        if typed is None or typed.strip().casefold() in {"n", "no", "q", "否", "不"}:
            return None
        if not typed.strip():
            if not problems:
                return columns
            continue
        try:
            columns = _reassigned(columns, typed)
        except Refused as refused:
            say(str(refused))


def _reassigned(columns: Columns, typed: str) -> Columns:
    """Return the columns after ``分值=E,封顶=F`` (or ``E=分值``). Raises `Refused` for what names none."""
    names = {name: role for role, name in ROLES.items()}
    for pair in filter(None, (one.strip() for one in typed.replace("，", ",").replace("；", ",").split(","))):
        left, equals, right = (part.strip() for part in pair.replace("＝", "=").partition("="))
        name, letters = (left, right) if left in names else (right, left)
        index = column_index(letters)
        where = "各列的用途"
        if not equals or name not in names:
            remedy = did_you_mean(name, list(names)) if equals else "请写成“E=分值”这样"
            raise refuse("command-line", where, f"读不懂“{one_line(pair, 30)}”", remedy)
        if index is None or index >= len(columns.roles):
            raise refuse(
                "command-line", where, f"没有“{one_line(letters, 10)}”这一列", "请写表格软件里列的字母，例如 E"
            )
        columns = columns.with_role(index, names[name])
    return columns


def _id_of(file: str) -> str:
    kept = "".join(char if char.isalnum() or char in "_-" else "-" for char in Path(file).stem).strip("-")
    return kept or "new-standard"


def _title_above(sheet: Sheet, columns: Columns) -> str:
    """Return the line printed above the head of the table, or nothing."""
    lines = (next(filter(None, row), "") for row in sheet.rows[: max(columns.header, 0)])
    return one_line(next(filter(None, lines), "").replace("\n", ""), 100)
