"""From TOML tables to frozen dataclasses, strictly, with every error at once in Chinese.

cattrs does the structuring; this module only decides what counts as a number, a date or a
text, and turns cattrs' tree of exceptions into sentences with places.

Unknown keys are errors, except in a class with a field `extra`: there they are kept in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Any, Literal, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_mapping_structure_fn, override

from .problems import Problem, Refused
from .text import one_line
from .text import quoted as quoted  # also taken from here by those who structure
from .words import did_you_mean as did_you_mean
from .words import nearest as nearest

T = TypeVar("T")

Scalar = str | bool | Decimal | date
"""An answer: text, yes or no, a number or a date."""

EXTRA = "extra"
"""Name of the field that keeps unknown keys, in classes that have one."""


class WrongValue(ValueError):
    """A value of the wrong kind: what it should be, and how to write it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the Chinese message and remedy."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def structure(cls: type[T], table: Mapping[str, Any], where: str, *, code: str = "value") -> T:
    """Return `table` as a `cls`, or raise `Refused` with every problem found.

    `where` names the file to the person; each problem adds the path inside it.
    """
    result: T
    try:
        result = _converter(detailed=False).structure(table, cls)
    except (BaseValidationError, ForbiddenExtraKeysError, ValueError, TypeError, LookupError):
        pass  # done again, in a way that takes longer and tells everything that is wrong
    else:
        return result
    try:
        result = _converter(detailed=True).structure(table, cls)
    except BaseValidationError as error:
        raise Refused(problem.within(where) for problem in _problems(error, table, (), code)) from None
    except (WrongValue, ValueError, TypeError) as error:
        raise Refused([_problem(error, table, (), code).within(where)]) from None
    return result


def add_hook(cls: Any, hook: Callable[[Any], Any]) -> None:
    """Teach the shared converter how to read a type of a higher layer (raise `WrongValue` to refuse)."""
    for detailed in (False, True):
        _converter(detailed=detailed).register_structure_hook(cls, lambda value, _: hook(value))


@cache
def _converter(*, detailed: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)
    for cls, read in _READERS.items():
        converter.register_structure_hook(cls, _hook(read))
    # a StrEnum is also a str, and cattrs would read it as one: texts and members are told apart here
    converter.register_structure_hook(str, lambda value, cls: _text(value) if cls is str else _member(value, cls))
    for applies, reader_of in _FAMILIES:
        converter.register_structure_hook_factory(applies, partial(reader_of, converter))
    return converter


def _hook(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: read(value)


def _choice_reader(_: Converter, cls: Any) -> Callable[[Any, Any], Any]:
    return _hook(lambda value: _one_of(value, get_args(cls)))


def _enum_reader(_: Converter, cls: Any) -> Callable[[Any, Any], Any]:
    return _hook(lambda value: _member(value, cls))


def _tuple_reader(converter: Converter, cls: Any) -> Callable[[Any, Any], Any]:
    of = get_args(cls)[0]
    listed = list[of]  # type: ignore[valid-type]
    read = converter.get_structure_hook(listed)
    return _hook(lambda value: tuple(read(_listed(value, of), listed)))


def _mapping_reader(converter: Converter, cls: Any) -> Callable[[Any, Any], Any]:
    # not converter.gen_structure_mapping: that puts its own reader in place of this one for the next use
    read = make_mapping_structure_fn(cls, converter, dict)
    return _hook(lambda value: read(_table(value), cls))


def _table_reader(converter: Converter, cls: Any) -> Callable[[Any, Any], Any]:
    """Return how a table becomes a `cls`; where that has a field `extra`, unknown keys go into it."""
    known = {field.name for field in fields(cls)}
    if EXTRA not in known:
        strict = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
        return _hook(lambda value: strict(_table(value), cls))
    known.remove(EXTRA)
    keeping = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=False, extra=override(omit=True))

    def read(value: Any) -> Any:
        extra = {key: inner for key, inner in _table(value).items() if key not in known}
        made = keeping(value, cls)
        return replace(made, **{EXTRA: extra}) if extra else made

    return _hook(read)


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise WrongValue(f"应为表格，现为{quoted(value)}", "请写成方括号里的名字，下面各行写内容")
    return value


