"""``zjai review restore``: the last good copy in place of a review file that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...base.text import one_line
from ...dossier.review.store import restore, review_path
from ..guard import OK
from ..streams import say
from .doing import doing_parser


def run(words: Sequence[str]) -> int:
    """Restore the review file; return 0. Raises `Refused`, `SaveFailed`."""
    parser = doing_parser(
        "restore",
        "核定文件读不出或不见了时，恢复成上次保存的副本；读不出的那份另存为 .bad 文件，再有的编号为 .bad2 等。"
        "副本里没有最后一次的记录。",
        ["restore 张三.toml"],
        "0 已恢复；2 没有可用的副本，或核定文件读得出来",
    )
    given = parser.parse_args(words)
    path = review_path(Path(given.file))
    review = restore(path)
    say(f"已恢复 {one_line(str(path))}，共{len(review.act)}条核定记录。最后一次的记录可能不在，请核对后补上。")
    return OK
