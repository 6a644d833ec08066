"""Doing one thing to many dossiers, each for itself: what goes wrong with one stops no other. No textual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from ...base.problems import Problem, Refused
from ...batch.row import Row
from ...dossier.review.model import Act
from ...dossier.review.store import append
from ...dossier.review.subject import subject_of
from ...reviewing.opening import Opened, open_review
from ...rules.locate import user_folder
from ...scoring.reference import reference_to
from ..blocks import Block, head, point
from .batch_cells import name_of
from .reviewing import RESCUE, now

Deed = Callable[[Opened, datetime], Sequence[Act]]
"""The acts to be written for a dossier as it is on disk now; none where there is nothing to do. Raises `Refused`."""


@dataclass(slots=True)
class Outcome:
    """What came of it so far."""

    total: int = 0
    done: list[Row] = field(default_factory=list)
    idle: list[Row] = field(default_factory=list)
    """Those with nothing to do."""
    failed: list[tuple[Row, Problem]] = field(default_factory=list)
    acts: int = 0
    stopped: bool = False

    @property
    def seen(self) -> int:
        """Return how many were dealt with."""
        return len(self.done) + len(self.idle) + len(self.failed)

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files whose review was written."""
        return tuple(row.file for row in self.done)


def do_for(rows: Sequence[Row], deed: Deed, stop: Event) -> Iterator[Outcome]:
    """Do the deed to every dossier, read from disk at that moment; yields the outcome after each."""
    outcome = Outcome(total=len(rows))
    for row in rows:
        if stop.is_set():
            outcome.stopped = True
            break
        try:
            acts = _done(row.file, deed)
        except Refused as refused:
            outcome.failed.append((row, refused.problems[0]))
        else:
            outcome.acts += acts
            (outcome.done if acts else outcome.idle).append(row)
        yield outcome
    yield outcome


def _done(file: str, deed: Deed) -> int:
    opened = open_review(file)
    acts = tuple(deed(opened, now()))
    if acts:
        subject = subject_of(opened.case.dossier, reference_to(opened.case.standard))
        append(opened.path, acts, subject, rescue_folder=user_folder() / RESCUE)
    return len(acts)


def outcome_words(outcome: Outcome, what: str) -> str:
    """Return what came of it in one sentence."""
    parts = [f"{what}{len(outcome.done)}份"] if outcome.done or not outcome.idle else []
    parts += [f"{len(outcome.idle)}份没有可办的"] if outcome.idle else []
    parts += [f"{len(outcome.failed)}份没有办成"] if outcome.failed else []
    parts += [f"停止时还有{outcome.total - outcome.seen}份没办"] if outcome.stopped else []
    return f"{'，'.join(parts)}。"


def failed_blocks(failed: Iterable[tuple[Row, Problem]]) -> list[Block]:
    """Return why it did not work, dossier by dossier."""
    listed = list(failed)
    if not listed:
        return []
    return [
        head(f"没有办成的（{len(listed)}份）"),
        *(point(f"{name_of(row)}：{_why(one)}", "bad") for row, one in listed),
    ]


def _why(problem: Problem) -> str:
    return f"{problem.message}。{problem.remedy}。" if problem.remedy else f"{problem.message}。"
