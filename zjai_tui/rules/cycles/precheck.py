"""What to look at before handing in: the usual reasons for returned dossiers, and what only a person can see."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...base.problems import Severity
from ..basis import Basis

CheckKind = Literal[
    "known", "page_missing", "same_file", "answer_missing", "answer_is", "entry_after", "entry_before", "same_entry",
    "untitled", "unsure", "note_words", "future", "person_missing", "id_number", "age", "date_order", "stray_fact",
    "work_short", "area_fit", "condition", "education", "route", "evidenced_short", "last_days", "publicity_room",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PreCheck:
    """One usual reason for a returned dossier, and the kind of test that finds it.

    * ``known``: gives cite and basis to problems of these `codes`, which are told anyway
    * ``page_missing``: evidence without a page; ``same_file``: the same page of a file proves two achievements
    * ``answer_missing``: an achievement without an answer to one of `fields` (of `kinds`, where given)
    * ``answer_is``: an achievement of `kinds` whose answer to `fields` is one of `values`
    * ``entry_after``: dated after the round's `date`; ``entry_before``: not after the person's date `fact`, where the
      standard counts only later ones
    * ``same_entry``: two of a kind with the same name, or the same answer to one of `fields`
    * ``untitled``, ``unsure``: an achievement without a name, or marked as unsure
    * ``note_words``: the note holds one of `values`, yet the achievement counts as sure and lacks no answer
    * ``future``: a date after today; ``date_order``: the dates `facts` are not in this order
    * ``person_missing``: an empty line about the person, by `fields` of the dossier
    * ``id_number``: an identity number that cannot be one; ``age``: younger than `least` at the dates `facts`, or not
      yet born at the date of an achievement
    * ``stray_fact``: the date `fact` is given although the answer to `given` is none of `values`
    * ``work_short``: the description of the work has fewer than `least` characters
    * ``area_fit``: the chosen area is not the one the description speaks for
    * ``condition``: that condition of the round is not met, or not known; ``education``: hours, year by year
    * ``route``: the first route of the round is closed and another one is open
    * ``evidenced_short``: reached by what is claimed, not by what has evidence
    * ``last_days``: at most `least` working days are left until `date`
    * ``publicity_room``: fewer working days are left until `date` than the `number` publicity must last
    """

    id: str
    title: str
    kind: CheckKind
    severity: Severity = Severity.WARNING
    remedy: str = ""
    codes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    fact: str = ""
    given: str = ""
    date: str = ""
    number: str = ""
    condition: str = ""
    least: Decimal | None = None
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    note: str = ""

    @property
    def code(self) -> str:
        """Return the name of what it finds, as the JSON contract writes codes."""
        return self.id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Something no program can see, to be ticked by hand 逐项自查."""

    id: str
    ask: str
    """What should be so, as a statement to tick."""
    help: str = ""
    kinds: tuple[str, ...] = ()
    """Asked only when achievements of these kinds are listed; nothing: always."""
    team: bool = False
    """Asked only when there are achievements of several people."""
    only_if: str = ""
    """Id of a condition about an answer: asked unless that one is not met."""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
