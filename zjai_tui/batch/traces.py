"""What of a dossier can contradict another one: its traces, taken while the whole dossier is at hand.

What a question is for is read from the standard: a rank by its type, the size of the team by
``within``, the name of a work by what makes two awards the same, a part by a choice that counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ..base.text import half_width
from ..dossier.model import Dossier, Entry, Person
from ..reviewing.places import entry_places
from ..reviewing.result import Overlay, Standing
from ..rules.fields import Field
from ..rules.standards.standard import Kind, Span, Standard
from ..scoring.result import Assessment, NodeResult
from .lens_limits import find_limits
from .row import Trace, WorkNumber
from .work_names import numbers_in, own_numbers, tells, whole_number, work_name

_SHORTEST_ID = 8
"""An identity or passport number has at least so many letters and digits."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the questions about one kind of achievement are for."""

    title: str
    rank: str
    team: str
    parts: tuple[str, ...]
    """Choices that points depend on and of which one answer is a part that one person takes."""
    names: tuple[str, ...]
    choices: tuple[str, ...]
    """The other choices."""
    day: str
    texts: tuple[tuple[str, str], ...]
    """Id and title of the open questions."""
    own: frozenset[str]
    """Sorts of numbers that such works have themselves."""
    common: frozenset[str]
    """Bare names that only repeat the form."""


def traces_of(
    standard: Standard,
    dossier: Dossier,
    assessment: Assessment,
    digests: Mapping[str, str],
    overlay: Overlay | None = None,
) -> tuple[Trace, ...]:
    """Return a trace of every achievement of a kind the standard knows, in the order of the dossier.

    `digests`: SHA-256 by file as `dossier.evidence.found_digests` gives them; `overlay`: the review
    laid over the dossier, None where no review was begun.
    """
    asked = _asked(_Key(standard))
    places = _places(assessment)
    standings = {one.item.id: one for one in overlay.items} if overlay else {}
    return tuple(
        _trace(entry, asked[entry.kind], places.get(entry.id), digests, standings)
        for entry in dossier.entry
        if entry.kind in asked
    )


def person_key(person: Person) -> str:
    """Return what tells a person from others of the same name without keeping the number; empty without a number."""
    number = "".join(filter(str.isalnum, half_width(person.id_number).upper()))
    return hashlib.sha256(f"zjai person\n{number}".encode()).hexdigest()[:24] if len(number) >= _SHORTEST_ID else ""


def _trace(
    entry: Entry,
    asked: _Asked,
    place: tuple[NodeResult, Span] | None,
    digests: Mapping[str, str],
    standings: Mapping[str, Standing],
) -> Trace:
    node, claimed = place or (None, None)
    standing = standings.get(f"entry:{entry.id}")
    act = standing.act if standing and not standing.stale and standing.state != "disputed" else None
    day = entry.facts.get(asked.day)
    return Trace(
        entry=entry.id,
        title=entry.title,
        kind=entry.kind,
        works=tuple(_names(entry, asked)),
        numbers=tuple(_numbers(entry, asked)),
        shared=bool(asked.rank or asked.parts),
        part=next(filter(_is_sole, (str(entry.facts.get(one, "")) for one in asked.parts)), ""),
        sort=tuple(str(entry.facts[one]) for one in asked.choices if entry.facts.get(one)),
        on=day if isinstance(day, date) else None,
        rank=_count(entry, asked.rank),
        team=_count(entry, asked.team),
        evidence=tuple((one.file, digests.get(one.file, "")) for one in entry.evidence),
        node=node.id if node else "",
        node_title=node.title if node else "",
        claimed=claimed,
        verified=standing.verified if standing else None,
        decided=standing.state if standing else "unreviewed",
        by=act.by if act else "",
        reason=act.reason if act else "",
        clause=act.clause if act else "",
        kind_title=asked.title,
    )


def _names(entry: Entry, asked: _Asked) -> Iterator[tuple[str, str]]:
    """Yield the names that tell; where the standard asks for the work's own name, the title names only the award."""
    texts = [(one, str(entry.facts.get(one, ""))) for one in asked.names] if asked.names else [("", entry.title)]
    for field, text in texts:
        name = work_name(text)
        if name and tells(name, asked.common):
            yield field, name


