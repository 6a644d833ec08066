"""Places of a clause that are about something else than the rule's numbers: explained, or part of a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..standards.standard import Node
from .numbers import ClauseNumber
from .shapes import bare_text


class Told(NamedTuple):
    """One place of the clause that is about something else than the rule's numbers, and why."""

    start: int
    end: int
    phrase: str
    why: str


class Places:
    """Places of a clause, for asking fast which of them a number lies in."""

    def __init__(self, told: Iterable[Told]) -> None:
        ordered = sorted(told)
        self._starts = [one.start for one in ordered]
        # of all that begin no later, the one that reaches furthest
        self._furthest: list[Told] = []
        for one in ordered:
            best = self._furthest[-1] if self._furthest else one
            self._furthest.append(one if one.end > best.end else best)

    def around(self, start: int, end: int) -> Told | None:
        """Return a place that holds all of a stretch, or None."""
        at = bisect_right(self._starts, start) - 1
        found = self._furthest[at] if at >= 0 else None
        return found if found is not None and found.end >= end else None


def explained_places(node: Node, numbers: Sequence[ClauseNumber]) -> Iterator[Told]:
    """Yield the places that the explanations of a node are about: a printed number by itself, or a phrase."""
    bare = bare_text(node.text)
    within = {at for one in numbers for at in range(one.start + 1, one.end)}
    # an explanation may stop before the unit of a limit: 8-10 is about 8-10年
    ends = {one.end: one.phrase[1] for one in numbers if one.phrase[0] < one.start}
    for phrase, why in node.explain.items():
        wanted = bare_text(phrase).strip()
        alone = [one.start for one in numbers if _begins_with(bare, one, wanted)]
        # 5年 is not printed where 15年 is
        found = alone or [at for at in _all(bare, wanted) if not {at, at + len(wanted)} & within]
        for at in found:
            end = at + len(wanted)
            yield Told(at, ends.get(end, end), phrase, why or phrase)


def _all(bare: str, wanted: str) -> Iterator[int]:
    """Yield where a piece of text stands, one after the other."""
    at = bare.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = bare.find(wanted, at + len(wanted))


def _begins_with(bare: str, one: ClauseNumber, wanted: str) -> bool:
    """Tell whether an explained number is this one, printed with or without its unit."""
    return len(wanted) >= one.end - one.start and bare.startswith(wanted, one.start)


def named_places(text: str, words: Iterable[str]) -> Iterator[Told]:
    """Yield where the clause prints a choice or a question of the rule: the numbers inside are its name."""
    bare = bare_text(text)
    for word in words:
        plain = bare_text(word)
        if len(plain) > 1 and not plain.isdigit():
            yield from (Told(at, at + len(plain), word, "") for at in _all(bare, plain))
