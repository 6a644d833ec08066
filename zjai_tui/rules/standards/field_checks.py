"""Whether the questions of a standard can be answered, and where answers are taken from makes sense."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.numbers import plain
from ...base.problems import Problem
from ...base.structure import quoted
from ..fields import Field
from ..reader_parts import unknown_name
from .patterns import parse_pattern
from .standard import Input, Kind, Standard
from .values import possible_values

_NUMERIC = {"number", "rank"}


def question_problems(standard: Standard) -> Iterator[Problem]:
    """Yield what is wrong with the questions about the person and about each kind of achievement."""
    for one in standard.input:
        where = f"input {quoted(one.id)}"
        yield from _field_problems(one, where)
        yield from _derive_problems(one, f"{where}，derive")
    for kind in standard.kind:
        for field in kind.field:
            where = f"kind {quoted(kind.id)}，{quoted(field.id)}"
            yield from _field_problems(field, where)
            yield from _within_problems(kind, field, f"{where}，within")


def _field_problems(field: Field, where: str) -> Iterator[Problem]:
    if field.type == "choice" and not field.choices:
        yield Problem("no-choices", where, "选择题没有选项", "请写choices")
        return
    if field.type != "choice" and field.choices:
        yield Problem("stray-choices", where, "不是选择题，却写了选项", "请删去choices，或把type改为choice")
    if len(set(field.choices)) < len(field.choices):
        yield Problem("duplicate-choices", f"{where}，choices", "选项有重复", "请删去重复的")
    for choice in field.choices:
        if not _is_choice(choice):
            yield Problem(
                "bad-choice", f"{where}，choices", f"选项{quoted(choice)}与档位的写法相混", "请改写，不用*、|和.."
            )
    if field.min is not None and field.max is not None and field.min > field.max:
        yield Problem("crossed-limits", where, f"最小值{plain(field.min)}大于最大值{plain(field.max)}", "请改正")
    elif field.type in _NUMERIC and not _answerable(field):
        yield Problem("crossed-limits", where, "没有一个数合乎所写的min、max和whole", "请改正")


def _is_choice(choice: str) -> bool:
    """Tell whether a key that names this choice means just this choice."""
    try:
        return parse_pattern(choice).words == {choice} and bool(choice.strip())
    except ValueError:
        return False


def _answerable(field: Field) -> bool:
    if field.type == "rank":
        return field.max is None or field.max >= 1
    return bool(possible_values(field, (), 0, None))


def _within_problems(kind: Kind, field: Field, where: str) -> Iterator[Problem]:
    if not field.within:
        return
    team = kind.named(field.within)
    if team is None:
        yield unknown_name(where, "字段", field.within, [one.id for one in kind.field])
    elif field.type != "rank" or team.type != "number":
        yield Problem("bad-within", where, "within用于排名，指向填总人数的字段", "请改正，或删去")


def _derive_problems(one: Input, where: str) -> Iterator[Problem]:
    derive = one.derive
    if derive is None:
        return
    given = sum(map(bool, (derive.fact, derive.years_since, derive.education)))
    pairs = bool(derive.years_since) == bool(derive.until) and bool(derive.education) == (derive.at_least is not None)
    if given != 1 or not pairs:
        yield Problem("bad-derive", where, "来源写得不对", "只写一种：fact；years_since加until；education加at_least")
    elif not derive.fact and one.type != "number":
        yield Problem("bad-derive", where, "年数和学时达标的年数是数字，问题的type却不是number", "请把type改为number")
