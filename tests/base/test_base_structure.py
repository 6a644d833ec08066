from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, Literal

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.base.structure import Scalar, WrongValue, add_hook, did_you_mean, nearest, structure


class Grade(StrEnum):
    SURE = "sure"
    GUESS = "guess"


class Level(Enum):
    ONE = 1
    TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    id: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strict:
    name: str
    points: Decimal = Decimal(0)
    on: date | None = None
    open: bool = False
    grade: Grade = Grade.SURE
    level: Level = Level.ONE
    op: Literal["sum", "best"] = "sum"
    names: tuple[str, ...] = ()
    inner: tuple[Inner, ...] = ()
    by: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    name: str = ""
    inner: Inner | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooked:
    pair: Pair


def _pair(value: Any) -> Pair:
    if not isinstance(value, list):
        raise WrongValue("应为两个数", "请写成[1, 2]")
    return Pair(Decimal(value[0]), Decimal(value[1]))


add_hook(Pair, _pair)


def sentences(cls: type, table: Mapping[str, Any]) -> list[str]:
    with pytest.raises(Refused) as caught:
        structure(cls, table, "甲.toml")
    return [one.sentence() for one in caught.value.problems]


def test_a_right_table_becomes_the_dataclass_with_exact_values() -> None:
    table = {
        "name": "甲",
        "points": 3,
        "on": date(2024, 2, 29),
        "open": True,
        "grade": "guess",
        "level": 2,
        "op": "best",
        "names": ["一", "二"],
        "inner": [{"id": "x", "count": 2}],
        "by": {"a": "文", "b": True, "c": 2, "d": Decimal("0.5"), "e": date(2024, 1, 1)},
    }
    made = structure(Strict, table, "甲.toml")
    assert made == Strict(
        name="甲",
        points=Decimal(3),
        on=date(2024, 2, 29),
        open=True,
        grade=Grade.GUESS,
        level=Level.TWO,
        op="best",
        names=("一", "二"),
        inner=(Inner(id="x", count=2),),
        by={"a": "文", "b": True, "c": Decimal(2), "d": Decimal("0.5"), "e": date(2024, 1, 1)},
    )
    assert isinstance(made.grade, Grade)
    assert isinstance(made.points, Decimal)
    assert isinstance(made.by["c"], Decimal)


def test_a_single_name_needs_no_brackets() -> None:
    assert structure(Strict, {"name": "x", "names": "一"}, "f").names == ("一",)


@pytest.mark.parametrize(
    "table, sentence",
    [
        ({}, "甲.toml，name：缺少这一项。请补上。"),
        ({"name": 1}, "甲.toml，name：应为文字，现为“1”。请用引号括起来。"),
        ({"name": "x", "nmae": 1}, "甲.toml：不认识的键“nmae”。"),
        ({"name": "x", "points": "９０"}, "甲.toml，points：应为数字，现为“９０”。请写成不带引号的半角数字。"),
        ({"name": "x", "points": True}, "甲.toml，points：应为数字，现为“是”。请写成不带引号的半角数字。"),
        ({"name": "x", "on": "2024-09-06"}, "甲.toml，on：应为日期，现为“2024-09-06”。"),
        (
            {"name": "x", "on": datetime(2024, 9, 6, 8, tzinfo=UTC)},
            "甲.toml，on：应为日期，现为“2024-09-06 08:00:00+00:00”",
        ),
        ({"name": "x", "on": date(1899, 1, 1)}, "甲.toml，on：日期“1899-01-01”不在1900年至2100年之间。请核对年份。"),
        ({"name": "x", "open": 1}, "甲.toml，open：应为true或false，现为“1”。请改写。"),
        ({"name": "x", "grade": "sur"}, "甲.toml，grade：“sur”不在可选范围内。"),
        ({"name": "x", "level": 3}, "甲.toml，level：“3”不在可选范围内。可用的有：1、2。"),
        ({"name": "x", "level": True}, "甲.toml，level：“是”不在可选范围内。可用的有：1、2。"),
        ({"name": "x", "op": ["sum"]}, "甲.toml，op：一个列表不在可选范围内。"),
        ({"name": "x", "inner": {"id": "y"}}, "甲.toml，inner：应为列表，现为一个表格。请用方括号括起来。"),
        ({"name": "x", "inner": [3]}, "甲.toml，inner，第1项：应为表格，现为“3”。"),
        ({"name": "x", "inner": [{"id": "y", "count": Decimal("1.5")}]}, "甲.toml，inner，第1项“y”，count：应为整数"),
        ({"name": "x", "by": 3}, "甲.toml，by：应为表格，现为“3”。"),
        ({"name": "x", "by": {"a": [1]}}, "甲.toml，by，a：应为文字、数字、日期或true/false，现为一个列表。"),
        ({"name": "x", "by": {"a": datetime(2024, 1, 1, tzinfo=UTC)}}, "甲.toml，by，a：应为日期，现为带时刻的"),
        ({"name": "x", "by": {"a": time(1, 2)}}, "甲.toml，by，a：应为文字、数字、日期或true/false，现为“01:02:00”"),
        ({"name": "x", "by": {"a": date(2200, 1, 1)}}, "甲.toml，by，a：日期“2200-01-01”不在1900年至2100年之间"),
        ({"name": "x", "by": {"a\nb": []}}, "甲.toml，by，a b：应为文字"),
    ],
)
def test_each_wrong_value_is_told_with_its_place(table: dict[str, Any], sentence: str) -> None:
    found = sentences(Strict, table)
    assert len(found) == 1
    assert found[0].startswith(sentence)


def test_all_wrong_values_are_told_at_once() -> None:
    found = sentences(Strict, {"points": "x", "inner": [{"count": "y"}, {"id": 3}], "zzz": 1})
    assert len(found) == 6


def test_what_is_no_table_at_all_is_refused() -> None:
    assert sentences(Strict, ["a"]) == [  # type: ignore[arg-type]
        "甲.toml：应为表格，现为一个列表。请写成方括号里的名字，下面各行写内容。"
    ]


def test_a_class_with_extra_keeps_unknown_keys_and_stays_strict_about_the_known() -> None:
    made = structure(Keeping, {"name": "x", "new": {"a": [1]}, "extra": 5}, "f")
    assert made == Keeping(name="x", extra={"new": {"a": [1]}, "extra": 5})
    assert len(sentences(Keeping, {"name": 3, "inner": {"id": "y", "new": 1}})) == 2


def test_a_hook_of_a_higher_layer_reads_its_type_and_refuses_in_its_words() -> None:
    assert structure(Hooked, {"pair": [1, 2]}, "f") == Hooked(pair=Pair(Decimal(1), Decimal(2)))
    assert sentences(Hooked, {"pair": 1}) == ["甲.toml，pair：应为两个数。请写成[1, 2]。"]


def test_an_error_nobody_foresaw_still_becomes_a_sentence() -> None:
    assert sentences(Hooked, {"pair": [1]}) == ["甲.toml，pair：写法不对，现为一个列表。请对照说明改写。"]


def test_a_near_word_is_offered_and_otherwise_the_list() -> None:
    assert nearest("porfessional", ["total", "professional"]) == "professional"
    assert nearest("x", ["total"]) == ""
    assert "professional" in did_you_mean("professionl", ["professional"])
    assert did_you_mean("x", ["甲", "乙"]) == "可用的有：甲、乙"
    assert did_you_mean("x", []) == "请删去"
