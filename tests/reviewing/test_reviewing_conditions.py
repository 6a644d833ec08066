"""The conditions on what the unit found: what is rejected never makes a route better."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from overlay_samples import case, decided, laid, obtained, settled
from zjai_tui.dossier.model import Dossier
from zjai_tui.reviewing.result import Overlay

RANKS = {"no": 0, "unknown": 1, "yes": 2}
PARTS = ("part:facts", "part:education", "part:work", "part:person")


def with_facts(**facts: object) -> Dossier:
    return replace(case().dossier, facts={**case().dossier.facts, **facts})


def lean() -> Dossier:
    """The example with too few hours."""
    years = tuple(replace(one, total=Decimal(10), finished=True) for one in case().dossier.education)
    return replace(case().dossier, education=years)


def verdicts(over: Overlay, after: bool) -> list[str]:
    found = over.after if after else over.accepted.eligibility
    return [one.verdict for one in (*found.routes, *found.common[: len(over.before.common)], found.education)]


@pytest.mark.parametrize(
    "dossier",
    [case().dossier, with_facts(ai_work=False), lean(), obtained(date(2024, 6, 1)), replace(case().dossier, facts={})],
    ids=["as it is", "no AI work", "too few hours", "too young", "blank"],
)
@pytest.mark.parametrize("part", PARTS)
def test_a_rejection_never_makes_a_conclusion_better(dossier: Dossier, part: str) -> None:
    over = decided(settled(laid(dossier)), part, "reject")
    for claimed, found in zip(verdicts(over, False), verdicts(over, True), strict=True):
        assert RANKS[found] <= RANKS[claimed]
    assert "可以申报" not in "".join(over.consequence)


def test_a_condition_not_met_as_claimed_stays_unmet_with_its_reason_when_the_answer_is_rejected() -> None:
    over = decided(settled(laid(with_facts(ai_work=False))), "part:facts", "reject")
    assert {one.verdict for one in over.after.routes} == {"no"}
    claimed = {one.id: one for one in over.accepted.eligibility.common if one.verdict == "no"}
    assert claimed
    for one in over.after.common:
        assert one.id not in claimed or one == claimed[one.id]
