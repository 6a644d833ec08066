"""``zjai review accept``: items as claimed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..base.problems import refuse
from ..dossier.review.model import Act
from ..reviewing.acting import accept_opened, decide
from ..reviewing.result import Overlay
from .review_doing import add_reason, add_who, do, doing_parser, item_ids


def run(words: Sequence[str]) -> int:
    """Accept the items; return 0. Raises `Refused`."""
    parser = doing_parser(
        "accept",
        "认可：按申报人填的计分。--opened 一次认可材料都查看过的业绩条目，没有查看过的不动。",
        ["accept 张三.toml e01 e02 --by 李四", "accept 张三.toml --opened --by 李四"],
    )
    parser.add_argument("items", metavar="核定项", nargs="*", help="核定项的编号，见 zjai review show；可写多个")
    parser.add_argument("--opened", action="store_true", help="所有材料都查看过、还未核的业绩条目")
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_intermixed_args(words)
    if given.opened == bool(given.items):
        message = "核定项和 --opened 不能一起写" if given.opened else "没有写核定项"
        raise refuse("command-line", "命令行，zjai review accept", message, "请写核定项的编号，或只写 --opened")

    def build(laid: Overlay, by: str, at: datetime) -> Sequence[Act]:
        if given.opened:
            return accept_opened(laid, by=by, at=at)
        ids = item_ids(laid, given.items)
        return [decide(laid, one, "accept", by=by, at=at, reason=given.reason) for one in ids]

    return do(given, build)
