"""Where score and routes stand, and in one sentence what an answer changed in them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..base.numbers import plain
from ..base.problems import Problem
from ..eligibility.result import VERDICT_LABELS, Eligibility, RouteResult
from ..filling.session import Session
from ..scoring.result import Assessment
from ..scoring.trace import decision_text, span_text, total_trace

MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Score and verdicts at a moment."""

    assessment: Assessment
    eligibility: Eligibility
    problems: tuple[Problem, ...]


def standing_of(session: Session) -> Standing:
    """Return where things stand now."""
    return Standing(session.assessment, session.eligibility, session.problems())


def new_problems(before: Standing, after: Standing) -> Iterator[str]:
    """Yield what is wrong now and was not before."""
    for problem in after.problems:
        if problem not in before.problems:
            yield f"请注意：{problem.sentence()}"


def change_sentence(before: Standing, after: Standing) -> str:
    """Return what changed in score, control items and routes; nothing when nothing did."""
    parts = [*_score(before.assessment, after.assessment), *_gates(before, after), *_routes(before, after)]
    return f"{'；'.join(parts)}。" if parts else ""


def total_lines(session: Session) -> Iterator[str]:
    """Yield how the total came about, and the routes."""
    for text in total_trace(session.assessment):
        yield f"{text.rstrip('。')}。"
    yield from route_lines(session.eligibility)
    if session.assessment.banner:
        yield session.assessment.banner


def score_sentence(session: Session) -> str:
    """Return the score in one sentence."""
    return f"{decision_text(session.assessment)}。"


def route_lines(eligibility: Eligibility) -> Iterator[str]:
    """Yield one line for each route, with what decides it."""
    for route in eligibility.routes:
        yield f"申报路径“{route.title}”：{route.label}{_because(route)}。"


def _because(route: RouteResult) -> str:
    if route.verdict == "yes":
        return ""
    titles = [f"“{one.title}”" for one in route.deciding]
    rest = f"等{len(titles)}项" if len(titles) > MOST_NAMED else ""
    word = "不符合" if route.verdict == "no" else "取决于"
    return f"，{word}{'、'.join(titles[:MOST_NAMED])}{rest}" if titles else ""


def _score(before: Assessment, after: Assessment) -> Iterator[str]:
    if before.total == after.total and (before.stage == after.stage or "blank" not in (before.stage, after.stage)):
        return
    now = "还没有填写" if after.stage == "blank" else f"{span_text(after.total)}分"
    was = "" if before.stage == "blank" else f"由{span_text(before.total)}分"
    word = _decided(after)
    yield f"自评分{was}变为{now}" + (f"，{word}" if word != _decided(before) else "")


def _decided(assessment: Assessment) -> str:
    target = plain(assessment.target)
    if assessment.premature:
        return ""
    words = {"reached": f"达到{target}分", "not_reached": f"还不到{target}分", "undecided": f"能否达到{target}分待定"}
    return words[assessment.decision]


def _gates(before: Standing, after: Standing) -> Iterator[str]:
    was = {one.id: one.verdict for one in before.assessment.gates}
    for gate in after.assessment.gates:
        if was.get(gate.id) not in (None, gate.verdict):
            yield f"控制项“{gate.title}”变为{VERDICT_LABELS[gate.verdict]}"


def _routes(before: Standing, after: Standing) -> Iterator[str]:
    was = {one.id: one for one in before.eligibility.routes}
    for route in after.eligibility.routes:
        old = was.get(route.id)
        if old is not None and old.verdict != route.verdict:
            yield f"申报路径“{route.title}”变为{route.label}{_because(route)}"
