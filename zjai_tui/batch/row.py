"""One dossier of many: what a table of them shows, small enough to be kept for thousands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..base.problems import Problem
from ..reviewing.result import State
from ..rules.standards.standard import Span
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
class Judgement:
    """What points of a dossier come to."""

    decision: Decision | None = None
    premature: bool = False
    """Whether nothing was listed yet, so that below the target is no result."""
    routes: tuple[RouteCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNumber:
    """A number that only one work has: of a patent, a registration, a DOI."""

    title: str
    """What sort of number it is, in Chinese: ``专利号``."""
    shown: str
    """As it was written."""
    key: str
    """Only its letters and digits, as it is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What of one achievement can contradict another dossier."""

    entry: str
    title: str
    kind: str
    works: tuple[tuple[str, str], ...]
    """Names the work is known by, by field id (``""`` is the title), see `work_names.work_name`."""
    numbers: tuple[WorkNumber, ...] = ()
    """The work's own, at most one of a sort; numbers that are only mentioned with it are none."""
    shared: bool = False
    """Whether such achievements have ranks or parts, so that two people may have one of them together."""
    part: str = ""
    """The answer that gives a part only one person takes (第一作者, 主持); empty where the part is none, or a rank."""
    sort: tuple[str, ...] = ()
    """The answers that were chosen from a list: level, grade."""
    on: date | None = None
    """When it was achieved, where one date is asked."""
    node_title: str = ""
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
    reason: str = ""
    """Why it was decided so, and below the clause it rests on; empty where nothing was said."""
    clause: str = ""
    kind_title: str = ""
    """The kind as people read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One dossier, or the reason why it could not be read."""

    file: str
    """As it was given or found, for the person and for opening it."""
    stamps: tuple[Stamp | None, Stamp | None] = (None, None)
    """Of the dossier and of the review file beside it; None where there is none."""
    name: str = ""
    unit: str = ""
    person_key: str = ""
    """Digest of the identity number, to find one person twice without keeping the number; empty without one."""
    area: str = ""
    """Title of the direction."""
    cycle: str = ""
    standard: str = ""
    standard_words: str = ""
    """The standard as people read it: title, edition, what it counts for."""
    banner: str = ""
    """The standard's own sentence about itself."""
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
    before: Judgement | None = None
    """What the claimed points alone come to, where a review was begun; None: `decision` and `routes` are on them."""
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
    proofs: tuple[str, ...] = ()
    """The evidence files as the dossier names them, like `proofs_look` only kept with the traces."""
    proofs_look: str = ""
    """What they looked like from outside when they were read, see `dossier.evidence.outside_look`."""
    error: tuple[Problem, ...] = ()
    """Why it could not be read; then nothing else is filled in."""

    @property
    def on_claims(self) -> Judgement:
        """Return what the claimed points come to, whatever the unit has decided."""
        if self.before is not None:
            return self.before
        return Judgement(decision=self.decision, premature=self.premature, routes=self.routes)

    @property
    def on_review(self) -> Judgement | None:
        """Return what the verified points come to; None while no review was begun."""
        if self.verified is None:
            return None
        return Judgement(decision=self.decision, premature=self.premature, routes=self.routes)
