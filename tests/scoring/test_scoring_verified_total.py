"""The verified total where a part about the person is not accepted: its dates, its readings, its post category."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invented import FRAME as ANY_FRAME
from invented import dossiers, standards
from rulings import assess_verified, score_verified
from scoring_tables import FRAME, entry, flat, node, papers, person, row, span, table
from zjai_tui.dossier.model import Dossier
from zjai_tui.rules.standards.standard import Open, Reading, Span, Standard, Variant
from zjai_tui.scoring.cuts import SEVERAL, uncuttable
from zjai_tui.scoring.outcomes import UNCOUNTED
from zjai_tui.scoring.verified import REJECTED, UNDECIDED, Claimed, Ruling, hold

ACCEPTED, REJECT = Ruling(kind="accepted"), Ruling(kind="rejected")
SINCE = flat("A.1", 4, window="since")
READ = Open(
    id="r",
    ask="算不算？",
    default="strict",
    reading=(Reading(id="strict", title="不算"), Reading(id="wide", title="算")),
)
EITHER = table(flat("A.1", 1), flat("A.2", 5, when={"r": "wide"}), open=(READ,))
POSTS = table(
    flat("A.1", 6, when={"variant": "a"}),
    flat("A.2", 2, when={"variant": "b"}),
    variant=(Variant(id="a", title="企业"), Variant(id="b", title="事业单位")),
)


def all_but(dossier: Dossier, **parts: Ruling) -> dict[str, Ruling]:
    """Everything accepted but these parts."""
    items = [*(f"entry:{one.id}" for one in dossier.entry), "part:facts", "part:education", "part:work"]
    return dict.fromkeys(items, ACCEPTED) | {f"part:{name}": one for name, one in parts.items()}


def total(standard: Standard, dossier: Dossier, **parts: Ruling) -> Span:
    return score_verified(standard, dossier, FRAME, all_but(dossier, **parts))


@pytest.mark.parametrize("ruling", [REJECT, Ruling(kind="pending")], ids=["rejected", "pending"])
def test_a_window_that_begins_at_a_date_of_the_person_does_not_hold_while_that_date_is_not_accepted(ruling: Ruling):
    inside, outside = entry("e1", date=date(2023, 1, 1)), entry("e2", date=date(2019, 1, 1))
    dossier = person(inside, outside, facts={"obtained": date(2020, 1, 1)})
    assert total(table(SINCE), dossier) == span(4)
    found = assess_verified(table(SINCE), dossier, FRAME, all_but(dossier, facts=ruling))
    assert found.total == span(0, 4)  # never more than as claimed: what lay outside stays outside
    (item,) = found.open_items
    said = REJECTED if ruling is REJECT else UNDECIDED
    assert (item.id, item.asks) == ("entry:e1", (f"“任职以来”所依据的日期：{said}",))


def test_a_window_between_days_of_the_round_holds_whatever_becomes_of_the_persons_dates():
    dossier = person(entry("e1", date=date(2023, 1, 1)), facts={"obtained": date(2020, 1, 1)})
    assert total(table(flat("A.1", 4, window="cutoff")), dossier, facts=REJECT) == span(4)


def test_a_corrected_date_of_the_person_moves_the_window():
    dossier = person(entry("e1", date=date(2021, 1, 1)), facts={"obtained": date(2020, 1, 1)})
    later = Ruling(kind="reduced", facts={"obtained": date(2022, 1, 1)})
    assert total(table(SINCE), dossier, facts=later) == span(0)


def test_an_achievement_with_missing_facts_is_in_doubt_as_well_while_the_persons_date_is():
    standard = table(papers("A.1", row(4, "国家级"), row(2, "*"), window="since"))
    dossier = person(entry("e1", date=date(2023, 1, 1)), facts={"obtained": date(2020, 1, 1)})
    assert total(standard, dossier) == span(2, 4)
    assert total(standard, dossier, facts=REJECT) == span(0, 4)


def test_a_reading_the_person_chose_counts_only_once_it_is_accepted():
    dossier = replace(person(entry("e1")), readings={"r": "wide"})
    assert total(EITHER, dossier) == span(6)
    found = assess_verified(EITHER, dossier, FRAME, all_but(dossier, work=Ruling(kind="pending")), Decimal(5))
    assert (found.total, found.decision) == (span(1, 6), "undecided")
    item = found.open_items[0]
    assert (item.id, item.title, item.asks, item.worth) == ("part:work", "条款读法", (UNDECIDED,), Decimal(5))
    assert (item.decides, item.blocks) == (True, True)
    assert total(EITHER, dossier, work=REJECT) == span(1)


def test_the_readings_the_standard_takes_by_itself_need_no_verdict():
    dossier = replace(person(entry("e1")), readings={"r": "strict"})
    assert total(EITHER, dossier, work=REJECT) == total(EITHER, dossier, work=Ruling(kind="pending")) == span(1)


def test_rejecting_a_reading_that_costs_the_person_points_gives_none_back():
    standard = table(flat("A.1", 1), flat("A.2", 5, when={"r": "wide"}), open=(replace(READ, default="wide"),))
    dossier = replace(person(entry("e1")), readings={"r": "strict"})
    assert total(standard, dossier, work=REJECT) == total(standard, dossier) == span(1)


def test_a_post_category_that_is_not_accepted_leaves_all_of_them_open_but_never_above_the_claimed():
    high, low = (replace(person(entry("e1")), variant=one) for one in "ab")
    assert (total(POSTS, high), total(POSTS, low)) == (span(6), span(2))
    for ruling in (REJECT, Ruling(kind="pending")):
        assert total(POSTS, high, work=ruling) == span(2, 6)
        assert total(POSTS, low, work=ruling) == span(2)
    rejected = assess_verified(POSTS, high, FRAME, all_but(high, work=REJECT))
    assert rejected.notes == (f"岗位类别{REJECTED}，总分不高于按申报人所选的计算，明细按标准默认的显示",)


def test_points_cannot_be_decided_on_what_counts_at_several_places_and_such_a_cut_leaves_the_item_open():
    standard = table(flat("A.1", 4), flat("A.2", 3))
    dossier = person(entry("e1"), entry("e2"))
    assert uncuttable(standard, dossier, FRAME) == {"entry:e1": SEVERAL, "entry:e2": SEVERAL}
    rulings = {**all_but(dossier), "entry:e1": Ruling(kind="reduced", points=Decimal(1))}
    held = hold(Claimed(standard, dossier, FRAME), rulings)
    assert held.uncut == {"entry:e1": SEVERAL}
    assert score_verified(standard, dossier, FRAME, rulings) == span(7, 14)


def test_points_cannot_be_decided_where_one_of_two_places_counts_by_number():
    counted = node("A.2", "linear", entries=("paper",), count="n", times=Decimal("0.1"))
    dossier = person(entry("e1", n=20))
    assert uncuttable(table(flat("A.1", 4), counted), dossier, FRAME) == {"entry:e1": UNCOUNTED}


@given(standards(), dossiers(), st.integers(1, 6))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_cut_in_points_is_used_wherever_the_item_counts_or_the_item_is_named_as_one_it_cannot_be_used_on(
    standard, dossier, points
):
    items = [*(f"entry:{one.id}" for one in dossier.entry), *(f"input:{name}" for name in dossier.answers)]
    accepted = dict.fromkeys([*items, "part:facts", "part:education", "part:work"], ACCEPTED)
    unfit = uncuttable(standard, dossier, ANY_FRAME)
    for item in items:
        cut = {**accepted, item: Ruling(kind="reduced", points=Decimal(points))}
        assert set(hold(Claimed(standard, dossier, ANY_FRAME), cut).uncut) == {item} & unfit.keys()
        found = assess_verified(standard, dossier, ANY_FRAME, cut, effort="open")
        said = {ask for one in found.open_items for ask in one.asks} & {UNCOUNTED, SEVERAL}
        assert not said or item in unfit
        lines = [line for one in found.nodes for line in one.lines if f"entry:{line.entry}" == item and line.counted]
        assert item in unfit or sum(line.span.high for line in lines) <= points
