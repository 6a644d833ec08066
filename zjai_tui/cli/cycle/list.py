"""``zjai cycle list``: the rounds at hand."""

from __future__ import annotations

from collections.abc import Sequence

from ...reports.cycle_json import cycle_list_json
from ...reports.cycle_text import cycle_list_text
from ...rules.catalog import cycles, plain_cycle, readable
from ..arguments import Parser
from ..guard import OK
from ..streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the rounds, also the names of those that cannot be read; return 0."""
    parser = Parser("cycle list", "列出现有的年度申报计划，以及还有几项没有核对。", exit_codes="0 已列出")
    parser.add_json()
    given = parser.parse_args(words)
    found, broken = readable(cycles(), plain_cycle)
    if given.json:
        say_json(cycle_list_json(found, broken))
    else:
        say(cycle_list_text(found, broken, terminal_width()))
    return OK
