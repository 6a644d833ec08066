"""``zjai batch``: many dossiers, one JSON line each, or one table."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from ..base.problems import MOST, Problem, refuse
from ..base.text import one_line, quoted
from ..batch.conflict import Conflict
from ..batch.finding import dossiers_in
from ..batch.lens import conflicts, limits_note
from ..batch.row import Row
from ..batch.rules_at_hand import RulesAtHand
from ..batch.running import mapped, rows
from ..reports.batch_csv import batch_csv, conflicts_csv
from ..reports.batch_json import conflict_line, row_line
from ..rules.catalog import find_standard
from .arguments import Parser
from .batch_lines import Line, line_of, lost_line
from .batch_paths import typed_paths
from .case import target_points
from .guard import NO, OK, WRONG
from .outputs import write_files
from .progress import Progress
from .streams import complain, say, say_json_line

TABLE, BOOK = ".csv", ".xlsx"
MOST_JOBS = 60
"""Windows waits for no more at once."""


def run(words: Sequence[str]) -> int:
    """Read every dossier; return 0 when all could be read and nothing is to be mended, else 1; 2 when none could.

    Raises `Refused` when there is nothing to read, or the table cannot be written.
    """
    given = _parser().parse_args(words)
    _check(given)
    if given.standard:
        find_standard(given.standard)  # what is wrong with it is told once, not for every dossier
    tally = _Tally()
    found = dossiers_in(typed_paths(given.paths, nul=given.nul), tally.left_out)
    rules = RulesAtHand(standard=given.standard, target=given.target)
    if given.output is None and not given.conflicts:
        _stream(found, rules, given.jobs, tally)
    else:
        _gather(found, rules, given, tally)
    if not tally.files:
        tally.tell_left_out()
        raise refuse("batch-empty", "命令行，zjai batch", "没有找到自评档案", "请给出放档案的文件夹，或.toml档案文件")
    tally.tell()
    return tally.code


def _parser() -> Parser:
    parser = Parser(
        "batch",
        "一次看多份自评档案：逐份打分、判断申报资格、核对佐证材料，旁边有核定文件的一并算入。每份一行JSON，读不出的写明原因，"
        "不影响其余。分数和 zjai score 相同；问题和 zjai check 相同，只是不核对工作内容与所选方向。逐项自查请用 "
        "zjai check。",
        exit_codes="0 都读出了，没有要处理的问题；1 有读不出的、有要处理的问题，或有冲突提示；"
        "2 命令有误，没有找到档案，或一份也读不出",
        examples=[
            "zjai batch 申报材料/",
            "zjai batch 申报材料/ -o 汇总.xlsx",
            "zjai batch 申报材料/ --conflicts",
            "find . -name '*.toml' -print0 | zjai batch -0 -",
        ],
    )
    parser.add_argument(
        "paths", metavar="路径", nargs="+", help="档案文件，或放档案的文件夹（含下级）；写 - 从标准输入读，一行一个"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="表格文件",
        help="写成一张表：.csv 或 .xlsx（含冲突提示）；.csv 加 --conflicts 另写一张",
    )
    parser.add_argument("--force", action="store_true", help="表格文件已经有了时替换它")
    parser.add_argument("--conflicts", action="store_true", help="核对各份之间可能的矛盾，列在最后；要记住各份的要点")
    jobs = "用几个进程；不写时按处理器个数，份数少时只用一个"
    parser.add_argument("--jobs", metavar="个数", type=jobs_typed, help=jobs)
    parser.add_argument(
        "--standard", metavar="标准", default="", help="都改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_argument("--target", metavar="分数", type=target_points, help="目标分；不写时用年度通知里的自评分数线")
    parser.add_argument("-0", "--null", dest="nul", action="store_true", help="标准输入里的路径以空字符分隔")
    parser.add_argument("--json", action="store_true", help="写表格时，也输出每份一行的JSON")
    return parser


def jobs_typed(typed: str) -> int:
    """Return a number of processes as it was typed. Raises ``argparse.ArgumentTypeError`` for what is none."""
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= MOST_JOBS):
        raise argparse.ArgumentTypeError(f"应为1至{MOST_JOBS}的整数，现为{quoted(typed)}。请改写，或不写这一项")
    return int(typed)


def _check(given: argparse.Namespace) -> None:
    """Refuse early what would only fail after all has been read."""
    if given.output is None:
        return
    ending = Path(given.output).suffix.lower()
    if ending not in (TABLE, BOOK):
        message = f"{quoted(given.output)}的后缀不对" if ending else f"{quoted(given.output)}没有后缀"
        raise refuse("command-line", "命令行，--output", message, "请用 .csv 或 .xlsx")
    for name in (given.output, *([_hints_name(given.output)] if given.conflicts and ending == TABLE else ())):
        if Path(name).exists() and not given.force:
            message = "已经有这个文件，没有改动它"
            raise refuse("file-exists", one_line(name), message, "请换一个文件名，或加 --force 替换它")
    if ending == BOOK and find_spec("xlsxwriter") is None:
        remedy = "请管理员运行 pip install XlsxWriter，或改用 .csv"
        raise refuse("xlsxwriter-missing", "命令行，--output", "本机没有装写xlsx用的XlsxWriter", remedy)


def _stream(found: Iterator[str], rules: RulesAtHand, jobs: int | None, tally: _Tally) -> None:
    """Print a line for each as it is read; nothing is kept."""
    lines = mapped(found, partial(line_of, rules=rules), lost_line, jobs=jobs)
    with closing(lines), Progress() as progress:
        for line in lines:
            tally.add(line)
            progress.step()
            if not say_json_line(line.text):
                return  # nobody reads on


def _gather(found: Iterator[str], rules: RulesAtHand, given: argparse.Namespace, tally: _Tally) -> None:
    """Read all, then compare them, and write the table."""
    ending = Path(given.output).suffix.lower() if given.output else ""
    with_json = given.output is None or given.json
    traced = given.conflicts or ending == BOOK
    kept: list[Row] = []
    read = rows(found, rules, jobs=given.jobs, traced=traced)
    with closing(read), Progress() as progress:
        for row in read:
            tally.add(Line.of(row))
            progress.step()
            kept.append(row)
            if with_json and not say_json_line(row_line(row)) and given.output is None:
                return
    hints = conflicts(kept) if traced else ()
    tally.hints = len(hints)
    if given.output and kept:
        files = {given.output: _table(kept, hints, ending)}
        if given.conflicts and ending == TABLE:
            files[_hints_name(given.output)] = conflicts_csv(hints)
        write_files(files, force=given.force)
        told = f"已写入 {' 和 '.join(map(one_line, files))}，共{len(kept)}份。"
        complain(told) if given.json else say(told)
        if ending == TABLE and not given.conflicts:
            complain("表里没有冲突提示；要核对各份之间可能的矛盾，请加 --conflicts，或写成 .xlsx。")
    if given.conflicts and kept:
        complain(limits_note())
    for hint in hints if given.conflicts else ():
        if with_json:
            say_json_line(conflict_line(hint))
        else:
            say(f"{hint.title}：{hint.sentence()}涉及{'、'.join(map(one_line, hint.files))}。")


def _hints_name(table: str) -> str:
    path = Path(table)
    return str(path.with_name(f"{path.stem}-冲突提示{path.suffix}"))


def _table(kept: list[Row], hints: Sequence[Conflict], ending: str) -> bytes:
    if ending == TABLE:
        return batch_csv(kept)
    from ..dossier.seal import code_over
    from ..reports.unit.batch_workbook import batch_workbook
    from ..reports.workbook_xlsx import workbook_bytes

    code = code_over(row.code for row in kept if row.code)
    return workbook_bytes(batch_workbook(kept, hints, date.today(), code=code))


class _Tally:
    """What was seen, counted, and what is told of it at the end."""

    def __init__(self) -> None:
        self.files = self.lost = self.faulty = self.hints = 0
        self.reasons: list[str] = []
        self.beside: list[str] = []
        self.others = 0

    def add(self, line: Line) -> None:
        self.files += 1
        self.faulty += line.faulty
        if line.lost:
            self.lost += 1
            if len(self.reasons) < MOST:
                self.reasons.append(line.lost)

    def left_out(self, problem: Problem) -> None:
        self.others += 1
        if len(self.beside) < MOST:
            self.beside.append(problem.sentence())

    @property
    def code(self) -> int:
        if self.lost == self.files:
            return WRONG
        return NO if self.lost or self.faulty or self.hints else OK

    def tell_left_out(self) -> None:
        for sentence in self.beside:
            complain(sentence)

    def tell(self) -> None:
        """Say on stderr what was left out or could not be read, then the numbers."""
        self.tell_left_out()
        for sentence in self.reasons:
            complain(sentence)
        more = self.lost + self.others - len(self.reasons) - len(self.beside)
        if more:
            complain(f"另有{more}处没有列出。")
        parts = [f"共{self.files}份档案，读出{self.files - self.lost}份"]
        parts += [f"其中{self.faulty}份有要处理的问题"] if self.faulty else []
        parts += [f"读不出{self.lost}份"] if self.lost else []
        parts += [f"冲突提示{self.hints}条"] if self.hints else []
        complain("，".join(parts) + "。")
