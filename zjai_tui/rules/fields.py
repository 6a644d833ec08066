"""A question that rules need answered: one description serves forms, readers and checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ..base.numbers import plain

Value = str | bool | Decimal | date
"""An answer as the rules see it. A missing answer is unknown, never zero."""

YES, NO = "是", "否"
"""How rules write the answers to a yes-or-no question."""

FieldType = Literal["choice", "yes_no", "number", "rank", "date", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question: of the yearly notice about the person, or of a standard about an achievement."""

    id: str
    title: str
    type: FieldType
    choices: tuple[str, ...] = ()
    unit: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    whole: bool = False
    """Whether only whole numbers make sense (ranks always are)."""
    within: str = ""
    """For a rank: the id of the field that holds the size of the team."""
    help: str = ""
    """What to fill in, in one or two sentences."""
    why: str = ""
    """Why it is asked."""
    cite: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the answers offered, as rules write them; empty for a question with an open answer."""
        return (YES, NO) if self.type == "yes_no" else self.choices


def value_problem(field: Field, value: object) -> tuple[str, str] | None:
    """Return what is wrong with an answer and the remedy, in Chinese, or None when it fits the field."""
    match field.type:
        case "choice":
            if value not in field.choices:
                return "不在可选范围内", "请从这些里选：" + "、".join(field.choices)
        case "yes_no":
            if not isinstance(value, bool):
                return "应回答是或否", "请改为是或否"
        case "date":
            if not isinstance(value, date):
                return "应为日期", "请写成2024-09-06这样"
        case "text":
            if not isinstance(value, str):
                return "应为文字", "请改为文字"
        case "number" | "rank":
            return _number_problem(field, value)
    return None


def _number_problem(field: Field, value: object) -> tuple[str, str] | None:
    if not isinstance(value, Decimal):
        return "应为数字", "请填数字"
    if (field.whole or field.type == "rank") and value != value.to_integral_value():
        return "应为整数", "请填整数"
    low = field.min if field.min is not None else Decimal(1 if field.type == "rank" else 0)
    if value < low:
        return f"不能小于{plain(low)}", "请核对后重填"
    if field.max is not None and value > field.max:
        return f"不能大于{plain(field.max)}", "请核对后重填"
    return None
