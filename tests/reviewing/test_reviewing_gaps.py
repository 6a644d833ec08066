"""A review of which acts are missing: nothing is verified until they are found, or given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from overlay_samples import by, case, decided, laid, settled, submitted
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.review.model import Subject
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.overlay import with_acts
from zjai_tui.reviewing.result import Overlay

CUT, KEPT = "entry:e03", "entry:e05"
WHY = "旧电脑坏了，找不回"


def broken(do: str = "") -> Overlay:
    """A review all of whose items are settled, of which one act was taken out; a later one is on `KEPT`."""
    over = decided(decided(settled(submitted(laid())), CUT, "reject", minutes=1), KEPT, "reject", minutes=2)
    if do:
        over = with_acts(over, [acting.verify(over, **by(minutes=3), reason="已逐项看过")])  # type: ignore[arg-type]
    gone = next(one for one in over.review.act if one.item == CUT and one.do == "reject")
    return laid(None, replace(over.review, act=tuple(one for one in over.review.act if one.id != gone.id)))


def test_a_deleted_rejection_does_not_bring_the_earlier_acceptance_back() -> None:
    over = broken("verify")
    assert over.state == "submitted"
    assert over.next.startswith("核定文件缺了1条核定记录，找回以前不能核定完毕")
    assert over.grave[0].code == over.problems[0].code == "review-act-missing"
    assert (over.standing(CUT).state, over.standing(CUT).dropped) == ("unreviewed", True)
    assert over.standing(KEPT).state == "rejected"  # its reviewer had seen the act that is missing


def test_an_altered_act_is_as_bad_as_a_deleted_one() -> None:
    over = submitted(decided(settled(laid()), CUT, "reject", minutes=1))
    altered = tuple(replace(one, reason="改过") if one.do == "reject" else one for one in over.review.act)
    again = laid(None, replace(over.review, act=altered))
    assert again.standing(CUT).state == "unreviewed"
    with pytest.raises(Refused, match="缺了1条核定记录"):
        acting.verify(again, **by(minutes=9), reason="x")  # type: ignore[arg-type]


def test_nothing_is_verified_or_published_while_an_act_is_missing() -> None:
    over = broken("verify")
    dates = {"start": date(2024, 9, 13), "end": date(2024, 9, 20), "days": 5}
    for refused in (
        lambda: acting.verify(over, **by(minutes=9), reason="x"),  # type: ignore[arg-type]
        lambda: acting.fix_window(over, **by(minutes=9), **dates, reason="x"),  # type: ignore[arg-type]
    ):
        with pytest.raises(Refused, match=r"缺了1条核定记录.*zjai review merge.*zjai review reopen"):
            refused()


def test_given_up_acts_cost_the_verdicts_of_those_who_had_not_seen_them() -> None:
    over = broken()
    with pytest.raises(Refused, match="没有写"):
        acting.reopen(over, **by(minutes=9), reason="")  # type: ignore[arg-type]
    act = acting.reopen(over, **by(minutes=9), reason=WHY)  # type: ignore[arg-type]
    assert act.lost == over.gaps.open != ()
    after = with_acts(over, [act])
    assert [one.code for one in after.problems] == ["review-act-given-up"]
    assert after.left == over.left == len(over.items) - 1
    with pytest.raises(Refused, match="没有可以一并认可的项"):  # what was decided once is looked at by itself
        acting.accept_opened(after, **by(minutes=9))  # type: ignore[arg-type]
    done = settled(after)
    ended = with_acts(done, [acting.verify(done, **by(minutes=20), reason="已逐项看过")])  # type: ignore[arg-type]
    assert ended.state == "verified"
    assert ended.problems[0].code == "review-act-given-up"


def test_every_act_says_whose_dossier_it_is_about() -> None:
    over = decided(laid(), CUT, "accept")
    (act,) = over.review.act
    assert (act.of, act.cycle) == (case().dossier.person.name, "2024")
    other = laid(None, replace(over.review, of=Subject(name=act.of, cycle="2025")))
    assert other.unfit
    assert not other.begun
