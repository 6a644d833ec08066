"""The applicant's file 自评档案: who, what work, which achievements, with which evidence.

Immutable. It knows nothing of any standard or round: it keeps their ids and the answers by
question id. A missing answer is unknown. Numbers are exact decimals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

SCHEMA = 1

Value = str | bool | Decimal | date
Answers = Mapping[str, Value]
Extra = Mapping[str, Any]
"""Keys this version does not know; they survive reading and writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The applicant 申报人 and the unit 所在单位."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    unit: str = ""
    position: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the person does, in own words, and the chosen AI area (ids as in data/areas)."""

    description: str = ""
    area: str = ""
    second_area: str = ""
    reading: str = ""
    """Which reading of the area's name the person chose, where it has several."""
    produced: str = ""
    """What is produced, by option id of data/areas/questions.toml; empty while unanswered, as are the next two."""
    used_by: str = ""
    extra: Extra = field(default_factory=dict)
    field: str = ""  # last: below this line the name no longer means the function of dataclasses


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationYear:
    """Continuing education of one calendar year, in hours 学时. None: not filled in."""

    year: int
    total: Decimal | None = None
    professional: Decimal | None = None
    finished: bool | None = None
    """Whether all hours of this year are registered; None while nobody has said so."""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A proof 佐证材料: a file beside the dossier, and where in it to look."""

    file: str
    page: str = ""
    sha256: str = ""
    note: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One achievement 业绩条目, listed once; the engine decides where it counts best."""

    id: str
    kind: str
    title: str = ""
    sure: Literal["sure", "unsure"] = "sure"
    """``unsure``: it may turn out not to count at all."""
    facts: Answers = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRef:
    """Which standard the person scored against, so that a later change is noticed."""

    id: str = ""
    edition: str = ""
    digest: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole file."""

    schema: int = SCHEMA
    app: str = ""
    """Version of the program that wrote it."""
    example: bool = False
    """True for the invented people shipped as examples."""
    cycle: str = ""
    standard: StandardRef = StandardRef()
    variant: str = ""
    """Post category, where the standard has several tables."""
    person: Person = Person()
    work: Work = Work()
    facts: Answers = field(default_factory=dict)
    """Answers to the round's questions about the person, by fact id."""
    education: tuple[EducationYear, ...] = ()
    answers: Answers = field(default_factory=dict)
    """Answers to the standard's inputs, by input id."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """Chosen readings of the standard's ambiguous clauses, by open-question id."""
    entry: tuple[Entry, ...] = ()
    last_entry: int = 0
    """The highest number an entry had that was removed, where none in use is higher: reviews know entries by their
    ids, so none is given twice."""
    done: tuple[str, ...] = ()
    """What the person ticked as done: ``step:<id>`` of the round's steps, ``tick:<id>`` of its hand list."""
    note: str = ""
    extra: Extra = field(default_factory=dict)

    def entry_named(self, entry_id: str) -> Entry | None:
        """Return the entry of that id, or None."""
        return next((one for one in self.entry if one.id == entry_id), None)
