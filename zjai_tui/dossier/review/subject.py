"""Whose review it is: a review laid beside somebody else's dossier is noticed, renamed and moved files are not.

What the acts say goes before the head of the file: their ids are made of it, the head can be edited.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ...base.problems import Problem, Severity
from ...base.text import quoted
from ..model import Dossier, StandardRef
from .acts import sound
from .model import Act, Review, Subject


def subject_of(dossier: Dossier, standard: StandardRef | None = None) -> Subject:
    """Return whose dossier it is; `standard` is the one it is scored by, where that is not the one it names."""
    person = dossier.person
    return Subject(name=person.name, unit=person.unit, cycle=dossier.cycle, standard=standard or dossier.standard)


def names_in(review: Review) -> tuple[str, ...]:
    """Return the names of the person the acts that count are about; where they name nobody, those in the head."""
    named = _named([one for one in review.act if sound(one)])
    head = (review.of.name, *review.of.also)
    return tuple(dict.fromkeys(name for name in named or head if plain_name(name)))


def head_problem(of: Subject, counting: Sequence[Act]) -> Problem | None:
    """Return the problem when the head of a file names somebody, or a round, that none of its acts is about.

    `counting` are the acts whose ids fit. A head that says nothing, and acts that name nobody, contradict nothing.
    """
    names = _named(counting)
    known = {plain_name(name) for name in names}
    rounds = {one.cycle for one in counting if one.cycle}
    wrong = [name for name in (of.name, *of.also) if names and plain_name(name) and plain_name(name) not in known]
    if wrong:
        message = f"开头写的姓名是{quoted(wrong[0])}，核定记录却是{quoted(names[0])}的"
        remedy = f"请把开头[of]里的姓名改回{quoted(names[0])}，或从副本找回原来的文件"
    elif of.cycle and rounds and of.cycle not in rounds:
        there = "、".join(map(quoted, sorted(rounds)))
        message = f"开头写的年度是{quoted(of.cycle)}，核定记录却是{there}年度的"
        remedy = "请把开头[of]里的年度改回去，或从副本找回原来的文件"
    else:
        return None
    return Problem("review-head-altered", "", f"{message}，像是被手工改动过，整份核定都不作数", remedy)


def altered_head(review: Review) -> Problem | None:
    """Return the problem when the head of a review contradicts its acts, see `head_problem`."""
    return head_problem(review.of, [one for one in review.act if sound(one)])


def _named(acts: Sequence[Act]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.of for one in acts if plain_name(one.of)))


def other_person(review: Review, subject: Subject) -> Problem | None:
    """Return the problem when the review is of somebody of another name; None when it is not, or cannot be told."""
    names = names_in(review)
    if not names or not plain_name(subject.name) or plain_name(subject.name) in map(plain_name, names):
        return None
    message = f"这是{quoted(names[0])}的核定文件，档案却是{quoted(subject.name)}的"
    remedy = "请把各人的核定文件放回各人的档案旁；确是同一人改了姓名，请注明是同一人（命令行加 --same-person）"
    return Problem("review-other-person", "", message, remedy)


def subject_problems(review: Review, subject: Subject) -> tuple[Problem, ...]:
    """Return how the review's subject differs from the dossier it is laid over.

    Another name is an error; another round, or other wording of the unit, is worth a look.
    The standard is not compared here: its digest tells, see `reviewing`.
    """
    held = review.of
    other = other_person(review, subject)
    if other is not None:
        return (other,)
    found = []
    if held.cycle and subject.cycle and held.cycle != subject.cycle:
        message = f"核定从{quoted(held.cycle)}年度开始，档案现在是{quoted(subject.cycle)}年度的"
        found.append(Problem("review-other-cycle", "", message, "请按现在的年度重新核定有变动的各项", Severity.WARNING))
    if plain_name(held.unit) and plain_name(subject.unit) and plain_name(held.unit) != plain_name(subject.unit):
        message = f"开始核定时单位是{quoted(held.unit)}，档案现在写的是{quoted(subject.unit)}"
        found.append(Problem("review-other-unit", "", message, "请核对所在单位", Severity.WARNING))
    return tuple(found)


def named_as(held: Subject, subject: Subject) -> Subject:
    """Return the review's subject with the name of `subject` noted as another one of the same person's."""
    names = {plain_name(name) for name in (held.name, *held.also)} - {""}
    if not names or plain_name(subject.name) in {"", *names}:
        return held
    return replace(held, also=tuple(sorted({*held.also, subject.name})))


def plain_name(name: str) -> str:
    """Return a name as it is compared, an applicant's or a reviewer's: without width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
