"""``zjai review submit``: a dossier taken in."""

from __future__ import annotations

from collections.abc import Sequence

from ...reviewing.acting import submit
from .doing import add_reason, add_who, do, doing_parser


def run(words: Sequence[str]) -> int:
    """Take the dossier in; return 0. Raises `Refused`."""
    parser = doing_parser(
        "submit",
        "受理：开始核定这份档案；退回补正后申报人改好了，再受理一次。记下档案此时的校验码。",
        ["submit 张三.toml --by 李四"],
    )
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_args(words)
    return do(given, lambda laid, by, at: [submit(laid, by=by, at=at, reason=given.reason)])
