"""Golden cases worked out by hand: what is typed, what a case says of a person, and how both numbers compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Case, Span, Standard
from zjai_tui.scoring.cases import case_dossier, run_cases
from zjai_tui.scoring.frame import Frame
from zjai_tui.transcribing.drafts.hand_cases import (
    cites_problem,
    compared,
    given_by,
    needed_facts,
    needs_education,
    new_case,
    read_cites,
    read_points,
    shown_points,
)

FILE = Path(__file__).parents[1] / "standards" / "all_shapes.toml"
FRAME = Frame(
    dates={"seniority": date(2024, 12, 31), "achievements": date(2024, 7, 31), "review": date(2024, 10, 1)},
    education_years=(2022, 2023, 2024),
)


@pytest.fixture(scope="module")
def standard() -> Standard:
    return standard_from_text(FILE.read_text(encoding="utf-8"), "试验标准")


def span(low: str, high: str = "") -> Span:
    return Span(Decimal(low), Decimal(high or low))


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("6", span("6")),
        ("６．５分", span("6.5")),
        ("4至6", span("4", "6")),
        ("4-6分", span("4", "6")),
        ("[4, 6]", span("4", "6")),
        ("４～６", span("4", "6")),
    ],
)
def test_points_are_read_as_a_clerk_writes_them_and_shown_so_that_they_read_back(typed: str, meant: Span) -> None:
    assert read_points(typed).span == meant
    assert read_points(shown_points(meant)).span == meant


@pytest.mark.parametrize(
    "typed, told", [("六", "不是分数"), ("-3", "不是分数"), ("4至x", "不是分数"), ("6至4", "下限6大于上限4")]
)
def test_what_are_no_points_is_told_in_one_sentence(typed: str, told: str) -> None:
    found = read_points(typed)
    assert found.span is None
    assert told in found.problem


def test_nothing_typed_is_no_points_and_no_mistake() -> None:
    assert read_points("　") == read_points("")
    assert read_points("").problem == ""
    assert shown_points(None) == ""


def test_a_case_says_of_a_person_only_what_scores_and_brings_the_dates_it_depends_on(standard: Standard) -> None:
    person = Dossier(
        cycle="2024", note="私事", answers={"years": Decimal(9)}, entry=(Entry(id="e07", kind="research", title="甲"),)
    )
    given = given_by(standard, person, FRAME)
    assert set(given) == {"answers", "entry", "dates", "education_years"}
    assert given["entry"] == [{"kind": "research", "title": "甲"}]
    assert set(given["dates"]) == {"seniority", "achievements"}
    back = case_dossier(Case(name="甲", given=given, expect={}))
    assert back.answers == person.answers
    assert [(one.kind, one.title) for one in back.entry] == [("research", "甲")]


def test_nothing_said_of_a_person_brings_no_dates_either(standard: Standard) -> None:
    assert given_by(standard, Dossier(), FRAME) == {}


def test_only_what_the_standard_takes_from_the_round_is_asked(standard: Standard) -> None:
    assert needed_facts(standard) == {"title_obtained"}
    assert needs_education(standard)
    bare = replace(standard, input=(), window=())
    assert needed_facts(bare) == frozenset()
    assert not needs_education(bare)


def test_both_numbers_stand_side_by_side_in_the_order_of_the_table_and_the_total_comes_last(standard: Standard) -> None:
    given = {"variant": "design", "answers": {"years": Decimal(9)}}
    case = Case(name="甲", given=given, expect={"total": span("3"), "B": span("0"), "A.years": span("99")})
    found = compared(standard, case)
    assert [one.node for one in found] == ["A.years", "B", "total"]
    assert not found[0].agrees
    assert found[0].by_hand == span("99")
    right = compared(standard, replace(case, expect={"A.years": found[0].reckoned}))
    assert right[0].agrees


def test_a_new_case_gets_a_name_that_no_other_has(standard: Standard) -> None:
    first = new_case(replace(standard, case=()))
    assert first.name == "算例1"
    assert new_case(replace(standard, case=(first, replace(first, name="算例3")))).name == "算例2"


def test_cites_are_split_at_semicolons_and_must_name_a_source(standard: Standard) -> None:
    assert read_cites("T#一，1；T#二;T#一，1；") == ("T#一，1", "T#二")
    assert read_cites("  ") == ()
    assert cites_problem(("T#一1",), standard) == ""
    assert "“X#1”" in cites_problem(("X#1",), standard)
    assert "T" in cites_problem(("X#1",), standard)


def test_a_case_that_expects_nothing_proves_nothing(standard: Standard) -> None:
    found = run_cases(replace(standard, case=(new_case(standard),)))
    assert [(one.code, one.node) for one in found] == [("case-empty", "算例1")]
