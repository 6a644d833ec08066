"""What a fit says: the verdict, the areas with their reasons, and the one question that would settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..rules.areas.area import AreaReading
from ..rules.areas.questions import AreaQuestion
from ..rules.basis import Basis, Source

Verdict = Literal["fits", "unclear", "outside"]

VERDICT_LABELS: dict[Verdict, str] = {
    "fits": "有合适的方向",
    "unclear": "还不能确定",
    "outside": "看不出是人工智能工作",
}
CAVEAT = "通知只列出方向的名称，方向的范围是本程序的理解，须以240号文核对"
"""What every showing of a fit must say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the person answered: option ids of the questions, and the reading of 社会治理; empty while unanswered."""

    produced: str = ""
    used_by: str = ""
    field: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One Chinese sentence, with what it rests on."""

    text: str
    cite: tuple[str, ...] = ()
    """Source ids, see `Fit.sources`."""
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaScore:
    """One area, how much speaks for it (a share between 0 and 1), and what."""

    id: str
    title: str
    score: float
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Why the main area and not this neighbour."""

    id: str
    title: str
    how: str
    cite: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChoice:
    """The readings of an area's name between which the person chooses."""

    area: str
    title: str
    chosen: str
    """Id of the reading followed; empty while the person has not chosen."""
    options: tuple[AreaReading, ...]
    text: str
    """What the choice changes here, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The whole answer."""

    verdict: Verdict
    primary: str = ""
    """Area id; empty unless the verdict is ``fits``."""
    secondary: tuple[str, ...] = ()
    conclusion: str
    """The verdict as one Chinese sentence."""
    areas: tuple[AreaScore, ...]
    """Every area, the best first. The shares add up to one with `not_ai`."""
    not_ai: float
    """How much speaks for its being no AI work (a share between 0 and 1)."""
    differences: tuple[Difference, ...] = ()
    ask: tuple[AreaQuestion, ...] = ()
    """The question that would settle it best; none unless the verdict is ``unclear``."""
    reading: ReadingChoice | None = None
    notes: tuple[Reason, ...] = ()
    """What else the person should know, or write into the description."""
    basis: Basis
    """The weakest grade that the conclusion rests on."""
    sources: Mapping[str, Source]
    """The documents that the reasons cite, by id."""

    def area_named(self, area_id: str) -> AreaScore | None:
        """Return what was found for an area, or None."""
        return next((one for one in self.areas if one.id == area_id), None)
