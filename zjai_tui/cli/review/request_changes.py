"""``zjai review request-changes``: a dossier handed back to the applicant."""

from __future__ import annotations

from collections.abc import Sequence

from ...reviewing.acting import request_changes
from .doing import add_reason, add_who, do, doing_parser


def run(words: Sequence[str]) -> int:
    """Hand the dossier back; return 0. Raises `Refused`."""
    parser = doing_parser(
        "request-changes",
        "退回申报人：把档案退回补正，要写理由。申报人改好后再用 zjai review submit 受理，没有改动的各项结论照旧。",
        ["request-changes 张三.toml --reason 请补齐论文首页"],
    )
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_args(words)
    return do(given, lambda laid, by, at: [request_changes(laid, by=by, at=at, reason=given.reason)])
