"""The acts 核定记录 of a review as a set that only grows: uniting two copies, putting them in order.

As in a version history every act names those that were last when it was made, and its id is
taken from its content: copies are united by union, and what was altered or taken out shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from heapq import heapify, heappop, heappush

from ..canonical import canonical_json
from ..model import Extra
from ..writer import part_table
from .acts import sound
from .ancestry import Ancestry
from .model import Act, Review, Subject
from .subject import head_problem


def sound_acts(review: Review) -> tuple[Act, ...]:
    """Return the acts that count, each after those that were known when it was made.

    They are put in order by themselves: an altered copy of an act could otherwise tie them into a ring.
    None counts where the head of the file was altered, see `subject.head_problem`.
    """
    acts = _in_order(one for one in review.act if sound(one))
    return () if head_problem(review.of, acts) else acts


def heads(review: Review) -> tuple[str, ...]:
    """Return the ids of the acts that no other one follows: what the next act comes after."""
    counting = [one for one in review.act if sound(one)]
    followed = {name for one in counting for name in one.after}
    return tuple(sorted({one.id for one in counting} - followed))


def earlier(review: Review) -> Mapping[str, frozenset[str]]:
    """Return for every sound act the ids of all acts whoever made it had seen, however far back."""
    return Ancestry(sound_acts(review))


def ordered(review: Review) -> tuple[Act, ...]:
    """Return all acts, each after those it follows, otherwise by time; the same for every copy of the same acts."""
    return _in_order(review.act)


def merged(a: Review, b: Review) -> Review:
    """Return the review with the acts of both; the order of the two makes no difference, nor does repeating it.

    Of two subjects that differ one is kept, the same whichever comes first: whether they are of
    one person is for `subject.subject_problems` to say.
    """
    return Review(
        schema=max(a.schema, b.schema),
        kind=a.kind,
        app=max(a.app, b.app),
        of=_one_subject(a.of, b.of),
        act=_in_order((*a.act, *b.act)),
        extra=_united(a.extra, b.extra),
    )


def _in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Return the acts, each once, every one after those it follows, otherwise by time, then by id."""
    of_id = {name: _different(ones) for name, ones in _by_id(acts).items()}
    left = {name: len(ones) for name, ones in of_id.items()}
    waiting: dict[tuple[str, int], int] = {}
    followers: dict[str, list[_Placed]] = {}
    ready: list[_Placed] = []
    for name, ones in of_id.items():
        for rank, one in enumerate(ones):
            before = set(one.after) & of_id.keys()
            waiting[name, rank] = len(before)
            for other in before:
                followers.setdefault(other, []).append((one.at, name, rank))
            if not before:
                ready.append((one.at, name, rank))
    heapify(ready)
    done: list[Act] = []
    while ready:
        _, name, rank = heappop(ready)
        del waiting[name, rank]
        done.append(of_id[name][rank])
        left[name] -= 1
        for placed in followers.get(name, ()) if not left[name] else ():
            waiting[placed[1:]] -= 1
            if not waiting[placed[1:]]:
                heappush(ready, placed)
    # acts that follow each other in a ring were altered by hand: they are kept, at the end
    ring = sorted((of_id[name][rank].at, name, rank) for name, rank in waiting)
    return (*done, *(of_id[name][rank] for _, name, rank in ring))


_Placed = tuple[datetime, str, int]
"""When an act was done, its id, and which of those with this id it is."""


def _by_id(acts: Iterable[Act]) -> Mapping[str, list[Act]]:
    found: dict[str, dict[int, Act]] = {}
    for one in acts:
        found.setdefault(one.id, {})[id(one)] = one  # the same act twice need not be compared
    return {name: list(ones.values()) for name, ones in found.items()}


def _different(acts: list[Act]) -> list[Act]:
    """Return what differs of acts with one id, in one order: an altered act never replaces the original."""
    if len(acts) == 1:
        return acts
    kept = {canonical_json(part_table(one)): one for one in acts}
    return [kept[key] for key in sorted(kept)]


def _one_subject(a: Subject, b: Subject) -> Subject:
    first, second = sorted((a, b), key=_subject_rank)
    return replace(first, also=tuple(sorted({*a.also, *b.also})), extra=_united(first.extra, second.extra))


def _subject_rank(one: Subject) -> tuple[bool, bool, str]:
    """Return the rank of a subject: one that says more goes first; what is united anyway does not matter."""
    bare = replace(one, also=(), extra={})
    return not one.name, not one.standard.id, canonical_json(part_table(bare))


def _united(a: Extra, b: Extra) -> Extra:
    """Return the unknown keys of both; where one has two values, one is kept, the same whichever comes first."""
    keys = sorted({*a, *b})
    return {key: min((one[key] for one in (a, b) if key in one), key=canonical_json) for key in keys}
