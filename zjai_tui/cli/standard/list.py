"""``zjai standard list``: the standards at hand."""

from __future__ import annotations

from collections.abc import Sequence

from ...reports.standard_json import list_json
from ...reports.standard_text import standard_list_text
from ...rules.catalog import find_standard, readable, standards
from ..arguments import Parser
from ..guard import OK
from ..streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the standards, also the names of those that cannot be read; return 0."""
    parser = Parser("standard list", "列出现有的标准：用户文件夹里的在前，随程序附带的在后。", exit_codes="0 已列出")
    parser.add_json()
    given = parser.parse_args(words)
    found, broken = readable(standards(), find_standard)
    if given.json:
        say_json(list_json(found, broken))
    else:
        say(standard_list_text(found, broken, terminal_width()))
    return OK
