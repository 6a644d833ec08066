"""``zjai review merge``: copies of one review brought together."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ...base.problems import Refused, refuse
from ...base.text import one_line
from ...dossier.review.journal import merged
from ...dossier.review.model import Review
from ...dossier.review.reader import read_review
from ...dossier.review.store import unite
from ...dossier.review.subject import altered_head, named_as, other_person
from ...reviewing.opening import Opened, open_review, reread
from ..guard import NO, OK
from ..streams import say
from .doing import add_reading, doing_parser, rescue_folder, subject, tell


def run(words: Sequence[str]) -> int:
    """Add all acts of the copies; return 0, or 1 when verdicts differ. Raises `Refused`, `SaveFailed`."""
    parser = doing_parser(
        "merge",
        "合并同一份档案的几份核定文件，例如两位审核人各自在自己电脑上核定的。各份的记录都保留，一条不丢；"
        "结论不同的标为意见不一，等人决定。自评档案和别的那份核定文件不改动。",
        ["merge 张三.toml 李四发来的/张三.核定.toml"],
        "0 已合并；1 已合并，但有意见不一的项；2 文件或命令有误；3 没有这一年度的规则",
    )
    parser.add_argument("copies", metavar="核定文件", nargs="+", help="另一份核定文件（.核定.toml）；可写多个")
    parser.add_argument("--same-person", action="store_true", help="申报人改过姓名，核定文件确是同一人的")
    add_reading(parser)
    given = parser.parse_args(words)
    opened = open_review(given.file, given.standard)
    others = [_of_the_same(one, given, opened) for one in given.copies]
    known = {one.id for one in opened.review.act}
    together = opened.review
    for other in others:
        together = merged(together, other)
    if problem := altered_head(opened.review):
        raise Refused([problem.within(one_line(str(opened.path)))])
    if other_person(together, subject(opened)):  # nobody vouched for the new name in an act of their own
        message = "几份核定文件里没有一条记录写的是档案现在的姓名"
        raise refuse("review-unnamed", one_line(given.file), message, "请先用 zjai review submit 受理，再合并")
    unite(opened.path, together, rescue_folder=rescue_folder())
    after = reread(opened)
    new = tuple(one for one in after.review.act if one.id not in known)
    if not given.json:
        say(f"并入{len(new)}条核定记录。" if new else "没有新的核定记录。")
    tell(given, opened.overlay, after, new)
    return NO if any(one.disputed for one in after.overlay.items) else OK


def _of_the_same(name: str, given: argparse.Namespace, opened: Opened) -> Review:
    """Return another copy; raise `Refused` when it is of somebody else, or says so in its head."""
    other = read_review(Path(name))
    problem = altered_head(other) or (None if given.same_person else other_person(other, subject(opened)))
    if problem is not None:
        raise Refused([problem.within(one_line(name))])
    of = named_as(other.of, subject(opened)) if other.of.name else other.of
    return Review(of=of, act=other.act, extra=other.extra)
