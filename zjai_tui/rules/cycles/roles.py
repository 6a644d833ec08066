"""Whether a round says which of its parts play the roles the program asks for, and whether its orders name dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...base.problems import Problem
from ...base.structure import quoted
from ..reader_parts import unknown_name
from .cycle import ISSUED, Cycle, CycleDate, CycleNumber, Place, Step

_NEEDED: dict[str, tuple[tuple[str, str], ...]] = {
    "date": (("seniority", "资历年限算到哪一天"), ("achievements", "业绩与成果算到哪一天")),
    "number": (("publicity_days", "公示至少几个工作日"),),
    "step": (("filing", "哪一步是个人申报"), ("publicity", "哪一步是单位内公示")),
}
"""By table: the roles that must be there once, and what each of them says."""


def role_problems(cycle: Cycle) -> Iterator[Problem]:
    """Yield each role that is missing or played twice, and each date named like a role it does not play."""
    parts: dict[str, Sequence[CycleDate | CycleNumber | Step | Place]] = {
        "date": cycle.date, "number": cycle.number, "step": cycle.step, "place": cycle.place,
    }  # fmt: skip
    for table, needed in _NEEDED.items():
        for role, says in needed:
            if not any(one.role == role for one in parts[table]):
                remedy = f'请在那一项里写 role = "{role}"'
                yield Problem("role-missing", table, f"没有写明{says}", remedy)
    for table, ones in parts.items():
        for role in dict.fromkeys(one.role for one in ones if one.role):
            players = [quoted(one.id) for one in ones if one.role == role]
            if len(players) > 1:
                message = f"{'、'.join(players)}都写着 role = {quoted(role)}"
                yield Problem("role-twice", f"{table}，role", message, "请只留一处")
    played = {one.role for one in cycle.date if one.role}
    for one in cycle.date:
        if one.id in played and one.role != one.id:  # a standard that names it would mean either
            message = f"编号{quoted(one.id)}与一种 role 同名，却不是那一项"
            yield Problem("role-named", f"date {quoted(one.id)}", message, "请换一个编号，或改正 role")


def order_problems(cycle: Cycle) -> Iterator[Problem]:
    """Yield what is wrong with the orders between dates."""
    known = [*cycle.dates(), ISSUED]
    for at, one in enumerate(cycle.order, 1):
        where = f"order 第{at}项"
        for key, name in (("before", one.before), ("after", one.after)):
            if name not in known:
                yield unknown_name(f"{where}，{key}", "日期", name, known)
        if one.before == one.after:
            yield Problem("bad-order", where, "前后是同一个日期", "请改正")
        if one.gap and one.gap not in cycle.numbers():
            yield unknown_name(f"{where}，gap", "数", one.gap, cycle.numbers())
