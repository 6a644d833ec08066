"""What must hold for advice under every standard and every dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invented import FRAME, dossiers, standards
from zjai_tui.rules.planning_reader import find_planning
from zjai_tui.scoring.advising.advice import advise
from zjai_tui.scoring.advising.edits import edited
from zjai_tui.scoring.advising.outlook import Outlook
from zjai_tui.scoring.engine import assess, score

quiet = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
days = st.sampled_from([None, date(2022, 1, 1), date(2023, 6, 1), date(2026, 1, 1)])


def outlook(today: date | None) -> Outlook:
    return Outlook(frame=FRAME, planning=find_planning(), today=today)


@given(standards(), dossiers(most=3, unknowns=2, blank_inputs=True), st.integers(0, 40), days)
@quiet
def test_every_step_raises_the_low_end_and_its_total_is_the_engines(standard, dossier, target, today):
    advice = advise(standard, dossier, outlook(today), Decimal(target))
    held, before = dossier, advice.before
    assert before == score(standard, dossier, FRAME)
    for step in advice.steps:
        held = step(held)
        assert step.after == score(standard, held, FRAME)
        assert (step.gain.low, step.gain.high) == (step.after.low - before.low, step.after.high - before.high)
        assert step.gain.low > 0
        before = step.after
    assert advice.after == before
    assert (advice.reachable in {"reached", "yes"}) == (advice.after.low >= target)
    assert advice.steps == () or advice.reachable != "reached"


@given(standards(), dossiers(most=3, unknowns=2, blank_inputs=True), st.integers(5, 40), days)
@quiet
def test_no_step_of_a_route_can_be_left_out(standard, dossier, target, today):
    advice = advise(standard, dossier, outlook(today), Decimal(target))
    if advice.reachable == "yes":
        for left in range(len(advice.steps)):
            rest = [step for at, step in enumerate(advice.steps) if at != left]
            assert score(standard, edited(dossier, rest), FRAME).low < target


@given(standards(), dossiers(most=3, unknowns=2, blank_inputs=True), days)
@quiet
def test_what_is_called_useless_moves_neither_end_and_every_other_possibility_helps(standard, dossier, today):
    advice = advise(standard, dossier, outlook(today), standard.standard.max)
    for one in advice.useless:
        for edit in one.edits:
            assert score(standard, edit(dossier), FRAME) == advice.before, one.what
        assert one.reason
    for step in advice.others:
        assert step.after == score(standard, step(dossier), FRAME)
        assert step.after.low - advice.before.low == step.gain.low > 0


@given(standards(), dossiers(most=3, unknowns=1, blank_inputs=True), days)
@quiet
def test_advice_leaves_the_dossier_as_it_was_and_does_not_depend_on_its_order(standard, dossier, today):
    copy = replace(dossier)
    turned = replace(dossier, entry=dossier.entry[::-1])
    first = advise(standard, dossier, outlook(today), standard.standard.max)
    second = advise(standard, turned, outlook(today), before=assess(standard, turned, FRAME, standard.standard.max))
    assert dossier == copy
    assert first.after.low == second.after.low
    assert [step.id for step in first.steps] == [step.id for step in second.steps]


@given(standards(), dossiers(most=2, unknowns=1, blank_inputs=True))
@quiet
def test_after_the_last_day_nothing_new_is_advised(standard, dossier):
    advice = advise(standard, dossier, outlook(date(2026, 1, 1)), standard.standard.max)
    assert not [one for one in (*advice.steps, *advice.others) if one.effort == "earn"]
