"""Gates 控制项 of the standard as conditions of every route: no score and no seniority opens a closed one."""

from __future__ import annotations

from ..rules.basis import Basis
from ..rules.cycles.cycle import Cycle
from ..scoring.result import GateResult, Verdict
from .result import ConditionResult

_REMEDIES: dict[Verdict, str] = {
    "yes": "",
    "no": "请核对所填内容，或向所在单位确认",
    "unknown": "请在“量化自评”一步填写这一控制项",
}


def gate_condition(cycle: Cycle, gate: GateResult) -> ConditionResult:
    """Return a gate, judged with the score, as a condition that all routes share.

    It keeps the gate's own cites and grade; below `Basis.OFFICIAL` the reason says on what the
    gate rests, for it decides about applying at all.
    """
    sure = gate.basis is Basis.OFFICIAL
    return ConditionResult(
        id=f"gate:{gate.id}",
        title=f"{gate.title}（控制项）",
        verdict=gate.verdict,
        reason=gate.reason if sure else f"{gate.reason}（按{gate.basis.label}的控制项，本专业原文未见，须核对）",
        remedy=_REMEDIES[gate.verdict],
        cites=gate.cites,
        basis=gate.basis,
        check=() if sure else (_document(cycle),),
        gate=gate.id,
    )


def _document(cycle: Cycle) -> str:
    """Return the document that holds the table, by its number as the round's sources give it."""
    applies = cycle.cycle.applies
    return next((one.doc_no for one in cycle.source if one.doc_no and applies.startswith(one.doc_no)), applies)
