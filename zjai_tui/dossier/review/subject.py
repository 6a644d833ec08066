"""Whose review it is: a review laid beside somebody else's dossier is noticed, renamed and moved files are not."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from ...base.problems import Problem, Severity
from ...base.text import quoted
from ..model import Dossier, StandardRef
from .model import Review, Subject


def subject_of(dossier: Dossier, standard: StandardRef | None = None) -> Subject:
    """Return whose dossier it is; `standard` is the one it is scored by, where that is not the one it names."""
    person = dossier.person
    return Subject(name=person.name, unit=person.unit, cycle=dossier.cycle, standard=standard or dossier.standard)


def other_person(held: Subject, subject: Subject) -> Problem | None:
    """Return the problem when the review is of somebody of another name; None when it is not, or cannot be told."""
    names = {_plain(name) for name in (held.name, *held.also)} - {""}
    if not names or not _plain(subject.name) or _plain(subject.name) in names:
        return None
    message = f"这是{quoted(held.name)}的核定文件，档案却是{quoted(subject.name)}的"
    remedy = "请把各人的核定文件放回各人的档案旁；确是同一人改了姓名，请注明是同一人（命令行加 --same-person）"
    return Problem("review-other-person", "", message, remedy)


def subject_problems(review: Review, subject: Subject) -> tuple[Problem, ...]:
    """Return how the review's subject differs from the dossier it is laid over.

    Another name is an error; another round, or other wording of the unit, is worth a look.
    The standard is not compared here: its digest tells, see `reviewing`.
    """
    held = review.of
    other = other_person(held, subject)
    if other is not None:
        return (other,)
    found = []
    if held.cycle and subject.cycle and held.cycle != subject.cycle:
        message = f"核定从{quoted(held.cycle)}年度开始，档案现在是{quoted(subject.cycle)}年度的"
        found.append(Problem("review-other-cycle", "", message, "请按现在的年度重新核定有变动的各项", Severity.WARNING))
    if _plain(held.unit) and _plain(subject.unit) and _plain(held.unit) != _plain(subject.unit):
        message = f"开始核定时单位是{quoted(held.unit)}，档案现在写的是{quoted(subject.unit)}"
        found.append(Problem("review-other-unit", "", message, "请核对所在单位", Severity.WARNING))
    return tuple(found)


def named_as(held: Subject, subject: Subject) -> Subject:
    """Return the review's subject with the name of `subject` noted as another one of the same person's."""
    if other_person(held, subject) is None:
        return held
    return replace(held, also=tuple(sorted({*held.also, subject.name})))


def _plain(name: str) -> str:
    """Return a name as it is compared: without width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
