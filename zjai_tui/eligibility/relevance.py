"""Which open questions can still change a route's verdict, whatever else is answered.

Every condition is looked at with all that its open questions could be answered; what comes out is
put together by the judge's own logic. Parts that share a question are taken as independent: a
question may be asked that in the end decides nothing, but none that decides is ever left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from ..base.dates import EARLIEST
from ..dossier import edit
from ..dossier.model import Dossier
from ..rules.basis import Basis
from ..rules.cycles.cycle import Condition, Cycle
from ..rules.fields import Field, Value, value_problem
from ..rules.standards.standard import Span
from ..scoring.result import Verdict
from .checks import Given, check
from .education import HOURS, hours_verdict, judge_education, usable
from .logic import all_of, any_of, implies

Outcome = Verdict | Literal["out"]
"""A verdict, or ``out`` where the condition does not apply."""
Outcomes = frozenset[Outcome]
ANY: Outcomes = frozenset(("yes", "no", "unknown"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What can still come of a condition, or of a part of one."""

    outcomes: Outcomes
    keys: frozenset[str] = frozenset()
    """Questions that by themselves change what comes of this part."""
    join: Literal["", "all", "any"] = ""
    parts: tuple[Part, ...] = ()
    """What it is made of; where there is a premise, the condition without it."""
    premise: Part | None = None
    """The condition that says whom this one concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """What the open questions can still do."""

    routes: Mapping[str, Outcomes]
    """What can still come of each route."""
    conditions: Mapping[str, Outcomes]
    """What can still come of each condition."""
    changes: Mapping[str, frozenset[str]]
    """By question key: the routes whose verdict the answer can still change. A key that is absent changes none."""

    def closed(self, route: str) -> bool:
        """Whether no answer to an open question can open that route."""
        return self.routes[route] == {"no"}


def fact_key(fact: str) -> str:
    """Return the key of one of the round's questions about the person."""
    return f"fact.{fact}"


def hours_key(year: int, name: str) -> str:
    """Return the key of a question about continuing education: ``total``, ``professional`` or ``finished``."""
    return f"education.{year}.{name}"


def relevance(cycle: Cycle, dossier: Dossier, score: Span | None) -> Relevance:
    """Return what the questions without a usable answer can still change.

    `score` is the self-assessment as it stands. It can grow with every achievement, so that only
    a score that reaches the line is settled.
    """
    looked = _Looking(cycle, dossier, score)
    roots = {one.id: tuple(looked.part(name) for name in (*one.needs, *cycle.common)) for one in cycle.route}
    changes: dict[str, set[str]] = {}
    outcomes: dict[str, Outcomes] = {}
    for route, parts in roots.items():
        outcomes[route] = _joined("all", [part.outcomes for part in parts])
        for key in _changing(Part(outcomes=outcomes[route], join="all", parts=parts)):
            changes.setdefault(key, set()).add(route)
    return Relevance(
        routes=outcomes,
        conditions={name: part.outcomes for name, part in looked.done.items()},
        changes={key: frozenset(routes) for key, routes in changes.items()},
    )


