"""Standards with any value in any field, sound or not: what a file can hold, not what makes sense.

Drawn by `random`, not by hypothesis: a hundred fields in every standard are too many choices for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, Literal, get_args, get_origin, get_type_hints

from zjai_tui.rules.basis import Basis
from zjai_tui.rules.standards.standard import Span, Standard

Draw = Callable[[Random], Any]

TEXTS = (
    "", "甲", "A.1", "#", '"', '"""', "'", "\\", "a\nb\n", "\n", "\r\n", "\r", "\t", "\x00\x7f", "１２", "\U0001f600",
    "[x]", "a.b c", " ",
)  # fmt: skip


def any_standard(seed: int) -> Standard:
    """Return a standard of the schema this program reads, without what the reader works out."""
    made = _built(Standard)(Random(seed))
    kept = {field.name: getattr(made, field.name) for field in fields(Standard)}
    return Standard(**{**kept, "schema": 1, "digest": "", "changed": ()})


def _text(random: Random) -> str:
    return "".join(random.choices(TEXTS, k=random.randrange(4)))


def _number(random: Random) -> Decimal:
    return Decimal(random.randrange(-(10**9), 10**9)).scaleb(-random.choice([0, 0, 1, 2, 9]))


def _day(random: Random) -> date:
    return date(1900, 1, 1) + timedelta(days=random.randrange(73000))


def _span(random: Random) -> Span:
    ends = sorted(abs(_number(random)) for _ in range(2))
    return Span(*random.choice([ends, ends[:1] * 2]))


def _bound(random: Random) -> Any:
    return random.choice([_day(random), "cycle:achievements", "fact:title_obtained"])


def _given(random: Random, depth: int = 3) -> Any:
    if depth and random.random() < 0.5:
        inner = [_given(random, depth - 1) for _ in range(random.randrange(3))]
        return inner if random.random() < 0.5 else {_text(random): one for one in inner}
    draws = (_text, _number, _day, lambda one: one.randrange(3000), lambda one: one.random() < 0.5)
    return random.choice(draws)(random)


_PLAIN: dict[Any, Draw] = {
    str: _text, int: lambda random: random.randrange(99), bool: lambda random: random.random() < 0.5,
    Decimal: _number, date: _day, Span: _span, Any: _given, str | date: _bound, str | date | None: _bound,
    type(None): lambda _: None,
}  # fmt: skip


@cache
def _of(kind: Any) -> Draw:
    """Return what draws a value of a field's type."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is Basis or get_origin(kind) is Literal:
        return lambda random: random.choice(list(Basis) if kind is Basis else get_args(kind))
    if is_dataclass(kind):
        return _built(kind)
    if get_origin(kind) is tuple:
        one = _of(get_args(kind)[0])
        return lambda random: tuple(one(random) for _ in range(random.randrange(3)))
    if get_origin(kind) is Mapping:
        value = _of(get_args(kind)[1])
        return lambda random: {_text(random): value(random) for _ in range(random.randrange(3))}
    several = [_of(one) for one in get_args(kind)]
    return lambda random: random.choice(several)(random)


def _built(kind: Any) -> Draw:
    """Return what draws an object with every field that must be given, and some of the others."""
    hints = get_type_hints(kind)
    needed = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}

    def draw(random: Random) -> Any:
        return kind(**{name: _of(hints[name])(random) for name in hints if name in needed or random.random() < 0.5})

    return draw
