"""The eligibility step as a conversation: its questions in order, each with what needs it. No textual here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..eligibility.questions import Question, Scored, questions
from ..eligibility.relevance import fact_key, hours_key
from ..rules.cycles.cycle import Cycle
from ..rules.cycles.precheck import CheckKind
from ..rules.standards.standard import Derive, Standard
from ..scoring.result import Assessment
from .person_slots import education_slots, fact_slots
from .session import Session
from .slots import Slot

OF_ANSWERS: frozenset[CheckKind] = frozenset(("age", "future", "date_order", "stray_fact"))
"""Kinds of checks that look at the answers of this step alone."""
INPUT = "input:"
"""Begins the id of an open item that is an input of the standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, and the place of its answer."""

    slot: Slot
    question: Question

    @property
    def idle(self) -> bool:
        """Whether it need not be shown: there is no answer, and none would change anything (or not yet)."""
        one = self.question
        return not one.answered and (one.later or not one.matters)


def asked(session: Session) -> tuple[Asked, ...]:
    """Return every question of the eligibility step; their order does not depend on the answers."""
    cycle, standard = session.rules.cycle, session.rules.standard
    slots = {slot.key: slot for slot in (*fact_slots(cycle), *education_slots(cycle))}
    found = questions(
        cycle, session.dossier, session.eligibility, session.assessment.total,
        scored_from(standard, cycle, session.assessment),
    )  # fmt: skip
    return tuple(Asked(slot=slots[one.key], question=one) for one in found)


def scored_from(standard: Standard, cycle: Cycle, assessment: Assessment) -> Scored:
    """Return what the standard takes from the round's questions, and which of it still widens the score."""
    widening = {one.id.removeprefix(INPUT) for one in assessment.open_items if one.id.startswith(INPUT)}
    titles: dict[str, tuple[str, ...]] = {}
    open_: set[str] = set()
    for one in standard.input:
        for key in _keys(one.derive, cycle) if one.derive else ():
            titles[key] = (*titles.get(key, ()), one.title)
            if one.id in widening:
                open_.add(key)
    return Scored(titles=titles, open=frozenset(open_), basis=assessment.basis)


def _keys(derive: Derive, cycle: Cycle) -> tuple[str, ...]:
    if derive.education:
        return tuple(hours_key(year, derive.education) for year in cycle.education.years)
    return (fact_key(derive.fact or derive.years_since),)


def doubts(session: Session, today: date) -> Mapping[str, str]:
    """Return what cannot well be right among the answers, by question key: the round's own checks of dates.

    Such an answer is kept, for the program cannot know which of two answers is the wrong one.
    """
    # the first screen must not wait for what only this step needs
    from ..readiness.findings import TESTS
    from ..readiness.given import Given

    given = Given(
        dossier=session.dossier, standard=session.rules.standard, cycle=session.rules.cycle,
        assessment=session.assessment, eligibility=session.eligibility, today=today,
    )  # fmt: skip
    found: dict[str, str] = {}
    for check in session.rules.cycle.precheck:
        for one in TESTS[check.kind](given, check) if check.kind in OF_ANSWERS else ():
            kind, _, fact = one.target.partition(":")
            if kind == "fact":
                found[fact_key(fact)] = found.get(fact_key(fact), "") + f"{one.message}。{one.remedy}。"
    return found
