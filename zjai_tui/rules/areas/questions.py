"""The few questions that settle a direction better than any wording of the work, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..basis import Basis, Source

QuestionId = Literal["produced", "used_by", "field"]
"""What is produced, who uses it, in which field: an earlier one outranks all later ones together."""

NOT_AI = "none"
"""What stands beside the area ids for work that is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer offered, and the areas it speaks for and against (ids, or `NOT_AI`)."""

    id: str
    title: str
    help: str = ""
    supports: tuple[str, ...]
    against: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Words of a description that hint at this answer, where examples are too few to learn them from."""
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaQuestion:
    """One question about the work, with the answers offered."""

    id: QuestionId
    title: str
    """The question in a word, as a label."""
    ask: str
    why: str
    option: tuple[Option, ...]

    def option_named(self, option_id: str) -> Option | None:
        """Return the option of that id, or None."""
        return next((one for one in self.option if one.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaQuestions:
    """The questions, the most telling first."""

    schema: int
    about: str
    question: tuple[AreaQuestion, ...]
    source: tuple[Source, ...] = ()

    def question_named(self, question_id: str) -> AreaQuestion | None:
        """Return the question of that id, or None."""
        return next((one for one in self.question if one.id == question_id), None)
