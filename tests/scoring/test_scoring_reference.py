"""The shipped reference standard: honest about what it is, and of one piece with the round."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from zjai_tui.rules.basis import Basis, cite_source
from zjai_tui.rules.catalog import find_cycle, find_standard
from zjai_tui.rules.lint import lint
from zjai_tui.rules.standard import Node, Standard
from zjai_tui.scoring.cases import run_cases


@pytest.fixture(scope="module")
def standard() -> Standard:
    return find_standard("zj-ai-reference")


def test_it_never_passes_for_the_official_table(standard: Standard) -> None:
    assert standard.standard.status == "reference"
    assert "不是官方" in standard.standard.banner
    assert "240号文" in standard.standard.banner
    assert [source.id for source in standard.source if source.held] == ["N2024"]
    assert {window.basis for window in standard.window if window.id != "cutoff"} == {Basis.ASSUMED}
    assert all(node.basis in {Basis.SECONDARY, Basis.ASSUMED} for node in standard.node)


def test_only_the_figures_that_were_quoted_are_graded_as_quoted(standard: Standard) -> None:
    """30 : 60 : 10 and the 7 points of 学历; everything else is assumed."""
    quoted = {node.id: node.cap for node in standard.node if node.basis is Basis.SECONDARY}
    assert quoted == {"A": Decimal(30), "A.edu": Decimal(7), "B": Decimal(60), "C": Decimal(10)}
    best = next(node for node in standard.node if node.id == "A.edu.degree")
    assert {row.key: row.pts.high for row in best.rows if row.cite} == {
        ("博士研究生", "*", "是"): Decimal(7),
        ("本科", "全日制", "是"): Decimal(5),
    }


def test_every_node_says_where_to_check_it(standard: Standard) -> None:
    for node in standard.node:
        assert node.cite, node.id
        assert node.note, node.id
        if node.basis is Basis.ASSUMED:
            assert any(cite_source(cite) == "D240" for cite in node.cite), node.id


def test_sections_add_up_to_the_printed_total_and_indicators_reach_their_section(standard: Standard) -> None:
    sections = {node.id: node.cap or Decimal(0) for node in standard.node if not node.parent}
    assert sum(sections.values()) == standard.standard.max == Decimal(100)
    for section, cap in sections.items():
        below = {node.id: node.cap or node.clamp[-1] for node in standard.node if node.parent == section}
        assert sum(below.values()) >= cap, section


def test_both_readings_of_the_dates_differ_in_nothing_but_the_window(standard: Standard) -> None:
    def without_window(node: Node) -> Node:
        return replace(node, window="", when={})

    readings: dict[str, dict[str, Node]] = {}
    for node in standard.node:
        if node.when:
            readings.setdefault(node.id, {})[node.when["since"]] = node
    leaves = {node.id for node in standard.node if node.id.startswith("B.") and node.entries}
    assert set(readings) == leaves
    for both in readings.values():
        assert both["title"].window == "since_title"
        assert both["all"].window == "cutoff"
        assert without_window(both["title"]) == without_window(both["all"])


def test_inputs_taken_from_the_round_offer_the_same_choices(standard: Standard) -> None:
    facts = find_cycle("2024").facts()
    dates = find_cycle("2024").dates()
    for one in standard.input:
        if one.derive is None:
            continue
        if one.derive.fact:
            assert one.choices == facts[one.derive.fact].choices, one.id
            assert one.type == facts[one.derive.fact].type, one.id
        if one.derive.years_since:
            assert facts[one.derive.years_since].type == "date", one.id
            assert one.derive.until in dates, one.id
        if one.derive.education:
            assert one.derive.at_least == getattr(find_cycle("2024").education, one.derive.education), one.id


def test_every_question_tells_what_to_fill_in_and_why(standard: Standard) -> None:
    for kind in standard.kind:
        assert kind.help, kind.id
        for field in kind.field:
            assert field.help, (kind.id, field.id)
            assert field.why, (kind.id, field.id)
    for one in standard.input:
        assert one.help, one.id
        assert one.why, one.id


def test_its_golden_cases_hold_and_lint_finds_nothing(standard: Standard) -> None:
    assert len(standard.case) >= 8
    assert run_cases(standard) == ()
    assert lint(standard) == ()


def test_every_leaf_of_achievements_or_answers_has_a_golden_case(standard: Standard) -> None:
    parents = {node.parent for node in standard.node}
    leaves = {node.id for node in standard.node if node.id not in parents}
    named = {name for case in standard.case for name in case.expect}
    covered = {leaf for leaf in leaves if any(leaf == name or leaf.startswith(f"{name}.") for name in named)}
    assert leaves - covered == set()
