"""What is wrong with the evidence of a dossier, told entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..base.problems import Problem, Severity
from ..base.text import quoted
from .evidence import EvidenceState, evidence_state
from .model import Dossier, Entry

_TOLD: dict[EvidenceState, tuple[str, str, Severity]] = {
    "missing": ("找不到这份佐证材料", "请把文件放回档案所在的文件夹，或改正文件名", Severity.WARNING),
    "changed": ("这份佐证材料在登记之后改过", "请核对内容，再重新添加一次", Severity.WARNING),
    "outside": (
        "这份佐证材料不在档案所在的文件夹里，没有打开它",
        "请复制到档案所在的文件夹，再重新添加",
        Severity.WARNING,
    ),
    "unhashed": ("这份佐证材料没有登记校验码，不算有据", "请重新添加一次", Severity.NOTE),
}
_MOST_NAMED = 5


def evidence_problems(dossier: Dossier, base_folder: Path) -> tuple[Problem, ...]:
    """Return a problem for every piece of evidence that does not prove its entry, and one for entries with none.

    `base_folder` is the folder of the dossier; nothing outside it is opened.
    """
    return (*_of_files(dossier, base_folder), *_of_bare_entries(dossier))


def _of_files(dossier: Dossier, base_folder: Path) -> Iterator[Problem]:
    for entry in dossier.entry:
        for one in entry.evidence:
            state = evidence_state(one, base_folder)
            if state in _TOLD:
                message, remedy, severity = _TOLD[state]
                yield Problem(f"evidence-{state}", f"{_named(entry)}，{quoted(one.file)}", message, remedy, severity)


def _of_bare_entries(dossier: Dossier) -> Iterator[Problem]:
    bare = [_named(entry) for entry in dossier.entry if not entry.evidence]
    if bare:
        more = "等" if len(bare) > _MOST_NAMED else ""
        message = f"{len(bare)}项业绩没有佐证材料，不算有据：{'、'.join(bare[:_MOST_NAMED])}{more}"
        yield Problem("evidence-none", "", message, "请为它们添加证书、文件等", Severity.NOTE)


def _named(entry: Entry) -> str:
    return f"业绩 {entry.id}" + (quoted(entry.title) if entry.title else "")
