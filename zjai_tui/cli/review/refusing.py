"""What ``zjai review reject`` and ``return`` share: items not accepted, with a reason and a clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from ...dossier.review.model import Act
from ...reviewing.acting import decide
from ...reviewing.result import Overlay
from .doing import add_items, add_reason, add_who, do, doing_parser, item_ids, warn_of_clause


def refuse_items(verdict: Literal["reject", "return"], about: str, example: str, words: Sequence[str]) -> int:
    """Decide the items the words name, all with the same reason and clause; return 0. Raises `Refused`."""
    parser = doing_parser(verdict, about, [f"{verdict} {example}"])
    add_items(parser, some=True)
    add_reason(parser, clause=True)
    add_who(parser)
    given = parser.parse_intermixed_args(words)

    def build(laid: Overlay, by: str, at: datetime) -> Sequence[Act]:
        ids = item_ids(laid, given.items)
        acts = [decide(laid, one, verdict, by=by, at=at, reason=given.reason, clause=given.clause) for one in ids]
        warn_of_clause(laid, ids, given.clause)
        return acts

    return do(given, build)
