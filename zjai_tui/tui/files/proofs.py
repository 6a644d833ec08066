"""Adding evidence to an achievement: from what is typed to what the dossier records. No textual here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ...base.problems import Problem, Refused
from ...dossier.evidence import LARGEST_WORDS, EvidenceState, EvidenceStates, attach, evidence_state
from ...dossier.evidence_copy import copy_beside
from ...dossier.model import Entry, Evidence
from .folders import as_path, is_there

REMEDIES: dict[EvidenceState, str] = {
    "missing": "找不到这个文件，请放回档案所在的文件夹，或按Delete删去后重新添加",
    "changed": "登记之后已改动，请核对内容；没有问题的按回车，选“重新登记”",
    "outside": "不在档案所在的文件夹里，没有打开它；请按Delete删去，重新添加时可以复制进来",
    "unhashed": "没有登记校验码，不算有据；请按回车，选“重新登记”",
    "large": f"超过{LARGEST_WORDS}，没有核对，不算有据；请按Delete删去，换成小一些的文件再添加",
}
_ESCAPED = re.compile(r"\\([^\w])")


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking at a file: evidence, or why there is none."""

    evidence: Evidence | None = None
    problems: tuple[Problem, ...] = ()
    outside: Path | None = None
    """The file, when it only lies in the wrong place: it can be copied."""


def file_meant(typed: str, folder: Path) -> Path:
    """Return the file a person typed, pasted or dragged into the terminal, which puts a backslash before a space.

    One in the dossier's folder is named from there.
    """
    path = as_path(typed, folder)
    plain = as_path(_ESCAPED.sub(r"\1", typed), folder)
    return beside(plain if not is_there(path) and is_there(plain) else path, folder)


def beside(path: Path, folder: Path) -> Path:
    """Return the path as seen from the dossier's folder, when it is in it."""
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def look_at(file: Path, folder: Path, page: str = "", note: str = "") -> Found:
    """Return the evidence for a file in the dossier's folder; reads the whole file."""
    try:
        found = attach(beside(file, folder), folder)
    except Refused as refused:
        only_elsewhere = refused.problems[0].code == "evidence-outside" and file.is_file()
        return Found(problems=refused.problems, outside=file if only_elsewhere else None)
    return Found(Evidence(file=found.file, sha256=found.sha256, page=page, note=note))


def copied(file: Path, folder: Path, page: str) -> Found:
    """Copy a file beside the dossier and return the evidence for the copy."""
    try:
        return look_at(copy_beside(file, folder), folder, page)
    except Refused as refused:
        return Found(problems=refused.problems)


def states_of(entry: Entry, folder: Path) -> EvidenceStates:
    """Look at the files of an achievement; a large one takes a while."""
    return {state_key(one): evidence_state(one, folder) for one in entry.evidence}


def state_key(evidence: Evidence) -> tuple[str, str]:
    """Return what the state of an evidence depends on, as in `EvidenceStates`."""
    return evidence.file, evidence.sha256
