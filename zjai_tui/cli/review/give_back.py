"""``zjai review return``: items that the applicant must complete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ...dossier.review.model import Act
from ...reviewing.acting import decide
from ...reviewing.result import Overlay
from .doing import add_items, add_reason, add_who, do, doing_parser, item_ids, warn_of_clause


def run(words: Sequence[str]) -> int:
    """Mark the items as to be completed; return 0. Raises `Refused`."""
    parser = doing_parser(
        "return",
        "退回补正：这一项要申报人补充或改正。要写理由和条款。"
        "全部看完后，用 zjai review request-changes 把档案退回申报人。",
        ["return 张三.toml e03 --reason 缺首页扫描件 --clause 通知三"],
    )
    add_items(parser, some=True)
    add_reason(parser, clause=True)
    add_who(parser)
    given = parser.parse_intermixed_args(words)

    def build(laid: Overlay, by: str, at: datetime) -> Sequence[Act]:
        ids = item_ids(laid, given.items)
        acts = [decide(laid, one, "return", by=by, at=at, reason=given.reason, clause=given.clause) for one in ids]
        warn_of_clause(laid, ids, given.clause)
        return acts

    return do(given, build)
