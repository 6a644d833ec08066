"""What the engine says: one structure for live score, trace, advice, review and reports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..rules.basis import Basis, Source
from ..rules.standards.standard import Certificate, Span, Status

Decision = Literal["reached", "not_reached", "undecided"]
Verdict = Literal["yes", "no", "unknown"]
Stage = Literal["blank", "no_entries", "begun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one achievement, or one input, brings to a leaf node."""

    entry: str
    """Entry id; empty for an input."""
    title: str
    span: Span
    how: tuple[str, ...]
    """The arithmetic in short Chinese steps, e.g. ``省部级第2名：16-2=14``."""
    counted: bool = True
    why_not: str = ""
    """Why it does not count here, in Chinese; empty when it counts."""
    cites: tuple[str, ...] = ()
    units: str = ""
    """How many it counts for, e.g. ``36人``, where points are given for a number of items together, not for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeResult:
    """One row of the table, scored."""

    id: str
    title: str
    depth: int
    """0 for a section."""
    span: Span
    """Points after caps, before the weight in the parent."""
    raw: Span
    """Points before this node's own cap."""
    cap: Decimal | None
    weight: Decimal
    capped_by: tuple[str, ...]
    """In Chinese: which caps took points away."""
    lines: tuple[Line, ...]
    children: tuple[str, ...]
    cites: tuple[str, ...]
    basis: Basis
    state: Literal["scored", "empty", "unknown"]
    """``empty``: nothing given yet and nothing unknown; ``unknown``: low and high differ."""
    how: tuple[str, ...] = ()
    """How children or lines were put together, in short Chinese steps."""

    @property
    def dropped(self) -> tuple[Line, ...]:
        """Return the lines that do not count here."""
        return tuple(line for line in self.lines if not line.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something unknown that widens the score."""

    id: str
    """``entry:<id>``, ``input:<id>``, ``panel:<node>`` or ``unseen:<node>``."""
    title: str
    asks: tuple[str, ...]
    """The questions that would settle it, in Chinese."""
    worth: Decimal
    """By how many points of the total this item alone can decide."""
    decides: bool = False
    """Whether it belongs to the smallest set whose favourable outcome reaches the target."""
    blocks: bool = False
    """Whether it belongs to the smallest set whose unfavourable outcome misses the target."""

    @property
    def by_panel(self) -> bool:
        """Whether only the committee can settle it."""
        return self.id.startswith("panel:")

    @property
    def answerable(self) -> bool:
        """Whether the person can settle it, not the committee or the printed table."""
        return not self.id.startswith(("panel:", "unseen:"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """A gate 控制项: it scores nothing and closes the way when it is ``no``."""

    id: str
    title: str
    verdict: Verdict
    reason: str
    cites: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an achievement that fits several nodes was counted, and what the others would give."""

    entry: str
    node: str
    others: tuple[tuple[str, Span], ...]
    """Other node ids with the total score if it counted there instead."""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingResult:
    """The total under one reading of an ambiguous clause."""

    question: str
    ask: str
    reading: str
    title: str
    total: Span
    decision: Decision
    chosen: bool
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The scored dossier."""

    standard_id: str
    standard_title: str
    edition: str
    status: Status
    digest: str
    banner: str
    maximum: Decimal
    total: Span
    target: Decimal
    decision: Decision
    nodes: tuple[NodeResult, ...]
    open_items: tuple[OpenItem, ...]
    gates: tuple[GateResult, ...]
    placements: tuple[Placement, ...]
    readings: tuple[ReadingResult, ...]
    basis: Basis
    """The weakest basis among the nodes that were scored."""
    sources: tuple[Source, ...] = ()
    """What the cites of the nodes refer to."""
    notes: tuple[str, ...] = ()
    """Sentences about the whole, e.g. that the search was cut short."""
    changed: tuple[str, ...] = ()
    """Parts of the standard that are no longer what was certified, see `rules.standard_seal`."""
    certificate: Certificate | None = None
    """Who certified the standard; None where it does not count as certified."""
    capped_by: tuple[str, ...] = ()
    """In Chinese: which caps over the whole table took points away."""
    parts: Span | None = None
    """What the sections come to, as they are shown, after `capped_by`; None when no post category is chosen."""
    stage: Stage = "begun"
    """How far the form is filled in: below the target, nothing or no achievement given is not a result yet."""

    @property
    def premature(self) -> bool:
        """Whether the target is out of reach only because no achievement was listed yet."""
        return self.decision == "not_reached" and self.stage != "begun"

    def node(self, node_id: str) -> NodeResult:
        """Return the result of that node; raise ``KeyError`` when the table has none of that id."""
        for one in self.nodes:
            if one.id == node_id:
                return one
        raise KeyError(node_id)
