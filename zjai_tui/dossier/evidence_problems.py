"""What is wrong with the evidence of a dossier, told entry by entry."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem, Severity
from ..base.text import quoted
from .evidence import LARGEST_WORDS, EvidenceState, EvidenceStates, state_in
from .model import Dossier, Entry, Evidence

NO_EVIDENCE = "evidence-none"

_TOLD: dict[EvidenceState, tuple[str, str, Severity]] = {
    "missing": ("找不到这份佐证材料", "请把文件放回档案所在的文件夹，或改正文件名", Severity.WARNING),
    "changed": ("这份佐证材料登记之后已改动", "请核对内容，没有问题的重新登记", Severity.WARNING),
    "outside": (
        "这份佐证材料不在档案所在的文件夹里，没有打开它",
        "请复制到档案所在的文件夹，再重新添加",
        Severity.WARNING,
    ),
    "unhashed": ("这份佐证材料没有登记校验码，不算有据", "请重新登记", Severity.NOTE),
    "large": (
        f"这份佐证材料超过{LARGEST_WORDS}，太大，没有核对",
        "请换成小一些的文件，再重新添加",
        Severity.WARNING,
    ),
}
_MOST_NAMED = 5


def evidence_problems(dossier: Dossier, states: EvidenceStates) -> tuple[Problem, ...]:
    """Return a problem for every piece of evidence that does not prove its entry, and one for entries with none."""
    return (*_of_files(dossier, states), *_of_bare_entries(dossier))


def entry_problems(entry: Entry, states: EvidenceStates) -> tuple[Problem, ...]:
    """Return what is wrong with the evidence of one entry, also that it has none."""
    if not entry.evidence:
        message, remedy = "没有佐证材料，不算有据", "请添加证书、文件等"
        return (Problem(NO_EVIDENCE, _named(entry), message, remedy, Severity.NOTE),)
    return tuple(_of_entry(entry, states))


def _of_files(dossier: Dossier, states: EvidenceStates) -> Iterator[Problem]:
    for entry in dossier.entry:
        yield from _of_entry(entry, states)


def _of_entry(entry: Entry, states: EvidenceStates) -> Iterator[Problem]:
    for one in entry.evidence:
        problem = _of_file(entry, one, state_in(states, one))
        if problem is not None:
            yield problem


def _of_file(entry: Entry, evidence: Evidence, state: EvidenceState | None) -> Problem | None:
    if state is None or state not in _TOLD:
        return None
    message, remedy, severity = _TOLD[state]
    return Problem(f"evidence-{state}", f"{_named(entry)}，{quoted(evidence.file)}", message, remedy, severity)


def _of_bare_entries(dossier: Dossier) -> Iterator[Problem]:
    bare = [_named(entry) for entry in dossier.entry if not entry.evidence]
    if bare:
        more = "等" if len(bare) > _MOST_NAMED else ""
        message = f"{len(bare)}项业绩没有佐证材料，不算有据：{'、'.join(bare[:_MOST_NAMED])}{more}"
        yield Problem(NO_EVIDENCE, "", message, "请为它们添加证书、文件等", Severity.NOTE)


def _named(entry: Entry) -> str:
    return f"业绩{entry.id}" + (quoted(entry.title) if entry.title else "")
