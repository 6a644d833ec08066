"""What ends a review, what opens it again, and how long a publicity window stands."""

from __future__ import annotations

from datetime import date

import pytest

from overlay_samples import by, case, laid, settled, submitted, verdict
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.model import Act, Review
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.overlay import with_acts
from zjai_tui.reviewing.result import Overlay
from zjai_tui.reviewing.state import signing_act

DAYS = {"start": date(2024, 9, 2), "end": date(2024, 9, 6), "days": 5}
WHY_NOT = "经会议研究"


def done(over: Overlay | None = None, minutes: int = 30) -> Overlay:
    over = over or settled(submitted(laid()))
    return with_acts(over, [acting.verify(over, reason="原件都看过", **by(minutes=minutes))])  # type: ignore[arg-type]


def fixed(over: Overlay, minutes: int = 40) -> Overlay:
    return with_acts(over, [acting.fix_window(over, reason=WHY_NOT, **DAYS, **by(minutes=minutes))])  # type: ignore[arg-type]


def reopened(over: Overlay, minutes: int = 50) -> Overlay:
    return with_acts(over, [acting.reopen(over, reason="有异议", **by(minutes=minutes))])  # type: ignore[arg-type]


def codes(over: Overlay) -> list[str]:
    return [one.code for one in over.problems]


def test_a_review_does_not_hold_as_ended_where_somebody_handed_it_back_unseen_by_whoever_ended_it() -> None:
    over = settled(submitted(laid()))
    back = acting.request_changes(over, reason="请补证书", **by("李审", 29))  # type: ignore[arg-type]
    ended = acting.verify(over, reason="原件都看过", **by(minutes=30))  # type: ignore[arg-type]
    after = with_acts(over, [back, ended])
    assert after.state == "submitted"
    assert after.next.startswith("核定完毕的同时，另有人退回了申报人，回到核定中")
    assert done(after, 35).state == "verified"


def test_a_review_does_not_hold_as_ended_where_somebody_opened_it_again_unseen_by_whoever_ended_it() -> None:
    first = done()
    again = acting.reopen(first, reason="有异议", **by("李审", 31))  # type: ignore[arg-type]
    late: Act = act(do="verify", after=(first.review.act[-1].id,), seen=first.code, of="", **by(minutes=40))  # type: ignore[arg-type]
    after = with_acts(first, [again, late])
    assert after.state == "submitted"
    assert after.next.startswith("核定完毕的同时，另有人重新核定，回到核定中")


def test_a_window_stands_until_the_review_is_opened_again_and_then_must_be_confirmed() -> None:
    over = fixed(done())
    assert over.window is not None
    assert "公示定在2024年9月2日至2024年9月6日" in over.next
    assert "review-window-outdated" not in codes(over)
    for after in (reopened(over), done(reopened(over), 60)):
        assert after.window is None
        (told,) = [one for one in after.problems if one.code == "review-window-outdated"]
        assert "2024年9月2日至2024年9月6日" in told.message
    again = fixed(done(reopened(over), 60), 70)
    assert again.window is not None
    assert "review-window-outdated" not in codes(again)


def test_a_window_fixed_before_the_review_ended_must_be_confirmed_when_it_has() -> None:
    early = fixed(settled(submitted(laid())), 20)
    assert early.window is not None
    assert done(early).window is None
    assert "review-window-outdated" in codes(done(early))


@pytest.mark.parametrize("how, do", [("ended", "verify"), ("back", "request_changes"), ("again", None)])
def test_the_code_a_review_stands_for_is_that_of_its_last_step(how: str, do: str | None) -> None:
    over = done()
    if how == "again":
        over = reopened(over)
    if how == "back":
        over = reopened(over)
        over = with_acts(over, [acting.request_changes(over, reason="请补", **by(minutes=60))])  # type: ignore[arg-type]
    signed = signing_act(over.review, subject_of(case().dossier))
    assert (signed.do if signed else None) == do
    assert signed is None or signed.seen == over.code


def test_the_code_in_the_review_of_somebody_else_stands_for_nothing() -> None:
    theirs = Review(act=(act(do="verify", of="另一人", seen="C7AY", **by()),))  # type: ignore[arg-type]
    assert signing_act(theirs, subject_of(case().dossier)) is None


def test_a_verdict_after_the_end_opens_the_review_again() -> None:
    ended = done()
    over = settled(submitted(laid()))
    late = verdict(over, "entry:e04", "reject", "李审", 31)
    assert with_acts(ended, [late]).state == "submitted"
