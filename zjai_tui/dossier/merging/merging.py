"""Comparing and merging: up to three versions of a dossier laid over each other, part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ...base.structure import EXTRA
from ...base.text import quoted
from ...base.toml_writing import default_of
from ..edit import highest_number
from ..model import Dossier, EducationYear, Entry, StandardRef
from .deciding import NO_BASE, Decisions, Where
from .entries import Entries
from .lists import merged_list, one_of
from .pairing import Slot, paired_texts, paired_years
from .parts import mapping, record
from .result import Item, Merge, Side
from .titles import NO_TITLES, PLACES, Titles

_NOT_COMPARED = {"schema", "app", "last_entry"}
"""Which program wrote the file in which layout, and a counter: nothing anybody claims."""


def compare_dossiers(a: Dossier, b: Dossier, titles: Titles = NO_TITLES) -> tuple[Item, ...]:
    """Return every item in which two dossiers differ, in the order of the file; empty exactly for equal ones.

    Entries are matched by id, and by content where ids differ or were used again for something else.
    What program wrote the files, and in which layout, is not compared.
    """
    return merge(None, a, b, titles=titles).items


def merge(
    base: Dossier | None,
    a: Dossier,
    b: Dossier,
    choices: Mapping[str, Side] | None = None,
    titles: Titles = NO_TITLES,
) -> Merge:
    """Return one dossier out of two versions of it; `base` is the version both come from, where there is one.

    What only one side changed is taken from it. What both changed differently is a conflict, as is,
    without a base, what both say differently; a missing or default value never takes an answer away
    then. `choices` decides items by id, also settled ones. Entries and proofs of both sides are kept
    unless a side took one away since the base. Raises ``KeyError`` for a choice of an item there is not.
    """
    chosen = choices or {}
    decisions = Decisions(chosen)
    entries = Entries(decisions, titles)
    result = _Parts(decisions, titles, entries).merged(base, a, b)
    unknown = chosen.keys() - {one.id for one in decisions.found}
    if unknown:
        raise KeyError(min(unknown))
    return Merge(
        result=result,
        changes=tuple(one for one in decisions.found if not one.undecided),
        conflicts=tuple(one for one in decisions.found if one.undecided),
        renumbered=tuple(entries.renumbered),
        order=tuple(one.id for one in decisions.found),
    )


class _Parts:
    """The parts of a dossier, in the order of the file."""

    def __init__(self, decisions: Decisions, titles: Titles, entries: Entries) -> None:
        self._decisions = decisions
        self._titles = titles
        self._entries = entries

    def merged(self, base: Dossier | None, a: Dossier, b: Dossier) -> Dossier:
        found: dict[str, Any] = {
            "app": b.app if base is not None and a.app == base.app else a.app,
        }
        for part in fields(Dossier):
            name = part.name
            if name in _NOT_COMPARED:
                continue
            old = NO_BASE if base is None else getattr(base, name)
            values = (old, getattr(a, name), getattr(b, name))
            match name:
                case "entry":
                    found[name] = self._entries.merged(
                        *values, last=max(one.last_entry for one in (base, a, b) if one is not None)
                    )
                case "education":
                    found[name] = self._years(*values)
                case "done":
                    found[name] = self._done(*values)
                case "standard":
                    found[name] = self._standard(*values)
                case "example":  # neither side of it says nothing
                    found[name] = self._decisions.value(self._where("", name), *values)
                case _ if isinstance(values[1], Mapping):
                    found[name] = mapping(self._decisions, self._titles, "" if name == EXTRA else name, *values)
                case _ if is_dataclass(values[1]):
                    found[name] = record(self._decisions, self._titles, name, *values)
                case _:
                    found[name] = self._decisions.value(self._where("", name), *values, default_of(part))
        return replace(a, **found, last_entry=_last_entry(found["entry"], base, a, b))

    def _where(self, part: str, key: str) -> Where:
        return Where(f"{part}.{key}" if part else key, PLACES[part], self._titles.of(part, key))

    def _standard(self, base: Any, a: StandardRef, b: StandardRef) -> StandardRef:
        """Return the standard: id, edition and digest name one text together."""
        plain_base = base if base is NO_BASE else replace(base, extra={})
        taken: StandardRef = self._decisions.value(
            self._where("", "standard"), plain_base, replace(a, extra={}), replace(b, extra={}), StandardRef()
        )
        old = base if base is NO_BASE else base.extra
        return replace(taken, extra=mapping(self._decisions, self._titles, "standard.extra", old, a.extra, b.extra))

    def _years(self, base: Any, a: Any, b: Any) -> tuple[EducationYear, ...]:
        where = Where("education-order", PLACES["education"], "各年的次序")
        return merged_list(self._decisions, where, base, a, b, paired_years, self._year, lambda one: f"{one.year}年")

    def _year(self, slot: Slot[EducationYear], _: int) -> EducationYear | None:
        year = next(one.year for one in (slot.a, slot.b) if one is not None)
        prefix = f"education:{year}"
        if slot.a is None or slot.b is None:
            where = Where(prefix, PLACES["education"], f"{year}年")
            return one_of(self._decisions, where, slot)
        base = slot.base or NO_BASE
        found: EducationYear = record(
            self._decisions, self._titles, prefix, base, slot.a, slot.b, part="education", before=f"{year}年"
        )
        if found.total is not None and found.professional is not None and found.professional > found.total:
            self._decisions.reopen((f"{prefix}.total", f"{prefix}.professional"))
            return replace(found, total=slot.a.total, professional=slot.a.professional)
        return found

    def _done(self, base: Any, a: Any, b: Any) -> tuple[str, ...]:
        where = Where("done-order", PLACES["done"], "次序")
        return merged_list(self._decisions, where, base, a, b, paired_texts, self._tick, lambda one: one)

    def _tick(self, slot: Slot[str], number: int) -> str | None:
        if slot.a is not None and slot.b is not None:
            return slot.a
        text = next(one for one in (slot.a, slot.b) if one is not None)
        where = Where(f"done:{number + 1}:{text}", PLACES["done"], self._titles.done.get(text, quoted(text)))
        return one_of(self._decisions, where, slot)


def _last_entry(kept: Sequence[Entry], *versions: Dossier | None) -> int:
    """Return the counter of the result: no id that any of the versions has or had is given again.

    The counter holds the highest number only where the kept entries do not show it, as `remove_entry` has it.
    """
    known = [one for one in versions if one is not None]
    last = max(one.last_entry for one in known)
    highest = max(highest_number(one.entry) for one in known)
    return max(last, highest) if highest > highest_number(kept) else last
