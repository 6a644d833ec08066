from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.rules.fields import Field, FieldType
from zjai_tui.rules.standards.patterns import parse_pattern
from zjai_tui.rules.standards.values import UNSEEN, in_words, number_values, possible_values


def field(kind: FieldType, **more: object) -> Field:
    return Field(id="x", title="某", type=kind, **more)  # type: ignore[arg-type]


def values(kind: FieldType, *patterns: str, ranks: int = 0, team: object = None, **more: object) -> list[object]:
    found = possible_values(field(kind, **more), map(parse_pattern, patterns), ranks, team)  # type: ignore[arg-type]
    return [int(one) if isinstance(one, Decimal) and one == int(one) else one for one in found]


def test_a_choice_could_be_each_of_its_answers() -> None:
    assert values("choice", "甲", choices=("甲", "乙")) == ["甲", "乙"]


def test_yes_or_no_could_be_both() -> None:
    assert values("yes_no") == [False, True]


def test_a_date_is_one_value_because_no_tier_looks_at_it() -> None:
    assert values("date") == [date.min]


def test_a_text_could_be_each_named_word_or_something_else() -> None:
    assert values("text", "乙|甲", "甲", "*") == [UNSEEN, "乙", "甲"]


@pytest.mark.parametrize(
    "patterns, ranks, expected",
    [
        ((), 0, [1]),
        ((), 2, [1, 2, 3]),
        (("1..3", "4..6"), 0, [1, 2, 3, 4, 5, 6, 7]),
        (("1..3", "9.."), 0, [1, 2, 3, 4, 8, 9, 10]),
        (("..<4",), 0, [1, 3, 4, 5]),
        (("1..2",), 5, [1, 2, 3, 4, 5, 6]),
        (("1..2.5",), 0, [1, 2, 3]),
    ],
)
def test_a_rank_could_be_each_that_a_rule_tells_apart_and_one_beyond(
    patterns: tuple[str, ...], ranks: int, expected: list[int]
) -> None:
    assert values("rank", *patterns, ranks=ranks) == expected


def test_a_rank_is_not_beyond_the_team_nor_the_fields_maximum() -> None:
    assert values("rank", "1..3", "4..", team=Decimal(2)) == [1, 2]
    assert values("rank", "1..3", "4..", max=Decimal(3)) == [1, 2, 3]
    assert values("rank", "1..9", team=Decimal(5)) == [1, 2, 5]
    assert values("rank", "1..3", team="两人") == [1, 2, 3, 4]
    assert values("rank", "1..3", team=Decimal(0)) == [1]


def test_a_huge_rank_in_a_file_costs_nothing() -> None:
    assert values("rank", "1..999999999") == [1, 2, 999999998, 999999999, 1000000000]


def test_a_number_could_be_each_limit_between_limits_and_beyond() -> None:
    assert [str(one) for one in number_values(field("number"), [Decimal(5), Decimal(8)])] == [
        "0",
        "2.5",
        "5",
        "6.5",
        "8",
        "9",
    ]


def test_a_number_stays_within_its_fields_limits() -> None:
    assert number_values(field("number", min=Decimal(5), max=Decimal(7)), [Decimal(3), Decimal(9)]) == (
        Decimal(5),
        Decimal(6),
        Decimal(7),
    )


def test_a_number_may_be_limited_at_one_end_only() -> None:
    assert values("number", "3..", max=Decimal(7)) == [0, Decimal("1.5"), 3, 5, 7]
    assert values("number", "3..", min=Decimal(1)) == [1, 2, 3, 4]


def test_a_whole_number_could_be_each_neighbour_of_a_limit() -> None:
    assert values("number", "5..<10", whole=True) == [0, 1, 4, 5, 6, 9, 10, 11]
    assert values("number", "2.5..", whole=True) == [0, 1, 2, 3]
    assert values("number", whole=True, min=Decimal("0.5"), max=Decimal(2)) == [1, 2]


def test_limits_that_admit_nothing_leave_no_value() -> None:
    assert values("number", whole=True, min=Decimal("0.2"), max=Decimal("0.8")) == []
    assert values("number", max=Decimal(-1)) == []


def test_in_a_sentence_a_number_follows_its_question_and_the_unnamed_text_is_left_out() -> None:
    fields = [field("choice"), field("text"), Field(id="y", title="排名", type="rank"), field("yes_no")]
    assert in_words(fields, ["甲", UNSEEN, Decimal("3.0"), True]) == "甲、排名3、是"
