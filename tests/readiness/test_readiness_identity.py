"""Identity numbers: what cannot be one, and the birth date in it."""

from __future__ import annotations

from datetime import date

import pytest

from readiness_samples import BORN_1990
from zjai_tui.readiness.identity import birth_date, identity_problem


@pytest.mark.parametrize(
    "number", [BORN_1990, f" {BORN_1990[:6]} {BORN_1990[6:]}", "３３０１０６１９９００３０７１２３６"]
)
def test_a_sound_number_is_read_with_spaces_and_in_full_width(number: str) -> None:
    assert identity_problem(number) == ""
    assert birth_date(number) == date(1990, 3, 7)


def test_the_check_letter_may_be_small() -> None:
    assert identity_problem("11010519491231002x") == ""


@pytest.mark.parametrize(
    "number, said",
    [
        (BORN_1990[:17], "17位"),
        (BORN_1990[:17] + "7", "校验码"),
        ("330106199002301236", "出生日期"),
        ("330106999903071236", "出生日期"),
        ("33010619900307123A", "不该有的字符"),
        ("²" * 18, "不该有的字符"),
    ],
)
def test_what_cannot_be_a_number_is_told_without_showing_it(number: str, said: str) -> None:
    problem = identity_problem(number)
    assert said in problem
    assert number[:10] not in problem


def test_a_number_of_another_shape_has_no_birth_date() -> None:
    assert birth_date("E12345678") is None
    assert birth_date("") is None
