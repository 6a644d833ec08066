"""``zjai review show``: how the review of a dossier stands."""

from __future__ import annotations

from collections.abc import Sequence

from ...reports.review_json import review_json
from ...reports.review_text import item_text, review_text
from ...reviewing.opening import open_review
from ..guard import NO, OK
from ..streams import complain, say, say_json, terminal_width
from .doing import add_reading, doing_parser, item_ids


def run(words: Sequence[str]) -> int:
    """Print the standing; return 0 when the review is ended, else 1. Raises `Refused`."""
    parser = doing_parser(
        "show",
        "显示一份档案的核定情况：状态和下一步，自评、有据、核定三个分数，逐项的结论、材料和条款。",
        [
            "show 张三.toml",
            "show 张三.toml --short",
            "show 张三.toml --left",
            "show 张三.toml --item e01",
            "show 张三.toml --json",
        ],
        "0 已核定；1 还没有核定完毕；2 文件或命令有误；3 没有这一年度的规则",
    )
    parser.add_argument("--left", action="store_true", help="只列还没有结论的核定项")
    parser.add_argument("--short", action="store_true", help="只看状态、要核对的问题和还没有定的项")
    parser.add_argument("--item", metavar="核定项", default="", help="只看这一项：所填内容、材料、条款和全部记录")
    add_reading(parser)
    given = parser.parse_args(words)
    opened = open_review(given.file, given.standard)
    for problem in opened.overlay.notes:
        complain(problem.sentence())
    if given.json:
        say_json(review_json(opened.overlay, given.file))
    elif given.item:
        say(item_text(opened.overlay, item_ids(opened.overlay, [given.item])[0], terminal_width()))
    else:
        say(review_text(opened.overlay, terminal_width(), open_only=given.left, short=given.short))
    return OK if opened.overlay.state == "verified" else NO
