"""Which unanswered question would settle the direction best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log2

from ..rules.areas.questions import NOT_AI, AreaQuestion, Option, QuestionId
from .weighing import SILENT, pooled, speaks


def best_question(
    questions: Iterable[AreaQuestion], words: Mapping[str, float], chosen: Mapping[QuestionId, Option]
) -> AreaQuestion | None:
    """Return the question after which, on average over the answers to be expected, least is left open.

    None when all are answered. Of equals the earlier one, which outranks the others.
    """
    now = pooled(words, chosen)
    best, least = None, float("inf")
    for question in questions:
        if question.id in chosen:
            continue
        left = _left_open(question, now, words, chosen)
        if left < least - 1e-9:
            best, least = question, left
    return best


def _left_open(
    question: AreaQuestion, now: Mapping[str, float], words: Mapping[str, float], chosen: Mapping[QuestionId, Option]
) -> float:
    """Return the entropy expected after the answer, in bits."""
    expected = {one.id: 0.0 for one in question.option}
    for area, share in now.items():
        telling = {one.id: _chance(one, area) for one in question.option}
        total = sum(telling.values())
        for name, chance in telling.items():
            expected[name] += share * chance / total
    return sum(
        expected[one.id] * _entropy(pooled(words, {**chosen, question.id: one}).values()) for one in question.option
    )


def _chance(option: Option, area: str) -> float:
    """Return how likely work of that area gets this answer, relative to the other answers."""
    if area == NOT_AI and NOT_AI not in option.supports:
        return SILENT  # work that is no AI has users and fields like any other
    return speaks(option, area) + SILENT / 10


def _entropy(shares: Iterable[float]) -> float:
    return -sum(share * log2(share) for share in shares if share > 0)
