"""Unknowns that touch several places take the same value everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring_tables import FRAME, LEVELS, band, d, entry, flat, laid, node, papers, person, row, scored, span, table
from zjai_tui.dossier.model import Entry
from zjai_tui.rules.standards.standard import Coef, Exclusive, Node, Span, Standard, TagCap
from zjai_tui.scoring import uncertainty
from zjai_tui.scoring.engine import score
from zjai_tui.scoring.uncertainty import (
    NOT_SETTLED,
    WIDE,
    Settled,
    end_of_total,
    entry_ways,
    settle,
    shared_unknowns,
    totals,
)

EITHER = (
    node("A.1", "bands", by=("mode",), rows=(row(3, "全日制"), row(1, "在职"))),
    node("A.2", "bands", by=("mode",), rows=(row(1, "全日制"), row(4, "在职"))),
)
ONCE = Exclusive(across=("A.1", "A.2"))


def total(standard: Standard, *entries: Entry, **answers: object) -> Span:
    return score(standard, person(*entries, **answers), FRAME)


# ---------------------------------------------------------------- inputs


def test_an_input_read_twice_takes_one_value_in_both_places() -> None:
    """全日制 3 + 1, 在职 1 + 4; taken apart it would be 2 to 7."""
    assert total(table(*EITHER)) == span(4, 5)
    assert [total(table(*EITHER), mode=mode) for mode in ("全日制", "在职")] == [span(4), span(5)]


def test_an_input_read_once_needs_no_trial() -> None:
    standard = table(EITHER[0])
    assert total(standard) == span(1, 3)
    assert shared_unknowns(laid(standard, person())) == {}


def test_numbers_read_twice_are_tried_at_every_limit() -> None:
    """Below 5: 0 + 4; from 5 to below 10: 2 + 4; from 10: 2 + 1."""
    up = node("A.1", "bands", input="years", rows=(band(2, 5),))
    down = node("A.2", "bands", input="years", rows=(band(1, 10), band(4, 0, 10)))
    assert total(table(up, down)) == span(3, 6)


# ---------------------------------------------------------------- achievements


def test_a_missing_fact_takes_one_value_at_every_leaf() -> None:
    """国家级 5 + 0, 省级 0 + 3; the two leaves taken apart would be 0 to 8."""
    standard = table(papers("A.1", row(5, "国家级")), papers("A.2", row(3, "省级")))
    assert total(standard, entry("e1")) == span(0, 5)
    both = table(papers("A.1", row(5, "国家级"), row(1, "*")), papers("A.2", row(3, "省级"), row(1, "*")))
    assert total(both, entry("e1")) == span(2, 6)  # 1 + 1; 5 + 1


def test_a_missing_fact_that_decides_the_tag_is_tried() -> None:
    """国家级 6, or 市级 5 of which the tag leaves 1, next to a tagged 5 that it already holds at 1.

    国家级: 6 + 1; 市级: 5 + 5, held at 1.
    """
    leaf = papers("A.1", row(6, "国家级"), row(5, "省级|市级", tag="低"))
    standard = table(leaf, cap=(TagCap(tag="低", max=d(1)),))
    assert total(standard, entry("e1"), entry("e2", level="市级")) == span(1, 7)


def test_a_missing_fact_that_decides_the_group_is_tried() -> None:
    """The pair is complete only when the unknown one is 省级."""
    alike = papers("A.1", row(1, "国家级", per=2), row(1, "省级", per=2))
    assert total(table(alike), entry("e1", level="省级"), entry("e2")) == span(0, 1)
    mixed = papers("A.1", row(4, "国家级"), row(5, "省级|市级", per=2))
    assert total(table(mixed), entry("e1", level="省级"), entry("e2")) == span(4, 5)


def test_a_missing_fact_decides_where_an_achievement_is_best_placed() -> None:
    """国家级: 5 or 2; 省级: 1 or 4; 市级: 1 or 2. The best place each time: 5, 4, 2."""
    first = papers("A.1", row(5, "国家级"), row(1, "*"))
    second = papers("A.2", row(4, "省级"), row(2, "*"))
    standard = table(first, second, exclusive=(ONCE,))
    assert total(standard, entry("e1")) == span(2, 5)
    assert [total(standard, entry("e1", level=level)) for level in LEVELS] == [span(5), span(4), span(2)]


def test_several_shared_unknowns_are_tried_together() -> None:
    """Each is 国家级 (4 in the first, 1 in the second), 省级 (1 and 3) or 市级 (1 and 1); the first holds 5.

    Least: 市级 twice, 2 + 2. Most: 4 + 1 and 1 + 3: 5 + 4.
    """
    standard = table(papers("A.1", row(4, "国家级"), row(1, "*"), cap=d(5)), papers("A.2", row(3, "省级"), row(1, "*")))
    assert total(standard, entry("e1"), entry("e2")) == span(4, 9)


# ---------------------------------------------------------------- which ways matter


def ways(standard: Standard, one: Entry) -> tuple[int, int]:
    found = entry_ways(laid(standard, person(one)), one)
    assert found is not None
    assert found.complete
    return len(found.least), len(found.most)


def test_only_ways_that_can_give_an_end_are_tried() -> None:
    ranks = Coef(by="rank", ranks=(d(1), d("0.8")), rest=d("0.5"))
    standard = table(papers("A.1", row(5, "国家级"), row(1, "*"), coef=(ranks,)), flat("A.2", 2, coef=(ranks,)))
    assert ways(standard, entry("e1")) == (1, 1)


def test_ways_that_cannot_be_compared_are_all_tried() -> None:
    """市级 is the least everywhere; 国家级 and 省级 are each the most somewhere."""
    standard = table(papers("A.1", row(5, "国家级"), row(1, "*")), papers("A.2", row(3, "省级"), row(1, "*")))
    assert ways(standard, entry("e1")) == (1, 2)


def test_what_is_known_has_no_ways() -> None:
    standard = table(papers("A.1", row(5, "国家级")))
    one = entry("e1", level="省级", sure="unsure")
    assert entry_ways(laid(standard, person(one)), one) is None


# ---------------------------------------------------------------- too many to try


def scattered() -> tuple[Standard, list[Entry]]:
    leaves = (papers("A.1", row(5, "国家级"), row(1, "*")), papers("A.2", row(4, "省级"), row(1, "*")))
    return table(*leaves), [entry(f"e{at}") for at in range(3)]


def test_trials_cut_short_give_a_wider_interval_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each brings 2 (市级) to 6 (国家级); both leaves taken at their most 5 + 4 = 9."""
    standard, entries = scattered()
    exact = scored(standard, *entries)
    assert (exact.total, exact.notes) == (span(6, 18), ())
    monkeypatch.setattr(uncertainty, "MOST_TRIALS", 7)  # 2 x 2 x 2 = 8 of the most
    wide = scored(standard, *entries)
    assert wide.total == span(6, 27)
    assert wide.notes == (WIDE,)
    monkeypatch.setattr(uncertainty, "MOST_TRIALS", 8)
    assert scored(standard, *entries).total == span(6, 18)


