"""What is wrong with a review as it lies over this dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..base.problems import Problem, Severity
from ..base.text import one_line, quoted
from ..dossier.review.journal import problems as journal_problems
from ..dossier.review.model import Act, Review
from ..dossier.review.subject import subject_of, subject_problems
from ..readiness.case import Case
from ..scoring.outcomes import UNCOUNTED
from ..scoring.reference import reference_to
from ..scoring.verified import MORE
from .result import Standing
from .verdicts import is_verdict

PLACE = "核定文件"
UNUSABLE_CUTS = frozenset({"review-cut-raises", "review-cut-missing", "review-cut-uncounted"})
"""Codes of cuts no score can be made of: the item they are on stays open, and no review ends with one."""


def review_problems(
    case: Case,
    review: Review,
    standings: Sequence[Standing],
    acts: Mapping[str, Sequence[Act]],
    unusable: frozenset[str],
) -> tuple[Problem, ...]:
    """Return what a reviewer must know of the file itself; `acts` are those that count, by item."""
    if not review.act:
        return ()
    found = (
        *journal_problems(review),
        *subject_problems(review, subject_of(case.dossier, reference_to(case.standard))),
    )
    return (
        *(one.within(PLACE) for one in found),
        *_standard_changed(case, review),
        *_gone(standings, acts),
        *_disputed(standings),
        *_unusable(standings, unusable),
    )


def _standard_changed(case: Case, review: Review) -> Iterator[Problem]:
    held, now = review.of.standard, reference_to(case.standard)
    if held.id and held.id != now.id:
        message = f"核定时用的标准是{quoted(held.id)}，现在用的是{quoted(now.id)}"
    elif held.digest and held.digest != now.digest:
        message = "核定开始以后标准改过，核减的分数是按原来的标准定的"
    else:
        return
    yield Problem("review-standard-changed", PLACE, message, "请逐项看一遍核减的分数和条款", Severity.WARNING)


def _gone(standings: Sequence[Standing], acts: Mapping[str, Sequence[Act]]) -> Iterator[Problem]:
    there = {one.item.id for one in standings}
    for item, ones in acts.items():
        if item not in there and any(map(is_verdict, ones)):
            message = f"核定过的{quoted(item)}在档案里已经没有了，它的结论不再起作用"
            yield Problem("review-item-gone", PLACE, message, "记录仍留在核定文件里，不用处理", Severity.NOTE)


def _disputed(standings: Sequence[Standing]) -> Iterator[Problem]:
    for one in standings:
        if one.disputed:
            names = "、".join(dict.fromkeys(one_line(act.by, 20) for act in one.disputed))
            message = f"{names}各自作了结论，意见不一"
            remedy = "请商定后由其中一位再作一次结论"
            yield Problem("review-disputed", _where(one), message, remedy, Severity.WARNING)


def _unusable(standings: Sequence[Standing], unusable: frozenset[str]) -> Iterator[Problem]:
    for one in standings:
        if one.state != "reduced" or one.act is None:
            continue
        if one.item.id in unusable:
            yield Problem("review-cut-raises", _where(one), MORE, "在此之前这一项按未核计")
        elif one.act.points is None and not one.act.facts:
            yield Problem("review-cut-missing", _where(one), "核减没有写减成什么，这一项按未核计", "请重新作结论")
        elif one.act.points is not None and one.item.node and not one.item.by_points:
            yield Problem("review-cut-uncounted", _where(one), UNCOUNTED, "请重新作结论，写更正后的回答")


def _where(one: Standing) -> str:
    return f"核定项{quoted(one.item.title)}"
