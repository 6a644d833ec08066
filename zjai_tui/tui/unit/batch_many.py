"""Doing one thing to many dossiers, each for itself: what goes wrong with one stops no other. No textual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event

from ...base.problems import Problem, Refused
from ...base.text import one_line
from ...batch.row import Row
from ...dossier.review.model import Act
from ...dossier.review.store import append
from ...dossier.review.subject import subject_of
from ...reviewing.acting import needs_reason
from ...reviewing.opening import Opened, open_review
from ...rules.locate import user_folder
from ...scoring.reference import reference_to
from ..telling.blocks import Block, head, point
from .batch_cells import name_of
from .reviewing import RESCUE, now

ALONE = "确要办的，请打开这份档案单独办，写明理由"
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
    wanting: list[tuple[Row, Refused]] = field(default_factory=list)
    """Those that need a reason first."""
    acts: int = 0
    stopped: bool = False

    @property
    def seen(self) -> int:
        """Return how many were dealt with."""
        return len(self.done) + len(self.idle) + len(self.failed) + len(self.wanting)

    def with_reason(self, again: Outcome) -> None:
        """Take in what came of those that needed a reason; without one nothing more can come."""
        again.without_reason()
        self.wanting = []
        self.done += again.done
        self.idle += again.idle
        self.failed += again.failed
        self.acts += again.acts
        self.stopped = self.stopped or again.stopped

    def without_reason(self) -> None:
        """Take in that no reason was given: nothing was done to those that need one, for its reason is its own."""
        self.failed += [(row, replace(refused.problems[0], remedy=ALONE)) for row, refused in self.wanting]
        self.wanting = []

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
            if needs_reason(refused):
                outcome.wanting.append((row, refused))
            else:
                outcome.failed.append((row, refused.problems[0]))
        except Exception as error:  # noqa: BLE001 - a fault in the program over one dossier is told, the rest goes on
            outcome.failed.append((row, fault(error, row.file, "办理这一份时程序出错")))
        else:
            outcome.acts += acts
            (outcome.done if acts else outcome.idle).append(row)
        yield outcome
    yield outcome


def fault(error: Exception, file: str, message: str) -> Problem:
    """Return what to tell of a fault in the program; of the error only its sort, it may hold personal data."""
    remedy = "其余各份不受影响；请单独打开这一份办理，仍不行就交给维护人员"
    return Problem("deed-crashed", one_line(file), f"{message}（{type(error).__name__}）", remedy)


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


def wanting_blocks(wanting: Iterable[tuple[Row, Refused]]) -> list[Block]:
    """Return what speaks against it, dossier by dossier."""
    return [
        point(f"{name_of(row)}：{'；'.join(one.message for one in refused.problems)}。", "open")
        for row, refused in wanting
    ]
