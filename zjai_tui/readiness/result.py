"""What readiness says: one structure feeds the screen, the command line and the reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..rules.basis import Basis
from .finding import Finding

State = Literal["done", "open", "blocked"]
STATE_LABELS: dict[State, str] = {"done": "已完成", "open": "未完成", "blocked": "受阻"}

StepState = Literal["done", "open", "overdue", "undated"]
STEP_LABELS: dict[StepState, str] = {"done": "已勾选", "open": "待办", "overdue": "已过", "undated": "待通知"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the journey."""

    id: str
    """``basics direction eligibility scoring evidence checks``."""
    title: str
    state: State
    said: str
    """How it stands, as a Chinese sentence without final punctuation."""
    todo: str
    """The next thing to do, without final punctuation; empty when done."""
    target: str = ""
    """Where that is done, as in `Finding.target`; empty when done."""

    @property
    def label(self) -> str:
        """Return the state as people read it."""
        return STATE_LABELS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class TickLine:
    """A line of the hand list 逐项自查."""

    id: str
    """As it stands in `Dossier.done`: ``tick:<id>``."""
    ask: str
    help: str
    about: tuple[str, ...]
    """Ids of the achievements it is about; empty: the whole."""
    ticked: bool
    cites: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step of the procedure."""

    id: str
    """As it stands in `Dossier.done`: ``step:<id>``."""
    title: str
    who: str
    what: str
    place: str
    """Name of the web system or office; may be empty."""
    url: str
    by: date | None
    """The last day; None when the notice gives none."""
    by_title: str
    days_left: int | None
    """Calendar days until then, negative when past; None without a date."""
    working_days_left: int | None
    """Working days from tomorrow to the last day; None without a date, when past, or where the calendar has no data."""
    state: StepState
    when: str
    """The date and what is left, as a Chinese sentence without final punctuation; empty without a date."""
    after: tuple[str, ...]
    """Titles of the steps before it."""
    only_for: str
    """Whom it concerns, where that is not known yet; empty otherwise."""
    cites: tuple[str, ...]
    basis: Basis

    @property
    def label(self) -> str:
        """Return the state as people read it."""
        return STEP_LABELS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSteps:
    """The way to the end of the round, in order."""

    steps: tuple[NextStep, ...]
    closed: bool
    """Whether the person can no longer file in this round."""
    said: str
    """Where the round stands today, as a Chinese sentence with its full stop."""
    today: date

    @property
    def first_open(self) -> NextStep | None:
        """Return the first step that is not ticked and not past; None when there is none, or the round is closed."""
        return None if self.closed else next((one for one in self.steps if one.state in {"open", "undated"}), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How ready a dossier is to be handed in."""

    state: State
    """``done``: nothing left to mend or tick; ``blocked``: something stands in the way; else ``open``."""
    verdict: str
    """The whole in one or two Chinese sentences with full stops."""
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    """The most severe first."""
    ticks: tuple[TickLine, ...]
    next: NextSteps

    def part(self, part_id: str) -> Part:
        """Return the part of that id; raise ``KeyError`` when there is none."""
        for one in self.parts:
            if one.id == part_id:
                return one
        raise KeyError(part_id)
