"""A question put: description and answers beside the rules, weighed but not yet judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..rules.areas.area import Area, AreaReading
from ..rules.areas.questions import NOT_AI, AreaQuestions, Option, QuestionId
from .learning import Learned, Reading
from .result import Answers
from .text import cleaned
from .weighing import pooled

FEWEST = 12
"""Characters below which the words say nothing."""
BARELY = 0.25
"""Share of `NOT_AI` while the words say nothing."""

APPLIED, GOVERNANCE = "applied_tech", "social_governance"
BY_AI = "by_ai"
"""The reading of 社会治理 under which systems that govern society with AI belong to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything a fit is judged from."""

    areas: Sequence[Area]
    questions: AreaQuestions
    text: str
    answers: Answers
    chosen: Mapping[QuestionId, Option]
    reading: Reading
    words: Mapping[str, float]
    """Shares by the words alone."""
    shares: Mapping[str, float]
    """Shares with the answers, and the chosen reading of 社会治理, laid over them."""
    governs: bool
    """Whether the work seems to be a system that governs society: then 社会治理 can be read in two ways."""

    @property
    def vague(self) -> bool:
        """Tell whether the text is too short for its words to say anything."""
        return self.reading.known < FEWEST

    @property
    def by_ai(self) -> bool:
        """Tell whether the person has chosen the reading that turns applied technology into governance."""
        return self.governs and self.answers.reading == BY_AI

    @property
    def governance_readings(self) -> tuple[AreaReading, ...]:
        """Return the ways to read 社会治理."""
        return _governance_readings(self.areas)

    def area(self, area_id: str) -> Area:
        """Return the area of that id."""
        return next(one for one in self.areas if one.id == area_id)

    def ranked(self) -> list[str]:
        """Return the area ids, the best first, of equals in the order of the notice."""
        return sorted((one.id for one in self.areas), key=lambda name: -self.shares[name])

    def inside(self, area_id: str) -> float:
        """Return the area's share among the areas."""
        return self.shares[area_id] / (1 - self.shares[NOT_AI])


def case_of(areas: Sequence[Area], questions: AreaQuestions, learned: Learned, text: str, answers: Answers) -> Case:
    """Return the case: words read, answers found among the options and laid over the words."""
    chosen: dict[QuestionId, Option] = {}
    for question in questions.question:
        option = question.option_named(getattr(answers, question.id))
        if option is not None:
            chosen[question.id] = option
    reading = learned.read(text)
    words = reading.shares
    if reading.known < FEWEST:
        words = {**{one.id: (1 - BARELY) / len(areas) for one in areas}, NOT_AI: BARELY}
    shares = pooled(words, chosen)
    governs = _leads(areas, shares, chosen) and _governs(questions, text, chosen)
    if governs and answers.reading == BY_AI:
        shares = {**shares, APPLIED: shares[GOVERNANCE], GOVERNANCE: shares[APPLIED]}
    return Case(
        areas=areas, questions=questions, text=text, answers=answers, chosen=chosen, reading=reading, words=words,
        shares=shares, governs=governs,
    )  # fmt: skip


def _leads(areas: Sequence[Area], shares: Mapping[str, float], chosen: Mapping[QuestionId, Option]) -> bool:
    """Tell whether applied technology leads, and 社会治理 can be read in the way that would claim it."""
    if APPLIED not in shares or BY_AI not in {one.id for one in _governance_readings(areas)}:
        return False
    produced = chosen.get("produced")
    if produced is not None and APPLIED not in produced.supports:
        return False
    return shares[APPLIED] == max(shares[one.id] for one in areas)


def _governs(questions: AreaQuestions, text: str, chosen: Mapping[QuestionId, Option]) -> bool:
    """Tell whether an answer, or while the field is not answered a word, says that society is governed."""
    if any({APPLIED, GOVERNANCE} <= set(option.supports) for option in chosen.values()):
        return True
    if "field" in chosen:
        return False
    plain = cleaned(text)
    return any(word in plain for one in questions.question for option in one.option for word in option.words)


def _governance_readings(areas: Sequence[Area]) -> tuple[AreaReading, ...]:
    return next((one.reading for one in areas if one.id == GOVERNANCE), ())
