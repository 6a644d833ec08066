"""``zjai review accept``: items as claimed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ...base.problems import Refused, refuse
from ...base.text import quoted
from ...dossier.review.model import Act
from ...reports.page import sentence
from ...reports.review_json import at_once_json
from ...reports.review_text import at_once_text
from ...reports.review_words import short_id
from ...reviewing.acting import accept_opened, decide
from ...reviewing.at_once import acceptable, left_out
from ...reviewing.opening import open_review
from ...reviewing.proof_doubts import doubts_of
from ...reviewing.result import Overlay
from ..guard import OK
from ..streams import complain, say, say_json, terminal_width
from .doing import add_reason, add_who, do, doing_parser, item_ids

SAME = "review-same"


def run(words: Sequence[str]) -> int:
    """Accept the items; return 0. Raises `Refused`."""
    parser = doing_parser(
        "accept",
        "认可：按申报人填的计分。--opened 一次认可材料都查看过的业绩条目，没有查看过的、申报人标了待核实的不动；"
        "先加 --dry-run 看有哪些。",
        [
            "accept 张三.toml e01 e02 --by 李四",
            "accept 张三.toml --opened --dry-run",
            "accept 张三.toml --opened --by 李四",
        ],
    )
    parser.add_argument("items", metavar="核定项", nargs="*", help="核定项的编号，见 zjai review show；可写多个")
    parser.add_argument("--opened", action="store_true", help="所有材料都查看过、还未核的业绩条目")
    parser.add_argument("--dry-run", action="store_true", help="只列出 --opened 会认可哪些、哪些不在内，不写核定文件")
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_intermixed_args(words)
    where = "命令行，zjai review accept"
    if given.opened == bool(given.items):
        message = "核定项和 --opened 不能一起写" if given.opened else "没有写核定项"
        raise refuse("command-line", where, message, "请写核定项的编号，或只写 --opened")
    if given.dry_run and not given.opened:
        raise refuse("command-line", where, "--dry-run 要和 --opened 一起写", "请加上 --opened，或去掉 --dry-run")
    if given.dry_run:
        return _shown(open_review(given.file, given.standard).overlay, as_json=given.json)

    def build(laid: Overlay, by: str, at: datetime) -> Sequence[Act]:
        if given.opened:
            acts = accept_opened(laid, by=by, at=at)
            _tell_left(laid)
            return acts
        acts = _each(laid, item_ids(laid, given.items), by, at, given.reason)
        for said, ones in doubts_of(laid.standing(act.item) for act in acts):
            complain(f"请注意，认可的有{len(ones)}项{said}：{'、'.join(quoted(one.item.title) for one in ones)}。")
        return acts

    return do(given, build)


def _each(laid: Overlay, ids: Sequence[str], by: str, at: datetime, reason: str) -> tuple[Act, ...]:
    """Return the acceptance of each item; those accepted already are passed over, and told."""
    acts = []
    for one in ids:
        try:
            acts.append(decide(laid, one, "accept", by=by, at=at, reason=reason))
        except Refused as refused:
            if len(ids) == 1 or any(problem.code != SAME for problem in refused.problems):
                raise
            complain(sentence(f"{quoted(laid.standing(one).item.title)}已经认可过，跳过"))
    if not acts:
        raise refuse(SAME, "单位核定", "这些项都已经认可过", "不用再作一次")
    return tuple(acts)


def _tell_left(laid: Overlay) -> None:
    """Tell which items are not among those accepted at once, by the reason."""
    found: dict[str, list[str]] = {}
    for one, why in left_out(laid):
        found.setdefault(why, []).append(short_id(one.item.id))
    for why, ids in found.items():
        complain(f"没有认可{len(ids)}项，{why}：{'、'.join(ids)}。")


def _shown(laid: Overlay, *, as_json: bool) -> int:
    taken, left = acceptable(laid), tuple(left_out(laid))
    if as_json:
        say_json(at_once_json(taken, left))
    else:
        say(at_once_text(taken, left, terminal_width()))
    return OK
