"""The dates of a round in the order of the calendar, each with what kind of day it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..rules.cycles.confirming import NOTICE
from ..rules.cycles.cycle import Cycle
from ..workdays.table import Day, WorkdayTable
from ..workdays.windows import where_covered


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleDay:
    """A date of a round beside the calendar."""

    id: str
    title: str
    on: date
    day: Day | None
    """What the calendar says of it; None where it has no data for that year."""
    binding: bool
    """Whether a step must be done by then."""
    confirmed: bool
    basis: str
    """Grade in Chinese; empty for the day of the notice."""
    grade: str
    """The same as the JSON writes it."""
    cites: tuple[str, ...] = ()
    note: str = ""
    text: str = ""

    @property
    def rest(self) -> bool:
        """Whether it is known to be a day of rest."""
        return self.day is not None and not self.day.working


def cycle_days(cycle: Cycle, table: WorkdayTable) -> tuple[CycleDay, ...]:
    """Return the day of the notice and the dates, the earliest first."""
    head, binding = cycle.cycle, {one.until for one in cycle.step}
    found = [
        CycleDay(
            id=NOTICE, title="通知印发", on=head.issued, day=_day(table, head.issued), binding=False,
            confirmed=head.confirmed, basis="", grade="",
        )
    ]  # fmt: skip
    found += [
        CycleDay(
            id=one.id, title=one.title, on=one.on, day=_day(table, one.on), binding=one.id in binding,
            confirmed=one.confirmed, basis=one.basis.label, grade=one.basis.value, cites=one.cite,
            note=one.note, text=one.text,
        )
        for one in cycle.date
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.on))


def _day(table: WorkdayTable, on: date) -> Day | None:
    return where_covered(lambda: table.day(on))[0]
