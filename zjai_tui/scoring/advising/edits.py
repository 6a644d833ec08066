"""What a step of advice would change in a dossier: functions from one dossier to another.

Dossiers are immutable, so trying an edit can never touch the one a person works on, nor a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ...base.numbers import ZERO
from ...dossier.edit import add_entry, education_year, replace_entry, set_answer, set_education, set_fact, set_variant
from ...dossier.model import Dossier
from ...rules.fields import Value

Edit = Callable[[Dossier], Dossier]
"""Returns a changed copy. All edits of this module can be compared, and told apart by what they do."""


def edited(dossier: Dossier, edits: Iterable[Edit]) -> Dossier:
    """Return the dossier after all the edits, in order."""
    for edit in edits:
        dossier = edit(dossier)
    return dossier


@dataclass(frozen=True, slots=True)
class CompleteEntry:
    """An achievement gets answers it lacked, and is no longer in doubt."""

    entry: str
    facts: Mapping[str, Value]

    def __call__(self, dossier: Dossier) -> Dossier:
        """Return the dossier with the achievement completed; raise ``KeyError`` when it has none of that id."""
        held = dossier.entry_named(self.entry)
        if held is None:
            raise KeyError(self.entry)
        return replace_entry(dossier, replace(held, facts={**held.facts, **self.facts}, sure="sure"))


@dataclass(frozen=True, slots=True)
class AnswerQuestions:
    """Questions about the person are answered: the standard's own, and those of the round."""

    answers: Mapping[str, Value] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)

    def __call__(self, dossier: Dossier) -> Dossier:
        """Return the dossier with the answers."""
        for name, value in self.answers.items():
            dossier = set_answer(dossier, name, value)
        for name, value in self.facts.items():
            dossier = set_fact(dossier, name, value)
        return dossier


@dataclass(frozen=True, slots=True)
class ReachHours:
    """A year of continuing education has at least these hours."""

    year: int
    total: Decimal
    professional: Decimal

    def __call__(self, dossier: Dossier) -> Dossier:
        """Return the dossier with the year's hours raised where they were fewer."""
        held = education_year(dossier, self.year)
        professional = max(held.professional or ZERO, self.professional)
        total = max(held.total or ZERO, self.total, professional)
        return set_education(dossier, replace(held, total=total, professional=professional))


@dataclass(frozen=True, slots=True)
class AddEntry:
    """One more achievement is listed."""

    kind: str
    title: str
    facts: Mapping[str, Value]

    def __call__(self, dossier: Dossier) -> Dossier:
        """Return the dossier with the achievement at the end."""
        return add_entry(dossier, self.kind, self.title, self.facts)[0]


@dataclass(frozen=True, slots=True)
class ChooseVariant:
    """The post category is chosen."""

    variant: str

    def __call__(self, dossier: Dossier) -> Dossier:
        """Return the dossier with that post category."""
        return set_variant(dossier, self.variant)
