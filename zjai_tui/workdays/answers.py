"""Answers about one window: forward from a start, backward from a deadline, each with both readings."""

from __future__ import annotations

from collections import namedtuple
from datetime import date, timedelta

from .doubts import Warned, confirmed, start_warnings, window_warnings
from .windows import FIRST_DAYS, latest_start, latest_start_strict, other_reading, where_covered, window, window_end
from .words import full_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rounds import Round
    from .table import WorkdayTable
    from .windows import Window

OWN_DEADLINE = "所给截止日"


class Asked(namedtuple("Asked", ("days", "first_day", "round", "submitted", "today"))):
    """What every question carries. Immutable."""

    __slots__ = ()
    days: int
    first_day: str
    round: Round | None
    """The round whose deadlines are laid over the answer; None when the window belongs to none."""
    submitted: date | None
    """When the applicant filed; None when nobody said."""
    today: date


class Margin(namedtuple("Margin", ("title", "on", "note", "slack"))):
    """A deadline beside the end of a window."""

    __slots__ = ()
    title: str
    on: date
    note: str
    slack: int | None
    """Working days left after the end; negative: the end is so many too late; None: no data for the years between."""


class Forward(
    namedtuple("Forward", ("window", "alternative", "deadline", "latest", "margins", "confirmed", "warnings"))
):
    """From a start to its end."""

    __slots__ = ()
    window: Window
    alternative: date | None
    """The end under the other reading; None when it would take a year without data."""
    deadline: date | None
    """The deadline the person named."""
    latest: date | None
    """The latest start for that deadline."""
    margins: tuple[Margin, ...]
    confirmed: bool
    """Whether nothing can change the end any more: no estimate, no provisional days."""
    warnings: tuple[Warned, ...]

    @property
    def meets_deadline(self) -> bool | None:
        """Tell whether the window ends by the deadline named; None when none was."""
        return None if self.deadline is None else self.window.end <= self.deadline


class Latest(namedtuple("Latest", ("start", "strict", "worked"))):
    """The latest starts for a deadline, under one reading."""

    __slots__ = ()
    start: date
    """The window ends on or before the deadline."""
    strict: date
    """The window ends before the deadline."""
    worked: date
    """The last working day on or before `start`: with the reading ``next`` the start may be a day of rest."""


class Backward(namedtuple("Backward", ("deadline", "days", "first_day", "latest", "other", "confirmed", "warnings"))):
    """From a deadline to the latest start."""

    __slots__ = ()
    deadline: date
    days: int
    first_day: str
    latest: Latest
    other: Latest | None
    """The same under the other reading; None when it would take a year without data."""
    confirmed: bool
    warnings: tuple[Warned, ...]


def forward(table: WorkdayTable, start: date, asked: Asked, deadline: date | None = None) -> Forward:
    """Return the end of the window posted on `start`, with its proof, the other reading, and what is doubtful.

    Raises `NotCovered` when the window asked for touches a year without data, `Refused` when the
    days are out of range.
    """
    found = window(table, start, asked.days, asked.first_day)
    other = other_reading(asked.first_day)
    alternative, why_not = where_covered(lambda: window_end(table, start, asked.days, other))
    latest = None if deadline is None else latest_start(table, deadline, asked.days, asked.first_day)
    return Forward(
        window=found,
        alternative=alternative,
        deadline=deadline,
        latest=latest,
        margins=tuple(_margins(table, start, found.end, asked, deadline)),
        confirmed=confirmed(table, start, found.end),
        warnings=(
            *start_warnings(table, start, found.first, asked),
            *window_warnings(table, start, found.end, asked),
            *_unknown(other, why_not),
        ),
    )


def backward(table: WorkdayTable, deadline: date, asked: Asked) -> Backward:
    """Return the latest start whose window ends by `deadline`. Raises as `forward` does."""
    latest = _latest(table, deadline, asked.days, asked.first_day)
    reading = other_reading(asked.first_day)
    other, why_not = where_covered(lambda: _latest(table, deadline, asked.days, reading))
    return Backward(
        deadline=deadline,
        days=asked.days,
        first_day=asked.first_day,
        latest=latest,
        other=other,
        confirmed=confirmed(table, latest.start, deadline),
        warnings=(
            *start_warnings(table, latest.start, table.first_on_or_after(latest.start), asked),
            *window_warnings(table, latest.start, deadline, asked, "截止日"),
            *_past(latest.start, deadline, asked.today),
            *_unknown(reading, why_not),
        ),
    )


def _latest(table: WorkdayTable, deadline: date, days: int, first_day: str) -> Latest:
    start = latest_start(table, deadline, days, first_day)
    strict = latest_start_strict(table, deadline, days, first_day)
    return Latest(start, strict, table.last_on_or_before(start))


def _past(start: date, deadline: date, today: date) -> Iterator[Warned]:
    if start < today <= deadline:
        yield Warned("start-past", f"最晚起始日{full_day(start)}已经过去，今天开始就赶不上了；请尽快联系受理部门。")


def _unknown(first_day: str, why_not: str) -> Iterator[Warned]:
    if why_not:
        yield Warned("alternative-not-covered", f"按“{FIRST_DAYS[first_day]}”算不出：{why_not}")


def _margins(table: WorkdayTable, start: date, end: date, asked: Asked, deadline: date | None) -> Iterator[Margin]:
    if deadline is not None:
        yield Margin(OWN_DEADLINE, deadline, "", slack_between(table, end, deadline))
    if asked.round is not None:
        for one in asked.round.unit_deadlines:
            if one.on >= start or one == asked.round.publicity:
                yield Margin(one.title, one.on, one.note, slack_between(table, end, one.on))


def slack_between(table: WorkdayTable, end: date, deadline: date) -> int | None:
    """Return the working days left after `end` until `deadline`, that day included.

    Negative: the end is so many working days too late. None: a year between has no data.
    """
    if end > deadline:
        return where_covered(lambda: -table.count(deadline + timedelta(1), end))[0]
    return where_covered(lambda: table.count(end + timedelta(1), deadline))[0] if end < deadline else 0
