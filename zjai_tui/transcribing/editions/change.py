"""What is different in another edition, in words a clerk reads: single changes, and all of those of one part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from .wording import Piece, pieces_of

ROW = "指标"
What = Literal["added", "removed", "renamed", "changed"]
NONE = "无"
"""Stands for what one of the two editions does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A part of a rule before and after; one of the two is empty for what is new, or gone."""

    name: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()
    """For wordings: what differs inside."""
    scores: bool = True
    """Whether points can change by it; not for titles, wordings, cites and notes."""

    @property
    def kind(self) -> Literal["added", "removed", "changed"]:
        """Return what happened to the part."""
        return "changed" if self.before and self.after else "added" if self.after else "removed"

    @property
    def words(self) -> str:
        """Return the change in one line: ``封顶 10→12``, ``新增档位“国际级” 10分``."""
        if self.kind == "changed":
            return f"{self.name} {self.before}→{self.after}"
        return f"{'新增' if self.after else '删去'}{self.name} {self.before or self.after}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of the table, or another part of the standard, that is not what it was."""

    part: str
    """In Chinese: 指标, 问题, 业绩种类 …"""
    what: What
    id: str
    """The new id; the old one of what is gone."""
    old_id: str = ""
    """The id it had; empty for what is new."""
    title: str
    changes: tuple[Change, ...] = ()

    @property
    def scores(self) -> bool:
        """Whether points can change by it."""
        return self.what in ("added", "removed") or any(one.scores for one in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A part that may only have got another id: for the rename map, once a person has agreed."""

    part: str
    old: str
    """As the rename map writes it, with its prefix."""
    new: str
    old_title: str
    new_title: str
    why: str


def differing(name: str, old: Any, new: Any, before: str, after: str, *, scores: bool = True) -> Iterator[Change]:
    """Yield the change of a part whose values differ; an empty word stands as `NONE`.

    Where both are called the same their ids are told as well.
    """
    if old == new:
        return
    if before == after:
        before, after = (f"{before}（{_ids(one)}）" for one in (old, new))
    yield Change(name=name, before=before or NONE, after=after or NONE, scores=scores)


def _ids(value: Any) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, set | list | tuple | dict):
        return "写法不同"
    return "、".join(sorted(map(str, value)) if isinstance(value, set) else map(str, value))


def reworded(name: str, before: str, after: str) -> Iterator[Change]:
    """Yield the change of a wording, with what differs inside where both editions have one."""
    if before != after:
        pieces = pieces_of(before, after) if before and after else ()
        yield Change(name=name, before=before or NONE, after=after or NONE, pieces=pieces, scores=False)
