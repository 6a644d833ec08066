"""Pure changes to a dossier: each returns a new one and leaves the old as it was.

A form calls these. An answer of None or of empty text takes the answer away: it is unknown then.
Unknown ids raise ``KeyError``, values no dossier can hold ``ValueError``: both are programming
errors, since a form only offers what exists and reads numbers by base.numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from ..base.numbers import is_sane
from .model import (
    Answers,
    Dossier,
    EducationYear,
    Entry,
    Evidence,
    Value,
)

PersonField = Literal["name", "id_number", "phone", "unit", "position"]
WorkField = Literal["description", "area", "second_area", "reading", "produced", "used_by", "field"]

_NUMBERED = re.compile(r"e([0-9]{1,9})")


def set_person(dossier: Dossier, field: PersonField, text: str) -> Dossier:
    """Return the dossier with one line about the applicant or the unit."""
    change: Mapping[str, Any] = {field: text}
    return replace(dossier, person=replace(dossier.person, **change))


def set_work(dossier: Dossier, field: WorkField, text: str) -> Dossier:
    """Return the dossier with one text about the work: own words, an area, a reading of its name, an answer."""
    change: Mapping[str, Any] = {field: text}
    return replace(dossier, work=replace(dossier.work, **change))


def set_fact(dossier: Dossier, fact: str, value: Value | None) -> Dossier:
    """Return the dossier with the answer to one of the round's questions about the person."""
    return replace(dossier, facts=_answered(dossier.facts, fact, value))


def set_answer(dossier: Dossier, question: str, value: Value | None) -> Dossier:
    """Return the dossier with the answer to one of the standard's inputs."""
    return replace(dossier, answers=_answered(dossier.answers, question, value))


def set_reading(dossier: Dossier, question: str, reading: str | None) -> Dossier:
    """Return the dossier with the chosen reading of an ambiguous clause; None goes back to the standard's default."""
    readings = {key: value for key, value in dossier.readings.items() if key != question}
    return replace(dossier, readings=readings | {question: reading} if reading else readings)


def set_variant(dossier: Dossier, variant: str) -> Dossier:
    """Return the dossier with the post category; empty when the standard has one table only."""
    return replace(dossier, variant=variant)


def set_cycle(dossier: Dossier, cycle: str) -> Dossier:
    """Return the dossier for that yearly round."""
    return replace(dossier, cycle=cycle)


def set_standard(dossier: Dossier, standard_id: str, edition: str = "", digest: str = "") -> Dossier:
    """Return the dossier scored against that standard."""
    return replace(dossier, standard=replace(dossier.standard, id=standard_id, edition=edition, digest=digest))


def set_note(dossier: Dossier, note: str) -> Dossier:
    """Return the dossier with the remark about the whole."""
    return replace(dossier, note=note)


def set_done(dossier: Dossier, item: str, done: bool) -> Dossier:
    """Return the dossier with a step (``step:<id>``) or a line of the hand list (``tick:<id>``) ticked, or not."""
    others = tuple(one for one in dossier.done if one != item)
    return replace(dossier, done=(*others, item) if done else others)


def as_own(dossier: Dossier) -> Dossier:
    """Return the dossier as a person's own, no longer a shipped example."""
    return replace(dossier, example=False)


def education_year(dossier: Dossier, year: int) -> EducationYear:
    """Return what is filled in for a year; an empty one when nothing is."""
    return next((one for one in dossier.education if one.year == year), EducationYear(year=year))


def set_education(dossier: Dossier, filled: EducationYear) -> Dossier:
    """Return the dossier with that year's hours in place of what it had, years in order.

    A year with nothing filled in is left out.
    """
    for hours in (filled.total, filled.professional):
        _check(hours)
    others = [one for one in dossier.education if one.year != filled.year]
    kept = others if filled == EducationYear(year=filled.year) else [*others, filled]
    return replace(dossier, education=tuple(sorted(kept, key=lambda one: one.year)))


def next_entry_id(dossier: Dossier) -> str:
    """Return the next free entry id: ``e01``, ``e02`` …, one more than the highest that was ever in use."""
    return f"e{max(highest_number(dossier.entry), dossier.last_entry) + 1:02d}"