class _Looking:
    """One look at all conditions; each is looked at once."""

    def __init__(self, cycle: Cycle, dossier: Dossier, score: Span | None) -> None:
        self.given = Given(
            cycle=cycle, dossier=dossier, score=score, score_basis=Basis.ASSUMED,
            education=judge_education(cycle, dossier),
        )  # fmt: skip
        self.conditions, self.facts = cycle.conditions(), cycle.facts()
        self.done: dict[str, Part] = {}

    def part(self, name: str) -> Part:
        """Return what can come of a condition."""
        if name not in self.done:
            condition = self.conditions[name]
            found = self._own(condition)
            if condition.only_if:
                found = _limited(found, self.part(condition.only_if))
            self.done[name] = found
        return self.done[name]

    def _own(self, condition: Condition) -> Part:
        test = condition.test
        if test.all or test.any:
            join: Literal["all", "any"] = "all" if test.all else "any"
            parts = tuple(self.part(one) for one in (*test.all, *test.any))
            return Part(outcomes=_joined(join, [one.outcomes for one in parts]), join=join, parts=parts)
        if test.education:
            return self._education()
        if test.score_at_least or test.area:
            now = check(self.given, condition, ()).verdict
            return Part(outcomes=frozenset((now,)) if now == "yes" else ANY)
        return self._answers(condition)

    def _answers(self, condition: Condition) -> Part:
        """Return what can come of a condition about answers: every combination of the open ones is judged."""
        test = condition.test
        fields = [self.facts[name] for name in (test.years_since or (test.fact,))]
        open_ = [field for field in fields if not _answered(self.given.dossier, field)]
        ways = [(None, *_stand_ins(field, self.given.cycle, condition)) for field in open_]
        found = {way: self._judged(condition, open_, way) for way in product(*ways)}
        keys = {
            fact_key(field.id)
            for at, field in enumerate(open_)
            if any(found[way] != found[(*way[:at], None, *way[at + 1 :])] for way in found)
        }
        return Part(outcomes=frozenset(found.values()), keys=frozenset(keys))

    def _judged(self, condition: Condition, fields: Sequence[Field], values: Iterable[Value | None]) -> Verdict:
        dossier = self.given.dossier
        for field, value in zip(fields, values, strict=True):
            dossier = edit.set_fact(dossier, field.id, value)
        return check(replace(self.given, dossier=dossier), condition, ()).verdict

    def _education(self) -> Part:
        rule, years = self.given.cycle.education, []
        for year in rule.years:
            filled = usable(rule, edit.education_year(self.given.dossier, year))
            parts = []
            for name in HOURS:
                now = hours_verdict(rule, filled, name)
                more = hours_key(year, "finished")
                open_ = frozenset((more,)) if filled.finished is None else frozenset()
                if getattr(filled, name) is None:
                    parts.append(Part(outcomes=ANY, keys=frozenset((hours_key(year, name),)) | open_))
                elif now == "unknown" and open_:  # short: "no" as soon as the year is said to be complete
                    parts.append(Part(outcomes=frozenset(("no", "unknown")), keys=open_))
                else:
                    parts.append(Part(outcomes=frozenset((now,))))
            years.append(Part(outcomes=_joined("all", [one.outcomes for one in parts]), join="all", parts=tuple(parts)))
        return Part(outcomes=_joined("all", [one.outcomes for one in years]), join="all", parts=tuple(years))


def _answered(dossier: Dossier, field: Field) -> bool:
    """Tell whether there is an answer that the judge can use; any other must be given again."""
    value = dossier.facts.get(field.id)
    return value is not None and value_problem(field, value) is None


def _stand_ins(field: Field, cycle: Cycle, condition: Condition) -> tuple[Value, ...]:
    """Return answers standing for all there are: every choice, or a day that is early enough and one that is not."""
    if field.type == "date":
        return (EARLIEST, cycle.dates()[condition.test.until].on)
    return field.choices if field.type == "choice" else (True, False)


def _limited(own: Part, premise: Part) -> Part:
    """Return what comes of a condition that concerns only those whom the premise meets."""
    found: set[Outcome] = set()
    for first in premise.outcomes:
        found |= {_implied(first, second) for second in own.outcomes}
    return Part(outcomes=frozenset(found), parts=(own,), premise=premise)


def _implied(premise: Outcome, conclusion: Outcome) -> Outcome:
    if premise == "no":
        return "out"
    return implies(_plain(premise), _plain(conclusion))


def _plain(outcome: Outcome) -> Verdict:
    """Return a verdict: a condition that does not apply counts as met."""
    return "yes" if outcome == "out" else outcome


def _joined(join: Literal["all", "any"], members: Iterable[Outcomes]) -> Outcomes:
    """Return what can come of conditions together; those that do not apply are left out, as the judge does."""
    found: set[Verdict] = {_NEUTRAL[join]}
    for outcomes in members:
        found = {_both(join, before, one) for before in found for one in outcomes}
    return frozenset(found)


_NEUTRAL: Mapping[Literal["all", "any"], Verdict] = {"all": "yes", "any": "no"}


def _both(join: Literal["all", "any"], first: Verdict, second: Outcome) -> Verdict:
    if second == "out":
        return first
    return all_of((first, second)) if join == "all" else any_of((first, second))


def _changing(part: Part) -> Iterator[str]:
    """Yield the questions that can change what comes of a part."""
    if len(part.outcomes) < 2:
        return
    yield from part.keys
    if part.premise is not None:
        (own,) = part.parts
        if any(len({_implied(first, second) for second in own.outcomes}) > 1 for first in part.premise.outcomes):
            yield from _changing(own)
        if any(len({_implied(first, second) for first in part.premise.outcomes}) > 1 for second in own.outcomes):
            yield from _changing(part.premise)
        return
    for at, one in enumerate(part.parts):
        join = part.join or "all"
        others = _joined(join, [other.outcomes for place, other in enumerate(part.parts) if place != at])
        if any(len({_both(join, _plain(rest), now) for now in one.outcomes}) > 1 for rest in others):
            yield from _changing(one)
