"""What if: both sides of a comparison, on a copy."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring_tables import FRAME, d, entry, flat, node, person, row, span, table
from zjai_tui.scoring.advising.edits import AddEntry, AnswerQuestions, ChooseVariant, CompleteEntry, ReachHours
from zjai_tui.scoring.advising.what_if import what_if
from zjai_tui.scoring.engine import assess

STANDARD = table(
    flat("A.1", 3, cap=6, title="论文"),
    node("A.2", "bands", by=("related",), rows=(row(2, "是"), row(0, "否")), title="专业"),
)
HELD = person(entry("a", sure="unsure"))


def test_the_changed_nodes_total_and_decision_stand_side_by_side() -> None:
    found = what_if(
        STANDARD, FRAME, HELD, CompleteEntry("a", {}), AnswerQuestions({"related": True}), target=Decimal(5)
    )
    assert (found.before.total, found.after.total) == (span(0, 5), span(5))
    assert [(one.id, one.before, one.after) for one in found.changes] == [
        ("A", span(0, 5), span(5)), ("A.1", span(0, 3), span(3)), ("A.2", span(0, 2), span(2)),
    ]  # fmt: skip
    assert found.decision_changed
    assert (found.before.decision, found.after.decision) == ("undecided", "reached")


def test_the_dossier_at_hand_is_never_touched() -> None:
    before = person(entry("a", sure="unsure"))
    found = what_if(STANDARD, FRAME, HELD, AddEntry("paper", "又一篇", {}), ReachHours(2023, d(90), d(60)))
    assert before == HELD
    assert [one.id for one in found.dossier.entry] == ["a", "e01"]
    assert found.dossier.education[0].total == 90


def test_nothing_done_changes_nothing_and_what_is_known_is_not_scored_again() -> None:
    before = assess(STANDARD, HELD, FRAME, Decimal(1))
    found = what_if(STANDARD, FRAME, HELD, before=before)
    assert found.before is before
    assert (found.changes, found.decision_changed, found.after.target) == ((), False, 1)


def test_an_edit_of_an_achievement_that_is_gone_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        what_if(STANDARD, FRAME, HELD, CompleteEntry("zz", {}))


def test_hours_are_only_ever_raised_and_the_whole_holds_its_part() -> None:
    once = ReachHours(2023, d(90), d(0))(HELD)
    assert ReachHours(2023, d(10), d(100))(once).education[0].total == 100
    assert ReachHours(2023, d(10), d(10))(once).education[0].total == 90


def test_a_post_category_is_chosen_on_the_copy() -> None:
    assert ChooseVariant("x")(HELD).variant == "x"
    assert HELD.variant == ""
