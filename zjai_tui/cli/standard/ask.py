"""``zjai standard ask``: the 请示单 that asks how unclear clauses are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...base.problems import refuse
from ...base.structure import did_you_mean
from ...base.text import quoted
from ...reports.inquiry_json import inquiry_json
from ...reports.inquiry_report import inquiry_report, inquiry_text
from ...rules.catalog import find_standard
from ...scoring.frame import frame_of
from ...transcribing.editions.inquiry import Inquiry, inquiry_of
from ...transcribing.usual import current_rules
from ..arguments import Parser
from ..case import read_case
from ..clock import today
from ..guard import NO, OK
from ..report_files import format_of, write_report
from ..streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print or write the sheet; return 0, or 1 when the standard has no open question and there is nothing to ask."""
    parser = Parser(
        "standard ask",
        "写请示单：每处有不同读法的条文一题，列出条文原文、各种读法、各得多少分、答复之前按哪种计，留出答复和签章的地方，"
        "打印后报主管部门或评委会明确。分数按一份自评档案测算，不给档案时按标准里的算例；请示单上不写申报人的姓名和单位。",
        exit_codes="0 已写出；1 标准里没有有争议的条文，不用请示；2 文件或命令有误；3 没有档案那个年度的规则",
        examples=["zjai standard ask 我的标准.toml -o 请示单.html", "zjai standard ask --dossier 张三.toml"],
    )
    parser.add_argument(
        "standard", metavar="标准", nargs="?", default="", help="标准的名称或文件；不写时用档案的，或最近一年的"
    )
    parser.add_argument("--dossier", metavar="档案文件", default="", help="按这份自评档案（.toml 文件）测算")
    parser.add_argument("--question", metavar="编号", default="", help="只写这一处条文，编号见标准文件的[[open]]")
    parser.add_argument(
        "-o", "--output", metavar="请示单文件", default="", help="写进文件：.txt、.md、打印用的 .html 或能改的 .docx"
    )
    parser.add_argument("--force", action="store_true", help="请示单文件已经有了时替换它")
    parser.add_json()
    given = parser.parse_args(words)
    form = format_of(given.output) if given.output else ""
    if given.dossier:
        case = read_case(given.dossier, given.standard)
        standard, found = case.standard, inquiry_of(case.standard, case.dossier, frame_of(case.cycle))
    else:
        standard = find_standard(given.standard) if given.standard else current_rules()[1]
        found = inquiry_of(standard)
    if given.question:
        found = _only(found, given.question)
    if given.json:
        say_json(inquiry_json(found, standard))
    elif not found.questions:
        say(f"{standard.standard.title}没有登记有不同读法的条文，不用请示。")
    if found.questions and given.output:
        sources = tuple(filter(None, (given.standard, given.dossier)))
        report = inquiry_report(found, standard, today())
        write_report(report, given.output, form, force=given.force, sources=sources)
    elif found.questions and not given.json:
        say(inquiry_text(found, standard, terminal_width()))
    return OK if found.questions else NO


def _only(found: Inquiry, question: str) -> Inquiry:
    ids = [one.id for one in found.questions]
    if question not in ids:
        message = f"这份标准没有有争议的条文{quoted(question)}"
        raise refuse("command-line", "命令行，--question", message, did_you_mean(question, ids))
    return replace(found, questions=tuple(one for one in found.questions if one.id == question))
