"""``zjai review reopen``: an ended review opened again."""

from __future__ import annotations

from collections.abc import Sequence

from ...reviewing.acting import reopen
from .doing import add_reason, add_who, do, doing_parser


def run(words: Sequence[str]) -> int:
    """Open the review again; return 0. Raises `Refused`."""
    parser = doing_parser(
        "reopen",
        "重新核定：核定完毕之后又要改结论时用，各项结论照旧，可以逐项改。"
        "核定记录缺了又找不回时也用它：写明理由和缺的编号，没有见过那些记录的结论要重新作。",
        ["reopen 张三.toml --reason 公示期间有异议"],
    )
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_args(words)
    return do(given, lambda laid, by, at: [reopen(laid, by=by, at=at, reason=given.reason)])