def _numbers(entry: Entry, asked: _Asked) -> Iterator[WorkNumber]:
    """Yield the work's own numbers, one of a sort: the one asked for, else the first that was written."""
    answers = [(title, entry.facts.get(field)) for field, title in asked.texts]
    texts = [answer for _, answer in answers if isinstance(answer, str)]
    proofs = (f"{one.file}，{one.page}，{one.note}" for one in entry.evidence)
    found = [number for title, answer in answers if isinstance(answer, str) for number in whole_number(title, answer)]
    found += [number for number in numbers_in([entry.title, *texts, entry.note, *proofs]) if number.title in asked.own]
    first: dict[str, WorkNumber] = {}
    for one in found:
        first.setdefault(one.title, one)
    yield from first.values()


def _count(entry: Entry, field: str) -> Decimal | None:
    value = entry.facts.get(field)
    return value if isinstance(value, Decimal) else None


def _is_sole(answer: str) -> bool:
    parts = find_limits().parts
    return any(word in answer for word in parts.sole) and not any(word in answer for word in parts.shared)


def _places(assessment: Assessment) -> dict[str, tuple[NodeResult, Span]]:
    """Return for each achievement that brings points of its own the row where it brings most, and all its points."""
    nodes = {one.id: one for one in assessment.nodes}
    return {
        entry: (nodes[place.node], place.span)
        for entry, place in entry_places(assessment).items()
        if place.node and place.span is not None and place.span.high > 0
    }


@dataclass(frozen=True, slots=True)
class _Key:
    """A standard as a key: the same object, or the same text."""

    standard: Standard

    def __hash__(self) -> int:
        return hash((self.standard.standard.id, self.standard.digest))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Key):
            return NotImplemented
        one, two = self.standard, other.standard
        return one is two or bool(one.digest and (one.standard.id, one.digest) == (two.standard.id, two.digest))


@lru_cache(maxsize=8)
def _asked(key: _Key) -> Mapping[str, _Asked]:
    standard = key.standard
    return {kind.id: _of_kind(kind, standard) for kind in standard.kind}


def _of_kind(kind: Kind, standard: Standard) -> _Asked:
    rank = next((one for one in kind.field if one.type == "rank"), None)
    counting = _counting(kind, standard)
    parts = [one for one in kind.field if one.id in counting and any(map(_is_sole, one.choices))]
    naming = _naming(kind, standard)
    days = [one.id for one in kind.field if one.type == "date"]
    return _Asked(
        title=kind.title,
        rank=rank.id if rank else "",
        team=rank.within if rank else "",
        parts=() if rank else tuple(one.id for one in parts),
        names=tuple(one.id for one in kind.field if one.id in naming),
        choices=tuple(one.id for one in kind.field if one.type == "choice" and one not in parts),
        day=days[0] if len(days) == 1 else "",
        texts=tuple((one.id, one.title) for one in kind.field if one.type == "text"),
        own=own_numbers(kind.title),
        common=frozenset(map(work_name, _repeated(kind))),
    )


def _counting(kind: Kind, standard: Standard) -> frozenset[str]:
    """Return the questions about the kind that points depend on."""
    nodes = [node for node in standard.node if kind.id in node.entries]
    return frozenset(
        name for node in nodes for name in (*node.by, *(one.by for one in node.coef)) if kind.named(name)
    )  # fmt: skip


def _naming(kind: Kind, standard: Standard) -> frozenset[str]:
    """Return the questions whose equal answers mark the same work among the rows that take the kind."""
    nodes = [node.id for node in standard.node if kind.id in node.entries]
    return frozenset(
        one.same
        for one in standard.exclusive
        if (field := kind.named(one.same)) is not None
        and field.type == "text"
        and any(node == top or node.startswith(f"{top}.") for node in nodes for top in one.across)
    )


def _repeated(kind: Kind) -> Iterator[str]:
    yield kind.title
    for field in kind.field:
        yield from _said(field)


def _said(field: Field) -> Iterator[str]:
    yield field.title
    yield from field.choices
