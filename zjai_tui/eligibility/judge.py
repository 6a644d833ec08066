"""Cycle + dossier + score -> which routes are open, with reasons, cites and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..dossier.model import Dossier
from ..rules.basis import Basis, cite_source, weakest
from ..rules.cycles.cycle import Condition, Cycle, Route
from ..rules.standards.standard import Span, Status
from ..scoring.result import Assessment, GateResult, Verdict
from .checks import Finding, Given, Member, check
from .earliest import earliest_of
from .education import judge_education
from .gates import gate_condition
from .logic import all_of, implies
from .result import ConditionResult, Eligibility, RouteResult

_SCORED_BY: dict[Status, str] = {
    "reference": "按参考标准测算",
    "retold": "按据转述录入的标准测算",
    "ocr": "按据识别稿录入的标准测算",
    "transcribed": "按未认证的标准测算",
    "certified": "测算所用的标准虽已认证，其中仍有没有原文的内容",
}
"""What a verdict by the score rests on, where some rule of the standard is not official."""


def judge_assessed(cycle: Cycle, dossier: Dossier, assessment: Assessment) -> Eligibility:
    """Return what `judge` says of a scored dossier, the gates of its standard included."""
    return judge(cycle, dossier, assessment.total, assessment.basis, assessment.gates, assessment.status)


def judge(
    cycle: Cycle,
    dossier: Dossier,
    score: Span | None,
    score_basis: Basis = Basis.ASSUMED,
    gates: Sequence[GateResult] = (),
    status: Status = "reference",
) -> Eligibility:
    """Return the verdict of every route, of the common conditions and of continuing education.

    `score` is the interval of the self-assessment, None when not scored; `score_basis` is the
    weakest grade of the standard it was scored with (`Assessment.basis`). `gates` are those of
    the standard, judged (`Assessment.gates`): they count among the common conditions; `status` is its own. Missing
    answers, and answers outside a question's choices, are unknown. Pure; never raises for any dossier.
    """
    education = judge_education(cycle, dossier)
    given = Given(
        cycle=cycle, dossier=dossier, score=score, score_basis=score_basis, education=education, status=status
    )
    conditions = cycle.conditions()
    done: dict[str, Member] = {}
    for one in (*cycle.common, *(need for route in cycle.route for need in route.needs)):
        _judge_condition(given, conditions, one, done)
    results = {one: result for one, (result, _) in done.items()}
    common = (*(results[one] for one in cycle.common), *(gate_condition(cycle, one) for one in gates))
    routes = tuple(_judge_route(given, route, results, common) for route in cycle.route)
    return Eligibility(
        cycle=cycle.cycle.id,
        routes=routes,
        common=common,
        education=education,
        basis=weakest([route.basis for route in routes]),
    )


def _judge_condition(
    given: Given, conditions: Mapping[str, Condition], condition_id: str, done: dict[str, Member]
) -> Member:
    """Judge a condition and those it is made of, each once (the reader has refused circles)."""
    if condition_id not in done:
        condition = conditions[condition_id]
        names = (*condition.test.any, *condition.test.all)
        members = [_judge_condition(given, conditions, one, done) for one in names]
        finding = check(given, condition, members)
        result = _result(given, condition, finding, [result for result, _ in members])
        if condition.only_if:
            premise, _ = _judge_condition(given, conditions, condition.only_if, done)
            result = _where_it_applies(result, premise)
            if result.reason != finding.reason:
                todo = (result.remedy,) if result.remedy else ()
                finding = Finding(result.verdict, (result.reason,), todo, result.facts)
        done[condition_id] = result, finding
    return done[condition_id]


def _result(
    given: Given, condition: Condition, finding: Finding, members: Sequence[ConditionResult]
) -> ConditionResult:
    applying = [one for one in members if one.applies]
    grades = [condition.basis, *_deciding_grades(finding.verdict, applying, any_is_enough=bool(condition.test.any))]
    if condition.test.score_at_least and given.score is not None:
        grades.append(given.score_basis)
    if condition.test.education:
        grades.append(given.education.basis)
    basis = weakest(grades)
    return ConditionResult(
        id=condition.id,
        title=condition.title,
        verdict=finding.verdict,
        reason=finding.reason,
        remedy=finding.remedy,
        cites=condition.cite,
        basis=basis,
        note=condition.note,
        facts=finding.facts,
        check=() if basis is Basis.OFFICIAL else _documents(given.cycle, condition.check),
        by_score=bool(condition.test.score_at_least),
        children=tuple(members),
        earliest=None if finding.verdict == "yes" else earliest_of(given, condition, members),
    )


def _deciding_grades(verdict: Verdict, members: Sequence[ConditionResult], *, any_is_enough: bool) -> list[Basis]:
    """Return the grades a verdict over several conditions rests on.

    One unmet condition settles "all of", one met settles "any of": of those the surest counts.
    Everything else needs every member.
    """
    settled: Verdict = "yes" if any_is_enough else "no"
    if members and verdict == settled:
        return [min((one.basis for one in members if one.verdict == settled), key=lambda grade: grade.rank)]
    return [one.basis for one in members]


def _where_it_applies(result: ConditionResult, premise: ConditionResult) -> ConditionResult:
    """Return the result limited to those whom the premise meets."""
    result = replace(result, facts=(*premise.facts, *result.facts))
    if premise.verdict == "no":
        reason = f"不适用，只针对{premise.title}"
        return replace(
            result, verdict="yes", applies=False, reason=reason, remedy="", basis=premise.basis, earliest=None
        )
    verdict = implies(premise.verdict, result.verdict)
    result = replace(result, verdict=verdict, basis=weakest([result.basis, premise.basis]))
    if premise.verdict == "yes" or verdict == "yes":
        return result
    return replace(result, reason=f"还不能确定是否适用，{premise.reason}", remedy=premise.remedy)


def _judge_route(
    given: Given, route: Route, results: Mapping[str, ConditionResult], common: Sequence[ConditionResult]
) -> RouteResult:
    own = tuple(one for need in route.needs if (one := results[need]).applies)
    shared = tuple(one for one in common if one.applies)
    every = (*own, *shared)
    verdict = all_of(one.verdict for one in every)
    grades = _deciding_grades(verdict, every, any_is_enough=False)
    if verdict != "no":
        grades.append(route.basis)
    basis = weakest(grades)
    return RouteResult(
        id=route.id,
        title=route.title,
        verdict=verdict,
        results=own,
        common=shared,
        basis=basis,
        conclusion=_conclusion(given, route, verdict, basis, every),
        note=route.note,
        cites=route.cite,
    )


def _conclusion(given: Given, route: Route, verdict: Verdict, basis: Basis, every: Sequence[ConditionResult]) -> str:
    deciding = [one for one in every if one.verdict == verdict]
    match verdict:
        case "yes":
            said = "各项条件都符合，可以按此路径申报。"
        case "no" if all(one.by_score for one in deciding):
            said = "按现在登记的内容，自评分还不到，不能按此路径申报；还有业绩没有登记的，登记后再看。"
        case "no":
            said = f"有{len(deciding)}项条件不符合，不能按此路径申报。"
        case _:
            said = f"没有不符合的条件，还有{len(deciding)}项待定。"
    resting_on = deciding if verdict == "no" else every
    if basis is Basis.OFFICIAL and not _by_uncertified(given, resting_on):
        return said
    return said + "".join(f"{one}。" for one in _caveats(given, route, basis, resting_on))


def _by_uncertified(given: Given, resting_on: Iterable[ConditionResult]) -> bool:
    """Tell whether a verdict rests on points of a standard that nobody vouches for (any longer)."""
    uncertified = given.score is not None and given.status != "certified"
    return uncertified and any(one.by_score for one in resting_on)


def _caveats(given: Given, route: Route, basis: Basis, resting_on: Sequence[ConditionResult]) -> list[str]:
    """Return what the conclusion must be checked against, for it rests on more than held texts."""
    weak = [one for one in resting_on if one.basis is not Basis.OFFICIAL]
    applies = given.cycle.cycle.applies
    shaky = any(one.by_score for one in weak) or _by_uncertified(given, resting_on)
    said = [f"{_SCORED_BY[given.status]}，须以{applies}附件核对"] if shaky else []
    others = [one for one in weak if not one.by_score]
    documents = list(dict.fromkeys(text for one in others for text in one.check))
    if others or (not weak and basis is not Basis.OFFICIAL):
        grade = weakest([one.basis for one in others] or [route.basis]).label
        sources = given.cycle.sources()
        unheld = [one for one in map(cite_source, route.cite) if not sources[one].held]
        documents = documents or list(_documents(given.cycle, unheld)) or [applies]
        said.append(f"所依据的规定中有{grade}的内容，须以{'、'.join(documents)}原文核对")
    return said


def _documents(cycle: Cycle, source_ids: Iterable[str]) -> tuple[str, ...]:
    sources = cycle.sources()
    return tuple(sources[one].doc_no or f"《{sources[one].title}》" for one in source_ids)
