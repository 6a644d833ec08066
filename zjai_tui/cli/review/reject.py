"""``zjai review reject``: items that bring nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ...dossier.review.model import Act
from ...reviewing.acting import decide
from ...reviewing.result import Overlay
from .doing import add_items, add_reason, add_who, do, doing_parser, item_ids, warn_of_clause


def run(words: Sequence[str]) -> int:
    """Reject the items; return 0. Raises `Refused`."""
    parser = doing_parser(
        "reject",
        "不予认可：这一项不计分。要写理由和条款。",
        ["reject 张三.toml e03 --reason 超出期限 --clause 通知二"],
    )
    add_items(parser, some=True)
    add_reason(parser, clause=True)
    add_who(parser)
    given = parser.parse_intermixed_args(words)

    def build(laid: Overlay, by: str, at: datetime) -> Sequence[Act]:
        ids = item_ids(laid, given.items)
        acts = [decide(laid, one, "reject", by=by, at=at, reason=given.reason, clause=given.clause) for one in ids]
        warn_of_clause(laid, ids, given.clause)
        return acts

    return do(given, build)
