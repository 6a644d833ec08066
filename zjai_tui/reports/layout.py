"""What the reports share: the page, and how they name the documents they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..rules.basis import Source, cite_place, cite_source, cite_text
from .page import LONGEST as LONGEST
from .page import Page as Page
from .page import sentence as sentence

HELD, NOT_HELD = "手里有原文：", "没有原文，须核对："
"""What stands above the documents that a report rests on."""


def cites_text(cites: Iterable[str], sources: Mapping[str, Source]) -> str:
    """Return cites in one line, each document once by its number (its title where it has none), then the places.

    The full titles stand at the end of every report, see `sources_list`.
    """
    places: dict[str, list[str]] = {}
    for cite in cites:
        places.setdefault(cite_source(cite), []).append(cite_place(cite))
    return "；".join(
        _short_name(name, sources) + "、".join(place for place in dict.fromkeys(found) if place)
        for name, found in places.items()
    )


def sources_list(page: Page, cites: Iterable[str], sources: Mapping[str, Source]) -> None:
    """Add the documents that the cites name, with full titles: those whose text is held, then the others."""
    held, unheld, unlisted = named_sources(cites, sources)
    for group, words in ((held, HELD), (unheld, NOT_HELD)):
        if group:
            page.text(words, 2)
        for one in group:
            page.text(f"{cite_text(one.id, [one])}。{sentence(one.note)}", 2, "· ")
    if unlisted:
        page.text(f"没有登记的出处：{'、'.join(unlisted)}。", 2)


def named_sources(
    cites: Iterable[str], sources: Mapping[str, Source]
) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[str, ...]]:
    """Return the documents the cites name, each once: those whose text is held, the others, and unknown names."""
    named = list(dict.fromkeys(cite_source(cite) for cite in cites))
    found = [sources[name] for name in named if name in sources]
    return (
        tuple(one for one in found if one.held),
        tuple(one for one in found if not one.held),
        tuple(name for name in named if name not in sources),
    )


def _short_name(name: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(name)
    if source is None:
        return name
    return source.doc_no or f"《{source.title}》"
