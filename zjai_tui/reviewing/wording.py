"""Answers as people read them, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from ..base.dates import shown_date
from ..base.numbers import plain
from ..base.text import flat
from ..rules.fields import NO, YES, Field, Value

MISSING = "没有填"


def answer_text(field: Field, value: Value | None) -> str:
    """Return an answer in words: ``是``, ``第2名``, ``36人``, ``2024年9月6日``; printable, on one line."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return shown_date(value)
    if isinstance(value, Decimal):
        return f"第{plain(value)}名" if field.type == "rank" else f"{plain(value)}{field.unit}"
    return flat(value) or MISSING


def answers_text(fields: Iterable[Field], answers: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Yield each question with its answer, in the order they are asked."""
    for field in fields:
        yield field.title, answer_text(field, answers.get(field.id))
