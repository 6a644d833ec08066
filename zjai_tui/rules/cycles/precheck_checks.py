"""Whether the pre-submit checks of a round are sound: parameters, references, conditions of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...base.problems import Problem, Severity
from ...base.structure import quoted
from ..reader_parts import unknown_name
from .cycle import Cycle
from .precheck import CheckKind, PreCheck


class _Takes(NamedTuple):
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_PARAMETERS = (
    "codes", "kinds", "fields", "values", "facts", "fact", "given", "date", "number", "condition", "least",
)  # fmt: skip
_TAKES: dict[CheckKind, _Takes] = {
    "known": _Takes(("codes",)),
    "answer_missing": _Takes(("fields",), ("kinds",)),
    "answer_is": _Takes(("kinds", "fields", "values")),
    "entry_after": _Takes(("date",)),
    "entry_before": _Takes(("fact",)),
    "same_entry": _Takes((), ("fields",)),
    "note_words": _Takes(("values",)),
    "future": _Takes((), ("facts",)),
    "person_missing": _Takes(("fields",)),
    "age": _Takes(("facts", "least")),
    "date_order": _Takes(("facts",)),
    "stray_fact": _Takes(("fact", "given", "values")),
    "work_short": _Takes(("least",)),
    "condition": _Takes(("condition",)),
    "last_days": _Takes(("date", "least")),
    "publicity_room": _Takes(("date", "number")),
}
_PERSON = {"name", "unit", "position", "id_number", "phone"}


def precheck_problems(cycle: Cycle) -> Iterator[Problem]:
    """Yield what is wrong with the checks, the hand list and the steps' references."""
    for check in cycle.precheck:
        yield from _parameter_problems(check)
        yield from _name_problems(cycle, check)
    for tick in cycle.tick:
        yield from only_if_problems(cycle, f"tick {quoted(tick.id)}，only_if", tick.only_if)
    places, steps = [one.id for one in cycle.place], [one.id for one in cycle.step]
    for at, step in enumerate(cycle.step):
        where = f"step {quoted(step.id)}"
        yield from only_if_problems(cycle, f"{where}，only_if", step.only_if)
        if step.place and step.place not in places:
            yield unknown_name(f"{where}，place", "系统或联系处", step.place, places)
        for one in step.after:
            if one not in steps:
                yield unknown_name(f"{where}，after", "步骤", one, steps)
            elif one not in steps[:at]:
                yield Problem("bad-order", f"{where}，after", f"步骤{quoted(one)}排在后面", "请调整步骤的先后")


def only_if_problems(cycle: Cycle, where: str, condition_id: str) -> Iterator[Problem]:
    """Yield what is wrong with a condition that limits to whom something applies: it must look at one answer."""
    if not condition_id:
        return
    conditions = cycle.conditions()
    if condition_id not in conditions:
        yield unknown_name(where, "条件", condition_id, conditions)
    elif not conditions[condition_id].test.fact:
        yield Problem("bad-test", where, f"条件{quoted(condition_id)}不是看某个回答的条件", "请改用只写 fact 的条件")


def _parameter_problems(check: PreCheck) -> Iterator[Problem]:
    where = f"precheck {quoted(check.id)}"
    takes = _TAKES.get(check.kind, _Takes())
    for name in _PARAMETERS:
        value = getattr(check, name)
        given = value is not None and value not in ((), "")
        if given and name not in (*takes.needs, *takes.may):
            yield Problem("bad-test", f"{where}，{name}", f"这种检查（{check.kind}）不用它", "请删去")
        elif not given and name in takes.needs:
            yield Problem("bad-test", where, f"这种检查（{check.kind}）缺少 {name}", "请补上")
    if not check.remedy and check.kind != "known" and check.severity is not Severity.NOTE:
        yield Problem("no-remedy", where, "没有写怎么办", "请写 remedy")
    if check.least is not None and (check.least < 0 or check.least % 1):
        yield Problem("bad-test", f"{where}，least", "要写不为负的整数", "请改正")


def _name_problems(cycle: Cycle, check: PreCheck) -> Iterator[Problem]:
    where = f"precheck {quoted(check.id)}"
    facts = cycle.facts()
    dated = (*check.facts, *([check.fact] if check.fact else ()))
    for one in dated:
        if one not in facts:
            yield unknown_name(where, "问题", one, facts)
        elif facts[one].type != "date":
            yield Problem("bad-test", where, f"问题{quoted(one)}问的不是日期", "请换一个问题")
    if check.given and check.given not in facts:
        yield unknown_name(f"{where}，given", "问题", check.given, facts)
    if check.date and check.date not in cycle.dates():
        yield unknown_name(f"{where}，date", "日期", check.date, cycle.dates())
    if check.number and check.number not in cycle.numbers():
        yield unknown_name(f"{where}，number", "数", check.number, cycle.numbers())
    if check.condition and check.condition not in cycle.conditions():
        yield unknown_name(f"{where}，condition", "条件", check.condition, cycle.conditions())
    unknown = set(check.fields) - _PERSON if check.kind == "person_missing" else set()
    yield from (unknown_name(f"{where}，fields", "栏目", one, sorted(_PERSON)) for one in sorted(unknown))
