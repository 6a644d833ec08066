"""``zjai compare``: one dossier under two editions of the standard or in two rounds, or two dossiers item by item."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..base.places import absolute, real
from ..base.problems import refuse
from ..base.text import one_line, quoted
from ..dossier.model import Dossier
from ..dossier.store import create
from ..reports.comparison_json import comparison_json
from ..reports.comparison_report import comparison_report, comparison_text
from ..reports.document.model import with_words
from ..reports.own_numbers import hidden_in, hider
from ..rules.catalog import find_cycle, find_standard
from ..transcribing.editions.comparing import carried_over, compare
from .arguments import Parser
from .case import read_case, target_points
from .clock import today
from .compare_two import compare_two
from .guard import NO, OK
from .report_files import format_of, write_report
from .streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print both scores and why each row differs, or what two dossiers say; return 0 when all is the same, else 1."""
    parser = Parser(
        "compare",
        "同一份自评档案，按另一版标准或另一个年度再测算一次：两个总分、结论和申报路径，逐项说明分数为什么不同，"
        "哪些答案在新版没有位置，新版多问了什么。写了两份档案时，逐项对照两份档案填的有什么不同。档案本身不改动。",
        exit_codes="0 结果相同，答案都有位置；1 结果不同，或有答案没有位置；2 文件或命令有误；3 没有那个年度的规则",
        examples=[
            "zjai compare 张三.toml --standard 新版.toml",
            "zjai compare 张三.toml --cycle 2025 --json",
            "zjai compare 张三.toml 张三-改.toml",
        ],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）")
    parser.add_argument(
        "other", metavar="另一份档案文件", nargs="?", default="", help="与这份档案（.toml 文件）逐项对照"
    )
    parser.add_argument(
        "--standard", metavar="标准", default="",
        help="换成这份标准：名称（见 zjai standard list）或文件；不写时标准不变",
    )  # fmt: skip
    parser.add_argument("--cycle", metavar="年度", default="", help="换成这个年度的申报计划，如 2025；不写时年度不变")
    parser.add_argument("--target", metavar="分数", type=target_points, help="目标分；不写时用各年度通知里的自评分数线")
    parser.add_argument(
        "-o", "--output", metavar="报告文件", default="", help="写进文件：.txt、.md、打印用的 .html 或能改的 .docx"
    )
    parser.add_argument("--full", action="store_true", help="写全证件号码和联系电话；不写时不显示，或只显示末四位")
    parser.add_argument("--force", action="store_true", help="报告文件已经有了时替换它")
    parser.add_argument(
        "--save", metavar="新档案文件", default="",
        help="把答案带到新版，另存为这份档案（.toml 文件，与原档案同在一个文件夹）；没有位置的答案记在它的备注里",
    )  # fmt: skip
    parser.add_json()
    given = parser.parse_args(words)
    form = format_of(given.output) if given.output else ""
    if given.other:
        _check_alone(given)
        return compare_two(
            given.file, given.other, output=given.output, form=form, force=given.force, json=given.json,
            target=given.target, full=given.full,
        )  # fmt: skip
    if not given.standard and not given.cycle:
        raise refuse(
            "command-line", "命令行，zjai compare", "没有写和什么比",
            "请写另一份档案，或 --standard 新版标准，或 --cycle 年度",
        )  # fmt: skip
    case = read_case(given.file)
    after = (
        find_standard(given.standard) if given.standard else case.standard,
        find_cycle(given.cycle) if given.cycle else case.cycle,
    )
    if given.save:
        _check_place(given.file, given.save, case.dossier)
    found = compare(case.dossier, (case.standard, case.cycle), after, given.target)
    name = case.dossier.person.name or case.name
    hide = hider([case.dossier], "full" if given.full else "masked")
    if given.output:
        sources = tuple(filter(None, (given.file, given.standard, given.cycle)))
        report = with_words(comparison_report(found, name, today()), hide)
        write_report(report, given.output, form, force=given.force, sources=sources)
    if given.save:
        create(carried_over(found), Path(given.save))
    if given.json:
        say_json(hidden_in(comparison_json(found), hide))
    elif given.save:
        head, lost = found.after.standard.standard, len(found.unplaced)
        kept = f"有{lost}处答案没有位置，已记在新档案的备注里；" if lost else ""
        say(f"已另存为 {one_line(given.save)}，按{head.title}（{head.edition}）。{kept}原档案没有改动。")
    elif not given.output:
        say(comparison_text(found, name, terminal_width(), hide))
    return OK if found.same and not found.unplaced else NO


def _check_alone(given: argparse.Namespace) -> None:
    """Refuse what belongs to the other comparison: each of two dossiers is scored by the rules it names."""
    for option in ("standard", "cycle", "save"):
        if getattr(given, option):
            message = f"对照两份档案时不能写 --{option}"
            raise refuse("command-line", f"命令行，--{option}", message, "请去掉它，或只写一份档案")


def _check_place(file: str, new: str, dossier: Dossier) -> None:
    """Refuse a place from which the evidence named in the dossier would not be found."""
    if not new.endswith(".toml"):
        raise refuse("command-line", "命令行，--save", f"{quoted(new)}不以 .toml 结尾", "请改文件名")
    evidence = any(entry.evidence for entry in dossier.entry)
    if evidence and real(absolute(new).parent) != real(absolute(file).parent):
        message = "新档案与原档案不在一个文件夹，佐证材料会找不到"
        raise refuse("command-line", "命令行，--save", message, f"请存到{one_line(str(absolute(file).parent))}")
