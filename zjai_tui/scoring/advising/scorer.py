"""Totals of a dossier after actions: each set scored by the engine once, and no more sets than a person waits for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import prod

from ...rules.standards.standard import Span
from ..engine import score
from ..uncertainty import MOST_TRIALS, shared_unknowns
from .actions import Action, Study
from .edits import edited

TRIALS_OF_ONE = 8
"""So many trials of unknowns that several places share take as long again as a total itself."""
USUAL_ENTRIES = 60
"""A total takes as long again for every so many achievements."""
LEAST_TOTALS = 30
"""Totals a search may always ask for."""


class Scorer:
    """Scores sets of actions on copies of one dossier."""

    def __init__(self, study: Study, most: int) -> None:
        """Begin with nothing scored; a search may ask for `most` totals, fewer where each takes many trials."""
        trials = prod(len(ways.least) for ways in shared_unknowns(study.case).values())
        self._study = study
        self._kept: dict[tuple[str, ...], Span] = {}
        heavy = (1 + min(trials, MOST_TRIALS) // TRIALS_OF_ONE) * (1 + len(study.dossier.entry) // USUAL_ENTRIES)
        self._most = max(most // heavy, LEAST_TOTALS)
        self.cut = False
        """Whether a search was stopped because `most` totals had been worked out."""

    def total(self, actions: Iterable[Action]) -> Span:
        """Return the total of the dossier after the actions, in whatever order."""
        taken = list(actions)
        key = tuple(sorted(one.id for one in taken))
        if key not in self._kept:
            study = self._study
            changed = edited(study.dossier, (edit for one in taken for edit in one.edits))
            self._kept[key] = score(study.standard, changed, study.outlook.frame)
        return self._kept[key]

    def low(self, actions: Iterable[Action]) -> Decimal:
        """Return the low end of that total."""
        return self.total(actions).low

    def may_go_on(self) -> bool:
        """Tell whether a search may try more; once it may not, `cut` says so."""
        if len(self._kept) >= self._most:
            self.cut = True
        return not self.cut
