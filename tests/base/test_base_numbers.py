from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.numbers import BIGGEST, is_sane, parse_number, plain, shown

SANE = st.decimals(min_value=-BIGGEST, max_value=BIGGEST, places=4)


@pytest.mark.parametrize(
    "typed, number",
    [
        ("0", "0"),
        ("90", "90"),
        (" 89.995 ", "89.995"),
        ("－3", "-3"),
        ("−3", "-3"),
        ("+5", "5"),
        ("８９．５", "89.5"),
        ("８９。５", "89.5"),
        ("12,345.6", "12345.6"),
        ("１，０００", "1000"),
        ("1 000 000", "1000000"),
        ("　7　", "7"),
        ("007", "7"),
    ],
)
def test_numbers_as_people_type_them_are_read(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "三",
        "1e3",
        "1_0",
        "0x10",
        "10²",
        "①",
        "½",
        "٣",
        "1,5",
        "1,0000",
        "8 9",
        "1.",
        ".5",
        "--1",
        "nan",
        "inf",
        "90分",
        "1" * 41,
        "1000000000001",
        "0.0000000001",
        "1\n2",
    ],
)
def test_what_is_not_surely_a_number_is_not_guessed(typed: str) -> None:
    assert parse_number(typed) is None


@given(SANE)
def test_a_number_shown_plainly_reads_back_as_itself(number: Decimal) -> None:
    assert parse_number(plain(number)) == number


@given(st.text())
def test_any_text_is_a_sane_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or is_sane(number)


@given(SANE)
def test_shown_points_are_never_more_than_the_points(number: Decimal) -> None:
    assert 0 <= number - Decimal(shown(number)) < Decimal("0.01")


def test_points_just_below_ninety_never_look_like_ninety() -> None:
    assert shown(Decimal("89.995")) == "89.99"
    assert shown(Decimal("90.00")) == "90"


@pytest.mark.parametrize(
    "number, text", [("2.50", "2.5"), ("1E+3", "1000"), ("-0.00", "0"), ("0", "0"), ("100", "100"), ("-1.20", "-1.2")]
)
def test_plain_numbers_have_no_exponent_and_no_trailing_zeros(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity", "1e9999999", "1e13", "1e-10", "-1e13"])
def test_absurd_numbers_are_told_apart_without_an_error(number: str) -> None:
    assert not is_sane(Decimal(number))


def test_the_biggest_number_is_still_sane() -> None:
    assert is_sane(BIGGEST)
    assert is_sane(-BIGGEST)
    assert not is_sane(BIGGEST + Decimal("0.1"))


def test_nine_decimals_are_the_most() -> None:
    assert is_sane(Decimal("1e-9"))
    assert not is_sane(Decimal("1.0e-9"))
