"""What advice says: the steps to the target, what is useless, what is out of the person's hands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...dossier.model import Dossier
from ...rules.basis import Basis
from ...rules.planning import EffortId
from ...rules.standards.standard import Span
from .edits import Edit

Reachable = Literal["reached", "yes", "panel", "unseen", "no"]
"""Already so; by the steps; only if the committee gives enough besides; not by anything found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """By how many points each end of the total rises. A settled doubt raises the low end and leaves the high one."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing a person can do, scored again by the engine after the steps before it."""

    id: str
    node: str
    """Where the points come from."""
    node_title: str
    effort: EffortId
    do: str
    """What to do, in Chinese, without the points."""
    now: str
    """How it counts at present, e.g. ``现按0～6分计``; empty for something that is not in the dossier."""
    given: str
    """What has to turn out, or to be so, for these points, e.g. ``若为第1名``."""
    more: str
    """What the same kind could bring at its best, where that is more; empty otherwise."""
    gain: Gain
    after: Span
    """The total after this step and those before it."""
    imagined: bool
    """Whether it lists an achievement that nobody has spoken of yet."""
    months: int | None
    """How long it takes, where something new is to be earned and that is known."""
    basis: Basis
    """Of the node."""
    cites: tuple[str, ...]
    edits: tuple[Edit, ...]
    """The step itself: to be tried on a copy, see `advice_what_if`."""

    def __call__(self, dossier: Dossier) -> Dossier:
        """Return the dossier as it is after this step."""
        for edit in self.edits:
            dossier = edit(dossier)
        return dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Useless:
    """What is often tried and brings nothing here, with the engine's reason."""

    node: str
    """The node that stands in the way; empty when it is the whole table or a date."""
    what: str
    reason: str
    cites: tuple[str, ...]
    edits: tuple[Edit, ...]
    """Tried one by one: after none of them does either end of the total rise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What could bring points and is not in the person's hands."""

    node: str
    """Empty where it is about several nodes."""
    title: str
    span: Span | None
    """What it has at present; None where it is about several nodes."""
    reason: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """What becomes of the route when an ambiguous clause is read the other way."""

    question: str
    ask: str
    reading: str
    title: str
    total: Span
    """The dossier as it is, under this reading."""
    after: Span
    """After all steps of the route."""
    reached: bool
    """Whether the low end of `after` reaches the target."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An achievement without evidence in order, and what the evidence would add to the evidenced total 有据."""

    entry: str
    title: str
    gain: Gain
    after: Span
    """The evidenced total when this evidence alone were added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The whole answer. Everything in it rests on assumptions named in `notes`."""

    target: Decimal
    before: Span
    after: Span
    """The total after all `steps`; `before` when there are none."""
    reachable: Reachable
    steps: tuple[Step, ...]
    """The least effort found that reaches the target; where none does, everything that helps."""
    others: tuple[Step, ...]
    """What else would help, each scored by itself on the dossier as it is."""
    useless: tuple[Useless, ...]
    left_out: tuple[LeftOut, ...]
    readings: tuple[OtherReading, ...]
    proofs: tuple[Proof, ...]
    """What evidence is missing, the weightiest first; empty where nobody looked at the files."""
    complete: bool
    """False when the search was cut short: there may be a shorter route."""
    basis: Basis
    """The weakest of all it rests on; never surer than the order of effort."""
    warnings: tuple[str, ...]
    """What to know before anything else: a gate, a day that has passed, a search cut short."""
    notes: tuple[str, ...]
    """What was assumed."""
    banner: str
    """The standard's own sentence about how far its points may be relied on."""
    blank: bool = False
    """Nothing is filled in yet: then nothing is advised but to fill it in."""
    evidenced: Span | None = None
    """The total of the achievements whose evidence is in order; None where nobody looked at the files."""
    closed: tuple[str, ...] = ()
    """Titles of the gates that are not passed: no score opens the way."""
    unanswered: tuple[str, ...] = ()
    """Titles of the gates that are not answered."""