def add_entry(dossier: Dossier, kind: str, title: str = "", facts: Answers | None = None) -> tuple[Dossier, str]:
    """Return the dossier with one more achievement at the end, and the new entry's id."""
    entry = Entry(id=next_entry_id(dossier), kind=kind, title=title, facts=_all_answered(facts or {}))
    return replace(dossier, entry=(*dossier.entry, entry)), entry.id


def replace_entry(dossier: Dossier, entry: Entry) -> Dossier:
    """Return the dossier with this entry in place of the one of the same id."""
    at = _place(dossier, entry.id)
    checked = replace(entry, facts=_all_answered(entry.facts))
    return replace(dossier, entry=(*dossier.entry[:at], checked, *dossier.entry[at + 1 :]))


def set_entry_fact(dossier: Dossier, entry_id: str, fact: str, value: Value | None) -> Dossier:
    """Return the dossier with one answer about one achievement."""
    entry = dossier.entry[_place(dossier, entry_id)]
    return replace_entry(dossier, replace(entry, facts=_answered(entry.facts, fact, value)))


def remove_entry(dossier: Dossier, entry_id: str) -> Dossier:
    """Return the dossier without that achievement; its id is not given again, unless nothing was said of it."""
    at = _place(dossier, entry_id)
    gone, left = dossier.entry[at], (*dossier.entry[:at], *dossier.entry[at + 1 :])
    removed = 0 if gone == Entry(id=gone.id, kind=gone.kind) else highest_number([gone])
    last = removed if removed > max(highest_number(left), dossier.last_entry) else dossier.last_entry
    return replace(dossier, entry=left, last_entry=last)


def move_entry(dossier: Dossier, entry_id: str, by: int) -> Dossier:
    """Return the dossier with that achievement moved `by` places, at most to the first or last."""
    at = _place(dossier, entry_id)
    rest = [*dossier.entry[:at], *dossier.entry[at + 1 :]]
    rest.insert(min(max(at + by, 0), len(rest)), dossier.entry[at])
    return replace(dossier, entry=tuple(rest))


def add_evidence(dossier: Dossier, entry_id: str, evidence: Evidence) -> Dossier:
    """Return the dossier with one more proof of that achievement, at the end."""
    entry = dossier.entry[_place(dossier, entry_id)]
    return replace_entry(dossier, replace(entry, evidence=(*entry.evidence, evidence)))


def replace_evidence(dossier: Dossier, entry_id: str, at: int, evidence: Evidence) -> Dossier:
    """Return the dossier with another proof at place `at`, counted from 0; ``IndexError`` when there is none."""
    return _with_evidence(dossier, entry_id, at, (evidence,))


def remove_evidence(dossier: Dossier, entry_id: str, at: int) -> Dossier:
    """Return the dossier without the proof at place `at`, counted from 0; ``IndexError`` when there is none."""
    return _with_evidence(dossier, entry_id, at, ())


def _with_evidence(dossier: Dossier, entry_id: str, at: int, new: tuple[Evidence, ...]) -> Dossier:
    entry = dossier.entry[_place(dossier, entry_id)]
    if not 0 <= at < len(entry.evidence):
        raise IndexError(at)
    proofs = (*entry.evidence[:at], *new, *entry.evidence[at + 1 :])
    return replace_entry(dossier, replace(entry, evidence=proofs))


def highest_number(entries: Sequence[Entry]) -> int:
    """Return the highest number in the ids of these entries, 0 where none is numbered."""
    return max((int(match[1]) for one in entries if (match := _NUMBERED.fullmatch(one.id))), default=0)


def _place(dossier: Dossier, entry_id: str) -> int:
    for at, one in enumerate(dossier.entry):
        if one.id == entry_id:
            return at
    raise KeyError(entry_id)


def _answered(answers: Answers, key: str, value: Value | None) -> Answers:
    """Return the answers with one changed; an answer keeps its place among the others."""
    _check(value)
    if value is None or value == "":
        return {name: held for name, held in answers.items() if name != key}
    return {**answers, key: value}


def _all_answered(answers: Mapping[str, Value]) -> Answers:
    for value in answers.values():
        _check(value)
    return {name: value for name, value in answers.items() if value != ""}


def _check(value: Value | None) -> None:
    if isinstance(value, Decimal) and not is_sane(value):
        raise ValueError("a number beyond what a dossier can hold")
