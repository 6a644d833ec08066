"""Review files made by hand or by another program: whatever they hold, nothing fails and nothing counts for more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from overlay_samples import NOON, WHY, by, laid, settled, submitted
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.journal import merged
from zjai_tui.dossier.review.model import Act, Review
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.overlay import relaid
from zjai_tui.reviewing.result import Overlay

VALUES = (Decimal(3), Decimal(-5), Decimal("1e12"), "甲", "", True, date(2020, 1, 1))
NAMES = ("level", "rank", "people", "degree", "title_obtained", "ethics", "2023.total", "2023.finished", "x")
DOINGS = (
    "accept", "reduce", "reduce", "reject", "return", "withdraw", "opened", "submit", "request_changes", "verify",
    "reopen", "window",
)  # fmt: skip


def any_act(random: Random, over: Overlay, known: list[str]) -> Act:
    there = {one.item.id: one.item.digest for one in over.items}
    item = random.choice([*there, "entry:gone", "junk", ""])
    return act(
        do=random.choice(DOINGS),  # type: ignore[arg-type]
        by=random.choice(["甲", "乙", ""]),
        at=NOON,
        after=random.sample(known, min(len(known), random.randint(0, 2))),
        item=item,
        points=random.choice([None, Decimal(2), Decimal(-3), Decimal("1e12")]),
        facts={random.choice(NAMES): random.choice(VALUES) for _ in range(random.randint(0, 3))},
        seen=random.choice([there.get(item, ""), over.code, ""]),
        file=random.choice(["", "甲.txt"]),
        start=random.choice([None, date(2024, 9, 2)]),
        end=random.choice([None, date(2024, 9, 6)]),
        days=random.choice([None, 5]),
    )


@pytest.mark.parametrize("seed", range(4))
def test_whatever_acts_a_file_holds_the_verified_score_is_never_above_the_claimed(seed: int) -> None:
    random, over = Random(seed), laid()
    for _ in range(8):
        acts: list[Act] = []
        for _ in range(random.randint(1, 8)):
            acts.append(any_act(random, over, [one.id for one in acts]))
        after = relaid(over, Review(act=tuple(acts)))
        assert 0 <= after.verified.total.low <= after.verified.total.high <= after.claimed.total.high
        assert after.next.endswith("。")
        assert all(one.sentence() for one in after.problems)


def test_a_cut_that_says_nothing_leaves_the_item_open_and_the_review_cannot_end_with_it() -> None:
    over = settled(submitted(laid()))
    item = over.standing("entry:e26").item
    empty = act(do="reduce", item=item.id, seen=item.digest, after=[one.id for one in over.review.act], **WHY, **by())  # type: ignore[arg-type]
    after = relaid(over, merged(over.review, Review(act=(empty,))))
    assert not after.verified.total.exact
    with pytest.raises(Refused, match="核减没有写减成什么"):
        acting.verify(after, **by(minutes=9))  # type: ignore[arg-type]
