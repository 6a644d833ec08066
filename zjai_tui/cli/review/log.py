"""``zjai review log``: everything that was done in a review, oldest first."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import Severity
from ...reports.review_json import log_json
from ...reports.review_text import log_text
from ...reviewing.opening import open_review
from ..guard import OK
from ..streams import complain, say, say_json, terminal_width
from .doing import add_reading, doing_parser, item_ids


def run(words: Sequence[str]) -> int:
    """Print the history; return 0. Raises `Refused`."""
    parser = doing_parser(
        "log",
        "显示全部核定记录：谁在什么时候做了什么，理由和条款。记录只增不改。",
        ["log 张三.toml", "log 张三.toml --item e03"],
        "0 已显示；2 文件或命令有误；3 没有这一年度的规则",
    )
    parser.add_argument("--item", metavar="核定项", default="", help="只看这一项的记录")
    add_reading(parser)
    given = parser.parse_args(words)
    laid = open_review(given.file, given.standard).overlay
    item_id = item_ids(laid, [given.item])[0] if given.item else ""
    if given.json:
        say_json(log_json(laid, item_id))
        return OK
    for problem in laid.problems:
        if problem.severity is Severity.ERROR:
            complain(problem.sentence())
    say(log_text(laid, terminal_width(), item_id))
    return OK
