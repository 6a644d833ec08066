"""A new standard begins as a small table that reads, passes lint, and explains itself."""

from __future__ import annotations

import pytest

from zjai_tui.base.problems import Refused, Severity
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.scoring.cases import run_cases
from zjai_tui.transcribing.skeleton import skeleton, skeleton_text


def test_it_reads_and_lint_finds_nothing_to_mend_and_its_golden_case_passes():
    standard = skeleton("hz-2025", "某表", "2025-试行")
    assert [one for one in lint(standard) if one.severity is not Severity.NOTE] == []
    assert run_cases(standard) == ()
    assert standard.standard.status == "transcribed"


def test_the_head_holds_what_was_given_whatever_characters_it_has():
    title = 'a"b\\c【表】（名称）'
    head = standard_from_text(skeleton_text("x-1", title, '2025"'), "底稿").standard
    assert (head.id, head.title, head.edition) == ("x-1", title, '2025"')


def test_every_part_is_explained_by_a_comment():
    text = skeleton_text("x", "某表", "2025")
    for part in ("[standard]", "[[source]]", "[[input]]", "[[kind]]", "[[node]]", "[[case]]"):
        before = text[: text.index(f"\n{part}")].rstrip("\n")
        assert before.split("\n")[-1].startswith("# "), part


def test_an_id_that_is_none_is_refused():
    with pytest.raises(Refused, match="编号"):
        skeleton("两 个", "某表", "2025")
