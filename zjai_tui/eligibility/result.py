"""What the eligibility judge says: one structure feeds the screen, the command line and the reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..rules.basis import Basis
from ..scoring.result import Verdict

VERDICT_LABELS: dict[Verdict, str] = {"yes": "符合", "no": "不符合", "unknown": "待定"}
"""The verdicts as people read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortYear:
    """Hours missing in one calendar year; None where the number is not filled in."""

    year: int
    total: Decimal | None
    professional: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """How far a condition is from being met: the day, the hours or the points, whichever the rule counts."""

    text: str
    """A Chinese sentence that names the date it compares with, without final punctuation."""
    on: date | None = None
    """The day on which it is met, as far as time alone decides."""
    cutoff: str = ""
    """Id of the cycle date that `on` is compared with."""
    in_time: bool | None = None
    """Whether `on` is not later than that date; None where there is no `on`."""
    hours: tuple[ShortYear, ...] = ()
    points: tuple[Decimal, Decimal] | None = None
    """Points missing at least and at most; at least zero: perhaps none is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionResult:
    """One condition, judged."""

    id: str
    title: str
    verdict: Verdict
    """``yes`` as well where the condition does not apply; see `applies`."""
    reason: str
    """A Chinese sentence with the numbers and dates, without final punctuation."""
    remedy: str
    """What to do, in Chinese, without final punctuation; empty when met."""
    cites: tuple[str, ...]
    basis: Basis
    """The weakest grade of the rules this verdict rests on."""
    note: str = ""
    """What the rules leave open here, in Chinese."""
    applies: bool = True
    facts: tuple[str, ...] = ()
    """Ids of the questions it asks about the person, in order."""
    check: tuple[str, ...] = ()
    """Document numbers of the texts not held that it must be checked against."""
    by_score: bool = False
    """Whether it is the self-score that is judged."""
    gate: str = ""
    """Id of the standard's gate 控制项 that it is; empty for a condition of the round."""
    children: tuple[ConditionResult, ...] = ()
    """For a condition made of others: those."""
    earliest: Earliest | None = None
    """How far it is from being met; None when it is met, or when neither time, hours nor points can be counted."""

    @property
    def label(self) -> str:
        """Return the verdict as people read it."""
        return VERDICT_LABELS[self.verdict] if self.applies else "不适用"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearResult:
    """Continuing education of one calendar year."""

    year: int
    verdict: Verdict
    total: Decimal | None
    professional: Decimal | None
    short_total: Decimal | None
    """Hours missing to the yearly total; None when not filled in."""
    short_professional: Decimal | None
    unfinished: bool
    """Whether the year is not over on the day the hours are checked."""
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationResult:
    """Continuing education 继续教育, year by year; the sum is shown and never decides."""

    verdict: Verdict
    years: tuple[YearResult, ...]
    sum: Decimal
    """Hours of all years that are filled in."""
    sum_needed: Decimal
    sum_complete: bool
    """Whether every year is filled in."""
    only_by_sum: bool
    """The sum reaches the years' total although a year is short: not met year by year."""
    sum_text: str
    """The sum as a Chinese sentence, without final punctuation."""
    reason: str
    remedy: str
    cites: tuple[str, ...]
    basis: Basis
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteResult:
    """A way to apply, judged: yes only if every condition is met, no if one is not."""

    id: str
    title: str
    verdict: Verdict
    results: tuple[ConditionResult, ...]
    """The conditions of this route alone."""
    common: tuple[ConditionResult, ...]
    """The conditions of every route, those that apply."""
    basis: Basis
    """The weakest grade of the rules the verdict rests on."""
    conclusion: str
    """The verdict as a Chinese sentence, with what it must be checked against."""
    note: str
    """What this route leaves unjudged, in Chinese."""
    cites: tuple[str, ...]

    @property
    def deciding(self) -> tuple[ConditionResult, ...]:
        """Return the conditions that make the verdict: those not met, else those unknown, else all."""
        every = (*self.results, *self.common)
        return tuple(one for one in every if one.verdict == self.verdict)

    @property
    def label(self) -> str:
        """Return the verdict as people read it."""
        if self.only_score_missing:
            return "分数还不到"
        return {"yes": "可以申报", "no": "不能申报", "unknown": "待定"}[self.verdict]

    @property
    def only_score_missing(self) -> bool:
        """Tell whether nothing but the self-score is not met: it grows with every achievement still to be listed."""
        return self.verdict == "no" and all(one.by_score for one in self.deciding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """The whole answer for one dossier in one round."""

    cycle: str
    routes: tuple[RouteResult, ...]
    common: tuple[ConditionResult, ...]
    """The conditions of every route, also those that do not apply."""
    education: EducationResult
    basis: Basis
    """The weakest grade of the routes' conclusions."""

    @property
    def verdict(self) -> Verdict:
        """Return ``yes`` when a route is open, ``no`` when none can be, else ``unknown``."""
        found = {route.verdict for route in self.routes}
        return "yes" if "yes" in found else "unknown" if "unknown" in found else "no"

    def route(self, route_id: str) -> RouteResult:
        """Return the route of that id; raise ``KeyError`` when the round has none."""
        for one in self.routes:
            if one.id == route_id:
                return one
        raise KeyError(route_id)
