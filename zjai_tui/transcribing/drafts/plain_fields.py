"""Fields that are read and shown in the same way, whichever part of a rule they hold: texts, numbers, questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypedDict

from ...base.problems import refuse
from ...rules.fields import Field
from ...rules.standards.standard import Standard
from .field_shapes import Spot
from .names import asked_of, field_names
from .new_questions import is_new, with_question
from .rule_words import number_text, read_number


class Told(TypedDict):
    """The part of a `Shape` that says what it holds."""

    id: str
    keys: tuple[str, ...]
    show: Callable[[Spot], str]
    read: Callable[[Spot, str], Standard]


def text(name: str, *, needed: bool = False) -> Told:
    """Return how a text of a node is shown and read: as it stands."""

    def read(at: Spot, typed: str) -> Standard:
        if needed and not typed.strip():
            raise refuse("no-name", at.title, "没有填写", "请照原表写上")
        return at.put(**{name: typed})

    return Told(id=name, keys=(name,), show=lambda at: str(getattr(at.node, name)), read=read)


def number(name: str, unset: int | None, unit: str = "分", zero: Sequence[str] = ()) -> Told:
    """Return how a number of a node is shown and read; the usual one is shown as nothing, `zero` are words for it."""
    usual = None if unset is None else Decimal(unset)

    def show(at: Spot) -> str:
        value: Decimal | None = getattr(at.node, name)
        return "" if value == usual else number_text(value)

    def read(at: Spot, typed: str) -> Standard:
        found = None if typed.strip() in zero else read_number(typed, at.title, unit)
        return at.put(**{name: usual if found is None else found})

    return Told(id=name, keys=(name,), show=show, read=read)


def question(name: str, *, table: bool = False) -> Told:
    """Return how a question that a rule names is shown and read: one of the table, or one about its achievements."""

    def questions(at: Spot) -> Mapping[str, Field]:
        return asked_of(at.standard, replace(at.node, entries=())) if table else at.asked

    def show(at: Spot) -> str:
        one: str = getattr(at.node, name)
        return field_names(questions(at)).name(one) if one else ""

    def read(at: Spot, typed: str) -> Standard:
        one = ""
        if is_new(typed):
            about = replace(at.node, entries=()) if table else at.node
            standard, one = with_question(at.standard, about, typed, at.title)
            at = at.within(standard)
        elif typed.strip():
            one = field_names(questions(at)).read(typed, at.title, (getattr(at.node, name),))
        return at.put(**{name: one})

    return Told(id=name, keys=(name,), show=show, read=read)


def worded(
    name: str,
    show: Callable[[Any, Mapping[str, Field]], str],
    read: Callable[[str, Mapping[str, Field], str, tuple[str, ...]], object],
) -> Told:
    """Return how a part with words of its own (coefficients, what settles a range …) is shown and read."""

    def write(at: Spot, typed: str) -> Standard:
        held = getattr(at.node, name)
        kept = tuple(one.by for one in (held if isinstance(held, tuple) else (held,)) if one is not None)
        return at.put(**{name: read(typed, at.asked, at.title, kept)})

    return Told(id=name, keys=(name,), show=lambda at: show(getattr(at.node, name), at.asked), read=write)
