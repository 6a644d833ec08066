"""``zjai review withdraw``: verdicts taken back."""

from __future__ import annotations

from collections.abc import Sequence

from ...reviewing.acting import withdraw
from .doing import add_items, add_reason, add_who, do, doing_parser, item_ids


def run(words: Sequence[str]) -> int:
    """Take the verdicts on the items back; return 0. Raises `Refused`."""
    parser = doing_parser(
        "withdraw",
        "撤回结论：这一项回到未核，原来的结论留在核定记录里。",
        ["withdraw 张三.toml e03 --by 李四"],
    )
    add_items(parser, some=True)
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_intermixed_args(words)
    return do(
        given,
        lambda laid, by, at: [
            withdraw(laid, one, by=by, at=at, reason=given.reason) for one in item_ids(laid, given.items)
        ],
    )
