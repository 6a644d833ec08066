"""``zjai man``: the manual page."""

from __future__ import annotations

from collections.abc import Sequence

from .arguments import Parser
from .guard import OK
from .streams import say_as_is


def run(words: Sequence[str]) -> int:
    """Print the page in roff; return 0."""
    parser = Parser(
        "man",
        "打印手册页（roff 格式）。看一眼：zjai man | man -l -；装上以后可以用 man zjai 看。",
        exit_codes="0 已打印",
        examples=["zjai man > zjai.1"],
    )
    parser.parse_args(words)
    from datetime import date

    from .man_page import man_page  # loads every command

    say_as_is(man_page(date.today()))
    return OK
