"""From where advice looks ahead: the round's dates, the day it is, and what is assumed about effort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ...base.dates import shown_date
from ...rules.cycles.cycle import Cycle, CycleDate
from ...rules.planning import Planning
from ...rules.standards.standard import Window
from ..frame import Frame, frame_of

ACHIEVEMENTS = "achievements"
"""Role of the round's date up to which achievements count; it holds where a node has no window of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """All that advice needs besides standard and dossier."""

    frame: Frame
    planning: Planning
    today: date | None = None
    """The day from which one plans. None: as if every date had passed, nothing new is advised."""
    hours_until: CycleDate | None = None
    """When continuing education is checked: later hours come too late."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Titles of the round's questions about the person, by id."""

    def last_day(self, window: Window | None, bounds: Mapping[str, date]) -> date | None:
        """Return the last day on which an achievement may still be earned; None when nothing limits it, or unknown."""
        until = window.until if window is not None else self.frame.dates.get(ACHIEVEMENTS)
        return bounds.get(until) if isinstance(until, str) else until

    def in_time(self, kind: str, last: date | None) -> bool:
        """Tell whether something new of a kind can still be earned, begun today and due on the last day."""
        if self.today is None:
            return False
        return last is None or _after_months(self.today, self.planning.months().get(kind, 0)) <= last

    def can_learn(self, year: int) -> bool:
        """Tell whether hours of a calendar year can still be added before they are checked."""
        if self.today is None or self.today.year > year:
            return False
        return self.hours_until is None or self.today <= self.hours_until.on

    def warnings(self) -> tuple[str, ...]:
        """Return sentences about days that have passed."""
        if self.today is None or self.hours_until is None or self.today <= self.hours_until.on:
            return ()
        past = f"{self.hours_until.title}是{shown_date(self.hours_until.on)}，已经过了"
        return (f"{past}，下面只看材料本来够不够，能不能补报请向职称申报受理点确认",)


def outlook_of(cycle: Cycle, planning: Planning, today: date | None = None) -> Outlook:
    """Return the outlook of a round on a day."""
    return Outlook(
        frame=frame_of(cycle),
        planning=planning,
        today=today,
        hours_until=cycle.dates().get(cycle.education.until),
        facts={one.id: one.title for one in cycle.fact},
    )


def _after_months(start: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta  # slow to load, and not needed once the round is over

    return start + relativedelta(months=months)
