"""Many windows at once: each row by itself, so that a bad one does not stop the rest."""

from __future__ import annotations

from collections import namedtuple
from datetime import date

from .doubts import Warned, confirmed, start_warnings, window_warnings
from .windows import other_reading, where_covered, window_end, window_ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .answers import Asked
    from .rounds import Round
    from .table import WorkdayTable


class Row(namedtuple("Row", ("place", "name", "unit", "start", "days"))):
    """One person's window as asked. Immutable."""

    __slots__ = ()
    place: str
    """Where it stands, told to the person: 第3行, or the name of a file."""
    name: str
    unit: str
    start: date
    days: int


class Outcome(namedtuple("Outcome", ("row", "first_day", "end", "alternative", "meets", "confirmed", "warnings"))):
    """One person's window reckoned. Immutable."""

    __slots__ = ()
    row: Row
    first_day: str
    end: date
    alternative: date | None
    """The end under the other reading; None when it would take a year without data."""
    meets: bool | None
    """Whether it ends by the deadline named; None when none was."""
    confirmed: bool
    warnings: tuple[Warned, ...]


class Unknown(namedtuple("Unknown", ("row", "why"))):
    """A row that takes a year without data. Immutable."""

    __slots__ = ()
    row: Row
    why: str
    """A Chinese sentence with the remedy."""


def reckoned(
    table: WorkdayTable,
    rows: Sequence[Row],
    asked: Asked,
    round_near: Callable[[date], Round | None],
    deadline: date | None = None,
) -> list[Outcome | Unknown]:
    """Return the windows of all rows, in order; each has its own start, days, and round.

    Raises `Refused` when the days of a row are out of range.
    """
    ends = _ends(table, rows, asked.first_day)
    others = _ends(table, rows, other_reading(asked.first_day))
    return [
        Unknown(row, end)
        if isinstance(end, str)
        else Outcome(
            row=row,
            first_day=asked.first_day,
            end=end,
            alternative=other if isinstance(other, date) else None,
            meets=None if deadline is None else end <= deadline,
            confirmed=confirmed(table, row.start, end),
            warnings=tuple(_warnings(table, row, end, asked._replace(days=row.days, round=round_near(row.start)))),
        )
        for row, end, other in zip(rows, ends, others, strict=True)
    ]


def _ends(table: WorkdayTable, rows: Sequence[Row], first_day: str) -> Sequence[date | str]:
    """Return the end of each row, or why there is none."""
    found, why_not = where_covered(lambda: window_ends(table, [(row.start, row.days) for row in rows], first_day))
    return found if found is not None and not why_not else [_end(table, row, first_day) for row in rows]


def _end(table: WorkdayTable, row: Row, first_day: str) -> date | str:
    found, why_not = where_covered(lambda: window_end(table, row.start, row.days, first_day))
    return why_not if found is None else found


def _warnings(table: WorkdayTable, row: Row, end: date, asked: Asked) -> Iterable[Warned]:
    yield from start_warnings(table, row.start, table.first_on_or_after(row.start), asked)
    yield from window_warnings(table, row.start, end, asked)
