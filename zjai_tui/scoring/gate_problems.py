"""Gates 控制项 told as problems: one that is closed, or not answered yet."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem, Severity
from .result import Assessment


def gate_problems(assessment: Assessment) -> tuple[Problem, ...]:
    """Return an error for every gate that is not passed, and a note for every one that is not answered."""
    return tuple(_gate_problems(assessment))


def gates_closed(assessment: Assessment) -> bool:
    """Tell whether a gate is surely not passed: then no score opens the way."""
    return any(gate.verdict == "no" for gate in assessment.gates)


def _gate_problems(assessment: Assessment) -> Iterator[Problem]:
    for gate in assessment.gates:
        where = f"控制项“{gate.title}”"
        if gate.verdict == "no":
            message = f"{gate.reason}，不符合时分数再高也不能申报"
            yield Problem("gate-closed", where, message, "请核对所填内容，或向所在单位确认")
        elif gate.verdict == "unknown":
            yield Problem("gate-open", where, gate.reason, "请补填", Severity.NOTE)