def _scalar(value: object) -> Scalar:
    """Return one answer: text, yes or no, an exact number or a date."""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, int | Decimal):
        return _number(value)
    if isinstance(value, datetime):
        raise WrongValue(f"应为日期，现为带时刻的{quoted(value)}", "请写成2024-09-06这样，不带时刻和引号")
    if isinstance(value, date):
        return _day(value)
    raise WrongValue(f"应为文字、数字、日期或true/false，现为{quoted(value)}", "请改写成一个值")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WrongValue(f"应为文字，现为{quoted(value)}", "请用引号括起来")
    return value


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise WrongValue(f"应为数字，现为{quoted(value)}", "请写成不带引号的半角数字")
    return Decimal(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongValue(f"应为整数，现为{quoted(value)}", "请写成不带引号的半角整数")
    return value


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongValue(f"应为true或false，现为{quoted(value)}", "请改写")
    return value


def _day(value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise WrongValue(f"应为日期，现为{quoted(value)}", "请写成2024-09-06这样，不带时刻和引号")
    if not 1900 <= value.year <= 2100:
        raise WrongValue(f"日期{quoted(value)}不在1900年至2100年之间", "请核对年份")
    return value


def _listed(value: object, of: Any) -> list[Any]:
    if of is str and isinstance(value, str):
        return [value]  # one name need not stand in brackets
    if not isinstance(value, list | tuple):
        raise WrongValue(f"应为列表，现为{quoted(value)}", "请用方括号括起来")
    return list(value)


def _one_of(value: object, allowed: Sequence[Any]) -> Any:
    if value not in allowed or isinstance(value, bool):
        raise WrongValue(f"{quoted(value)}不在可选范围内", did_you_mean(str(value), [str(one) for one in allowed]))
    return value


def _member(value: object, cls: Any) -> Any:
    return cls(_one_of(value, [member.value for member in cls]))


_READERS: dict[Any, Callable[[Any], Any]] = {
    Decimal: _number,
    int: _whole,
    bool: _yes_no,
    date: _day,
    Scalar: _scalar,
}

_FAMILIES: list[tuple[Callable[[Any], bool], Callable[[Converter, Any], Callable[[Any, Any], Any]]]] = [
    (is_dataclass, _table_reader),
    (lambda cls: get_origin(cls) is Mapping, _mapping_reader),
    (lambda cls: get_origin(cls) is Literal, _choice_reader),
    (lambda cls: isinstance(cls, type) and issubclass(cls, Enum), _enum_reader),
    (lambda cls: get_origin(cls) is tuple and get_args(cls)[1:] == (...,), _tuple_reader),
]
"""Families of types, each with the function that makes the reader of one type."""


def _problems(error: BaseException, raw: object, path: tuple[str, ...], code: str) -> Iterator[Problem]:
    """Walk cattrs' exception tree beside the raw table, so that a place can be named by its id."""
    if isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield Problem("unknown-key", _place(path), f"不认识的键{quoted(key)}", did_you_mean(key, known))
        return
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            step, below = _step(inner, raw)
            yield from _problems(inner, below, path + step, code)
        return
    yield _problem(error, raw, path, code)


def _problem(error: BaseException, raw: object, path: tuple[str, ...], code: str) -> Problem:
    if isinstance(error, WrongValue):
        return Problem(f"{code}-wrong", _place(path), error.message, error.remedy)
    if isinstance(error, KeyError):
        return Problem(f"{code}-missing", _place(path), "缺少这一项", "请补上")
    return Problem(f"{code}-wrong", _place(path), f"写法不对，现为{quoted(raw)}", "请对照说明改写")


def _step(error: BaseException, raw: object) -> tuple[tuple[str, ...], object]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,), raw.get(note.name) if isinstance(raw, Mapping) else None
        if isinstance(note, IterableValidationNote):
            below = None
            if isinstance(raw, list | tuple) and isinstance(note.index, int) and note.index < len(raw):
                below = raw[note.index]
            elif isinstance(raw, Mapping):
                return (one_line(str(note.index), 30),), raw.get(note.index)
            name = below.get("id", below.get("name", "")) if isinstance(below, Mapping) else ""
            label = f"第{note.index + 1}项" if isinstance(note.index, int) else str(note.index)
            return ((f"{label}{quoted(name)}" if name else label),), below
    return (), raw


def _place(path: tuple[str, ...]) -> str:
    return "，".join(path)
