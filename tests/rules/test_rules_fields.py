from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.rules.fields import Field, FieldType, value_problem


def said(kind: FieldType, value: object, **more: object) -> str:
    found = value_problem(Field(id="x", title="某", type=kind, **more), value)  # type: ignore[arg-type]
    return "" if found is None else "。".join(found)


@pytest.mark.parametrize(
    "kind, value, more",
    [
        ("choice", "甲", {"choices": ("甲", "乙")}),
        ("yes_no", False, {}),
        ("date", date(2024, 9, 6), {}),
        ("text", "", {}),
        ("number", Decimal("0.5"), {}),
        ("number", Decimal(0), {}),
        ("number", Decimal(-3), {"min": Decimal(-3)}),
        ("number", Decimal(7), {"max": Decimal(7)}),
        ("number", Decimal("3.0"), {"whole": True}),
        ("rank", Decimal(1), {}),
    ],
)
def test_an_answer_that_fits_has_no_problem(kind: FieldType, value: object, more: dict[str, object]) -> None:
    assert said(kind, value, **more) == ""


@pytest.mark.parametrize(
    "kind, value, more, words",
    [
        ("choice", "丙", {"choices": ("甲", "乙")}, "不在可选范围内。请从这些里选：甲、乙"),
        ("choice", Decimal(1), {"choices": ("1",)}, "不在可选范围内。请从这些里选：1"),
        ("yes_no", "是", {}, "应回答是或否。请改为是或否"),
        ("yes_no", Decimal(1), {}, "应回答是或否。请改为是或否"),
        ("date", "2024-09-06", {}, "应为日期。请写成2024-09-06这样"),
        ("text", Decimal(3), {}, "应为文字。请改为文字"),
        ("number", "3", {}, "应为数字。请填数字"),
        ("number", True, {}, "应为数字。请填数字"),
        ("number", Decimal("-0.1"), {}, "不能小于0。请核对后重填"),
        ("number", Decimal("0.5"), {"min": Decimal("1E+1")}, "不能小于10。请核对后重填"),
        ("number", Decimal(8), {"max": Decimal("7.50")}, "不能大于7.5。请核对后重填"),
        ("number", Decimal("2.5"), {"whole": True}, "应为整数。请填整数"),
        ("rank", Decimal("1.5"), {}, "应为整数。请填整数"),
        ("rank", Decimal(0), {}, "不能小于1。请核对后重填"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_with_its_remedy(
    kind: FieldType, value: object, more: dict[str, object], words: str
) -> None:
    assert said(kind, value, **more) == words


def test_the_answers_offered_are_written_as_rules_write_them() -> None:
    assert Field(id="x", title="某", type="yes_no").words == ("是", "否")
    assert Field(id="x", title="某", type="choice", choices=("甲",)).words == ("甲",)
    assert Field(id="x", title="某", type="text").words == ()
