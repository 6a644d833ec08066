"""How sure a rule is, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Basis(StrEnum):
    """The grade every rule, number and date carries; ordered from surest to weakest."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    ANALOGOUS = "analogous"
    ASSUMED = "assumed"

    @property
    def rank(self) -> int:
        """Return 0 for the surest grade; a conclusion takes the largest rank of its rules."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """Return the grade as people read it."""
        return _LABELS[self]


_RANKS = {basis: rank for rank, basis in enumerate(Basis)}
_LABELS = {
    Basis.OFFICIAL: "官方原文",
    Basis.SECONDARY: "他人转述",
    Basis.ANALOGOUS: "同类参照",
    Basis.ASSUMED: "本程序假定",
}


def weakest(grades: list[Basis]) -> Basis:
    """Return the weakest of the grades; a conclusion is only as sure as that. None at all is assumed."""
    return max(grades, key=lambda grade: grade.rank) if grades else Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document a rule cites."""

    id: str
    title: str
    doc_no: str = ""
    issuer: str = ""
    issued: date | None = None
    url: str = ""
    held: bool = False
    """Whether the full text is in our hands; what is not held can never make a rule official."""
    note: str = ""


def cite_source(cite: str) -> str:
    """Return the source id of a cite such as ``N2024#三（二）``."""
    return cite.partition("#")[0]


def cite_place(cite: str) -> str:
    """Return the place inside the source, as printed: ``三（二）``; empty for the whole."""
    return cite.partition("#")[2]


def cite_text(cite: str, sources: Iterable[Source]) -> str:
    """Return a cite for a reader: the document's title and number, and the place in it."""
    source = next((one for one in sources if one.id == cite_source(cite)), None)
    if source is None:
        return cite
    number = f"（{source.doc_no}）" if source.doc_no else ""
    place = cite_place(cite)
    return f"《{source.title.strip('《》')}》{number}{place}"
