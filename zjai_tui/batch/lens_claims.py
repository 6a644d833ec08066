"""Claims of the same achievement, found by number, by proof and by name, without comparing every two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from .joined import Joined
from .lens_limits import find_limits
from .row import Row, Trace
from .work_names import work_name

EMPTY_FILE = sha256(b"").hexdigest()
_MOST_ALIKE = 20
"""One dossier that lists a name more often than this is not compared by names."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One achievement of one dossier."""

    at: int
    """Place of the row among all."""
    row: Row
    trace: Trace
    person: int
    """The same for all rows of one person."""

    @property
    def place(self) -> tuple[str, str]:
        """Return file and entry id."""
        return self.row.file, self.trace.entry


def claims_of(rows: Sequence[Row], people: Sequence[int]) -> list[Claim]:
    """Return all achievements of all rows."""
    return [
        Claim(at, row, trace, person)
        for at, (row, person) in enumerate(zip(rows, people, strict=True))
        for trace in row.traces
    ]


def several_people(claims: Sequence[Claim]) -> bool:
    """Tell whether these are claims of more than one person."""
    return any(one.person != claims[0].person for one in claims)


def same_achievements(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Return the groups of claims of several people that seem to be of one achievement.

    The same number joins them, unless a number of another sort tells them apart. The same name, or a
    file that proves nothing else in either dossier, joins them unless their answers say
    otherwise; a name that many people use joins nobody.
    """
    joined = Joined(len(claims))
    for ones in _by_number(claims):
        for at in ones[1:]:
            if not _differ(claims[ones[0]].trace, claims[at].trace):
                joined.join(ones[0], at)
    for ones in (*_by_name(claims), *_by_file(claims)):
        for place, first in enumerate(ones):
            for other in ones[place + 1 :]:
                if joined.of(first) != joined.of(other) and _may_be_one(claims[first].trace, claims[other].trace):
                    joined.join(first, other)
    groups = (tuple(claims[at] for at in group) for group in joined.groups())
    return tuple(group for group in groups if several_people(group))


def is_strong(claims: Sequence[Claim]) -> bool:
    """Tell whether more than a name speaks for one achievement: a number, a proof, or its day and level as well."""
    traces = [one.trace for one in claims]
    numbers = [{number.key for number in one.numbers} for one in traces]
    if set.intersection(*numbers) or shared_files(claims):
        return True
    days, sorts = {one.on for one in traces}, {one.sort for one in traces}
    return len(days) == 1 and None not in days and len(sorts) == 1


def shared_files(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the digests of the files that prove all of the claims."""
    files = [{digest for _, digest in one.trace.evidence if digest and digest != EMPTY_FILE} for one in claims]
    return frozenset(set.intersection(*files))


def _by_number(claims: Sequence[Claim]) -> Iterator[list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(claims):
        for number in one.trace.numbers:
            found.setdefault((one.trace.kind, number.key), []).append(at)
    yield from found.values()


def _by_name(claims: Sequence[Claim]) -> Iterator[list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(claims):
        if one.trace.shared:
            for _, name in one.trace.works:
                found.setdefault((one.trace.kind, name), []).append(at)
    yield from _comparable(claims, found.values())


def _by_file(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """Yield claims of one kind proved by the same file, which proves nothing else in their dossiers."""
    found: dict[str, dict[int, list[int]]] = {}
    for at, one in enumerate(claims):
        for digest in {digest for _, digest in one.trace.evidence}:
            if digest and digest != EMPTY_FILE:
                found.setdefault(digest, {}).setdefault(one.at, []).append(at)
    kinds: dict[tuple[str, str], list[int]] = {}
    for digest, rows in found.items():
        for ones in rows.values():
            if len(ones) == 1 and claims[ones[0]].trace.shared:
                kinds.setdefault((digest, claims[ones[0]].trace.kind), []).append(ones[0])
    yield from _comparable(claims, kinds.values())


def _comparable(claims: Sequence[Claim], groups: Iterable[list[int]]) -> Iterator[list[int]]:
    most = find_limits().names.most_sharing
    for ones in groups:
        people = {claims[at].person for at in ones}
        if 1 < len(people) <= most and len(ones) <= most * _MOST_ALIKE:
            yield ones


def _may_be_one(one: Trace, other: Trace) -> bool:
    """Tell whether two claims of one kind may be of one achievement: at most one of their answers says otherwise.

    A day may be mistyped, a title put differently, a level taken from another list; hardly two of them.
    """
    if _differ(one, other):
        return False
    against = (
        one.on is not None and other.on is not None and one.on != other.on,
        bool(one.sort and other.sort) and one.sort != other.sort,
        work_name(one.title) != work_name(other.title),
    )
    return sum(against) < 2


def _differ(one: Trace, other: Trace) -> bool:
    """Tell whether both have a number of one sort, and not the same: then they are two works."""
    mine = {number.title: number.key for number in one.numbers}
    return any(mine.get(number.title, number.key) != number.key for number in other.numbers)
