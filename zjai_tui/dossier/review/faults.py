"""What is wrong with a review file itself: acts altered by hand, acts taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime

from ...base.problems import Problem, Severity
from ...base.structure import EXTRA, did_you_mean, nearest
from ...base.text import one_line, quoted
from .acts import sound
from .model import ACT_WORDS, Act, Review, Subject

_MOST_TOLD = 20


def problems(review: Review) -> tuple[Problem, ...]:
    """Return what was altered or taken out by hand, and as notes the keys this version does not know."""
    counting = [sound(one) for one in review.act]
    groups = (_altered(review, counting), _missing(review, counting), _unknown(review))
    return tuple(one for group in groups for one in _few(list(group)))


def _few(found: list[Problem]) -> Iterator[Problem]:
    """Yield the first problems of one sort, and how many more there are."""
    yield from found[:_MOST_TOLD]
    if len(found) > _MOST_TOLD:
        message = f"另有{len(found) - _MOST_TOLD}处同样的问题"
        yield replace(found[-1], where="", message=message)


def act_place(at: int, one: Act) -> str:
    """Return where an act stands, for a person; `at` counts from one."""
    named = f"，{one_line(one.item, 40)}" if one.item else ""
    return f"第{at}条核定记录（{_moment(one.at)}，{one_line(one.by, 20) or '未署名'}，{ACT_WORDS[one.do]}{named}）"


def _altered(review: Review, counting: Sequence[bool]) -> Iterator[Problem]:
    for at, one in enumerate(review.act):
        if not counting[at]:
            message = "内容和编号对不上，像是被手工改动过，这一条不作数"
            remedy = "请改回原样，或由审核人重新办理；上次保存的副本是同名的.bak文件"
            yield Problem("review-act-altered", act_place(at + 1, one), message, remedy)


def _missing(review: Review, counting: Sequence[bool]) -> Iterator[Problem]:
    known = {one.id for one in review.act}
    for at, one in enumerate(review.act):
        for name in one.after if counting[at] else ():
            if name not in known:
                known.add(name)  # told once
                message = f"它之前的一条核定记录{quoted(name)}不见了，像是被删去了"
                remedy = "请从副本找回（zjai review merge），或逐项核对后重新办理"
                yield Problem("review-act-missing", act_place(at + 1, one), message, remedy)


def _unknown(review: Review) -> Iterator[Problem]:
    yield from _unknown_in(review, "")
    yield from _unknown_in(review.of, "of")
    for at, one in enumerate(review.act, 1):
        if one.extra:
            yield from _unknown_in(one, act_place(at, one))


def _unknown_in(part: Review | Subject | Act, where: str) -> Iterator[Problem]:
    known = [field.name for field in fields(part) if field.name != EXTRA]
    for key in part.extra:
        message = f"不认识的键{quoted(key)}，没有用到它，保存时原样保留"
        remedy = did_you_mean(key, known) if nearest(key, known) else ""
        yield Problem("unknown-key", where, message, remedy, Severity.NOTE)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
