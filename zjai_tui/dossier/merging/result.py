"""What comparing and merging find: every item that differs, whose value was taken, and what is still to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..model import Dossier

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that differs between two versions."""

    id: str
    """``person.unit``, ``answers.ethics``, ``entry:e05.facts.rank``, ``entry:e07`` for a whole entry …; each once."""
    place: str
    """What it belongs to, in Chinese; names out of the dossier as they stand."""
    title: str
    """What it is called, in Chinese."""
    a: Any
    """The value in one version: an answer, a text, a whole `Entry`, `Evidence` or `EducationYear`; None: not there."""
    b: Any
    base: Any = None
    """What it was before both; None also where there is no common version."""
    conflict: bool = False
    """Whether both sides say something of their own, so that somebody has to decide."""
    taken: Literal["a", "b", ""] = ""
    """Whose value is in the result; empty: not decided yet."""

    @property
    def undecided(self) -> bool:
        """Whether somebody still has to decide."""
        return self.conflict and not self.taken

    @property
    def kind(self) -> Literal["added", "removed", "changed"]:
        """Return what happened from `a` to `b`."""
        if self.a is None:
            return "added"
        return "removed" if self.b is None else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """An entry of `b` that got another id, because in `a` another achievement has it."""

    old: str
    new: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One dossier out of two versions."""

    result: Dossier
    """While something is undecided a preview: there it shows `a`, or `b` where `a` has nothing."""
    changes: tuple[Item, ...]
    """What differs between the two and is settled, by itself or by a choice."""
    conflicts: tuple[Item, ...]
    """What is still to be decided."""
    renumbered: tuple[Renumbered, ...] = ()
    order: tuple[str, ...] = ()
    """Ids of all items in the order of the file."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return everything that differs, in the order of the file."""
        found = {one.id: one for one in (*self.conflicts, *self.changes)}
        return tuple(found[id_] for id_ in self.order)
