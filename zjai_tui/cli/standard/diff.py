"""``zjai standard diff``: two editions of a standard laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ...reports.standard_diff_json import standard_diff_json
from ...reports.standard_diff_report import standard_diff_report, standard_diff_text
from ...rules.catalog import find_standard
from ...transcribing.editions.differing import difference
from ..arguments import Parser
from ..clock import today
from ..guard import NO, OK
from ..report_files import format_of, write_report
from ..streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print what differs; return 0 when nothing does, else 1. Raises `Refused` when one of the two cannot be read."""
    parser = Parser(
        "standard diff",
        "逐条对照两版标准：新增、删去、改号、改动的指标，改了什么分值、封顶、档位、系数、条文和依据，"
        "以及问题、业绩种类、期限、控制项等其他规则。改了号的按新版的改号对照认；像是改号的只提出来，不自动采用。",
        exit_codes="0 没有不同；1 有不同；2 没有这份标准，或读不出",
        examples=["zjai standard diff 旧版.toml 新版.toml", "zjai standard diff 旧版.toml 新版.toml -o 对照.html"],
    )
    parser.add_argument("older", metavar="旧版标准", help="标准的名称（见 zjai standard list）或文件")
    parser.add_argument("newer", metavar="新版标准", help="同上")
    parser.add_argument(
        "-o", "--output", metavar="报告文件", default="", help="写进文件：.txt、.md、打印用的 .html 或能改的 .docx"
    )
    parser.add_argument("--force", action="store_true", help="报告文件已经有了时替换它")
    parser.add_json()
    given = parser.parse_args(words)
    form = format_of(given.output) if given.output else ""
    found = difference(find_standard(given.older), find_standard(given.newer))
    if given.output:
        sources = (given.older, given.newer)
        report = standard_diff_report(found, today())
        write_report(report, given.output, form, force=given.force, sources=sources)
    if given.json:
        say_json(standard_diff_json(found))
    elif not given.output:
        say(standard_diff_text(found, terminal_width()))
    return OK if found.same else NO
