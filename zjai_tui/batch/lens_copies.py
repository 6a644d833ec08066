"""One dossier present twice under two names: told once, and not item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..base.problems import Severity
from ..base.text import bare, quoted
from .conflict import Conflict
from .joined import Joined
from .lens_limits import find_limits
from .lens_words import joined_words
from .row import Row, Trace


def copies_of(rows: Sequence[Row], people: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs of rows of two people that list the same achievements with the same answers.

    Co-authors share works too, but hardly nearly all of them at the same ranks.
    """
    limits = find_limits().copies
    places: dict[object, set[int]] = {}
    for at, row in enumerate(rows):
        for one in row.traces:
            places.setdefault(_signature(one), set()).add(at)
    alike: Counter[tuple[int, int]] = Counter()
    for found in places.values():
        if 1 < len(found) <= find_limits().names.most_sharing:
            alike.update(combinations(sorted(found), 2))
    return sorted(
        (one, other)
        for (one, other), count in alike.items()
        if people[one] != people[other]
        and count >= limits.least
        and count >= limits.least_share * max(_works(rows[one]), _works(rows[other]))
    )


def as_one(people: Sequence[int], copies: Sequence[tuple[int, int]]) -> list[int]:
    """Return the numbers of the people with those of copies made one: copies are not held against each other."""
    joined = Joined(max(people, default=-1) + 1)
    for one, other in copies:
        joined.join(people[one], people[other])
    return [joined.of(one) for one in people]


def same_dossiers(rows: Sequence[Row], copies: Sequence[tuple[int, int]]) -> Iterator[Conflict]:
    """Yield one hint for every group of dossiers that seem to be one."""
    joined = Joined(len(rows))
    for one, other in copies:
        joined.join(one, other)
    for group in joined.groups():
        ones = [rows[at] for at in group]
        names = joined_words([quoted(one.name.strip() or "没有填姓名") for one in ones], "份")
        yield Conflict(
            code="same-dossier",
            severity=Severity.WARNING,
            message=f"{names}的业绩几乎逐条相同，可能有一份是复制的",
            compare="是不是复制的档案，姓名和证件号码是谁的",
            remedy="是同一份的只留一份，不是的再逐条核对",
            files=tuple(dict.fromkeys(one.file for one in ones)),
        )


def _works(row: Row) -> int:
    return len({_signature(one) for one in row.traces})


def _signature(one: Trace) -> object:
    return one.kind, bare(one.title), one.on, one.sort, one.rank, one.team, one.part
