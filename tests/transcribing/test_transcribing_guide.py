"""Every recipe of the guide works: it reads, lint finds nothing wrong, and the points are those it promises."""

from __future__ import annotations

import pytest

from guide_recipes import Recipe, editor_lines, outcome, points, recipes
from zjai_tui.base.cells import width
from zjai_tui.base.problems import Severity
from zjai_tui.rules.linting.lint import lint
from zjai_tui.scoring.cases import run_cases
from zjai_tui.transcribing.guide import guide_text, laid_out, sections_about

RECIPES = recipes()
_WHOLE_TABLE = {"total-not-reached", "total-exceeded"}
"""What lint says of a table that has but one rule."""

each = pytest.mark.parametrize("recipe", RECIPES, ids=[one.name for one in RECIPES])


@each
def test_a_recipe_reads_and_lint_finds_nothing_to_mend(recipe: Recipe):
    found = [one for one in lint(recipe.standard) if one.code not in _WHOLE_TABLE]
    assert [one for one in found if one.severity is not Severity.NOTE] == []
    assert [one for one in run_cases(recipe.standard) if one.code != "no-cases"] == []


@each
def test_the_points_are_those_the_guide_promises(recipe: Recipe):
    assert recipe.promises
    for promise in recipe.promises:
        made, right = outcome(recipe, promise)
        if right.endswith("分"):
            assert (made.total.low, made.total.high) == points(right), promise
        else:
            verdicts = {one.verdict for one in made.gates}
            told = "不通过" if "no" in verdicts else "待定" if "unknown" in verdicts else "通过"
            assert told == right, promise


@each
def test_the_fields_are_those_the_editor_shows(recipe: Recipe):
    assert recipe.editor == editor_lines(recipe.standard)


@each
def test_the_clause_above_is_the_one_in_the_rule(recipe: Recipe):
    for node in recipe.standard.node:
        for piece in node.text.replace("；", "，").replace("。", "，").split("，"):
            assert not recipe.clause or piece in recipe.clause, piece


def test_every_shape_of_rule_has_a_recipe():
    nodes = [node for recipe in RECIPES for node in recipe.standard.node]
    standards = [recipe.standard for recipe in RECIPES]
    assert {node.op for node in nodes} == {"sum", "best", "bands", "linear", "ladder"}
    assert all(any(getattr(node, name) for node in nodes) for name in (
        "coef", "resolve", "demote", "count", "bonus", "take", "whole", "minus", "per", "plus", "clamp", "window",
        "tag", "when", "cap", "explain",
    ))  # fmt: skip
    assert all(any(getattr(one, name) for one in standards) for name in (
        "variant", "window", "cap", "exclusive", "open", "gate", "case",
    ))  # fmt: skip
    assert any(node.asked_of == "panel" for node in nodes)
    assert any(node.weight != 1 for node in nodes)
    rows = [row for node in nodes for row in node.rows]
    assert any(row.step for row in rows)
    assert any(row.per > 1 for row in rows)
    assert any(not row.pts.exact for row in rows)


def test_on_a_terminal_no_paragraph_is_wider_than_it_and_examples_are_as_written():
    shown = laid_out(guide_text(), 80).split("\n")
    assert max(width(line) for line in shown if not line.startswith("    ")) <= 80
    assert '    op = "best"' in shown
    assert "【录入标准的指南】" in shown
    assert not any("```" in line or line.startswith("#") for line in shown)


def test_a_word_brings_the_sections_headed_by_it_or_those_that_mention_it():
    assert sections_about("依次减").startswith("## 依次减")
    assert sections_about("起评分").count("\n## ") == 0
    assert "## 控制项" in sections_about("among")
    assert sections_about("没有这个词的") == ""
