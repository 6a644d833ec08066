"""The shipped examples, every node computed by hand: node, section, total, decision.

The arithmetic stands beside each number and follows data/standards/zj-ai-reference.toml; a node
that is not listed brings 0 because nothing is claimed there. Dates: seniority to 2024-12-31,
achievements to 2024-07-31.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from zjai_tui.dossier.evidence import evidence_state, evidenced_ids
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.eligibility.judge import judge
from zjai_tui.rules.catalog import examples, find_cycle, find_standard
from zjai_tui.rules.standards.standard import Span
from zjai_tui.scoring.claims import claim_problems
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of
from zjai_tui.scoring.result import Assessment

FOLDER = Path(__file__).parents[2] / "data" / "examples"

Points = tuple[str, str]

# 示例一. Master, engineer since 2020-12-20; only what came after that day counts in B.
REACHED: dict[str, Points] = {
    "A.edu.degree": ("6", "6"),  # master, related
    "A.edu": ("6", "6"),
    "A.years.title": ("6", "6"),  # 2020-12-20 to 2024-12-31: 4 whole years x 1.5
    "A.years": ("6", "6"),
    "A.ce.total": ("3", "3"),  # 102, 96, 90: three years of at least 90
    "A.ce.professional": ("2", "2"),  # 72, 66, 60: three years of at least 60
    "A.ce": ("5", "5"),
    "A.cert": ("5", "5"),  # 高级; only the cut-off matters here, 2019 counts
    "A": ("22", "22"),  # 6 + 6 + 5 + 5
    # e01 省部级 2nd: 16 - 2 = 14; e02 市厅级 1st 10: the same work as e01, not counted;
    # e03 市厅级 3rd: 10 - 2 x 2 = 6; 14 + 6
    "B.award": ("20", "20"),
    # e04 6 x 1; e05 6 x 0.8 = 4.8; e06 6 x 0.7 = 4.2; e07 granted 2024-08-20: too late
    "B.ip.patent": ("15", "15"),
    "B.ip.software": ("2", "2"),  # 1 + 1
    "B.ip": ("15", "15"),  # 15 + 2 = 17, held at 15
    # e10 6 x 1; e11 6 x 0.8 = 4.8; e12 3 x 1; e13 of 2019-06-01: before the title
    "B.paper.article": ("13.8", "13.8"),
    "B.paper": ("12", "12"),  # held at 12
    # e14 8 x 1; e15 4 x 1; e16 国家级 not finished: one tier down, 8 x 0.5 = 4
    "B.project": ("16", "16"),
    "B.norm": ("5.8", "5.8"),  # e17 6 x 0.7 = 4.2; e18 2 x 0.8 = 1.6
    "B.product": ("7.5", "7.5"),  # e19 1260, audited: 6 x 1; e20 420, users' word: 3 x 0.5 = 1.5
    "B": ("60", "60"),  # 20 + 15 + 12 + 16 + 5.8 + 7.5 = 76.3, held at 60
    "C.post": ("6", "6"),  # 4 + 2
    "C.talent": ("2", "2"),
    # e21 in C: 1300 stars 3 x 1, C goes from 9.5 to 12.5, held at 10: + 0.5. In B.open.source 2: B is full, + 0
    "C.open": ("3", "3"),
    "C.teaching": ("1.5", "1.5"),  # floor(36 / 10) = 3 x 0.5
    "C": ("10", "10"),  # 6 + 2 + 3 + 1.5 = 12.5, held at 10
    "total": ("92", "92"),  # 22 + 60 + 10
}

# 示例二. Bachelor, engineer since 2018-06-15.
BELOW: dict[str, Points] = {
    "A.edu.degree": ("5", "5"),  # full-time bachelor, related
    "A.edu": ("5", "5"),
    "A.years.title": ("9", "9"),  # 6 whole years: 8 + 1
    "A.years": ("9", "9"),
    "A.ce.total": ("3", "3"),  # 92, 90, 94
    "A.ce.professional": ("2", "2"),  # 62, 60, 64
    "A.ce": ("5", "5"),
    "A.cert": ("3", "3"),  # 中级
    "A": ("22", "22"),  # 5 + 9 + 5 + 3
    "B.award": ("3", "3"),  # 县处级 2nd
    "B.ip.patent": ("1", "1"),  # e02 1 x 1; e03 not granted: 0
    "B.ip.software": ("0.8", "0.8"),  # 1 x 0.8
    "B.ip": ("1.8", "1.8"),
    "B.paper.article": ("1", "1"),
    "B.paper": ("1", "1"),
    "B.project": ("4", "4"),  # e06 4 x 0.5 = 2; e07 2 x 1
    "B.product": ("0.5", "0.5"),  # 120, users' word: 1 x 0.5
    "B": ("10.3", "10.3"),  # 3 + 1.8 + 1 + 4 + 0.5
    "C.teaching": ("0.5", "0.5"),  # floor(12 / 10) = 1 x 0.5
    "C": ("0.5", "0.5"),
    "total": ("32.8", "32.8"),  # 22 + 10.3 + 0.5
}

# 示例三. Master, engineer since 2020-06-30; several answers are missing or unsure.
UNDECIDED: dict[str, Points] = {
    "A.edu.degree": ("6", "6"),
    "A.edu.second": ("0", "1"),  # not answered
    "A.edu": ("6", "7"),
    "A.years.title": ("6", "6"),  # 4 whole years x 1.5
    "A.years": ("6", "6"),
    "A.ce.total": ("2", "3"),  # 98, 91; 2024: 66 so far, not finished
    "A.ce.professional": ("1", "2"),  # 70, 63; 2024: 40 so far: two years 1, three years 2
    "A.ce": ("3", "5"),
    "A.cert": ("0", "5"),  # 高级, unsure
    "A": ("15", "23"),  # 6 + 6 + 3 + 0; 7 + 6 + 5 + 5
    # e01 省部级, rank missing, one of 8: the 1st 16 at best, the 7th or 8th 1 at worst; e02 市厅级 1st 10
    "B.award": ("11", "20"),  # 11 to 26, held at 20
    "B.ip.patent": ("10.8", "16.8"),  # e03 6; e04 6 x 0.8 = 4.8; e05 granted or not: 0 to 6
    "B.ip.software": ("1", "1"),
    "B.ip": ("11.8", "15"),  # 11.8 to 17.8, held at 15
    # e07 author's part missing: 6 x 0.3 = 1.8 to 6 x 1; e08 3; e09 of 2020-05-20: before the title
    "B.paper.article": ("4.8", "9"),
    "B.paper": ("4.8", "9"),
    # e10 8; e11 5; e12 企业重大, not finished: one tier down, 2 x 0.5 = 1
    "B.project": ("14", "14"),
    "B.norm": ("4.8", "6.8"),  # e13 8 x 0.6 = 4.8; e14 2, date missing: 0 to 2
    "B.product": ("6", "7"),  # e15 800, proof missing: 3 to 4; e16 1500, audited: 6 x 0.5 = 3
    "B.open.bug": ("2", "6"),  # 高危 2 each, number missing: at least one; held at 6
    "B.open": ("2", "6"),
    # 11 + 11.8 + 4.8 + 14 + 4.8 + 6 + 2 = 54.4; 20 + 15 + 9 + 14 + 6.8 + 7 + 6 = 77.8, held at 60
    "B": ("54.4", "60"),
    "C.post": ("4", "6"),  # 4; the second, 2, unsure
    "C.open": ("0.6", "0.6"),  # 900 stars: 1 x 0.6; adopted by nobody, so nothing in B
    "C.teaching": ("2", "2"),  # floor(45 / 10) = 4 x 0.5
    "C": ("6.6", "8.6"),
    "total": ("76", "91.6"),  # 15 + 54.4 + 6.6; 23 + 60 + 8.6
}

# 示例四. No engineer; senior technician since 2019-11-08; no earliest date for achievements chosen.
SKILLED: dict[str, Points] = {
    "A.edu.degree": ("2", "2"),  # 大专, related
    "A.edu": ("2", "2"),
    "A.years.skill": ("9", "9"),  # 5 whole years: 8 + 1
    "A.years": ("9", "9"),
    "A.ce.total": ("3", "3"),  # 90, 93, 91
    "A.ce.professional": ("2", "2"),  # 60, 66, 61
    "A.ce": ("5", "5"),
    "A.cert": ("3", "3"),
    "A": ("19", "19"),  # 2 + 9 + 5 + 3
    "B.award": ("16", "16"),  # 省部级 1st
    "B.ip.patent": ("6.8", "6.8"),  # 1 + 1 + 6 x 0.8
    "B.ip": ("6.8", "6.8"),
    "B.paper.article": ("1", "1"),
    "B.paper": ("1", "1"),
    "B.project": ("6", "6"),  # 4 x 0.5 + 4 x 1
    "B.norm": ("2.4", "2.4"),  # 2 x 0.7 + 1 x 1
    "B.product": ("2.7", "2.7"),  # 350, users' word: 3 x 0.5 = 1.5; 1100, audited: 6 x 0.2 = 1.2
    "B": ("34.9", "34.9"),  # 16 + 6.8 + 1 + 6 + 2.4 + 2.7
    "C.post": ("2", "2"),
    "C.talent": ("4", "4"),
    "C.teaching": ("2", "2"),  # floor(120 / 10) = 12 x 0.5 = 6, held at 2
    "C": ("8", "8"),
    "total": ("61.9", "61.9"),  # 19 + 34.9 + 8
}

EXPECTED = {"reached": REACHED, "below": BELOW, "undecided": UNDECIDED, "skilled": SKILLED}
DECISIONS = {"reached": "reached", "below": "not_reached", "undecided": "undecided", "skilled": "not_reached"}


def span(points: Points) -> Span:
    return Span(Decimal(points[0]), Decimal(points[1]))


@cache
def dossier(name: str) -> Dossier:
    return read_dossier(FOLDER / f"{name}.toml")


@cache
def scored(name: str) -> Assessment:
    return assess(find_standard("zj-ai-reference"), dossier(name), frame_of(find_cycle("2024")))


def counted(assessment: Assessment, node: str) -> set[str]:
    return {line.entry for line in assessment.node(node).lines if line.counted}


def test_every_shipped_example_is_computed_by_hand() -> None:
    assert {name for name, _ in examples()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_node_and_the_total_are_as_computed_by_hand(name: str) -> None:
    found = {node.id: node.span for node in scored(name).nodes} | {"total": scored(name).total}
    wanted = {node: span(EXPECTED[name].get(node, ("0", "0"))) for node in found}
    assert set(EXPECTED[name]) <= set(found)
    assert found == wanted


@pytest.mark.parametrize("name, decision", DECISIONS.items())
def test_the_decision_against_the_90_points_of_the_notice(name: str, decision: str) -> None:
    assert scored(name).target == Decimal(90)
    assert scored(name).decision == decision


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_is_marked_as_one_and_says_nothing_the_standard_cannot_use(name: str) -> None:
    assert dossier(name).example
    assert dossier(name).person.name.startswith("示例")
    assert "虚构" in dossier(name).note
    assert claim_problems(find_standard("zj-ai-reference"), dossier(name)) == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_answers_the_round_in_its_own_words(name: str) -> None:
    asked = find_cycle("2024").facts()
    for fact, value in dossier(name).facts.items():
        assert fact in asked
        assert not asked[fact].choices or value in asked[fact].choices


@pytest.mark.parametrize(
    "name, verdicts",
    [
        ("reached", {"regular": "no", "self_score": "yes", "skilled": "no"}),
        ("below", {"regular": "yes", "self_score": "no", "skilled": "no"}),
        ("undecided", {"regular": "no", "self_score": "unknown", "skilled": "no"}),
        ("skilled", {"regular": "no", "self_score": "no", "skilled": "yes"}),
    ],
)
def test_each_example_shows_the_route_it_is_made_for(name: str, verdicts: dict[str, str]) -> None:
    found = judge(find_cycle("2024"), dossier(name), scored(name).total)
    assert {route.id: route.verdict for route in found.routes} == verdicts


def test_one_award_of_the_same_work_and_nothing_outside_the_dates_counts() -> None:
    assert counted(scored("reached"), "B.award") == {"e01", "e03"}
    assert counted(scored("reached"), "B.ip.patent") == {"e04", "e05", "e06"}
    assert counted(scored("reached"), "B.paper.article") == {"e10", "e11", "e12"}


def test_the_open_source_project_counts_where_it_brings_more() -> None:
    """In B, C keeps 6 + 2 + 1.5 = 9.5 and B is full: 22 + 60 + 9.5 = 91.5, below 92."""
    placement = next(one for one in scored("reached").placements if one.entry == "e21")
    assert placement.node == "C.open"
    assert placement.others == (("B.open.source", span(("91.5", "91.5"))),)


def test_without_a_lower_limit_the_earlier_paper_counts_too() -> None:
    """示例三 under the other reading: e09 brings 6, papers 10.8 to 12 (15 held), B 60.4 held at 60: 81.6 to 91.6."""
    totals = {one.reading: one.total for one in scored("undecided").readings}
    assert totals == {"title": span(("76", "91.6")), "all": span(("81.6", "91.6"))}


def test_five_answers_would_bring_the_undecided_example_to_90() -> None:
    """From 76.

    e01 as 1st fills B: + 5.6; e22 certain: + 5; e20 certain: + 2; and two of three that bring 1 each (total hours,
    professional hours, second degree). Together 90.6; any four bring at most 5.6 + 5 + 2 + 1 = 13.6, not 14.
    """
    items = {item.id for item in scored("undecided").open_items if item.decides}
    assert {"entry:e01", "entry:e22", "entry:e20"} < items
    assert len(items) == 5


@pytest.mark.parametrize("name", EXPECTED)
def test_recorded_evidence_is_there_and_unchanged(name: str) -> None:
    for entry in dossier(name).entry:
        for proof in entry.evidence:
            assert evidence_state(proof, FOLDER) == "ok", proof.file


def test_only_the_entry_without_evidence_is_missing_from_the_evidenced_total() -> None:
    """E22 (省级任职, 4) has no evidence: C falls to 2 + 2 + 3 + 1.5 = 8.5, the total to 22 + 60 + 8.5."""
    found = evidenced_ids(dossier("reached"), FOLDER)
    assert {entry.id for entry in dossier("reached").entry} - found == {"e22"}
    frame = frame_of(find_cycle("2024"))
    total = assess(find_standard("zj-ai-reference"), dossier("reached"), frame, evidenced=found).total
    assert total == span(("90.5", "90.5"))
