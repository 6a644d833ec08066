"""``zjai standard lint``: what should not be trusted in a standard, and its golden cases run."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import Refused
from ...reports.standard_json import clean, lint_json, unreadable_json
from ...reports.standard_text import lint_text, unsound_lint_text
from ...rules.catalog import find_standard, standard_source
from ...rules.standards.faults import in_file, placed, refusal, standard_faults
from ...scoring.cases import run_cases
from ...transcribing.usual import current_rules
from ..arguments import Parser
from ..guard import NO, OK
from ..streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the findings; return 0 when there is none but notes, else 1.

    A standard that is not sound raises `Refused` with all its problems, after the findings of its
    sound parts are printed; with ``--json`` both are printed in one list as well.
    """
    parser = Parser(
        "standard lint",
        "检验一份标准：写错和对不上的地方，档位的空缺和重叠、永远达不到的档、起不了作用的封顶、没有依据的指标、"
        "和条文对不上的数字和界限、没有默认读法的条文，并运行它的算例。一次查出全部问题，并写明在第几行。",
        exit_codes="0 没有错误和提醒；1 查出错误或提醒；2 没有这份标准，读不出，或有改好才能用的地方",
        examples=["zjai standard lint", "zjai standard lint 我的标准.toml --json"],
    )
    parser.add_argument("standard", metavar="标准", nargs="?", help="标准的名称或文件；不写时检验新建档案所用的那份")
    parser.add_json()
    given = parser.parse_args(words)
    try:
        name = given.standard or current_rules()[1].standard.id
        text, where = standard_source(name)
        faults = standard_faults(text, where)
        standard = find_standard(name) if faults.standard is not None else None
    except Refused as refused:
        if given.json:
            say_json(unreadable_json(refused.problems))
        raise
    if standard is None:
        if given.json:
            say_json(lint_json(in_file(faults, where)))
        elif faults.findings:
            say(unsound_lint_text(where, faults.findings, terminal_width()))
        raise refusal(faults, where)
    findings = (*faults.findings, *placed(faults.at, run_cases(standard)))
    if given.json:
        say_json(lint_json(findings, standard))
    else:
        say(lint_text(standard, findings, terminal_width()))
    return OK if clean(findings) else NO
