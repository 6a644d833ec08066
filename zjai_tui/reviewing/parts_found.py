"""What the unit found of the parts that bring no points, as conditions: who the person is, and what the work is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..base.text import one_line, quoted
from ..eligibility.logic import all_of
from ..eligibility.result import ConditionResult, Eligibility, RouteResult
from ..rules.cycles.cycle import Cycle
from .result import Standing

PERSON, WORK = "part:person", "part:work"
_MOST_REASON = 60
_REMEDY = "确有误会的，请申报人改正或说明后重新核定"


def with_parts(found: Eligibility, standings: Sequence[Standing], cycle: Cycle) -> Eligibility:
    """Return the conclusions with what the unit found of 基本信息 and 工作与方向.

    A rejected 基本信息 closes every route, and so does a rejected 工作与方向: the area is a condition of the round.
    """
    rejected = {one.item.id: one for one in standings if one.state == "rejected"}
    person, work = rejected.get(PERSON), rejected.get(WORK)
    if person is None and work is None:
        return found
    areas = {one.id for one in cycle.condition if one.test.area} if work is not None else set()
    changed = {
        one.id: replace(one, verdict="no", reason=_said(work), remedy=_REMEDY, earliest=None)
        for route in found.routes
        for one in (*found.common, *route.results, *route.common)
        if work is not None and one.id in areas and one.applies
    }
    added = (_identity(person, found),) if person is not None else ()
    return replace(
        found,
        common=(*_changed(found.common, changed), *added),
        routes=tuple(_route(one, changed, added) for one in found.routes),
    )


def _route(
    route: RouteResult, changed: Mapping[str, ConditionResult], added: tuple[ConditionResult, ...]
) -> RouteResult:
    results, common = _changed(route.results, changed), (*_changed(route.common, changed), *added)
    verdict = all_of(one.verdict for one in (*results, *common))
    if (results, common) == (route.results, route.common):
        return route
    lacking = "，".join(one.reason for one in (*results, *common) if one.verdict == "no")
    conclusion = f"{lacking}，不能按此路径申报。"
    return replace(route, results=results, common=common, verdict=verdict, conclusion=conclusion)


def _changed(ones: Sequence[ConditionResult], changed: Mapping[str, ConditionResult]) -> tuple[ConditionResult, ...]:
    return tuple(changed.get(one.id, one) for one in ones)


def _identity(person: Standing, found: Eligibility) -> ConditionResult:
    return ConditionResult(
        id=PERSON, title="申报人身份", verdict="no", reason=_said(person), remedy=_REMEDY, cites=(), basis=found.basis
    )  # fmt: skip


def _said(one: Standing | None) -> str:
    if one is None:
        return ""
    reason = one_line(one.act.reason, _MOST_REASON).strip().rstrip("。") if one.act is not None else ""
    return f"单位以{quoted(reason)}为由不予认可{one.item.title}" if reason else f"单位不予认可{one.item.title}"
