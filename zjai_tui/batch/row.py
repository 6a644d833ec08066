"""One dossier of many: what a table of them shows, small enough to be kept for thousands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..base.problems import Problem
from ..reviewing.result import State
from ..rules.standard import Span
from ..scoring.result import Decision, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a file looked like from outside when it was read, so that a change is noticed without reading it."""

    mtime_ns: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteCell:
    """One route, judged: on the verified points where the unit has decided, else on the claimed ones."""

    id: str
    title: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What of one achievement can contradict another dossier."""

    entry: str
    title: str
    kind: str
    works: tuple[tuple[str, str], ...]
    """Names and numbers the work is known by, by field id, compared without width, case and spaces."""
    rank: Decimal | None
    team: Decimal | None
    evidence: tuple[tuple[str, str], ...]
    """Files and the SHA-256 of what lies on disk; empty where nothing could be read."""
    node: str
    """Where it counts; empty for nowhere."""
    claimed: Span | None
    verified: Span | None
    decided: str
    """`reviewing.result.ItemState`."""
    by: str
    """The reviewer whose verdict holds; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One dossier, or the reason why it could not be read."""

    file: str
    """As it was given or found, for the person and for opening it."""
    stamps: tuple[Stamp | None, Stamp | None] = (None, None)
    """Of the dossier and of the review file beside it; None where there is none."""
    name: str = ""
    unit: str = ""
    area: str = ""
    """Title of the direction."""
    cycle: str = ""
    standard: str = ""
    claimed: Span | None = None
    evidenced: Span | None = None
    verified: Span | None = None
    """None while no review was begun."""
    target: Decimal | None = None
    decision: Decision | None = None
    """On the verified points where a review was begun, else on the claimed ones."""
    premature: bool = False
    """Whether nothing was listed yet, so that below the target is no result."""
    routes: tuple[RouteCell, ...] = ()
    education: Verdict | None = None
    """Continuing education."""
    problems: tuple[Problem, ...] = ()
    state: State = "draft"
    left: int = 0
    """Items still to be decided."""
    items: int = 0
    window: tuple[date, date] | None = None
    code: str = ""
    """Seal code."""
    traces: tuple[Trace, ...] = ()
    error: tuple[Problem, ...] = ()
    """Why it could not be read; then nothing else is filled in."""
