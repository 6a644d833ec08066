"""Answers laid over the words: what is produced outranks who uses it, that the field, and that the words.

Begun with the words, each more telling answer in turn takes most of the weight for the areas it speaks
for, and shares it out among them as all that was weighed before it does. So an answer decides wherever
it speaks for one area alone; where it speaks for several, the less telling ones decide among these.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..rules.areas.questions import NOT_AI, Option, QuestionId

WEIGHT = 9.0
"""Weight of an answer beside all that is less telling, which weighs 1."""
SILENT = 0.03
"""How much an answer speaks for an area that it neither supports nor speaks against."""
EVEN = 0.15
"""Share that every area has at least when an answer is shared out: no word can rule out an answer."""
OUTSIDE_WEIGHT = 27.0
"""Weight of what is produced beside the words, in whether it is AI work at all."""

RANKS: tuple[QuestionId, ...] = ("field", "used_by", "produced")
"""The questions, the least telling first."""


def pooled(words: Mapping[str, float], chosen: Mapping[QuestionId, Option]) -> dict[str, float]:
    """Return the share of each area, and of `NOT_AI`, with the chosen answers laid over the words' shares.

    Whether it is AI work at all only the words and what is produced can say.
    """
    outside = _outside(words[NOT_AI], chosen.get("produced"))
    inside = _shares({name: share for name, share in words.items() if name != NOT_AI})
    for question in RANKS:
        option = chosen.get(question)
        if option is not None and option.supports != (NOT_AI,):
            said = _shares({name: (share + EVEN) * speaks(option, name) for name, share in inside.items()})
            inside = {name: (share + WEIGHT * said[name]) / (1 + WEIGHT) for name, share in inside.items()}
    return {**{name: share * (1 - outside) for name, share in inside.items()}, NOT_AI: outside}


def speaks(option: Option, area: str) -> float:
    """Return how much an answer speaks for an area: 1, `SILENT` or 0."""
    if area in option.supports:
        return 1.0
    return 0.0 if area in option.against else SILENT


def _outside(by_words: float, produced: Option | None) -> float:
    if produced is None:
        return by_words
    return (by_words + OUTSIDE_WEIGHT * (NOT_AI in produced.supports)) / (1 + OUTSIDE_WEIGHT)


def _shares(parts: Mapping[str, float]) -> dict[str, float]:
    total = sum(parts.values())
    return {name: part / total if total else 1 / len(parts) for name, part in parts.items()}
