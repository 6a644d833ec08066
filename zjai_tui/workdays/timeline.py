"""The round in working days: its dates in order, what lies between them, and the slack publicity leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from .answers import forward, slack_between
from .doubts import Warned, calendar_warnings, confirmed
from .windows import latest_start, latest_start_strict, other_reading, window_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .answers import Asked, Forward
    from .rounds import Round
    from .table import Day, WorkdayTable

ISSUED, START, END, LATEST = "issued", "publicity_start", "publicity_end", "latest_start"
"""Ids of the milestones that are no dates of the notice."""
MOST_STARTS = 15
"""Possible starts listed, the latest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A day of the timeline."""

    id: str
    title: str
    day: Day
    note: str
    cite: tuple[str, ...] = ()
    basis: str = ""
    """Grade of the date; empty for what was reckoned here."""
    binding: bool
    """Whether something must be done by this day."""
    working_days: int | None = None
    """Working days after the milestone before, this day included; None for the first."""


@dataclass(frozen=True, slots=True)
class Start:
    """A possible start of publicity, where it ends, and how many working days are left until the deadline."""

    start: date
    end: date
    slack: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The round's timeline."""

    round: Round
    asked: Asked
    milestones: tuple[Milestone, ...]
    latest: date | None
    """The latest start of publicity; None when the notice gives no deadline for it."""
    strict: date | None
    """The latest start that ends before the deadline."""
    other_latest: date | None
    """The latest start under the other reading."""
    starts: tuple[Start, ...]
    plan: Forward | None
    """The publicity the person plans, where a start was named."""
    slack: int | None
    """Working days left after it until the deadline; negative: so many too late; None without plan or deadline."""
    confirmed: bool
    warnings: tuple[Warned, ...]


def timeline(table: WorkdayTable, found: Round, asked: Asked, start: date | None = None) -> Timeline:
    """Return the timeline of a round, with the publicity from `start` where one is planned.

    Raises `NotCovered` when a year of the round has no data, `Refused` when the days are out of range.
    """
    plan = None if start is None else forward(table, start, asked)
    latest = strict = other = slack = None
    if found.publicity is not None:
        slack = None if plan is None else slack_between(table, plan.window.end, found.publicity.on)
        latest = latest_start(table, found.publicity.on, asked.days, asked.first_day)
        strict = latest_start_strict(table, found.publicity.on, asked.days, asked.first_day)
        other = latest_start(table, found.publicity.on, asked.days, other_reading(asked.first_day))
    milestones = _measured(table, _milestones(table, found, plan, latest))
    first, last = milestones[0].day.date, milestones[-1].day.date
    own = plan.warnings if plan is not None else ()
    doubts = tuple(one for one in calendar_warnings(table, first, last, asked.today) if one not in own)
    return Timeline(
        round=found,
        asked=asked,
        milestones=milestones,
        latest=latest,
        strict=strict,
        other_latest=other,
        starts=tuple(_starts(table, found, asked, latest)),
        plan=plan,
        slack=slack,
        confirmed=not found.unconfirmed and confirmed(table, first, last),
        warnings=_doubts_of_round(found, own) + own + doubts,
    )


def _doubts_of_round(found: Round, told: tuple[Warned, ...]) -> tuple[Warned, ...]:
    warned = Warned("round-unconfirmed", found.unconfirmed)
    return (warned,) if found.unconfirmed and warned not in told else ()


def _milestones(table: WorkdayTable, found: Round, plan: Forward | None, latest: date | None) -> Iterator[Milestone]:
    def made(id_: str, title: str, on: date, binding: bool = False, note: str = "") -> Milestone:
        return Milestone(id=id_, title=title, day=table.day(on), note=note, binding=binding)

    yield made(ISSUED, "通知印发", found.issued, note=found.doc_no)
    for one in found.dates:
        yield replace(made(one.id, one.title, one.on, one.binding, one.note), cite=one.cite, basis=one.basis)
    if plan is not None:
        yield made(START, "公示开始", plan.window.start)
        yield made(END, "公示期满", plan.window.end)
    elif latest is not None:
        yield made(LATEST, "最晚开始公示", latest, binding=True)


def _measured(table: WorkdayTable, milestones: Iterator[Milestone]) -> tuple[Milestone, ...]:
    """Return the milestones in order, each with the working days since the one before."""
    ordered = sorted(milestones, key=lambda one: one.day.date)
    measured = [ordered[0]]
    for before, one in pairwise(ordered):
        days = table.count(before.day.date + timedelta(1), one.day.date)
        measured.append(replace(one, working_days=days))
    return tuple(measured)


def _starts(table: WorkdayTable, found: Round, asked: Asked, latest: date | None) -> Iterator[Start]:
    """Yield the working days on which publicity can start, from the applicants' deadline to the latest start."""
    if latest is None or found.publicity is None:
        return
    deadline = found.publicity.on
    earliest = found.issued if found.filing is None else found.filing.on
    possible = [day.date for day in table.days(earliest, latest) if day.working]
    for start in possible[-MOST_STARTS:]:
        end = window_end(table, start, asked.days, asked.first_day)
        yield Start(start, end, slack_between(table, end, deadline) or 0)
