"""What is wrong with a review file itself: acts altered by hand, acts taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime

from ...base.problems import Problem, Severity
from ...base.structure import EXTRA, did_you_mean, nearest
from ...base.text import one_line, quoted
from .acts import sound
from .gaps import Gaps, gaps
from .model import ACT_WORDS, Act, Review, Subject
from .subject import head_problem

VANISHED = "review-vanished"
UNFIT = frozenset({"review-other-person", "review-head-altered", VANISHED})
"""Codes of faults with which nothing of a review counts, or all of it is lost: no document is made of it."""
BROKEN = frozenset({"review-act-missing", "review-act-altered"})
"""Codes of faults with which nothing is verified, nor published."""
GRAVE = UNFIT | BROKEN
_FIND = "请从没有动过的副本找回（用zjai review merge，先写档案、再写副本；上次保存的副本是同名的.bak文件）"
_GIVE_UP = "确实找不回的，用 zjai review reopen 写明理由重新核定，在那以前作的结论要重新作"
_MOST_TOLD = 20


def problems(review: Review) -> tuple[Problem, ...]:
    """Return what was altered or taken out by hand, and as notes the keys this version does not know."""
    counting = [sound(one) for one in review.act]
    acts = [one for one, counts in zip(review.act, counting, strict=True) if counts]
    head, found = head_problem(review.of, acts), gaps(review, acts)
    missing, altered = list(_missing(review, counting, found)), list(_altered(review, counting, found))
    groups = ([head] if head else [], missing, altered, _given_up(acts, found), _unknown(review))
    return tuple(one for group in groups for one in _few(list(group)))


def grave(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those that must be told before anything else."""
    return tuple(one for one in problems if one.code in GRAVE)


def _few(found: list[Problem]) -> Iterator[Problem]:
    """Yield the first problems of one sort, and how many more there are."""
    yield from found[:_MOST_TOLD]
    if len(found) > _MOST_TOLD:
        message = f"另有{len(found) - _MOST_TOLD}处同样的问题"
        yield replace(found[-1], where="", message=message)


def lost_words(one: Act) -> str:
    """Return which missing acts it gave up; empty for any other act."""
    return (
        f"写明{len(one.lost)}条核定记录找不回：{'、'.join(one_line(name, 20) for name in one.lost)}" if one.lost else ""
    )


def act_place(at: int, one: Act) -> str:
    """Return where an act stands, for a person; `at` counts from one."""
    named = f"，{one_line(one.item, 40)}" if one.item else ""
    return f"第{at}条核定记录（{_moment(one.at)}，{one_line(one.by, 20) or '未署名'}，{ACT_WORDS[one.do]}{named}）"


def _altered(review: Review, counting: Sequence[bool], found: Gaps) -> Iterator[Problem]:
    for at, one in enumerate(review.act):
        if counting[at]:
            continue
        message = "内容和编号对不上，像是被手工改动过，这一条不作数"
        if one.id in found.open:
            remedy = f"请改回原样，或把它去掉后{_FIND.removeprefix('请')}；{_GIVE_UP}"
            yield Problem("review-act-altered", act_place(at + 1, one), f"{message}，还不能核定完毕", remedy)
        else:
            remedy = "以原来的那一条为准，不用处理"
            if one.id in found.known:
                remedy = "重新核定时已经写明，不用再处理"
            yield Problem("review-act-void", act_place(at + 1, one), message, remedy, Severity.WARNING)


def _missing(review: Review, counting: Sequence[bool], found: Gaps) -> Iterator[Problem]:
    known = {one.id for one in review.act}
    for at, one in enumerate(review.act):
        for name in one.after if counting[at] else ():
            if name not in known and name in found.open:
                known.add(name)  # told once
                message = f"它之前的一条核定记录{quoted(name)}不见了，像是被删去了，还不能核定完毕"
                yield Problem("review-act-missing", act_place(at + 1, one), message, f"{_FIND}；{_GIVE_UP}")


def _given_up(acts: Sequence[Act], found: Gaps) -> Iterator[Problem]:
    """Yield what is told for ever: that acts are missing, and who went on without them."""
    left = set(found.known)
    for one in acts:
        gone = [name for name in one.lost if name in left]
        left -= set(gone)
        if gone:
            names, day = "、".join(map(quoted, gone)), f"{one.at:%Y-%m-%d}"
            message = f"缺{len(gone)}条核定记录（{names}），{one_line(one.by, 20)}于{day}重新核定时写明找不回"
            remedy = "没有见过它们的结论都要重新作；以后找到了，用 zjai review merge 并回来"
            yield Problem("review-act-given-up", "", message, remedy, Severity.WARNING)


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
