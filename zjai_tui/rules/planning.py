"""What advice is ordered by: classes of effort, how long an achievement takes. Assumptions kept as data.

None of it is part of a published table, so it has a file of its own and no standard's digest depends on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .basis import Basis

EffortId = Literal["answer", "verify", "register", "hours", "earn"]
"""Fill in what one knows; make sure of what is doubtful; register what one has; complete hours; earn something new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """One class of effort; the order in the file is the order from least to most."""

    id: EffortId
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How many months an achievement of a kind takes, from beginning to having the proof."""

    kind: str
    """Id of a kind of achievement, as standards name it; a kind that is not listed takes nobody knows how long."""
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """The whole file, checked to be sound by the reader."""

    schema: int
    basis: Basis
    note: str
    """What all of this rests on; shown with every advice."""
    most_added: int
    """How many achievements that are not in the dossier an advice imagines at the most."""
    most_alike: int
    """How many of these may be of the same sort, counting in the same place."""
    effort: tuple[Effort, ...] = ()
    lead: tuple[Lead, ...] = ()

    def ranks(self) -> Mapping[str, int]:
        """Return the place of each class of effort in the order, by id; 0 is the least."""
        return {one.id: at for at, one in enumerate(self.effort)}

    def titles(self) -> Mapping[str, str]:
        """Return the title of each class of effort by id."""
        return {one.id: one.title for one in self.effort}

    def months(self) -> Mapping[str, int]:
        """Return the months an achievement takes, by kind."""
        return {one.kind: one.months for one in self.lead}
