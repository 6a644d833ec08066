"""The score without explanations is the same score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from invented import FRAME, dossiers, standards
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.rules.catalog import find_standard
from zjai_tui.scoring.engine import assess, outline_both, score
from zjai_tui.scoring.frame import Frame
from zjai_tui.scoring.result import Assessment

FOLDER = Path(__file__).parents[1] / "standards"
ROUND = Frame(
    dates={"seniority": date(2024, 12, 31), "achievements": date(2024, 7, 31)}, education_years=(2022, 2023, 2024)
)


def _numbers(found: Assessment) -> object:
    return found.total, found.target, found.decision, found.premature, found.gates


def _counted(found: Assessment) -> dict[str, object]:
    """Return by leaf its points, and the achievements that count there with theirs."""
    return {
        node.id: (node.span, node.raw, sorted((one.entry, one.span.low, one.span.high) for one in counted))
        for node in found.nodes
        if (counted := [one for one in node.lines if one.entry and one.counted])
    }


@given(standards(), dossiers(unknowns=2, blank_inputs=True))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_the_outline_has_every_number_of_the_assessment_and_where_achievements_count(standard, dossier):
    borne_out = frozenset(one.id for one in dossier.entry[1:])
    whole, (short, evidenced) = (
        assess(standard, dossier, FRAME),
        outline_both(standard, dossier, FRAME, None, borne_out),
    )
    assert evidenced == score(standard, dossier, FRAME, borne_out)
    assert _numbers(short) == _numbers(whole)
    assert _counted(short) == _counted(whole)
    assert score(standard, dossier, FRAME) == whole.total
    assert outline_both(standard, dossier, FRAME, placed=False) == (replace(short, nodes=()), whole.total)


@pytest.mark.parametrize("name", ["all_shapes_known", "all_shapes_unknown", "all_shapes_edges", "all_shapes_empty"])
@pytest.mark.parametrize("variant", ["", "design"])
def test_under_every_rule_shape_and_post_category_the_numbers_are_the_same(name: str, variant: str) -> None:
    standard = find_standard(str(FOLDER / "all_shapes.toml"))
    dossier = replace(read_dossier(FOLDER / f"{name}.toml"), variant=variant)
    borne_out = frozenset(one.id for one in dossier.entry[::2])
    whole, (short, evidenced) = (
        assess(standard, dossier, ROUND),
        outline_both(standard, dossier, ROUND, None, borne_out),
    )
    assert evidenced == score(standard, dossier, ROUND, borne_out)
    assert _numbers(short) == _numbers(whole)
    assert _counted(short) == _counted(whole)
