"""The verified score: what the unit decided, and everything undecided taken both ways."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invented import FRAME, LEVELS, any_of, dossiers, once, standards
from oracle import NUMBERS, RANKS
from rulings import assess_verified, score_verified
from zjai_tui.scoring.engine import assess, score
from zjai_tui.scoring.verified import MORE, UNDECIDED, Claimed, Ruling, decided, hold

quiet = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
ACCEPTED, REJECT, PENDING = (Ruling(kind=kind) for kind in ("accepted", "rejected", "pending"))
claims = dossiers(unknowns=1, blank_inputs=True)


def items(dossier):
    return [*(f"entry:{one.id}" for one in dossier.entry), *(f"input:{name}" for name in dossier.answers)]


@once
@st.composite
def ruling(draw, item):
    kind = draw(any_of("accepted", "rejected", "pending", "points", "facts"))
    if kind == "points":
        return Ruling(kind="reduced", points=Decimal(draw(st.integers(0, 12))) / 2)
    if kind == "facts":
        return Ruling(kind="reduced", facts=draw(facts(item)))
    return Ruling(kind=kind)


@once
@st.composite
def facts(draw, item):
    if item == "input:years":
        return {"years": draw(any_of(*NUMBERS))}
    if item == "input:degree":
        return {"degree": draw(any_of(*LEVELS))}
    every = {"level": LEVELS, "rank": RANKS[:5], "n": NUMBERS[:4], "bonus": NUMBERS[:4], "work": ["", "甲", "乙"]}
    names = draw(st.lists(any_of(*sorted(every)), min_size=1, unique=True))
    return {name: draw(any_of(*every[name])) for name in names}


@once
@st.composite
def ruled(draw):
    """A standard, a dossier, and rulings on some of its items."""
    standard, dossier = draw(standards()), draw(claims)
    found = {item: draw(ruling(item)) for item in items(dossier) if draw(st.integers(0, 5))}
    return standard, dossier, found


def sure(dossier):
    return replace(dossier, entry=tuple(replace(one, sure="sure") for one in dossier.entry))


@given(standards(), claims)
@quiet
def test_all_accepted_is_what_is_claimed_with_everything_unsure_made_sure(standard, dossier):
    verified = assess_verified(standard, dossier, FRAME, dict.fromkeys(items(dossier), ACCEPTED))
    assert verified == assess(standard, sure(dossier), FRAME)


@given(ruled())
@quiet
def test_verified_is_never_above_claimed_and_never_below_nothing(case):
    standard, dossier, rulings = case
    verified = assess_verified(standard, dossier, FRAME, rulings)
    assert 0 <= verified.total.low <= verified.total.high <= score(standard, dossier, FRAME).high
    assert verified.total == score_verified(standard, dossier, FRAME, rulings)
    for node in verified.nodes:
        assert 0 <= node.span.low <= node.span.high
        assert node.cap is None or node.span.high <= node.cap


@given(ruled(), st.data())
@quiet
def test_a_harder_ruling_on_one_item_never_raises_an_end(case, data):
    standard, dossier, rulings = case
    if not items(dossier):
        return
    item = data.draw(st.sampled_from(items(dossier)))

    def total(one):
        return score_verified(standard, dossier, FRAME, {**rulings, item: one})

    points = Decimal(data.draw(st.integers(0, 12))) / 2
    accepted, cut, cut_more, rejected = (
        total(one)
        for one in (
            ACCEPTED,
            Ruling(kind="reduced", points=points),
            Ruling(kind="reduced", points=points / 2),
            REJECT,
        )
    )
    assert accepted.low >= cut.low >= cut_more.low >= rejected.low
    assert accepted.high >= cut.high >= cut_more.high >= rejected.high


@given(ruled())
@quiet
def test_what_is_pending_contains_every_way_it_can_be_decided(case):
    standard, dossier, rulings = case
    for item, one in rulings.items():
        settled = score_verified(standard, dossier, FRAME, rulings)
        pending = score_verified(standard, dossier, FRAME, {**rulings, item: PENDING})
        unlisted = {name: other for name, other in rulings.items() if name != item}
        assert pending == score_verified(standard, dossier, FRAME, unlisted)
        if not one.facts:
            assert pending.low <= settled.low
            assert settled.high <= pending.high


@given(standards(), claims, st.data())
@quiet
def test_a_rejected_achievement_counts_as_if_it_were_not_listed(standard, dossier, data):
    gone = {one.id for one in dossier.entry if data.draw(st.booleans())}
    rulings = {item: REJECT if item.removeprefix("entry:") in gone else ACCEPTED for item in items(dossier)}
    without = replace(dossier, entry=tuple(one for one in dossier.entry if one.id not in gone))
    verified = assess_verified(standard, dossier, FRAME, rulings)
    assert verified.total == score(standard, sure(without), FRAME)
    lines = [line for node in verified.nodes for line in node.lines if line.entry in gone]
    assert all(not line.counted for line in lines)


@given(ruled(), st.randoms())
@quiet
def test_the_order_of_the_rulings_makes_no_difference(case, random):
    standard, dossier, rulings = case
    shuffled = list(rulings.items())
    random.shuffle(shuffled)
    first, second = (assess_verified(standard, dossier, FRAME, dict(one)) for one in (rulings.items(), shuffled))
    assert first == second


@given(standards(), claims, st.data())
@quiet
def test_corrected_answers_are_scored_as_if_the_applicant_had_given_them(standard, dossier, data):
    found = {item: Ruling(kind="reduced", facts=data.draw(facts(item))) for item in items(dossier)}
    held = hold(Claimed(standard, dossier, FRAME), found)
    verified = score_verified(standard, dossier, FRAME, found)
    if not held.unusable:
        assert verified == score(standard, decided(dossier, found), FRAME)
    assert verified.high <= score(standard, dossier, FRAME).high
    assert all(held.limits[item].ask == MORE for item in held.unusable)


@given(ruled())
@quiet
def test_everything_that_holds_the_verified_score_open_is_named(case):
    standard, dossier, rulings = case
    verified = assess_verified(standard, dossier, FRAME, rulings)
    open_items = {item for item in items(dossier) if rulings.get(item, PENDING).kind == "pending"}
    named = {one.id: one.asks for one in verified.open_items}
    if verified.total.exact:
        return
    assert named
    for item in open_items & set(named):
        assert UNDECIDED in named[item]


@given(ruled(), st.integers(1, 40))
@quiet
def test_the_deciding_items_decide_when_they_turn_out_as_claimed(case, target):
    standard, dossier, rulings = case
    verified = assess_verified(standard, dossier, FRAME, rulings, Decimal(target))
    if verified.decision == "undecided":
        assert any(one.decides for one in verified.open_items)
        assert any(one.blocks for one in verified.open_items)


@given(ruled())
@quiet
def test_neither_the_dossier_nor_the_rulings_are_changed(case):
    standard, dossier, rulings = case
    before = repr((dossier, rulings))
    assess_verified(standard, dossier, FRAME, rulings)
    assert repr((dossier, rulings)) == before
