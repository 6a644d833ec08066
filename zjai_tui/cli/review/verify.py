"""``zjai review verify``: the end of a review."""

from __future__ import annotations

from collections.abc import Sequence

from ...reviewing.acting import verify
from .doing import add_reason, add_who, do, doing_parser


def run(words: Sequence[str]) -> int:
    """End the review; return 0. Raises `Refused` while something is left to decide."""
    parser = doing_parser(
        "verify",
        "核定完毕：各项都有结论后才能做。档案、标准或材料之后有改动，就回到核定中，改动的各项重新核定。",
        ["verify 张三.toml --by 李四"],
    )
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_args(words)
    return do(given, lambda laid, by, at: [verify(laid, by=by, at=at, reason=given.reason)])
