"""The report and the list of evidence as bytes to write, in the format the file's ending names. For a thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ...dossier.evidence import evidenced_by
from ...dossier.seal import Seal
from ...dossier.seal_file import seal_line, sealed
from ...dossier.seal_on_disk import seal_on_disk
from ...reports.document.formats import file_bytes
from ...reports.evidence_list_files import evidence_list_bytes
from ...reports.self_report.person import Identity
from ...reports.self_report.report import report_of
from ...rules.planning import Planning
from ...rules.planning_reader import find_planning
from ...scoring.advising.advice import advise
from ...scoring.advising.outlook import outlook_of
from ...scoring.advising.result import Advice
from ...scoring.reference import reference_to
from ..looking import Looked, Snapshot, listed, look, material

REPORT_ENDINGS = (".html", ".docx", ".txt", ".md")
LIST_ENDINGS = (".html", ".docx", ".xlsx", ".csv", ".txt", ".md")
"""The first is the usual one."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What to write, and what to say once it is written."""

    data: bytes
    said: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How much of the person's numbers a report shows, and whether it advises."""

    identity: Identity
    advice: bool = False


def report_handout(shot: Snapshot, day: date, manner: Manner, path: Path) -> Handout:
    """Return the report, with the evidence as it lies on disk now. Raises `Refused` when a file of rules is unsound."""
    looked = look(shot, day)
    seal = _seal(shot, looked)
    report = report_of(
        material(shot, looked),
        shot.dossier,
        shot.rules.standard,
        areas={one.id: one.title for one in shot.rules.areas},
        seal=seal,
        made_on=day,
        identity=manner.identity,
        advice=_advice(shot, looked) if manner.advice else None,
    )
    if manner.identity != "public":
        kept = sealed(shot.dossier, reference_to(shot.rules.standard), seal, day)
        report = replace(report, seal=seal_line(kept))
    return Handout(file_bytes(report, _form(path)), f"校验码{report.code}。")


def list_handout(shot: Snapshot, day: date, path: Path) -> Handout:
    """Return the numbered list of evidence as the files lie on disk now."""
    looked = look(shot, day)
    found, about, code = listed(shot, looked), material(shot, looked), _seal(shot, looked).code
    return Handout(evidence_list_bytes(_form(path), found, about, shot.dossier.person, code, day), f"校验码{code}。")


def _form(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _seal(shot: Snapshot, looked: Looked) -> Seal:
    return seal_on_disk(shot.dossier, reference_to(shot.rules.standard), shot.folder, looked.states)


def _advice(shot: Snapshot, looked: Looked) -> tuple[Advice, Planning]:
    planning = find_planning()
    evidenced = evidenced_by(shot.dossier, looked.states) if looked.states is not None else None
    outlook = outlook_of(shot.rules.cycle, planning, looked.day)
    found = advise(shot.rules.standard, shot.dossier, outlook, before=shot.assessment, evidenced=evidenced)
    return found, planning
