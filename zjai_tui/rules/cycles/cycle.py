"""One year's notice as data: dates, numbers, routes and the facts they need about a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ...base.problems import Severity
from ..basis import Basis, Source
from ..fields import Field
from .precheck import PreCheck, Tick

DateRole = Literal["", "seniority", "achievements"]
"""What the program itself asks of a date: until when years count, until when achievements count."""
NumberRole = Literal["", "publicity_days"]
"""The working days that publicity must last at least."""
StepRole = Literal["", "filing", "publicity"]
"""The applicant hands in; the unit publishes."""
PlaceRole = Literal["", "platform"]
"""Where dossiers are filed and the result of publicity is entered."""
ISSUED = "issued"
"""Stands for the day of the notice where an order names two dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleHead:
    """Which round this is, and the notice that opened it."""

    id: str
    title: str
    doc_no: str
    issuer: str
    issued: date
    """Day of the notice; while that is not confirmed, a proposal."""
    confirmed: bool = True
    """Whether number and day of the notice were checked against its text."""
    notice: str = ""
    """Id of the source that is this round's own notice."""
    carried_from: str = ""
    """Id of the round this one was carried over from; empty for one written from its own notice."""
    plan: str = ""
    """Name of the round on the filing platform, as the notice prints it."""
    standard: str = ""
    """Id of the standard used when a dossier names none."""
    applies: str = ""
    """The document whose conditions apply; named wherever a result rests on a text not held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleDate:
    """A date of the notice, e.g. the end of seniority counting."""

    id: str
    title: str
    on: date
    role: DateRole = ""
    confirmed: bool = True
    """False for a date carried over from another round, until somebody has checked it against the notice."""
    text: str = ""
    """The sentence of the notice, as printed."""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleNumber:
    """A number of the notice, with its unit (分, 个工作日, 份, 学时)."""

    id: str
    title: str
    value: Decimal
    unit: str = ""
    role: NumberRole = ""
    confirmed: bool = True
    """As with a date."""
    text: str = ""
    """As with a date."""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A web system or an office that the person deals with."""

    id: str
    title: str
    what_for: str
    role: PlaceRole = ""
    url: str = ""
    phone: str = ""
    address: str = ""
    contact: str = ""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the procedure, in order."""

    id: str
    title: str
    who: str
    what: str
    role: StepRole = ""
    until: str = ""
    """Id of the date by which it must be done; empty when the notice gives none."""
    place: str = ""
    """Id of the system or office where it is done."""
    after: tuple[str, ...] = ()
    """Ids of the steps that must be done before."""
    only_if: str = ""
    """Id of a condition about an answer: the step concerns everybody but those who do not meet it."""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOrder:
    """Two dates that must come one after the other; the same day will do where no gap is asked for."""

    before: str
    """Id of a date, or ``issued``."""
    after: str
    gap: str = ""
    """Id of a number: so many working days must fit in after the first date, the second one included."""
    severity: Severity = Severity.ERROR
    why: str = ""
    """Why it must be so, in Chinese, without final punctuation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationRule:
    """Continuing education: each of the years is judged by itself."""

    years: tuple[int, ...]
    total: Decimal
    """Hours a year."""
    professional: Decimal
    """Hours of professional subjects a year."""
    confirmed: bool = True
    """False while the years were carried over from another round and not checked against the notice."""
    text: str = ""
    """The sentence of the notice about the years, as printed."""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    years_cite: tuple[str, ...] = ()
    years_basis: Basis = Basis.ASSUMED
    until: str = ""
    """Id of the date by which the hours are checked; a year that ends later is unfinished then."""
    most: Decimal | None = None
    """More hours a year than this are taken for a slip of the pen; our own assumption, never a rule."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """What a condition asks. Exactly one kind of test is given.

    * ``fact`` with ``among``: the answer to that question is one of these; an answer listed in
      ``unsure`` leaves it unknown, because the rules do not say
    * ``years_since`` + ``until`` + ``at_least``: whole years from a date fact to a cycle date. With
      several date facts, earliest kind first, nobody knows which one counts: met only when all
      agree, not met when even the first is too late, else unknown
    * ``score_at_least``: the self-score reaches the cycle number of that id
    * ``education``: every required year reaches its hours
    * ``area``: at least one of the cycle's areas is chosen
    * ``any`` / ``all``: conditions by id
    """

    fact: str = ""
    among: tuple[str | bool, ...] = ()
    unsure: tuple[str, ...] = ()
    years_since: tuple[str, ...] = ()
    until: str = ""
    at_least: Decimal | None = None
    score_at_least: str = ""
    education: bool = False
    area: bool = False
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of the notice, or of a document it refers to."""

    id: str
    title: str
    test: Test
    remedy: str = ""
    """What the person can do when it is not met or not known, in Chinese."""
    only_if: str = ""
    """Id of a condition: where that one is not met, this one does not apply."""
    check: tuple[str, ...] = ()
    """Ids of the sources a conclusion must be checked against while the basis is not official."""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way to apply: open only if every one of `needs` is met."""

    id: str
    title: str
    needs: tuple[str, ...]
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A whole round, checked to be sound by the reader."""

    schema: int
    cycle: CycleHead
    education: EducationRule
    source: tuple[Source, ...] = ()
    date: tuple[CycleDate, ...] = ()
    order: tuple[DateOrder, ...] = ()
    number: tuple[CycleNumber, ...] = ()
    place: tuple[Place, ...] = ()
    step: tuple[Step, ...] = ()
    areas: tuple[str, ...] = ()
    areas_cite: tuple[str, ...] = ()
    fact: tuple[Field, ...] = ()
    condition: tuple[Condition, ...] = ()
    common: tuple[str, ...] = ()
    """Ids of the conditions every route needs."""
    route: tuple[Route, ...] = ()
    precheck: tuple[PreCheck, ...] = ()
    """The usual reasons for returned dossiers, in the order they are told."""
    tick: tuple[Tick, ...] = ()
    """What only a person can see, to be ticked by hand."""
    digest: str = ""
    """SHA-256 of the file's text with LF line ends, in hex; set by the reader."""

    def dates(self) -> Mapping[str, CycleDate]:
        """Return the dates by id."""
        return {one.id: one for one in self.date}

    def date_named(self, name: str) -> CycleDate | None:
        """Return the date of that id, else the one with that role: standards may name either."""
        return self.dates().get(name) or next((one for one in self.date if name and one.role == name), None)

    def step_as(self, role: StepRole) -> Step | None:
        """Return the step with that role."""
        return next((one for one in self.step if one.role == role), None)

    def place_as(self, role: PlaceRole) -> Place | None:
        """Return the system or office with that role."""
        return next((one for one in self.place if one.role == role), None)

    def numbers(self) -> Mapping[str, CycleNumber]:
        """Return the numbers by id."""
        return {one.id: one for one in self.number}

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions by id."""
        return {one.id: one for one in self.condition}

    def sources(self) -> Mapping[str, Source]:
        """Return the cited documents by id."""
        return {one.id: one for one in self.source}

    def facts(self) -> Mapping[str, Field]:
        """Return the questions about the person by id."""
        return {one.id: one for one in self.fact}
