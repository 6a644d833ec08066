"""Merging the achievements: each with its answers and proofs, and every id once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...base.text import quoted
from ..edit import next_entry_id
from ..model import Dossier, Entry, Evidence
from .deciding import NO_BASE, Decisions, Where
from .lists import merged_list, one_of
from .pairing import Slot, paired_entries, paired_evidence
from .parts import mapping, record
from .result import Renumbered
from .titles import PLACES, Titles

_WHOLE = "整条"


class Entries:
    """The achievements of the versions, laid over each other."""

    def __init__(self, decisions: Decisions, titles: Titles) -> None:
        """Take the decisions and titles of the whole merge."""
        self._decisions = decisions
        self._titles = titles
        self._ids_of_a: frozenset[str] = frozenset()
        self.renumbered: list[Renumbered] = []
        """Entries of `b` whose id belongs to another entry in the result."""

    def merged(self, base: Any, a: Sequence[Entry], b: Sequence[Entry], *, last: int) -> tuple[Entry, ...]:
        """Return the merged entries; `last` is the highest number ever given to one."""
        self._ids_of_a = frozenset(one.id for one in a)
        where = Where("entry-order", PLACES["entry"], "次序")
        from_a: list[bool] = []

        def one(slot: Slot[Entry], _: int) -> Entry | None:
            entry = self._entry(slot)
            if entry is not None:
                from_a.append(slot.a is not None)
            return entry

        found = merged_list(
            self._decisions, where, base, a, b, paired_entries, one, self._titles.of_entry, order_matters=True
        )
        known = (*(() if base is NO_BASE else base), *a, *b)
        return self._each_id_once(found, from_a, Dossier(entry=known, last_entry=last))

    def _entry(self, slot: Slot[Entry]) -> Entry | None:
        a, b = slot.a, slot.b
        prefix = f"entry:{self._label(slot)}"
        if a is None or b is None:
            held = b if a is None else a
            assert held is not None
            return one_of(self._decisions, Where(prefix, self._titles.of_entry(held), _WHOLE), slot)
        place = self._titles.of_entry(a)
        base = slot.base or NO_BASE
        olds = [NO_BASE] * 4 if slot.base is None else [slot.base.id, slot.base.facts, slot.base.evidence, slot.base]
        id_ = a.id
        if a.id != b.id:
            rule = "b" if slot.base is not None and slot.base.id == a.id else "a"
            where = Where(f"{prefix}.id", place, self._titles.of("entry", "id"))
            id_ = self._decisions.settle(where, olds[0], a.id, b.id, "b" if rule == "b" else "a")
        names = {
            key: self._titles.of_field(kind, key)
            for kind, facts in ((b.kind, b.facts), (a.kind, a.facts))
            for key in facts
        }
        facts = mapping(
            self._decisions, self._titles, f"{prefix}.facts", olds[1], a.facts, b.facts, place=place, names=names
        )
        given = {"id": id_, "facts": facts, "evidence": self._proofs(prefix, place, olds[2], a.evidence, b.evidence)}
        found: Entry = record(
            self._decisions, self._titles, prefix, base, a, b, part="entry", place=place, given=given
        )  # fmt: skip
        return found

    def _proofs(
        self, prefix: str, place: str, base: Any, a: Sequence[Evidence], b: Sequence[Evidence]
    ) -> tuple[Evidence, ...]:
        def one(slot: Slot[Evidence], number: int) -> Evidence | None:
            id_ = f"{prefix}.evidence:{number + 1}"
            held = slot.a or slot.b
            assert held is not None
            name = f"佐证材料{quoted(held.file)}"
            if slot.a is None or slot.b is None:
                return one_of(self._decisions, Where(id_, place, name), slot)
            found: Evidence = record(
                self._decisions, self._titles, id_, slot.base or NO_BASE, slot.a, slot.b,
                part="evidence", place=place, before=f"{name}的",
            )  # fmt: skip
            return found

        where = Where(f"{prefix}.evidence-order", place, "佐证材料的次序")
        return merged_list(self._decisions, where, base, a, b, paired_evidence, one, lambda held: held.file)

    def _label(self, slot: Slot[Entry]) -> str:
        """Return what the entry's items are known by; the same id of another achievement in `b` is marked."""
        if slot.a is not None:
            return slot.a.id
        assert slot.b is not None
        return f"{slot.b.id}@b" if slot.b.id in self._ids_of_a else slot.b.id

    def _each_id_once(self, found: Sequence[Entry], from_a: Sequence[bool], known: Dossier) -> tuple[Entry, ...]:
        """Return the entries, those that only `b` has under new ids where theirs is taken."""
        result = list(found)
        used: set[str] = set()
        for at in sorted(range(len(found)), key=lambda at: (not from_a[at], at)):
            entry = found[at]
            if entry.id in used:
                fresh = next_entry_id(known)
                result[at] = replace(entry, id=fresh)
                known = Dossier(last_entry=int(fresh.removeprefix("e")))  # all others are below it
                self.renumbered.append(Renumbered(old=entry.id, new=fresh, title=self._titles.of_entry(entry)))
            used.add(result[at].id)
        return tuple(result)
