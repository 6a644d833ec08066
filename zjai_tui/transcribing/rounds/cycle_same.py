"""A place of the old notice that the new one repeats: every rule resting on it moves to the new one at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from ...base.problems import refuse
from ...base.structure import quoted
from ...rules.basis import Basis, cite_source
from ...rules.cycles.cycle import Cycle
from .cycle_settling import Edit

_PARTS = ("place", "step", "fact", "condition", "route", "precheck", "tick")
"""Dates and numbers are not among them: those are confirmed one by one, value by value."""


class Moved(NamedTuple):
    """What moves to the new notice."""

    edits: list[Edit]
    titles: tuple[str, ...]
    official: int
    """How many of them become official again."""


def same_edits(cycle: Cycle, before: Cycle, old_place: str, new_place: str, where: str, called: str = "") -> Moved:
    """Return the edits that let the rules of `old_place` in the old notice rest on `new_place` in the new one.

    A rule becomes official again only where it was in the old round and nothing else of the old notice
    is left under it. Raises `Refused`, naming `where`, when the new notice is not in hand or nothing
    rests on that place. `called`: how a command names the round; by its id where nothing is given.
    """
    old, new = before.cycle.notice, cycle.cycle.notice
    notice = cycle.sources().get(new)
    if notice is None or not notice.held or not old:
        remedy = f"请先写 zjai cycle set {called or cycle.cycle.id} notice 发文日期 --doc-no 文号 --held"
        raise refuse("notice-not-held", where, "新通知的原文还没有记为在手", remedy)
    moving = _Moving(cycle, before, (f"{old}#{old_place}", f"{new}#{new_place}"))
    edits = list(moving.edits())
    if not edits:
        message = f"没有一项的出处是旧通知的{quoted(old_place)}"
        raise refuse("nothing-moves", where, message, f"还剩的章节：{'、'.join(places_left(cycle, old)) or '没有'}")
    return Moved(edits, tuple(moving.titles), moving.official)


def places_left(cycle: Cycle, old_notice: str) -> tuple[str, ...]:
    """Return the places of the old notice that rules of the round still rest on, in order of the file."""
    cites = [*cycle.areas_cite, *cycle.education.cite]
    cites += [cite for name in _PARTS for one in getattr(cycle, name) for cite in one.cite]
    head = f"{old_notice}#"
    return tuple(dict.fromkeys(cite.removeprefix(head) for cite in cites if cite.startswith(head)))


class _Moving:
    def __init__(self, cycle: Cycle, before: Cycle, cites: tuple[str, str]) -> None:
        self._cycle, self._before, (self._old, self._new) = cycle, before, cites
        self.titles: list[str] = []
        self.official = 0

    def edits(self) -> Iterator[Edit]:
        if self._old in self._cycle.areas_cite:
            self.titles.append("申报范围")
            yield Edit("", "", {"areas_cite": self._moved(self._cycle.areas_cite)})
        for name in _PARTS:
            was = {one.id: one for one in getattr(self._before, name)}
            for one in getattr(self._cycle, name):
                if self._old in one.cite:
                    self.titles.append(getattr(one, "title", "") or one.ask)
                    yield Edit(name, one.id, self._changes(one, was.get(one.id)))
        rule = self._cycle.education
        if self._old in rule.cite:
            self.titles.append("继续教育")
            yield Edit("education", "", {"cite": self._moved(rule.cite)})

    def _changes(self, one: Any, was: Any) -> dict[str, Any]:
        cites = self._moved(one.cite)
        changes: dict[str, Any] = {"cite": cites}
        graded = "basis" in {field.name for field in fields(one)}
        left = any(cite_source(cite) == cite_source(self._old) for cite in cites)
        if graded and was is not None and was.basis is Basis.OFFICIAL and one.basis is Basis.ASSUMED and not left:
            changes["basis"] = Basis.OFFICIAL.value
            self.official += 1
        return changes

    def _moved(self, cites: tuple[str, ...]) -> list[str]:
        return list(dict.fromkeys(self._new if cite == self._old else cite for cite in cites))
