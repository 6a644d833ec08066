"""What advice is sought among: a dossier laid out, and single actions not yet weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ...base.dates import EARLIEST
from ...base.numbers import ZERO
from ...dossier.model import Dossier
from ...rules.planning import EffortId
from ...rules.standards.standard import Standard, Window
from ..judging import linear_points
from ..outcomes import LeafRules, Outcome
from ..uncertainty import Situation
from .edits import Edit
from .outlook import Outlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A dossier laid out for advice."""

    standard: Standard
    dossier: Dossier
    outlook: Outlook
    case: Situation
    """Under the chosen post category; where none is chosen, under the one that brings most."""

    @property
    def bounds(self) -> Mapping[str, date]:
        """Return the known dates that windows refer to."""
        return self.case.claims.bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a person can do. Texts as in `Step`."""

    id: str
    node: str
    effort: EffortId
    do: str
    edits: tuple[Edit, ...]
    now: str = ""
    given: str = ""
    more: str = ""
    months: int | None = None
    imagined: bool = False
    """Whether it lists an achievement that nobody has spoken of yet."""
    times: int = 1
    """How often it can be done: a person may have several of a kind."""


def local_points(rules: LeafRules, one: Outcome) -> Decimal:
    """Return what an outcome surely brings to its leaf when it stands there alone."""
    if not one.may_count:
        return ZERO
    if rules.node.op == "linear":
        points = linear_points(rules.node, one.units_low) if one.units_low else ZERO
    elif one.per > 1:
        points = one.low * one.units_low / one.per
    else:
        points = one.low
    return min(points, rules.ceiling)


def day_within(window: Window | None, bounds: Mapping[str, date], latest: date | None) -> date:
    """Return a day inside a window as far as it is known, `latest` at most where that still lies inside."""
    after, until = (
        (bounds.get(end) if isinstance(end, str) else end)
        for end in ((window.after, window.until) if window is not None else (None, None))
    )
    days = [day for day in (until, latest) if day is not None]
    day = min(days) if days else EARLIEST
    return day if after is None or day > after else until or after + timedelta(1)
