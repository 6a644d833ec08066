from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from zjai_tui.rules.standards.patterns import Pattern, as_word, band_pattern, parse_pattern

SHAPES = ["*", "1..3", "5..", "..4", "5..<10", "..<5", "4..4", "2..9", "1..<3", "3..", "..3", "甲", "甲|乙", "丙"]
VALUES = [Decimal(number) / 2 for number in range(24)] + ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    "text, inside, outside",
    [
        ("1..3", ["1", "2", "3"], ["0", "3.01", "4"]),
        ("5..", ["5", "999"], ["4.999"]),
        ("..4", ["0", "4"], ["4.001", "5"]),
        ("5..<10", ["5", "9.999"], ["4.999", "10"]),
        ("..<5", ["0", "4.999"], ["5"]),
        ("4..4", ["4"], ["3.999", "4.001"]),
        ("2.5..3.5", ["2.5", "3.5"], ["2.4", "3.6"]),
    ],
)
def test_a_range_holds_what_lies_between_its_ends(text: str, inside: list[str], outside: list[str]) -> None:
    pattern = parse_pattern(text)
    assert [one for one in inside if not pattern.matches(Decimal(one))] == []
    assert [one for one in outside if pattern.matches(Decimal(one))] == []


def test_a_range_matches_numbers_only() -> None:
    assert not parse_pattern("1..").matches("2")
    assert not parse_pattern("1..").matches(True)


def test_a_star_matches_anything() -> None:
    assert all(parse_pattern("*").matches(value) for value in (Decimal(0), "甲", False))


def test_alternatives_match_each_of_their_words_and_nothing_else() -> None:
    pattern = parse_pattern("甲|乙")
    assert [pattern.matches(word) for word in ("甲", "乙", "丙", "甲|乙", "")] == [True, True, False, False, False]


def test_yes_and_no_are_written_in_chinese() -> None:
    assert (as_word(True), as_word(False), as_word("甲"), as_word(Decimal("1.5"))) == ("是", "否", "甲", "1.5")
    assert parse_pattern("是").matches(True)
    assert not parse_pattern("是").matches(False)


@pytest.mark.parametrize("text", ["..", "3..1", "5..<", "..<", "5..<5", "1..9999999999999", f"1..{'9' * 3000}"])
def test_a_range_that_nothing_can_match_or_that_lacks_an_end_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        parse_pattern(text)


@pytest.mark.parametrize("text", ["１..３", "1．．3", "１．．３"])
def test_full_width_digits_and_dots_are_read_as_half_width(text: str) -> None:
    assert parse_pattern(text) == Pattern(low=Decimal(1), high=Decimal(3), numeric=True)


@pytest.mark.parametrize("text", ["1-3", "1...3", "1..3名", "-1..3", " 1..3", "1.5", "1 .. 3"])
def test_what_only_looks_like_a_range_is_a_word(text: str) -> None:
    assert parse_pattern(text) == Pattern(words=frozenset({text}))


def test_a_band_holds_its_lower_end_but_not_its_upper() -> None:
    band = band_pattern(Decimal(5), Decimal(10))
    assert [band.matches(Decimal(one)) for one in ("4.99", "5", "9.99", "10")] == [False, True, True, False]
    assert band_pattern(None, None).matches(Decimal(-3))


def test_the_ends_of_a_range_are_those_it_names() -> None:
    assert parse_pattern("5..").ends == (Decimal(5),)
    assert parse_pattern("..<4").ends == (Decimal(4),)
    assert parse_pattern("1..3").ends == (Decimal(1), Decimal(3))
    assert parse_pattern("甲").ends == ()


@pytest.mark.parametrize("wide, narrow", list(product(SHAPES, SHAPES)))
def test_a_pattern_covers_another_when_it_matches_whatever_that_matches(wide: str, narrow: str) -> None:
    first, second = parse_pattern(wide), parse_pattern(narrow)
    expected = all(first.matches(value) for value in VALUES if second.matches(value))
    # the sample numbers end at 11.5: an open end is only covered by an open end
    endless = second.anything or (second.numeric and second.high is None)
    if endless and not (first.anything or (first.numeric and first.high is None)):
        expected = False
    assert first.covers(second) is expected
