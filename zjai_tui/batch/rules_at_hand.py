"""The rules a batch is judged by: read once in a process, not once for each dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from ..base.numbers import plain
from ..base.places import absolute
from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line, quoted
from ..dossier.store import load
from ..readiness.case import Case, case_under, rules_for
from ..readiness.surroundings import left_out, workdays_until
from ..rules.cycles.cycle import Cycle
from ..rules.standards.standard import Standard
from ..workdays.table import WorkdayTable


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesAtHand:
    """How every dossier of a batch is judged. What was read is kept as long as this is."""

    standard: str = ""
    """Id or path of a standard that goes before the one each dossier names."""
    target: Decimal | None = None
    """In points; None for the round's own."""
    today: date = field(default_factory=date.today)
    """The day the dossiers are checked on."""
    known: dict[tuple[str, str], tuple[Cycle, Standard]] = field(default_factory=dict, repr=False, compare=False)
    """By the ids of round and standard as dossiers name them."""
    calendars: dict[str, tuple[WorkdayTable | None, tuple[Problem, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """By the id of the round."""

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process without what was read: there it is read again."""
        return _fresh, (self.standard, self.target, self.today)

    def case(self, file: str) -> Case:
        """Read a dossier and lay its rules beside it. Raises `Refused` like `readiness.case.read_case`."""
        path = Path(file)
        loaded = load(path)
        where = one_line(str(path))
        named = loaded.dossier.cycle, loaded.dossier.standard.id
        rules = self.known.get(named)
        if rules is None:
            rules = self.known[named] = rules_for(loaded.dossier, where, self.standard)
        most = rules[1].standard.max
        if self.target is not None and not 0 < self.target <= most:
            message = f"应大于0、不超过{plain(most)}，现为{quoted(plain(self.target))}"
            raise refuse("target-range", "目标分", message, "请核对目标分")
        return case_under(loaded.dossier, absolute(path).parent, where, rules, self.standard, loaded.notes, path)

    def workdays(self, cycle: Cycle) -> tuple[WorkdayTable | None, tuple[Problem, ...]]:
        """Return the working days up to the dates of a round, and why there are none where they cannot be read."""
        found = self.calendars.get(cycle.cycle.id)
        if found is None:
            try:
                found = workdays_until(cycle, self.today), ()
            except Refused as refused:
                found = None, (left_out("没有算工作日", refused),)
            self.calendars[cycle.cycle.id] = found
        return found


def _fresh(standard: str, target: Decimal | None, today: date) -> RulesAtHand:
    return RulesAtHand(standard=standard, target=target, today=today)
