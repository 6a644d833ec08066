"""What every question about publicity is asked with: today, the calendar, the rounds, and the dates as typed."""

from __future__ import annotations

from datetime import date

from ...workdays.answers import Asked
from ...workdays.overlay_store import user_overlays
from ...workdays.round_files import RoundsAtHand
from ...workdays.table import table_for
from ...workdays.typed_dates import read_date
from ...workdays.typed_days import HOW, typed_days

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ...workdays.doubts import Warned
    from ...workdays.rounds import Round
    from ...workdays.table import WorkdayTable


def today() -> date:
    """Return the day it is on this machine."""
    return date.today()


class Setting:
    """The options of one call, understood; dates are read one by one and told about."""

    def __init__(self, given: argparse.Namespace) -> None:
        """Keep the options. Raises `Refused` when the days or the date of submission are not understood."""
        self.today = today()
        self.first_day: str = given.first_day
        self.notes: list[str] = []
        self.rounds = RoundsAtHand()
        self._cycle: str = given.cycle
        self._estimate: bool = given.estimate
        self.days_typed = None if given.days is None else _days(given.days)
        self.submitted = None if given.submitted is None else self.day(given.submitted, "--submitted")

    def day(self, typed: str, option: str) -> date:
        """Return the date typed for an option; how it was understood goes to `notes`. Raises `Refused`."""
        return self.day_at(typed, f"命令行，{option}")

    def day_at(self, typed: str, where: str) -> date:
        """Return the date typed at a place; how it was understood goes to `notes`. Raises `Refused`."""
        found = read_date(typed, where, today=self.today, year=self.usual_year)
        if found.note and found.note not in self.notes:
            self.notes.append(found.note)
        return found.day

    def usual_year(self) -> int:
        """Return the year of a date typed without one: that of the round's publicity. Raises `Refused`."""
        found = self._chosen() or self._current()
        return found.publicity.on.year if found.publicity is not None else found.issued.year

    def table(self, day: date) -> WorkdayTable:
        """Return the working-day table around a day, with the person's own calendars. Raises `Refused`."""
        return table_for([day.year], overlays=user_overlays(), estimate=self._estimate)

    def asked(self, day: date) -> tuple[Asked, tuple[Warned, ...]]:
        """Return what is asked about a window near `day`, and what could not be looked up. Raises `Refused`."""
        found, warnings = self.round_near(day)
        return self.asked_of(found), warnings

    def asked_of(self, found: Round | None) -> Asked:
        """Return what is asked within a round, or none. Raises `Refused`."""
        days = self.days_typed or self.usual_days(found)
        return Asked(days, self.first_day, found, self.submitted, self.today)

    def round_near(self, day: date) -> tuple[Round | None, tuple[Warned, ...]]:
        """Return the round named on the command line, else the one a window near `day` can belong to."""
        chosen = self._chosen()
        return (chosen, ()) if chosen is not None else self.rounds.concerning(day)

    def round_for_timeline(self, start: date | None) -> Round:
        """Return the round named, else the one `start` can belong to, else the newest. Raises `Refused`."""
        found = self._chosen() if start is None else self.round_near(start)[0]
        return found or self._current()

    def usual_days(self, found: Round | None) -> int:
        """Return the working days that publicity must last. Raises `Refused` when no notice says so."""
        days = (found or self._current()).days
        if days is None:
            from ...base.problems import refuse

            raise refuse("command-line", "命令行，--days", "年度通知没有写公示要几个工作日", "请用 --days 写明")
        return days

    def _current(self) -> Round:
        """Return the newest round. Raises `Refused`, with the way round, when its file is not sound."""
        try:
            return self.rounds.current()
        except Exception as error:
            from dataclasses import replace

            from ...base.problems import Refused

            if not isinstance(error, Refused):
                raise
            *others, last = error.problems
            remedy = f"{last.remedy}；要先用别的年度，请加 --cycle 年度"
            raise Refused([*others, replace(last, remedy=remedy)]) from None

    def _chosen(self) -> Round | None:
        return self.rounds.named(self._cycle) if self._cycle else None


def _days(typed: str) -> int:
    found = typed_days(typed)
    if found is None:
        from ...base.problems import refuse
        from ...base.text import quoted

        raise refuse("days-wrong", "命令行，--days", f"{quoted(typed)}不是能用的工作日数", HOW)
    return found
