"""One of the AI areas a round admits, as data."""

from __future__ import annotations

from dataclasses import dataclass

from ..basis import Basis, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An area easily confused with this one, and how to tell them apart."""

    id: str
    how: str
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A technical term that hints at the area."""

    term: str
    aliases: tuple[str, ...] = ()
    source: str = ""
    seen: bool = False
    """Whether the cited source was read; false means general knowledge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaReading:
    """One of several ways to understand the area's name."""

    id: str
    title: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Scope, usual results, neighbours and terms of an area."""

    schema: int
    id: str
    title: str
    official_name: str
    """The name as the notice prints it."""
    scope: str
    results: str = ""
    """What is usually produced in it."""
    name_cite: tuple[str, ...] = ()
    name_basis: Basis = Basis.OFFICIAL
    cite: tuple[str, ...] = ()
    basis: Basis = Basis.ASSUMED
    order: int = 0
    reading: tuple[AreaReading, ...] = ()
    neighbour: tuple[Neighbour, ...] = ()
    term: tuple[Term, ...] = ()
    source: tuple[Source, ...] = ()
