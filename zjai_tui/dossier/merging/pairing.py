"""Which thing of one version is which of the other: by id, and by content where ids differ or were used again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ...base.text import bare
from ..model import EducationYear, Entry, Evidence

T = TypeVar("T")
Pairs = dict[int, int]
"""Place in the first sequence to place in the second."""
Pairing = Callable[[Sequence[T], Sequence[T]], Pairs]


@dataclass(frozen=True, slots=True)
class Slot(Generic[T]):
    """One thing in up to three versions; None where a version does not have it."""

    base: T | None
    a: T | None
    b: T | None


def slots_of(
    base: Sequence[T] | None, a: Sequence[T], b: Sequence[T], pairing: Pairing[T]
) -> tuple[list[Slot[T]], list[int] | None, list[int], list[int]]:
    """Return the slots and the order of each version as numbers of slots; no order for a base there is not.

    What both versions have from the common one belongs together; what is new in both is paired too.
    """
    held = base or ()
    to_a, to_b = pairing(held, a), pairing(held, b)
    known_a, known_b = set(to_a.values()), set(to_b.values())
    left_a = [at for at in range(len(a)) if at not in known_a]
    left_b = [at for at in range(len(b)) if at not in known_b]
    new = pairing([a[at] for at in left_a], [b[at] for at in left_b])
    places: list[tuple[int | None, int | None, int | None]] = [
        (at, to_a.get(at), to_b.get(at)) for at in range(len(held))
    ]
    places += [(None, at, left_b[new[n]] if n in new else None) for n, at in enumerate(left_a)]
    also_new = set(new.values())
    places += [(None, None, at) for n, at in enumerate(left_b) if n not in also_new]
    slots = [
        Slot(
            None if x is None else held[x],
            None if y is None else a[y],
            None if z is None else b[z],
        )
        for x, y, z in places
    ]
    orders = [
        [slot for _, slot in sorted((place[side], at) for at, place in enumerate(places) if place[side] is not None)]
        for side in range(3)
    ]
    return slots, None if base is None else orders[0], orders[1], orders[2]


def paired_entries(first: Sequence[Entry], second: Sequence[Entry]) -> Pairs:
    """Return which entries are the same achievement.

    The same id, unless the content is plainly another's; then the same content under another id.
    """
    return _paired(
        first,
        second,
        by_id := lambda one: one.id,
        _content,
        lambda one: (one.kind, bare(one.title)) if bare(one.title) else None,
        lambda one: (one.kind, files) if (files := _digests(one)) else None,
        checked={by_id: _alike},
    )


def paired_evidence(first: Sequence[Evidence], second: Sequence[Evidence]) -> Pairs:
    """Return which proofs are the same: by file and page, then by file, then by content."""
    return _paired(
        first,
        second,
        lambda one: (one.file, one.page, one.sha256),
        lambda one: (one.file, one.page),
        lambda one: one.file,
        lambda one: one.sha256.strip().lower() or None,
    )


def paired_years(first: Sequence[EducationYear], second: Sequence[EducationYear]) -> Pairs:
    """Return which years of education are the same."""
    return _paired(first, second, lambda one: one.year)


def paired_texts(first: Sequence[str], second: Sequence[str]) -> Pairs:
    """Return which texts are the same; of a text that stands several times the first with the first."""
    return _paired(first, second, lambda one: one)


def _paired(
    first: Sequence[T],
    second: Sequence[T],
    *keys: Callable[[T], Hashable | None],
    checked: dict[Callable[[T], Hashable | None], Callable[[T, T], bool]] | None = None,
) -> Pairs:
    """Return pairs by the first key that is equal, in the order of the sequences; a key of None pairs nothing."""
    found: Pairs = {}
    taken: set[int] = set()
    for key in keys:
        fits = (checked or {}).get(key)
        waiting: dict[Hashable, list[int]] = {}
        for at, one in enumerate(second):
            if at not in taken:
                waiting.setdefault(key(one), []).append(at)
        for at, one in enumerate(first):
            name = key(one)
            if at in found or name is None:
                continue
            ready = waiting.get(name, [])
            if ready and (fits is None or fits(one, second[ready[0]])):
                found[at] = ready.pop(0)
                taken.add(found[at])
    return found


def _alike(one: Entry, other: Entry) -> bool:
    """Tell whether entries of one id may be one achievement: at least as much speaks for it as against it."""
    agree = [one.kind == other.kind]
    if bare(one.title) and bare(other.title):
        agree.append(bare(one.title) == bare(other.title))
    agree += [one.facts[key] == other.facts[key] for key in one.facts.keys() & other.facts.keys()]
    if one.evidence and other.evidence:
        agree.append(bool(_files(one) & _files(other) or _digests(one) & _digests(other)))
    return 2 * sum(agree) >= len(agree)


def _content(one: Entry) -> Hashable:
    facts = tuple(sorted((key, type(value).__name__, str(value)) for key, value in one.facts.items()))
    return one.kind, one.title, facts, _files(one)


def _files(one: Entry) -> frozenset[str]:
    return frozenset(proof.file for proof in one.evidence)


def _digests(one: Entry) -> frozenset[str]:
    return frozenset(digest for proof in one.evidence if (digest := proof.sha256.strip().lower()))
