"""``zjai cycle show``: one round with its dates in order."""

from __future__ import annotations

from collections.abc import Sequence

from ...reports.cycle_json import cycle_json
from ...reports.cycle_text import cycle_text
from ..arguments import Parser
from ..guard import OK
from ..streams import say, say_json, terminal_width
from .given import CYCLE_HELP, calendar_of, chosen_cycle


def run(words: Sequence[str]) -> int:
    """Print the round; return 0. Raises `Refused` when there is none, or it cannot be read."""
    parser = Parser(
        "cycle show",
        "显示一个年度：通知、按先后排好的日期（星期、休息日、依据、核对过没有）、各项数、继续教育年份。",
        exit_codes="0 已显示；2 读不出；3 没有这个年度",
        examples=["zjai cycle show 2024"],
    )
    parser.add_argument("cycle", metavar="年度", nargs="?", help=CYCLE_HELP)
    parser.add_json()
    given = parser.parse_args(words)
    cycle = chosen_cycle(given.cycle)
    table = calendar_of(cycle)
    if given.json:
        say_json(cycle_json(cycle, table))
    else:
        say(cycle_text(cycle, table, terminal_width()))
    return OK
