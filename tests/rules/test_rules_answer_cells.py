"""Answers that rules treat alike: every answer lies in a cell, and the cell knows the largest of them."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.rules.fields import Field
from zjai_tui.rules.linting.answer_cells import UNLIMITED, Cell, cells
from zjai_tui.rules.standards.patterns import parse_pattern

PATTERNS = [parse_pattern(text) for text in ("5..", "2..<5", "..2", "*")]


def number(**more: object) -> Field:
    return Field(id="x", title="数", type="number", **more)  # type: ignore[arg-type]


def ends(found: tuple[Cell, ...]) -> list[tuple[D, bool]]:
    return sorted((cell.top, cell.reached) for cell in found)


def test_a_number_is_each_limit_and_what_lies_between() -> None:
    found = cells(number(max=D(9)), PATTERNS, 0, None)
    # nothing is looked at beyond 5 but the greatest: the limits of the ranks are not asked for
    assert (D(5), True) in ends(found)
    assert (D(5), False) in ends(found)
    assert max(ends(found)) == (D(9), True)


def test_without_a_maximum_a_number_grows_for_ever() -> None:
    assert max(cell.top for cell in cells(number(), PATTERNS, 0, None)) == UNLIMITED
    assert max(cell.top for cell in cells(number(whole=True), PATTERNS, 0, None)) == UNLIMITED


def test_choices_and_ranks_stand_for_themselves() -> None:
    choice = Field(id="c", title="级别", type="choice", choices=("甲", "乙"))
    assert [cell.value for cell in cells(choice, [], 0, None)] == ["甲", "乙"]
    rank = Field(id="r", title="排名", type="rank")
    assert {cell.top for cell in cells(rank, [parse_pattern("2..3")], 5, D(4))} == {D(1), D(2), D(3), D(4)}


@given(
    st.lists(st.sampled_from(["5..", "2..<5", "..2", "3..7", "..<6.5", "*"]), max_size=3),
    st.booleans(),
    st.sampled_from([None, D(6), D("7.5"), D(40)]),
    st.integers(0, 80),
)
def test_every_number_lies_in_a_cell_of_its_own_kind(
    texts: list[str], whole: bool, most: D | None, halves: int
) -> None:
    value = D(halves) / 2
    field, patterns = number(whole=whole, max=most), [parse_pattern(text) for text in texts]
    if (whole and value % 1) or (most is not None and value > most):
        return
    alike = [pattern.matches(value) for pattern in patterns]
    found = cells(field, patterns, 0, None)
    assert any(alike == [one.matches(cell.value) for one in patterns] and value <= cell.top for cell in found)


@pytest.mark.parametrize(
    "top, reached, per, times",
    [(10, True, 5, 2), (10, False, 5, 1), (12, False, 5, 2), ("9.5", False, 1, 9), (9, False, 1, 8), (9, True, 1, 9)],
)
def test_how_often_a_number_fits_below_or_up_to_the_end_of_a_cell(
    top: int, reached: bool, per: int, times: int
) -> None:
    assert Cell(D(1), D(top), reached).floor_of_top(D(per)) == times


def test_an_endless_cell_holds_everything_endlessly() -> None:
    assert Cell(D(1)).floor_of_top(D(5)) == UNLIMITED
