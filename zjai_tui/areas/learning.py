"""What the example descriptions teach: how often each feature occurs in the descriptions of each area.

Naive Bayes in two stages, AI work or not, then which area. Learning is counting; the logarithms
are taken when a text is read. Beside the descriptions the areas' own texts and terms are counted
with less weight, so that a word no description has is not unknown. Deterministic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from ..rules.areas.area import Area
from ..rules.areas.descriptions import Description
from ..rules.areas.questions import NOT_AI
from .terms import Found, Terms, terms_of
from .text import clauses, cleaned, features, han_count, stripped

LISTED_WEIGHT = 0.6
"""Weight of an area's own texts and terms beside a description, which weighs 1."""
SECOND_WEIGHT = 0.3
"""Weight of a description for an area it could also belong to."""
DUTIES_WEIGHT = 3.0
"""Weight of a bare list of duties."""
SMOOTHING = 0.15
INSIDE_HEAT, OUTSIDE_HEAT = 0.2, 0.13
"""How far the sums of logarithms are trusted: features that overlap say the same thing several times."""
"""Chosen by cross-validation, see tests/bench/areas.py."""
SUREST = 30.0
"""Logarithm beyond which words are no surer: a share is never exactly one, for the others are divided by the rest."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of one description say by themselves."""

    shares: Mapping[str, float]
    """Share of each area and of `NOT_AI`; they add up to one."""
    known: int
    """Different Chinese characters, and Latin words that the examples know."""
    clauses: tuple[tuple[str, Mapping[str, float]], ...]
    """Each clause of the text, with how much it speaks for each area, and for its being no AI work."""
    terms: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """Counts of features by class, and the totals."""

    classes: tuple[str, ...]
    """The areas, and last `NOT_AI`."""
    counts: Mapping[str, Sequence[float]]
    totals: tuple[float, ...]
    examples: tuple[int, ...]
    terms: Terms

    def read(self, text: str) -> Reading:
        """Return what the words of a text say, each clause by itself as well."""
        plain = cleaned(text)
        terms = self.terms.found(plain, stripped(text))
        known = [one for one in (*features(plain), *_marks(terms)) if one in self.counts]
        inside, outside = self._sums(known)
        shares = _softmax([INSIDE_HEAT * one for one in inside])
        ai = 1 / (1 + exp(-min(max(OUTSIDE_HEAT * outside, -SUREST), SUREST)))
        return Reading(
            shares={**{name: share * ai for name, share in zip(self.classes, shares, strict=False)}, NOT_AI: 1 - ai},
            known=han_count(plain) + sum(one in self.counts for one in features(plain) if one.isascii()),
            clauses=tuple((clause, self._speaks(clause)) for clause in clauses(stripped(text))),
            terms=terms,
        )

    def _sums(self, known: Iterable[str]) -> tuple[list[float], float]:
        """Return the sum of logarithms for each class but the last, and that for AI work against none.

        The latter is the mean of two: all AI work taken together against none, and the likeliest area against none.
        """
        of = len(self.classes) - 1
        rows = [self.counts[one] for one in known]
        size = SMOOTHING * len(self.counts)
        inside = [log(number + 1) for number in self.examples[:of]]
        for at in range(of):
            here = log(self.totals[at] + self.totals[of + 1 + at] + size)
            inside[at] += sum(log(row[at] + row[of + 1 + at] + SMOOTHING) - here for row in rows)
        here = log(self.totals[of] + size)
        none = log(self.examples[of] + 1) + sum(log(row[of] + SMOOTHING) - here for row in rows)
        here = log(sum(self.totals[:of]) + size)
        together = log(sum(self.examples[:of]) + 1) + sum(log(sum(row[:of]) + SMOOTHING) - here for row in rows)
        return inside, (together + max(inside)) / 2 - none

    def _speaks(self, clause: str) -> dict[str, float]:
        """Return how much one clause speaks for each area against the others, and against AI work (`NOT_AI`)."""
        inside, outside = self._sums(one for one in features(cleaned(clause)) if one in self.counts)
        mean = sum(inside) / len(inside)
        return {**{name: one - mean for name, one in zip(self.classes, inside, strict=False)}, NOT_AI: -outside}


def learn(descriptions: Iterable[Description], areas: Sequence[Area]) -> Learned:
    """Return what the descriptions, and the areas' own texts and terms, teach. Every area must be a label's."""
    names = [area.id for area in areas]
    classes = (*names, NOT_AI)
    place = {name: at for at, name in enumerate(classes)}
    width = 2 * len(classes) - 1
    counts: dict[str, list[float]] = {}
    examples = [0] * len(classes)
    terms = terms_of(areas)

    def count(found: Iterable[str], at: int, weight: float) -> None:
        for one in found:
            row = counts.get(one)
            if row is None:
                row = counts[one] = [0.0] * width
            row[at] += weight

    for one in descriptions:
        text = cleaned(one.text)
        found = features(text)
        found.update(_marks(terms.found(text)))
        examples[place[one.area]] += not one.duties
        count(found, place[one.area], DUTIES_WEIGHT if one.duties else 1.0)
        for name in one.second:
            if not one.duties:
                count(found, len(classes) + place[name], SECOND_WEIGHT)
    for area in areas:
        for text in _listed(area):
            count(features(cleaned(text)), len(classes) + place[area.id], LISTED_WEIGHT)
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    return Learned(classes, counts, tuple(totals), tuple(examples), terms)


def _listed(area: Area) -> Iterable[str]:
    yield f"{area.scope}{area.results}"
    for term in area.term:
        yield " ".join((term.term, *term.aliases))


def _marks(terms: Iterable[Found]) -> set[str]:
    """Return the features that stand for a term of an area, whichever it is."""
    return {f"<{one.area}>" for one in terms}


def _softmax(sums: Sequence[float]) -> list[float]:
    most = max(sums)
    powers = [exp(one - most) for one in sums]
    total = sum(powers)
    return [one / total for one in powers]
