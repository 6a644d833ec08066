"""The dates of a round that a score depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..rules.cycles.confirming import unconfirmed_banner
from ..rules.cycles.cycle import Cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What scoring needs of the yearly notice."""

    dates: Mapping[str, date]
    """Date by id and by role, e.g. ``seniority`` and ``achievements``: two different days."""
    education_years: tuple[int, ...]
    """The calendar years whose continuing education is looked at."""
    education_most: Decimal | None = None
    """More hours than this in one year are a slip of the pen and stay unknown."""
    target: Decimal | None = None
    """Points at which the route by self-score opens; None when the round has no such route."""
    opened: date | None = None
    """The day of the notice; None in the frame of a golden case."""
    unconfirmed: str = ""
    """What stands beside every score of a round whose dates nobody has checked against its notice."""


def frame_of(cycle: Cycle) -> Frame:
    """Return the frame a round sets."""
    numbers = cycle.numbers()
    asked = [one.test.score_at_least for one in cycle.condition if one.test.score_at_least]
    return Frame(
        dates={**{one.role: one.on for one in cycle.date if one.role}, **{one.id: one.on for one in cycle.date}},
        education_years=cycle.education.years,
        education_most=cycle.education.most,
        target=numbers[asked[0]].value if asked else None,
        opened=cycle.cycle.issued,
        unconfirmed=unconfirmed_banner(cycle),
    )