def test_an_achievement_with_too_much_missing_stays_open_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    standard, entries = scattered()
    monkeypatch.setattr(uncertainty, "MOST_WAYS", 2)  # there are three levels
    wide = scored(standard, *entries)
    assert wide.total == span(6, 27)
    assert wide.notes == (WIDE,)
    assert [item.worth for item in wide.open_items] == [7, 7, 7]  # 9 - 2


def test_nothing_is_called_wide_when_the_total_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    standard, entries = scattered()
    monkeypatch.setattr(uncertainty, "MOST_TRIALS", 1)
    sure = scored(replace(standard, standard=replace(standard.standard, max=d(5))), *entries)
    assert (sure.total, sure.notes) == (span(5), ())


# ---------------------------------------------------------------- settling


def test_settled_unknowns_change_only_their_leaves() -> None:
    panel = node("A.3", "sum", asked_of="panel", cap=d(2))
    standard = table(*EITHER, panel)
    case = laid(standard, person())
    settled = Settled(inputs={"mode": "在职"}, panels={"A.3": True})
    found = settle(case, settled).inputs
    assert [(found[leaf].low, found[leaf].high) for leaf in ("A.1", "A.2", "A.3")] == [(1, 1), (4, 4), (2, 2)]
    assert (end_of_total(case, settled, False), end_of_total(case, settled, True)) == (7, 7)
    assert (end_of_total(case, NOT_SETTLED, False), end_of_total(case, NOT_SETTLED, True)) == (4, 7)


def test_of_two_settlements_the_later_wins() -> None:
    both = Settled(inputs={"mode": "在职"}).also(Settled(inputs={"mode": "全日制"}, panels={"x": False}))
    assert both == Settled(inputs={"mode": "全日制"}, panels={"x": False})


def test_a_settled_achievement_is_not_tried_again() -> None:
    standard = table(papers("A.1", row(5, "国家级")), papers("A.2", row(3, "省级")))
    one = entry("e1")
    case = laid(standard, person(one))
    found = entry_ways(case, one)
    assert found is not None
    assert totals(case, found.most[0]).span.exact


def test_the_dropped_placements_are_those_of_the_low_end() -> None:
    standard = table(flat("A.1", 3), flat("A.2", (1, 5)), exclusive=(ONCE,))
    found = totals(laid(standard, person(entry("e1"))))
    assert found.span == span(3, 5)
    assert found.dropped == {("e1", "A.2")}


def test_a_panel_leaf_among_others_stays_open() -> None:
    panel: Node = node("A.2", "sum", asked_of="panel", clamp=(d(1), d(3)))
    assert total(table(flat("A.1", 5), panel), entry("e1")) == span(6, 8)
