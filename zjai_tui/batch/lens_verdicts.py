"""One achievement, decided differently in two dossiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.numbers import shown
from ..base.text import one_line
from ..reviewing.result import ITEM_WORDS, SETTLED
from ..rules.standards.standard import Span
from .conflict import Conflict
from .lens_claims import Claim, is_strong, several_people
from .lens_words import hint, joined_words, person_words, work_words

_REMEDY = "确有不同就在核定意见里写明理由，没有理由的改为一致"


def differing_verdicts(group: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield a hint where claims of one achievement were settled with different verdicts or different points.

    Points are compared only between claims of one rank, part and row of the table, where nothing else explains them.
    """
    settled = [one for one in group if one.trace.decided in SETTLED]
    if not settled or not several_people(settled):
        return
    alike: dict[object, list[Claim]] = {}
    for one in settled:
        alike.setdefault((one.trace.rank, one.trace.team, one.trace.part, one.trace.sort, one.trace.node), []).append(
            one
        )
    points = next(
        (ones for ones in alike.values() if several_people(ones) and len({_points(one) for one in ones}) > 1), []
    )
    if len({one.trace.decided for one in settled}) > 1:
        yield _told(settled, equal=len(alike) == 1)
    elif points:
        yield _told(points, equal=True)


def _told(ones: Sequence[Claim], *, equal: bool) -> Conflict:
    words = list(dict.fromkeys(map(_verdict, ones)))
    message = f"{work_words(ones)}在几份档案里核定得不一样：{joined_words(words, '种')}"
    compare = "几份档案里这项的核定意见" + ("" if equal else "，名次、身份不同是否足以说明")
    return hint("verdict-differs", ones, message, compare, _REMEDY, strong=equal and is_strong(ones))


def _verdict(one: Claim) -> str:
    word = next(said for state, said in ITEM_WORDS.items() if state == one.trace.decided)
    points = f"{_points(one)}分" if one.trace.verified is not None and one.trace.decided != "rejected" else ""
    reviewer = f"（{one_line(one.trace.by, 30)}核）" if one.trace.by else ""
    return f"{person_words(one)}{word}{points}{reviewer}"


def _points(one: Claim) -> str:
    span: Span | None = one.trace.verified
    if span is None:
        return ""
    return shown(span.low) if span.exact else f"{shown(span.low)}–{shown(span.high)}"
