"""What must hold for every standard and every dossier."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import islice

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from invented import FRAME, dossiers, entries, standards
from oracle import best_total, worlds
from zjai_tui.rules.standards.checks import soundness_problems
from zjai_tui.scoring.engine import assess, decide, score

MOST_WORLDS = 3000
quiet = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@given(standards())
@quiet
def test_the_invented_standards_are_sound(standard):
    assert soundness_problems(standard) == []


@given(standards(), dossiers(unknowns=2, blank_inputs=True))
@quiet
def test_no_node_has_its_low_above_its_high_or_exceeds_a_cap(standard, dossier):
    result = assess(standard, dossier, FRAME)
    assert Decimal(0) <= result.total.low <= result.total.high <= standard.standard.max
    for node in result.nodes:
        assert Decimal(0) <= node.span.low <= node.span.high
        assert node.cap is None or node.span.high <= node.cap


@given(standards(), dossiers(), entries("new", unknowns=1))
@quiet
def test_adding_an_achievement_never_lowers_either_end(standard, dossier, entry):
    before = score(standard, dossier, FRAME)
    after = score(standard, replace(dossier, entry=(*dossier.entry, entry)), FRAME)
    assert after.low >= before.low
    assert after.high >= before.high


@given(standards(), dossiers(unknowns=1), st.randoms())
@quiet
def test_the_order_of_achievements_never_matters(standard, dossier, random):
    shuffled = list(dossier.entry)
    random.shuffle(shuffled)
    first = assess(standard, dossier, FRAME)
    second = assess(standard, replace(dossier, entry=tuple(shuffled)), FRAME)
    assert first.total == second.total
    assert [node.span for node in first.nodes] == [node.span for node in second.nodes]


@given(standards(inputs=False), dossiers(most=5))
@quiet
def test_the_allocation_equals_brute_force(standard, dossier):
    assume(all(row.pts.exact for node in standard.node for row in node.rows))
    (world,) = worlds(standard, dossier)
    total = score(standard, dossier, FRAME)
    assert total.exact
    assert total.low == best_total(standard, world)


@given(standards(), dossiers(most=3, unknowns=1, blank_inputs=True))
@quiet
def test_the_ends_are_the_least_and_the_most_over_every_resolution_of_the_unknown(standard, dossier):
    every = list(islice(worlds(standard, dossier), MOST_WORLDS + 1))
    assume(len(every) <= MOST_WORLDS)
    totals = [best_total(standard, world) for world in every]
    total = score(standard, dossier, FRAME)
    assert (total.low, total.high) == (min(totals), max(totals))


@given(standards(), dossiers(most=3, unknowns=1, blank_inputs=True), st.integers(0, 40))
@quiet
def test_the_deciding_set_reaches_the_target_when_it_turns_out_well(standard, dossier, target):
    result = assess(standard, dossier, FRAME, Decimal(target))
    assert result.decision == decide(result.total, Decimal(target))
    if result.decision == "undecided":
        assert any(item.decides for item in result.open_items)
        assert any(item.blocks for item in result.open_items)
    else:
        assert not any(item.decides or item.blocks for item in result.open_items)


@given(standards(), dossiers(unknowns=1, blank_inputs=True))
@quiet
def test_an_exact_total_has_no_open_items_and_an_open_one_has_some(standard, dossier):
    result = assess(standard, dossier, FRAME)
    assert bool(result.open_items) == (not result.total.exact) or result.total.exact
    if not result.total.exact:
        assert result.open_items


@given(standards(tags=False), dossiers(unknowns=1, blank_inputs=True))
@quiet
def test_the_sections_hold_every_point_of_the_total_at_both_ends(standard, dossier):
    result = assess(standard, dossier, FRAME)
    sections = [node for node in result.nodes if node.depth == 0]
    assert sum((node.span.low * node.weight for node in sections), Decimal(0)) <= result.total.low or (
        result.total.low == standard.standard.max
    )
    assert sum((node.span.high * node.weight for node in sections), Decimal(0)) >= result.total.high
