"""``zjai standard lint``: what should not be trusted in a standard, and its golden cases run."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.problems import Refused
from ..reports.standard_json import clean, lint_json, unreadable_json
from ..reports.standard_text import lint_text
from ..rules.catalog import find_standard
from ..rules.lint import lint
from ..scoring.cases import run_cases
from .arguments import Parser
from .case import current_rules
from .guard import NO, OK
from .streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the findings; return 0 when there is none but notes, else 1.

    A standard that cannot be read raises `Refused`; with ``--json`` its problems are printed as well.
    """
    parser = Parser(
        "standard lint",
        "检验一份标准：档位的空缺和重叠、永远达不到的档、起不了作用的封顶、没有依据的指标、条文里没有的数字、"
        "没有默认读法的条文，并运行它的算例。",
        exit_codes="0 没有错误和提醒；1 查出错误或提醒；2 没有这份标准，或读不出",
        examples=["zjai standard lint", "zjai standard lint 我的标准.toml --json"],
    )
    parser.add_argument("standard", metavar="标准", nargs="?", help="标准的名称或文件；不写时检验最近一年所用的那份")
    parser.add_json()
    given = parser.parse_args(words)
    try:
        standard = find_standard(given.standard) if given.standard else current_rules()[1]
    except Refused as refused:
        if given.json:
            say_json(unreadable_json(refused.problems))
        raise
    findings = (*lint(standard), *run_cases(standard))
    if given.json:
        say_json(lint_json(findings))
    else:
        say(lint_text(standard, findings, terminal_width()))
    return OK if clean(findings) else NO
