"""``zjai standard show``: one standard in full."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import Refused
from ...reports.standard_json import show_json
from ...reports.standard_text import standard_text
from ...rules.catalog import find_standard, standard_source
from ..arguments import Parser
from ..guard import OK
from ..streams import say, say_json, terminal_width
from .file import refuse_unsound


def run(words: Sequence[str]) -> int:
    """Print the whole table; return 0. Raises `Refused` when there is none, or it cannot be read."""
    parser = Parser(
        "standard show",
        "显示一份标准的全部指标、分值、依据和等级。",
        exit_codes="0 已显示；2 没有这份标准，或读不出",
        examples=["zjai standard show zj-ai-reference"],
    )
    parser.add_argument("standard", metavar="标准", help="标准的名称（见 zjai standard list）或文件")
    parser.add_json()
    given = parser.parse_args(words)
    try:
        standard = find_standard(given.standard)
    except Refused:
        refuse_unsound(*standard_source(given.standard))
        raise
    if given.json:
        say_json(show_json(standard))
    else:
        say(standard_text(standard, terminal_width()))
    return OK
