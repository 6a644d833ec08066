"""Hand-computed scores of four dossiers under a standard that uses every rule shape.

Each expectation is (low, high) in points of the node after its own cap, before its weight; the
arithmetic stands beside it. The numbers were worked out from the rules, not from the engine.
A tag cap is taken away where everything tagged comes together (tag ``low`` at B, tag ``other``
in the total), so the nodes below show their own points.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.rules.catalog import find_standard
from zjai_tui.rules.standards.standard import Span, Standard
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import Frame
from zjai_tui.scoring.result import Assessment

FOLDER = Path(__file__).parents[1] / "standards"
FRAME = Frame(
    dates={"seniority": date(2024, 12, 31), "achievements": date(2024, 7, 31)}, education_years=(2022, 2023, 2024)
)

Points = tuple[str, str]

# Everything known but what only the panel gives. Title obtained 2016-03-10; post category: design.
KNOWN: dict[str, Points] = {
    "A.degree": ("5", "5"),  # master, in service, related
    "A.table": ("2.5", "2.5"),  # master, 8.9 years >= 5
    "A.years": ("1.5", "1.5"),  # 8.9 years are 8 whole ones: 8 <= 8 < 10
    "A.title": ("3", "3"),  # 2016-03-10 to 2024-12-31: 8 whole years x 0.5 = 4, held at 3
    "A.unit": ("1", "1"),  # 国企 0.5 + 其他: floor(3 / 2) = 1 x 0.5
    "A.honor": ("2", "2"),  # best of 市厅级 2 and 县处级 1.5
    "A.most.front": ("2", "2"),  # 9 years: 5 <= 9 < 10
    "A.most.base": ("1.5", "1.5"),  # 县级城市
    "A.most": ("2", "2"),  # the higher of 2 and 1.5
    "A.exam": ("7", "7"),  # (88 - 60) x 0.25
    "A.vote": ("0", "2"),  # known to the panel only: rate 0 to 1, x 2
    "A.panel": ("1", "4"),  # given by the panel: 1 to 4
    "A.ce": ("1.5", "1.5"),  # 3 years reach 90 hours, x 0.5
    # 5 + 2.5 + 1.5 + 3 + 1 + 2 + 2 + 7 + 1.5 = 25.5; + 0 + 1 = 26.5; + 2 + 4 = 31.5, held at 30
    "A": ("26.5", "30"),
    # 市厅级 5 + 4 = 9, held at the next tier's 8, x 0.7 (3rd) = 5.6; 县处级 3 + 0.5 = 3.5, x 0.3 (8th) = 1.05
    "B.consult": ("6.65", "6.65"),
    # r1 省部级 2nd: 16 - 2 = 14; r2 市厅级 3rd: 6 to 7; r3 省部级 8th: 1 to 4, x 2 items = 2 to 8;
    # r4 on the very day of the title: not after it, 0; r5 on 2024-08-01: after the cut-off, 0
    "B.research": ("22", "29"),
    "B.eng": ("6", "6"),  # 重大 6 x 0.5 (参与) = 3; 一般 3 x 1 (主持) = 3
    # p1 is the same work as r1. With r1: 14 + best three of {3, 3, 1, 0} = 7, together 21.
    # With p1: 6 + 3 + 3 = 12. So p1 falls away. p2 SCI, unrelated: one tier down, 3;
    # p3 普通, unrelated: below the last tier, 0; p4 核心 3; p5 普通 1
    "B.paper": ("7", "7"),
    "B.license": ("7", "7"),  # 二类 2 x 2 = 4; 三类 1 x 3 = 3
    "B.monitor": ("6", "6"),  # floor((12 + 5) / 5) = 3, x 2
    "B.patent": ("6", "6"),  # 发明, applied: 10 x 0.8 x 0.5 = 4; 实用新型, not applied: 2 x 1 x 1 = 2
    "B.book": ("7", "7"),  # best of 4.5: 7 and 2: 2
    "B.misc": ("3", "3"),  # o1, o2 and the talk of 2013 that no longer counts as a talk: 3 x 1
    # 6.65 + 22 + 6 + 7 + 7 + 6 + 6 + 7 + 3 = 70.65, tag low 3 held at 2: - 1 = 69.65; high: + 7
    "B": ("69.65", "76.65"),
    "C.talk": ("2", "2"),  # 省外 2020: 2 (as 其他业绩 it would bring 1); 2013 is outside the ten years
    "C.referee": ("0.5", "1"),
    "C": ("2.5", "3"),
    "D.work": ("80", "80"),
    "D.attitude": ("90", "90"),
    "D.tax": ("13", "13"),  # 10 + floor(4600 / 1500) = 3
    "D": ("14.9", "14.9"),  # 80 x 0.06 + 90 x 0.04 + 13 x 0.5 = 4.8 + 3.6 + 6.5
    # low: 26.5 + 69.65 + 2.5 + 14.9 x 0.5 = 106.1; tagged other: 2 + 3 + 0.5 = 5.5, within 6
    # high: 30 + 76.65 + 3 + 7.45 = 117.1; tagged other: 8 + 3 + 1 = 12, held at 6: - 6 = 111.1
    "total": ("106.1", "111.1"),
}

# Much is missing. The date of the title is, so nothing under its window is sure. Post category: operation.
UNKNOWN: dict[str, Points] = {
    "A.degree": ("1", "4"),  # bachelor: related 4, unrelated 1
    "A.table": ("2", "2"),  # bachelor, exactly 10 years: no longer below 10
    "A.years": ("2", "2"),  # 10
    "A.title": ("0", "3"),  # date not given
    # u1 事业 1, unsure: 0 to 1; u2: 事业 1, 国企 0.5, or 其他: floor(1 / 2) = 0
    "A.unit": ("0", "2"),
    "A.honor": ("1", "3"),  # best of (1 to 3) and 科级 1
    "A.most.front": ("0", "3"),
    "A.most.base": ("0", "0"),  # 其他
    "A.most": ("0", "3"),
    "A.exam": ("0", "10"),
    "A.vote": ("0", "2"),
    "A.panel": ("1", "4"),
    "A.ce": ("0.5", "1"),  # 2022: 80 hours, no; 2023: 90, yes; 2024: 45, not finished. 1 to 2 years x 0.5
    # low: 1 + 2 + 2 + 0 + 0 + 1 + 0 + 0 + 0 + 1 + 0.5; high: 4 + 2 + 2 + 3 + 2 + 3 + 3 + 10 + 2 + 4 + 1 = 36
    "A": ("7.5", "30"),
    # c1 市厅级 5 + (0 to 10), held at 8: 5 to 8; c2 level missing, + 1, x 0.8: (3 + 1) x 0.8 = 3.2 to
    # (10 + 1) x 0.8 = 8.8 (top tier, bounded by the cap of 12 only); c3 3, one of two: x 1 or x 0.8: 2.4 to 3
    # 5 + 3.2 + 2.4 = 10.6; 8 + 8.8 + 3 = 19.8, held at 12
    "B.consult": ("10.6", "12"),
    # all perhaps before the title: low 0. r1 16; r2 7; r3 surely after the cut-off: 0; r4 best 16;
    # r5 3 x (1 to 10 items) = 30: 16 + 7 + 16 + 30
    "B.research": ("0", "69"),
    # g1 重大参与 2; g2 一般: 1 to 2; g3 主持: 2 to 4; the best two: 2 + 2 and 4 + 2
    "B.eng": ("4", "6"),
    "B.paper": ("0", "15"),  # best three of 6, 6, 6, 3, 0 = 18, held at 15
    "B.license": ("6", "10"),  # l1 (1, 2 or 4) x 2 = 2 to 8; l2 1 x 4; 6 to 12, held at 10
    "B.monitor": ("2", "6"),  # 7 or 7 + 9 = 16 items: floor 1 x 2, floor 3 x 2
    "B.patent": ("9", "15"),  # a1 8 to 10; a2 third, x 0.5: 4 x 0.5 x 0.5 = 1 to 10 x 0.5 x 1 = 5
    "B.book": ("6", "8"),  # best of (2 to 8) and 3.0: 6
    "B.misc": ("0", "1"),  # o1 unsure; the talk counts as a talk
    # low: 10.6 + 0 + 4 + 0 + 6 + 2 + 9 + 6 + 0 = 37.6; were l1 三类, 2 + 4 tagged low are held at 2: - 4 = 33.6
    # high: 12 + 69 + 6 + 15 + 10 + 6 + 15 + 8 + 1 = 142 (l1 as 一类 8, l2 held at 2: 10), held at 100
    "B": ("33.6", "100"),
    "C.talk": ("1.5", "2"),
    "C.referee": ("0.5", "1"),
    "C": ("2", "3"),
    "D.work": ("50", "50"),
    "D.attitude": ("0", "100"),
    "D.tax": ("0", "20"),  # nothing paid: not even the first ten
    "D": ("3", "17"),  # 3 + 0 + 0; 3 + 4 + 10
    # low: 7.5 + 33.6 + 2 + 3 x 0.5 = 44.6
    # high: 30 + 100 + 3 + 17 x 0.5 = 141.5; B reaches 100 with what is not tagged, so the 6 of 其他 take nothing away
    "total": ("44.6", "141.5"),
}

# Values on an edge or beyond a cap. Title obtained 2020-02-29; 4th to 6th place step by one.
EDGES: dict[str, Points] = {
    "A.degree": ("1", "1"),  # unrelated: the first row, before the doctor's
    "A.table": ("1.5", "1.5"),  # doctor, 1.99 < 2
    "A.years": ("0", "0"),  # below the lowest band
    "A.title": ("2", "2"),  # 29 February 2020 to 2024-12-31: 4 whole years x 0.5
    "A.unit": ("2", "2"),  # 1 + 1 + 0.5 = 2.5, held at 2
    "A.honor": ("3", "3"),
    "A.most.front": ("3", "3"),  # exactly 15
    "A.most.base": ("3", "3"),
    "A.most": ("3", "3"),
    "A.exam": ("0", "0"),  # 59.5 is below 60: never negative
    "A.vote": ("0", "2"),  # the applicant's own answer counts for nothing
    "A.panel": ("1", "4"),
    "A.ce": ("1", "1"),  # 89.5 hours are not 90: 2 years x 0.5
    "A": ("14.5", "19.5"),  # 1 + 1.5 + 0 + 2 + 2 + 3 + 3 + 0 + 1 = 13.5; + 1, + 6
    # c1 国家级 10 + 5 = 15, held at the cap of 12, x 0.3 (6th) = 3.6; c2 8 + 2 = 10, x 0.5 (5th) = 5
    "B.consult": ("8.6", "8.6"),
    # r1 6th: 10 - 2 = 8; r2 市厅级 5th: 1 to 3; r3 4th: 10; r4 on 29 February: not after it, 0;
    # r5 on the cut-off day: counts, 16 - 4 = 12
    "B.research": ("31", "33"),
    "B.eng": ("8", "8"),  # 6 + 6 = 12, held at 8
    # p1 is the same work as r2. Without p1: 6 + 6 + 3 = 15, at the cap; with it 18, also 15. So r2 is kept
    # although it brings less by itself: 15 + (1 to 3) beats 15
    "B.paper": ("15", "15"),
    "B.license": ("4", "4"),
    "B.monitor": ("8", "8"),  # floor(25 / 5) x 2 = 10, held at 8
    "B.patent": ("3.2", "3.2"),  # 4 x 0.8 x 1
    "B.book": ("6", "6"),  # 3 is 6, 2.99 is 2
    "B.misc": ("2", "2"),  # o1, and the one talk that C has no room for
    "B": ("85.8", "87.8"),  # 8.6 + 31 + 8 + 15 + 4 + 8 + 3.2 + 6 + 2; + 2
    "C.talk": ("10", "10"),  # six talks are 12 and C takes 10: five stay, 5 x 2
    "C.referee": ("0", "0"),
    "C": ("10", "10"),
    "D.work": ("100", "100"),
    "D.attitude": ("0", "0"),
    "D.tax": ("10", "10"),  # 10 + floor(1499 / 1500) = 10
    "D": ("11", "11"),  # 6 + 0 + 5
    # 14.5 + 85.8 + 10 + 5.5 = 115.8; 19.5 + 87.8 + 10 + 5.5 = 122.8; tagged other: 3 to 5, within 6
    "total": ("115.8", "122.8"),
}

# Nothing filled in: no achievement is no points, no answer is anything.
EMPTY: dict[str, Points] = {
    "A.degree": ("0", "7"),  # 其他, related: no row, 0
    "A.table": ("0", "3"),
    "A.years": ("0", "2"),
    "A.title": ("0", "3"),
    "A.unit": ("0", "0"),
    "A.honor": ("0", "0"),
    "A.most.front": ("0", "3"),
    "A.most.base": ("0", "3"),
    "A.most": ("0", "3"),
    "A.exam": ("0", "10"),
    "A.vote": ("0", "2"),
    "A.panel": ("1", "4"),
    "A.ce": ("0", "1.5"),
    "A": ("1", "30"),  # 7 + 3 + 2 + 3 + 3 + 10 + 2 + 4 + 1.5 = 35.5, held at 30
    "B.consult": ("0", "0"),
    "B.research": ("0", "0"),
    "B.eng": ("0", "0"),
    "B.paper": ("0", "0"),
    "B.license": ("0", "0"),
    "B.monitor": ("0", "0"),
    "B.patent": ("0", "0"),
    "B.book": ("0", "0"),
    "B.misc": ("0", "0"),
    "B": ("0", "0"),
    "C.talk": ("0", "0"),
    "C.referee": ("0", "0"),
    "C": ("0", "0"),
    "D.work": ("0", "100"),
    "D.attitude": ("0", "100"),
    "D.tax": ("0", "20"),
    "D": ("0", "20"),  # 6 + 4 + 10
    "total": ("1", "40"),  # 1 + 0; 30 + 20 x 0.5
}

EXPECTED = {"known": KNOWN, "unknown": UNKNOWN, "edges": EDGES, "empty": EMPTY}
ROWS = [(name, node, points) for name, table in EXPECTED.items() for node, points in table.items()]


def span(points: Points) -> Span:
    return Span(Decimal(points[0]), Decimal(points[1]))


@cache
def standard() -> Standard:
    return find_standard(str(FOLDER / "all_shapes.toml"))


@cache
def dossier(name: str) -> Dossier:
    return read_dossier(FOLDER / f"all_shapes_{name}.toml")


@cache
def scored(name: str) -> Assessment:
    return assess(standard(), dossier(name), FRAME)


def counted(assessment: Assessment, node: str) -> set[str]:
    return {line.entry for line in assessment.node(node).lines if line.counted}


@pytest.mark.parametrize("name, node, points", ROWS, ids=[f"{name}:{node}" for name, node, _ in ROWS])
def test_every_node_has_the_points_computed_by_hand(name: str, node: str, points: Points) -> None:
    found = scored(name).total if node == "total" else scored(name).node(node).span
    assert found == span(points)


@pytest.mark.parametrize("name", EXPECTED)
def test_no_node_is_left_without_an_expectation(name: str) -> None:
    assert {node.id for node in scored(name).nodes} | {"total"} == set(EXPECTED[name])


def test_the_standard_uses_every_rule_shape() -> None:
    nodes, rows = standard().node, [row for node in standard().node for row in node.rows]
    assert {node.op for node in nodes} == {"sum", "best", "bands", "linear", "ladder"}
    assert any(node.input and node.whole for node in nodes)
    assert any(len(node.by) == 2 and not node.entries for node in nodes)
    assert any(coef.ranks for node in nodes for coef in node.coef)
    assert any(coef.of for node in nodes for coef in node.coef)
    assert any(row.step for row in rows)
    assert any(row.per > 1 for row in rows)
    assert any(row.pts.low != row.pts.high for row in rows)
    assert any(row.tag for row in rows)
    for shape in ("cap", "take", "resolve", "demote", "count", "bonus", "minus", "per", "plus", "clamp", "tag", "when"):
        assert any(getattr(node, shape) for node in nodes), shape
    assert any(node.weight != 1 for node in nodes)
    assert any(node.window for node in nodes)
    assert any(node.asked_of == "panel" for node in nodes)
    assert any(one.asked_of == "panel" for one in standard().input)
    assert {bool(one.derive.education) for one in standard().input if one.derive} == {True, False}
    assert {bool(cap.at) for cap in standard().cap} == {True, False}
    assert {rule.same == "entry" for rule in standard().exclusive} == {True, False}
    assert {bool(gate.among) for gate in standard().gate} == {True, False}
    assert all((standard().variant, standard().open, standard().window))


@pytest.mark.parametrize(
    "target, decision",
    [("106.1", "reached"), ("106.11", "undecided"), ("111.1", "undecided"), ("111.11", "not_reached")],
)
def test_the_decision_turns_exactly_at_the_ends_of_the_interval(target: str, decision: str) -> None:
    assert assess(standard(), dossier("known"), FRAME, Decimal(target)).decision == decision


def test_the_smallest_deciding_set_is_named() -> None:
    """From 106.1 to 110: 3.9 short.

    The panel's 4 instead of 1 brings 3, r2's 7 instead of 6 brings 1: together 4. The vote brings 2, but with
    the panel's 3 only 3.5 before A is full; r3 brings 0.5, then 其他 is full; v1 brings 0.5.
    From 111.1 below 110: the panel's 1 alone takes A from 31.5 (held at 30) to 28.5, 1.5 less.
    """
    items = assess(standard(), dossier("known"), FRAME, Decimal(110)).open_items
    assert {item.id for item in items if item.decides} == {"panel:A.panel", "entry:r2"}
    assert {item.id for item in items if item.blocks} == {"panel:A.panel"}


def test_every_item_that_can_move_the_total_is_listed_with_what_it_is_worth() -> None:
    """The most it moves an end: the panel 3, the vote 2, r2 1; r3 and v1 0.5 up to the 6 of 其他, 0 down."""
    worth = {item.id: item.worth for item in scored("known").open_items}
    assert worth == {
        "panel:A.panel": Decimal(3),
        "panel:vote": Decimal(2),
        "entry:r2": Decimal(1),
        "entry:r3": Decimal("0.5"),
        "entry:v1": Decimal("0.5"),
    }


def test_the_work_in_two_indicators_counts_where_the_total_is_best() -> None:
    known, edges = scored("known"), scored("edges")
    assert "r1" in counted(known, "B.research")
    assert "p1" not in counted(known, "B.paper")
    assert "r2" in counted(edges, "B.research")
    assert "p1" not in counted(edges, "B.paper")


def test_one_talk_moves_to_where_there_is_room() -> None:
    talks = {f"t{number}" for number in range(1, 7)}
    elsewhere = counted(scored("edges"), "B.misc") & talks
    assert len(elsewhere) == 1
    assert counted(scored("edges"), "C.talk") == talks - elsewhere


def test_a_placement_says_what_the_other_place_would_give() -> None:
    """T1 as 其他业绩: C loses 2; at the low end 其他 has room for 0.5 more, at the high end for none."""
    placement = next(one for one in scored("known").placements if one.entry == "t1")
    assert placement.node == "C.talk"
    assert placement.others == (("B.misc", span(("104.6", "109.1"))),)


def test_an_achievement_outside_its_dates_is_shown_as_not_counted_with_the_reason() -> None:
    lines = {line.entry: line for line in scored("known").node("B.research").lines}
    assert [lines[one].counted for one in ("r3", "r4", "r5")] == [True, False, False]
    assert "2016年3月10日" in lines["r4"].why_not
    assert "2024年7月31日" in lines["r5"].why_not


@pytest.mark.parametrize(
    "name, verdicts",
    [
        ("known", {"ethics": "yes", "hours": "yes"}),
        ("unknown", {"ethics": "unknown", "hours": "no"}),  # 2022 is over with 80 hours: three years are out of reach
        ("edges", {"ethics": "no", "hours": "no"}),
        ("empty", {"ethics": "unknown", "hours": "unknown"}),
    ],
)
def test_gates_are_judged_in_three_values(name: str, verdicts: dict[str, str]) -> None:
    assert {gate.id: gate.verdict for gate in scored(name).gates} == verdicts


def test_without_a_post_category_the_total_spans_all_of_them() -> None:
    """Under operation the two projects bring 2 + 2 = 4 instead of 6: 104.1 to 109.1, with design 106.1 to 111.1."""
    assert assess(standard(), replace(dossier("known"), variant=""), FRAME).total == span(("104.1", "111.1"))
    assert assess(standard(), replace(dossier("known"), variant="ops"), FRAME).total == span(("104.1", "109.1"))


def test_each_reading_of_an_open_clause_has_its_own_total() -> None:
    """At discretion r1 and r3 bring 8 to 10 each instead of 8 and 10: the low end loses 2, the high end gains 2."""
    totals = {one.reading: (one.total, one.chosen) for one in scored("edges").readings}
    assert totals == {
        "step": (span(("115.8", "122.8")), True),
        "range": (span(("113.8", "124.8")), False),
    }
    assert assess(standard(), replace(dossier("edges"), readings={}), FRAME).total == span(("113.8", "124.8"))
