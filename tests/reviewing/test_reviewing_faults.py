"""What is told of a review as it lies over a dossier: whose it is, under which standard, which cuts cannot be used."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from overlay_samples import WHY, by, case, laid, settled, submitted, verdict
from zjai_tui.base.problems import Problem, Refused, Severity
from zjai_tui.dossier.model import StandardRef
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.journal import heads
from zjai_tui.dossier.review.model import Review, Subject
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.overlay import as_same_person, overlay, relaid, with_acts
from zjai_tui.reviewing.result import Overlay

E, PATENT, COUNTED = "entry:e01", "entry:e04", "entry:e25"
OLD = "f" * 64


def codes(over: Overlay) -> list[str]:
    return [one.code for one in over.problems]


def under(over: Overlay, item: str, standard: str = "", of: str = "") -> Review:
    """A review with one acceptance, made under another standard, or of somebody else."""
    given = {"seen": over.standing(item).item.digest, "standard": standard[:16], "of": of}
    return Review(act=(act(do="accept", item=item, **given, **by()),))  # type: ignore[arg-type]


def test_nothing_in_the_review_of_somebody_else_counts_and_that_is_told() -> None:
    theirs = Review(
        act=(
            act(do="submit", of="另一人", **by()),  # type: ignore[arg-type]
            *(
                act(do="reject", item=one.item.id, seen=one.item.digest, of="另一人", **WHY, **by())
                for one in laid().items
            ),  # type: ignore[arg-type]
        )
    )
    over = laid(None, theirs)
    assert over.stranger
    assert (over.state, over.begun, over.left, over.window) == ("draft", False, len(over.items), None)
    assert over.verified.total == laid().verified.total
    assert [one.code for one in over.problems if one.severity is Severity.ERROR] == ["review-other-person"]
    shown = with_acts(over, [verdict(over, E, "accept")])
    assert not shown.begun
    assert as_same_person(over).state == "submitted"
    assert as_same_person(over).left == 0


def test_a_verdict_made_under_another_text_of_the_standard_is_told_until_it_is_made_anew() -> None:
    over = laid()
    old = laid(None, under(over, E, OLD))
    (told,) = [one for one in old.problems if one.code == "review-standard-changed"]
    assert "1项结论是按标准改动以前的文本作的：“省部级科技进步奖”" in told.message
    anew = with_acts(old, [verdict(old, E, "accept", minutes=5)])
    assert anew.standing(E).state == "accepted"
    assert "review-standard-changed" not in codes(anew)


def test_verdicts_that_keep_no_standard_are_of_the_one_the_review_began_under() -> None:
    began = replace(under(laid(), E), of=Subject(standard=StandardRef(id="旧标准", digest=OLD)))
    old = laid(None, began)
    (told,) = [one for one in old.problems if one.code == "review-standard-changed"]
    assert told.message.startswith("核定开始时用的标准是“旧标准”，现在用的是")
    assert "review-standard-changed" in codes(with_acts(old, [verdict(old, PATENT, "accept")]))
    assert "review-standard-changed" not in codes(relaid(old, replace(began, act=(act(do="submit", **by()),))))  # type: ignore[arg-type]


def test_the_same_verdict_again_under_the_same_standard_is_refused() -> None:
    over = with_acts(laid(), [verdict(laid(), E, "accept")])
    with pytest.raises(Refused, match="已经是这个结论"):
        verdict(over, E, "accept", minutes=5)


def test_a_review_does_not_end_with_points_decided_on_what_takes_none() -> None:
    over = settled(submitted(laid()))
    cut = {"item": COUNTED, "points": Decimal(1), "seen": over.standing(COUNTED).item.digest, **WHY}
    made = act(do="reduce", after=heads(over.review), of=case().dossier.person.name, **cut, **by(minutes=9))  # type: ignore[arg-type]
    after = with_acts(over, [made])
    assert after.left == 0
    assert "review-cut-uncounted" in codes(after)
    with pytest.raises(Refused) as caught:
        acting.verify(after, reason="都看过", **by(minutes=20))  # type: ignore[arg-type]
    assert "review-cut-uncounted" in [one.code for one in caught.value.problems]


def test_what_was_noticed_while_reading_stays_among_the_problems_whatever_is_decided() -> None:
    note = Problem("review-stray", "", "旁边有一份", "", Severity.WARNING)
    over = overlay(case(), laid().judged, Review(), {}, (note,))
    assert over.problems == (note,)
    assert note in with_acts(over, [verdict(over, E, "accept")]).problems
