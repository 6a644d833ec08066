"""``zjai cycle lint``: what should not be trusted in a round."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import Refused
from ...reports.cycle_json import cycle_lint_json, cycle_unreadable_json
from ...reports.cycle_text import cycle_lint_text
from ...reports.standard_json import clean
from ...transcribing.rounds.cycle_dates import NOT_COVERED
from ...transcribing.rounds.cycle_lint import lint_cycle
from ..arguments import Parser
from ..guard import NO, OK
from ..guard import NOT_COVERED as TOO_FAR
from ..streams import say, say_json, terminal_width
from .given import CYCLE_HELP, calendar_of, called, chosen_cycle, standard_of


def run(words: Sequence[str]) -> int:
    """Print the findings; return 1 for an error or a warning, 3 when a year without calendar left something open.

    A round that cannot be read raises `Refused`; with ``--json`` its problems are printed as well.
    """
    parser = Parser(
        "cycle lint",
        "检验一个年度：没有核对的日期、落在休息日的截止日、先后颠倒的日期、容不下公示的间隔、继续教育年份、"
        "超出范围或与原文不符的数、没有填的文号、不在手边或不适用的标准。",
        exit_codes="0 没有错误和提醒；1 查出错误或提醒；2 读不出；3 没有这个年度，或缺工作日历、有几项没有检验",
        examples=["zjai cycle lint 2027", "zjai cycle lint --json"],
    )
    parser.add_argument("cycle", metavar="年度", nargs="?", help=CYCLE_HELP)
    parser.add_json()
    given = parser.parse_args(words)
    try:
        cycle = chosen_cycle(given.cycle)
    except Refused as refused:
        if given.json:
            say_json(cycle_unreadable_json(refused.problems))
        raise
    findings = lint_cycle(cycle, calendar_of(cycle), standard_of(cycle), called(given.cycle, cycle))
    unchecked = [int(one.node) for one in findings if one.code == NOT_COVERED]
    if given.json:
        say_json(cycle_lint_json(findings, unchecked))
    else:
        say(cycle_lint_text(cycle, findings, terminal_width()))
    if not clean(findings):
        return NO
    return TOO_FAR if unchecked else OK
