"""``zjai review opened``: evidence that was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from ...base.problems import refuse
from ...base.text import quoted
from ...dossier.review.model import Act
from ...reviewing.acting import opened
from ...reviewing.result import Item, Overlay
from .doing import add_items, add_who, do, doing_parser, item_ids


def run(words: Sequence[str]) -> int:
    """Note that evidence was looked at; return 0. Raises `Refused`."""
    parser = doing_parser(
        "opened",
        "记下佐证材料已经查看：不写文件时，是这些核定项登记的全部文件；--paper 是看过纸质原件。",
        ["opened 张三.toml e01 --by 李四", "opened 张三.toml e02 --paper --by 李四"],
    )
    add_items(parser, some=True)
    parser.add_argument("--evidence", metavar="文件", default="", help="只记这一个文件，写法与档案里相同")
    parser.add_argument("--paper", action="store_true", help="看过纸质原件")
    add_who(parser)
    given = parser.parse_intermixed_args(words)
    if given.paper and given.evidence:
        raise refuse("command-line", "命令行，zjai review opened", "--evidence 和 --paper 不能一起写", "请只写一种")

    def build(laid: Overlay, by: str, at: datetime) -> Sequence[Act]:
        return [
            opened(laid, item_id, file, by=by, at=at)
            for item_id in item_ids(laid, given.items)
            for file in ([""] if given.paper else _files(laid.standing(item_id).item, given.evidence))
        ]

    return do(given, build)


def _files(item: Item, wanted: str) -> Iterator[str]:
    files = dict.fromkeys(proof.evidence.file for proof in item.proofs)
    if not files:
        message = f"{quoted(item.title or item.kind)}没有登记佐证材料"
        raise refuse("no-evidence", "命令行，zjai review opened", message, "看过纸质原件请加 --paper")
    if wanted and wanted not in files:
        message = f"{quoted(item.title or item.kind)}没有登记{quoted(wanted)}"
        raise refuse("no-evidence", "命令行，--evidence", message, f"登记的有：{'、'.join(map(quoted, files))}")
    yield from [wanted] if wanted else files
