"""What is wrong with a review as it lies over this dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..base.dates import shown_date
from ..base.problems import Problem, Severity
from ..base.text import one_line, quoted
from ..dossier.review.faults import problems as journal_problems
from ..dossier.review.model import Act, Review
from ..dossier.review.subject import subject_of, subject_problems
from ..readiness.case import Case
from ..scoring.reference import reference_to
from ..scoring.verified import MORE, Held
from .result import Standing
from .verdicts import is_verdict, standard_mark

PLACE = "核定文件"
_MOST_NAMED = 3
UNUSABLE_CUTS = frozenset({"review-cut-raises", "review-cut-missing", "review-cut-uncounted"})
"""Codes of cuts no score can be made of: the item they are on stays open, and no review ends with one."""


def review_problems(
    case: Case,
    review: Review,
    standings: Sequence[Standing],
    acts: Mapping[str, Sequence[Act]],
    held: Held,
    outdated: Act | None,
) -> tuple[Problem, ...]:
    """Return what a reviewer must know of the file itself; `acts` are those that count, by item.

    `held` is what is made of the verdicts; `outdated` the act that fixed a window which must be confirmed.
    """
    if not review.act:
        return ()
    found = (
        *journal_problems(review),
        *subject_problems(review, subject_of(case.dossier, reference_to(case.standard))),
    )
    return (
        *(one.within(PLACE) for one in found),
        *_standard_changed(case, review, standings),
        *_gone(standings, acts),
        *_disputed(standings),
        *_unusable(standings, held),
        *_window(outdated),
    )


def _standard_changed(case: Case, review: Review, standings: Sequence[Standing]) -> Iterator[Problem]:
    """Yield that verdicts which hold were made under another standard than the present one."""
    begun, now = review.of.standard, reference_to(case.standard)
    old = [
        one
        for one in standings
        if one.act is not None
        and one.state != "unreviewed"
        and (one.act.standard or standard_mark(begun.digest)) not in {"", standard_mark(now.digest)}
    ]
    if not old:
        return
    few = "、".join(quoted(one.item.title) for one in old[:_MOST_NAMED]) + ("等" if len(old) > _MOST_NAMED else "")
    message = f"{len(old)}项结论是按标准改动以前的文本作的：{few}"
    if begun.id and begun.id != now.id:
        message = f"核定开始时用的标准是{quoted(begun.id)}，现在用的是{quoted(now.id)}；{message}"
    remedy = "请逐项看一遍核减的分数和条款，再作一次结论"
    yield Problem("review-standard-changed", PLACE, message, remedy, Severity.WARNING)


def _window(outdated: Act | None) -> Iterator[Problem]:
    if outdated is not None and outdated.start is not None and outdated.end is not None:
        dates = f"{shown_date(outdated.start)}至{shown_date(outdated.end)}"
        message = f"定好公示{dates}以后，又退回、重新核定或核定完毕过，这个起止不再算数"
        remedy = "请在核定完毕后再定一次公示起止，日期不变的也要"
        yield Problem("review-window-outdated", PLACE, message, remedy, Severity.WARNING)


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


def _unusable(standings: Sequence[Standing], held: Held) -> Iterator[Problem]:
    for one in standings:
        if one.state != "reduced" or one.act is None:
            continue
        if one.item.id in held.unusable:
            yield Problem("review-cut-raises", _where(one), MORE, "在此之前这一项按未核计")
        elif one.act.points is None and not one.act.facts:
            yield Problem("review-cut-missing", _where(one), "核减没有写减成什么，这一项按未核计", "请重新作结论")
        elif one.item.id in held.uncut:
            message = f"{held.uncut[one.item.id]}，在此之前这一项按未核计"
            yield Problem("review-cut-uncounted", _where(one), message, "请重新作结论，写更正后的回答")


def _where(one: Standing) -> str:
    return f"核定项{quoted(one.item.title)}"
