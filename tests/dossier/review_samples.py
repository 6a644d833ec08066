"""Acts and reviews, shared by the tests of the review file and of its command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dossier_samples import ANSWERS, DAY, NUMBER, TEXT, extra
from zjai_tui.dossier.model import StandardRef
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.journal import heads
from zjai_tui.dossier.review.model import ACT_WORDS, Act, Review, Subject

BEIJING = timezone(timedelta(hours=8))
MORNING = datetime(2024, 9, 2, 9, 0, tzinfo=BEIJING)
SUBJECT = Subject(name="示例一", unit="示例科技有限公司", cycle="2024", standard=StandardRef(id="zj-ai-reference"))


def at(minute: int) -> datetime:
    return MORNING + timedelta(minutes=minute)


def made(minute: int = 0, by: str = "审核甲", after: Sequence[Act] = (), **what: Any) -> Act:
    """Return an act; without more an acceptance of the first entry."""
    given: dict[str, Any] = {"do": "accept", "item": "entry:e01", "seen": "d1"} | what
    return act(by=by, at=at(minute), after=[one.id for one in after], **given)


TAKEN = made(0, do="submit", item="", seen="7KQ3-9XWD-2MTR-V04H")
CUT = made(
    1, after=[TAKEN], do="reduce", points=Decimal("8.50"), facts={"rank": Decimal(2)}, reason="排名应为第2\n见首页",
    clause="A.1",
)  # fmt: skip
ACCEPTED = made(2, "审核乙", after=[CUT], item="entry:e02")
FULL = Review(app="0.1.0", of=SUBJECT, act=(TAKEN, CUT, ACCEPTED))

_MOMENTS = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - the zone comes below
    max_value=datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


_DEEDS = st.sampled_from(sorted(ACT_WORDS))
_SEEN, _FIRST = st.sampled_from(["", "d1"]), st.sampled_from(["", "counted", "next"])
_POINTS, _START, _DAYS = st.none() | NUMBER, st.none() | DAY, st.none() | st.integers(1, 30)


@st.composite
def _acts(draw: st.DrawFn) -> tuple[Act, ...]:
    """Return acts of which later ones follow earlier ones, and some altered by hand."""
    found: list[Act] = []
    for _ in range(draw(st.integers(0, 4))):
        followed = draw(st.lists(st.sampled_from([one.id for one in found]), max_size=2)) if found else []
        new = act(
            do=draw(_DEEDS),
            by=draw(TEXT),
            at=draw(_MOMENTS),
            after=followed,
            item=draw(TEXT),
            points=draw(_POINTS),
            facts=draw(ANSWERS),
            reason=draw(TEXT),
            clause=draw(TEXT),
            seen=draw(_SEEN),
            file=draw(TEXT),
            start=draw(_START),
            days=draw(_DAYS),
            first_day=draw(_FIRST),
            extra=draw(extra(*Act.__slots__)),
        )
        found.append(new if draw(st.integers(0, 4)) else replace(new, by="改过", after=(new.id,)))
    return tuple(found)


_SUBJECTS = st.builds(
    Subject,
    name=st.sampled_from(["", "示例一", "示例二"]),
    unit=TEXT,
    standard=st.builds(StandardRef, id=TEXT, extra=extra(*StandardRef.__slots__)),
    also=st.lists(st.sampled_from(["示例三", "示例四"]), max_size=2).map(tuple),
    extra=extra(*Subject.__slots__),
)
REVIEWS = st.builds(
    Review, app=TEXT, of=_SUBJECTS, act=_acts(), extra=extra(*Review.__slots__, "node", "condition", "term")
)


def grown(review: Review, *acts: Act) -> Review:
    """Return the review with these acts as well."""
    return replace(review, act=(*review.act, *acts))


def next_act(review: Review, minute: int, **what: Any) -> Act:
    """Return an act of somebody who has seen the whole review."""
    return act(**({"do": "accept", "by": "审核甲", "item": "entry:e01", "at": at(minute)} | what), after=heads(review))
