"""Answers between a person's typing and the rules: reading, showing, and saying what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..base.dates import parse_date
from ..base.numbers import parse_number
from ..base.numbers import plain as exact
from ..rules.fields import Field, Value, value_problem

UNKNOWN = "不清楚"
YES_NO = {True: "是", False: "否"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a typed text means: a value, nothing (unknown), or a problem in one sentence."""

    value: Value | None = None
    problem: str = ""


def read_answer(field: Field, typed: str) -> Answer:
    """Return what the person typed into a field means; empty is unknown."""
    text = typed.strip()
    if not text:
        return Answer()
    value: Value | None = typed if field.type == "text" else None
    if field.type in {"number", "rank"}:
        value = parse_number(text)
        if value is None:
            return Answer(problem=f"这不是数字，请改为{'3' if _whole(field) else '3或2.5'}这样的写法。")
    elif field.type == "date":
        value = parse_date(text)
        if value is None:
            return Answer(problem="看不懂这个日期，请写到日，如2024-09-06或2024年9月6日。")
    if value is None:
        return Answer(problem="请从所列各项中选择。")
    problem = standing_problem(field, value)
    return Answer(problem=problem) if problem else Answer(value)


def standing_problem(field: Field, value: object) -> str:
    """Return what is wrong with a value that a file brought along, or the empty text."""
    if value is None:
        return ""
    found = value_problem(field, value)
    return f"{found[0]}，{found[1]}。".replace(" ", "") if found else ""


def shown_answer(value: object) -> str:
    """Return a value as it stands in an input: dates as 2024-09-06, numbers exactly, nothing as empty."""
    match value:
        case None:
            return ""
        case bool():
            return YES_NO[value]
        case Decimal():
            return exact(value)
        case date():
            return value.isoformat()
    return str(value)


def options(field: Field) -> tuple[tuple[Value, str], ...]:
    """Return the values and words of a field that is answered by choosing; empty when it is typed."""
    match field.type:
        case "yes_no":
            return tuple(YES_NO.items())
        case "choice":
            return tuple((choice, choice) for choice in field.choices)
    return ()


def hint(field: Field, *, optional: bool) -> str:
    """Return how to write an answer, shown while the input is empty; what is not optional is asked for later."""
    left = "可留空" if optional else "可以以后再填"
    match field.type:
        case "date":
            return f"如2023-05-18，{left}"
        case "rank":
            return f"第几名，{left}"
        case "number":
            return f"数字，{left}"
    return left


def _whole(field: Field) -> bool:
    return field.whole or field.type == "rank"
