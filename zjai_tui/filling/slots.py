"""Slots: one question, where its answer stands in the dossier, and how it is put there.

Forms are made from slots alone, so another round or standard needs no other screen. No textual here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..dossier.model import Dossier
from ..rules.fields import Field, Value
from .answers import UNKNOWN, Answer, read_answer

Read = Callable[[Dossier], object]
Write = Callable[[Dossier, Value | None], Dossier]
"""Puts an answer into a dossier; None clears it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A question and its place in the dossier."""

    key: str
    """Unique on screen; edits of one slot in a row are undone together."""
    field: Field
    read: Read
    write: Write
    section: str = ""
    lines: int = 1
    """More than one: a box for running text."""
    unknown: str = UNKNOWN
    """The word for leaving a choice open; empty when one must be chosen."""
    optional: bool = False
    """Whether nothing ever asks for it again when it is left empty."""
    check: Callable[[Dossier, Value], str] | None = None
    """Says in one sentence why an answer contradicts another one, or nothing."""
    clean: Callable[[str], str] | None = None
    """Writes what was typed in the usual way."""
    doubt: Callable[[str], str] | None = None
    """Says in one sentence why an answer, which is kept, cannot well be right, or nothing."""

    def answer(self, dossier: Dossier, typed: str) -> Answer:
        """Return what a typed text means here."""
        answer = read_answer(self.field, self.clean(typed) if self.clean is not None else typed)
        if answer.value is None or self.check is None:
            return answer
        problem = self.check(dossier, answer.value)
        return Answer(problem=problem) if problem else answer

    def doubted(self, value: object) -> str:
        """Return why an answer that is kept cannot well be right, or nothing."""
        return self.doubt(str(value)) if self.doubt is not None and value else ""


def filled(slots: Iterable[Slot], dossier: Dossier) -> tuple[int, int]:
    """Return how many of the slots hold an answer, and how many there are."""
    answers = [slot.read(dossier) not in (None, "") for slot in slots]
    return sum(answers), len(answers)


def named_choice(
    key: str, title: str, names: Mapping[str, str], *, read: Read, write: Write, help: str, unknown: str = "未选"
) -> Slot:
    """Return a choice whose dossier values are ids and whose words are their titles."""
    ids = {word: name for name, word in names.items()}

    def shown(dossier: Dossier) -> object:
        value = read(dossier)
        return names.get(str(value), value) if value else None

    def put(dossier: Dossier, value: Value | None) -> Dossier:
        return write(dossier, ids.get(str(value)) if value is not None else None)

    field = Field(id=key, title=title, type="choice", choices=tuple(names.values()), help=help)
    return Slot(key=key, field=field, read=shown, write=put, unknown=unknown)


def words(value: Value | None) -> str:
    """Return an answer for a place that holds text: nothing is the empty text."""
    return "" if value is None else str(value)
