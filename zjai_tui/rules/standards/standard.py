"""The quantified standard as data: one row of the published table is one node.

The model only describes; scoring/ gives it meaning. Points are exact decimals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from ..basis import Basis, Source
from ..fields import Field

Op = Literal["sum", "best", "bands", "linear", "ladder"]
Status = Literal["reference", "retold", "ocr", "transcribed", "certified"]
"""What the file is: our reference, typed from a retelling, from machine-read pages, from print; certified by a unit."""
STATUS_LABELS: Mapping[Status, str] = {
    "reference": "参考，非官方", "retold": "据转述录入，非官方", "ocr": "据识别稿录入，非官方",
    "transcribed": "已录入，未认证", "certified": "已认证",
}  # fmt: skip
Bound = str | date
AskedOf = Literal["applicant", "panel", "unseen"]
"""Who settles the points: the applicant's answers, the panel, or a part of the printed table that nobody has seen."""
UNSEEN_PART = "原表的这一部分没有见到，分值不明"


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of points, both ends included. A sure number has equal ends."""

    low: Decimal
    high: Decimal

    @property
    def exact(self) -> bool:
        """Whether the interval is a single number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the table is, and how far it may be relied on."""

    id: str
    title: str
    edition: str
    status: Status
    max: Decimal
    """Printed total of the table, in points; also the cap of the whole."""
    banner: str = ""
    """The sentence shown wherever a score of this standard is shown."""
    valid_from: date | None = None
    valid_until: date | None = None
    checked_on: date | None = None
    """When somebody last compared the file with its sources."""
    replaces: str = ""
    """Id of the earlier edition this one takes the place of; `renamed` leads from its ids to ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derive:
    """Where an input's value comes from when it is not asked again.

    Exactly one of: `fact` (copied), `years_since` a date fact up to the cycle date `until`
    (whole years), `education` (number of required years whose hours reach `at_least`).
    """

    fact: str = ""
    years_since: str = ""
    until: str = ""
    education: Literal["", "total", "professional"] = ""
    at_least: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input(Field):
    """A scalar answer that nodes and gates use."""

    derive: Derive | None = None
    asked_of: Literal["applicant", "panel"] = "applicant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of achievement (论文, 专利 …) and the questions asked about each."""

    id: str
    title: str
    field: tuple[Field, ...] = ()
    help: str = ""

    def named(self, field_id: str) -> Field | None:
        """Return the field of that id, or None."""
        return next((one for one in self.field if one.id == field_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One tier of a node. The first row that matches counts.

    `key` has one pattern for each name in the node's `by`: a choice, alternatives ``甲|乙``,
    ``*``, or a range ``1..3``, ``5..``, ``..4``, ``5..<10``. `min`/`max` (``min <= x < max``)
    are the short form for a node with one numeric input.
    """

    pts: Span
    key: tuple[str, ...] = ()
    min: Decimal | None = None
    max: Decimal | None = None
    step: Decimal = Decimal(0)
    """Points added for each rank after the first of the row's rank range (negative: fewer); the range has both ends."""
    per: int = 1
    """How many items make up one award of `pts`, rounded down over the row."""
    tag: str = ""
    title: str = ""
    cite: tuple[str, ...] = ()
    pending: str = ""
    """What is printed in place of points nobody could read yet; `pts` then reaches from 0 to all it could be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coef:
    """A coefficient by rank (`ranks`, then `rest`) or by the choice of a field (`of`)."""

    by: str
    ranks: tuple[Decimal, ...] = ()
    rest: Decimal | None = None
    of: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve:
    """An attribute that settles a range of points: `high` values take its upper end, `low` its lower."""

    by: str
    high: tuple[str, ...] = ()
    low: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demote:
    """An attribute that moves an achievement `rows` tiers down."""

    by: str
    values: tuple[str, ...]
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who compared a rule with the printed clause, when, and what it was then (see standard_seal)."""

    by: str
    on: date
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Who vouched for the whole file, when, and the seals of its parts at that moment."""

    by: str
    on: date
    unit: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A row that had another id in the edition this one replaces."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One row of the published table.

    A node with children combines them (`sum`, `best`). A leaf takes achievements
    (`entries`: sum, best, ladder; linear over their number) or inputs (bands, linear).
    """

    id: str
    title: str
    op: Op
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    text: str = ""
    """The clause as printed; empty while the text is not held."""
    explain: Mapping[str, str] = field(default_factory=dict)
    """Numbers of the clause that the rule does not use, as printed, and what they are."""
    checked: Stamp | None = None
    note: str = ""
    cap: Decimal | None = None
    weight: Decimal = Decimal(1)
    entries: tuple[str, ...] = ()
    take: int | None = None
    """Only the best so many achievements count."""
    input: str = ""
    by: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    coef: tuple[Coef, ...] = ()
    resolve: Resolve | None = None
    demote: Demote | None = None
    count: str = ""
    """Field of an achievement that says how many it stands for (points are multiplied by it)."""
    bonus: str = ""
    """Ladder: field with the points added to the base, up to the next higher tier."""
    whole: bool = False
    """Bands, linear: the input is rounded down to a whole number first."""
    minus: Decimal = Decimal(0)
    per: Decimal | None = None
    """Linear: units that make one award; (x - minus) / per is rounded down."""
    times: Decimal = Decimal(1)
    plus: Decimal = Decimal(0)
    """Linear: points given for any positive x, before the product."""
    clamp: tuple[Decimal, ...] = ()
    window: str = ""
    tag: str = ""
    asked_of: AskedOf = "applicant"
    when: Mapping[str, str] = field(default_factory=dict)
    """Chooses the node: ``variant = "…"`` (post category) or ``<open id> = "<reading id>"``."""

    @property
    def parent(self) -> str:
        """Return the id of the node above, or the empty text for a section."""
        return self.id.rpartition(".")[0]


class Ground(NamedTuple):
    """What one part of a rule rests on."""

    cite: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Achievements outside these dates do not count: ``after < on <= until``.

    Bounds are dates, ``cycle:<date id>`` or ``fact:<fact id>``. Each may rest on a text of its
    own; `cite` and `basis` are those of the window as a whole, and of a bound without its own.
    """

    id: str
    title: str
    on: str
    """The field of the achievement that holds its date."""
    after: Bound | None = None
    until: Bound | None = None
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    after_cite: tuple[str, ...] = ()
    after_basis: Basis | None = None
    until_cite: tuple[str, ...] = ()
    until_basis: Basis | None = None
    when: Mapping[str, str] = field(default_factory=dict)
    """Chooses the window, as a node's `when` does; several windows may share an id."""

    @property
    def ground_after(self) -> Ground:
        """Return what the beginning rests on."""
        return Ground(self.after_cite or self.cite, self.after_basis or self.basis)

    @property
    def ground_until(self) -> Ground:
        """Return what the end rests on."""
        return Ground(self.until_cite or self.cite, self.until_basis or self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCap:
    """A cap over everything tagged, wherever it stands below `at` (the whole table by default)."""

    tag: str
    max: Decimal
    at: str = ""
    title: str = ""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusive:
    """The same achievement counts once among the nodes `across` (each with everything below it).

    `same` says what makes two placements the same: ``entry`` (one listed achievement that fits
    several nodes) or the id of a field whose equal values mark the same work.
    """

    across: tuple[str, ...]
    same: str = "entry"
    title: str = ""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read an ambiguous clause."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A clause that can be read in more than one way; nodes choose themselves with `when`."""

    id: str
    ask: str
    at: tuple[str, ...] = ()
    default: str = ""
    reading: tuple[Reading, ...] = ()
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A condition that scores nothing but closes the way: an input that must be `among`, or `at_least`."""

    id: str
    title: str
    input: str
    among: tuple[str, ...] = ()
    at_least: Decimal | None = None
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A post category with a table (or some nodes) of its own."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A golden case: what is given, in the words of a dossier, and the points expected by node."""

    name: str
    given: Mapping[str, Any]
    expect: Mapping[str, Span]
    cite: tuple[str, ...] = ()
    why: str = ""
    """The arithmetic in words, so that a clerk can follow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A whole published table, checked to be sound by the reader."""

    schema: int
    standard: Head
    source: tuple[Source, ...] = ()
    variant: tuple[Variant, ...] = ()
    input: tuple[Input, ...] = ()
    kind: tuple[Kind, ...] = ()
    node: tuple[Node, ...] = ()
    window: tuple[Window, ...] = ()
    cap: tuple[TagCap, ...] = ()
    exclusive: tuple[Exclusive, ...] = ()
    open: tuple[Open, ...] = ()
    gate: tuple[Gate, ...] = ()
    case: tuple[Case, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    certificate: Certificate | None = None
    digest: str = ""
    """SHA-256 of the file's text with LF line ends, in hex; set by the reader."""
    changed: tuple[str, ...] = ()
    """Parts that are no longer what was certified, in Chinese; set by the reader, empty without a certificate."""
