"""Sources as people read them: the document's number and the place in it, instead of ids."""

from __future__ import annotations

from collections.abc import Iterable

from ...rules.basis import Source, cite_place, cite_source


def cite_line(cites: Iterable[str], sources: Iterable[Source]) -> str:
    """Return the cites in words: ``之江室发〔2024〕7号三（二）、…``; texts not held are marked."""
    known = {source.id: source for source in sources}
    words = []
    for cite in cites:
        source = known.get(cite_source(cite))
        name = (source.doc_no or f"《{source.title}》") if source else cite_source(cite)
        words.append(f"{name}{cite_place(cite)}{'' if source is None or source.held else '（未见原文）'}")
    return "、".join(words) or "没有注明出处"
