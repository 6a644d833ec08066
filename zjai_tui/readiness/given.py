"""Everything the readiness of a dossier is judged from. Reading files and clocks is left to the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..base.problems import Problem
from ..base.text import quoted
from ..dossier.evidence import EvidenceStates
from ..dossier.model import Dossier, Entry
from ..eligibility.result import Eligibility
from ..rules.cycles.cycle import Cycle
from ..rules.fields import value_problem
from ..rules.standards.standard import Kind, Span, Standard
from ..scoring.result import Assessment, Verdict
from ..workdays.table import WorkdayTable
from ..workdays.windows import where_covered


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFit:
    """What the fit of the description with the areas says, as plain values."""

    verdict: str
    """``fits``, ``unclear`` or ``outside``."""
    primary: str = ""
    """Area id."""
    secondary: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """Titles of the primary and the secondary areas, in that order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A dossier beside its rules, what the engine and the judge say of it, its files, and today."""

    dossier: Dossier
    standard: Standard
    cycle: Cycle
    assessment: Assessment
    eligibility: Eligibility
    today: date
    states: EvidenceStates | None = None
    """How each piece of evidence stands; None where there is no folder to look in."""
    evidenced: Span | None = None
    """Total of the achievements whose evidence is in order; None like `states`."""
    workdays: WorkdayTable | None = None
    """For days left; None: only calendar days are told."""
    fit: AreaFit | None = None
    """None: the description was not judged."""
    notes: tuple[Problem, ...] = ()
    """What reading the file and choosing the rules brought up already."""

    def kinds(self) -> Mapping[str, Kind]:
        """Return the kinds of achievements the standard knows, by id."""
        return {one.id: one for one in self.standard.kind}


def holds(cycle: Cycle, dossier: Dossier, condition_id: str) -> Verdict:
    """Return whether a condition about one answer holds; ``yes`` where none is named, ``unknown`` unanswered."""
    if not condition_id:
        return "yes"
    test = cycle.conditions()[condition_id].test
    answer = dossier.facts.get(test.fact)
    if answer is None or value_problem(cycle.facts()[test.fact], answer) is not None or answer in test.unsure:
        return "unknown"
    return "yes" if answer in test.among else "no"


def working_days_left(table: WorkdayTable | None, today: date, until: date) -> int | None:
    """Return the working days from tomorrow to `until`, that day included; None when a year has no data.

    Zero on the day itself and after it.
    """
    if table is None:
        return None
    if until <= today:
        return 0
    return where_covered(lambda: table.count(date.fromordinal(today.toordinal() + 1), until))[0]


def called(entry: Entry) -> str:
    """Return what an achievement is called in a list: its id and its name."""
    return f"业绩{entry.id}" + (quoted(entry.title) if entry.title else "")
