"""Two dossiers laid beside each other, or about to be merged: what every format of that shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dossier.merging.result import Item, Renumbered
from ..dossier.merging.titles import NO_TITLES, Titles
from ..dossier.model import Dossier
from ..scoring.result import Assessment
from .self_report.person import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the files, or what comes of them."""

    label: str
    """What its values are called beside each item: ``a``, ``b``, or 前一份, 后一份."""
    file: str
    name: str = ""
    """Whose dossier it is."""
    assessment: Assessment | None = None
    """None where its rules are not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The whole."""

    a: Version
    b: Version
    base: str = ""
    """The file both come from; empty where there is none."""
    items: tuple[Item, ...]
    """All of them, in the order of the file: an item's number is its place, from 1."""
    merging: bool = False
    results: tuple[Version, ...] = ()
    """What the merge scores: one where all is decided, else with what is undecided taken from `a`, and from `b`."""
    renumbered: tuple[Renumbered, ...] = ()
    notes: tuple[str, ...] = ()
    """What else is to be known, in sentences without final punctuation."""
    titles: Titles = NO_TITLES
    round: str = ""
    owners: tuple[Dossier, ...] = ()
    """Whose numbers are masked."""
    identity: Identity = "masked"

    @property
    def numbers(self) -> Mapping[str, int]:
        """Return the number of each item by id."""
        return {one.id: at for at, one in enumerate(self.items, 1)}

    @property
    def undecided(self) -> int:
        """Return how many items are still to be decided."""
        return sum(one.undecided for one in self.items)
