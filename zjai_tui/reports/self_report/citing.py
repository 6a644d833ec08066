"""What the sections of the self-assessment report share: cites that are remembered for the list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...rules.basis import Basis, Source, cite_text
from ..document.model import Block, Heading, Item, Items, Text
from ..layout import HELD, NOT_HELD, cites_text, named_sources
from ..page import sentence

CITE, NOTE = "依据：", "注意："


class Citing:
    """Writes cites, and keeps which documents the report named."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        """Begin with the documents at hand, none of them named yet."""
        self._sources = sources
        self._named: list[str] = []

    def note(self, cites: Iterable[str], basis: Basis | None = None) -> tuple[Text, ...]:
        """Return a note with the cites and their grade; none when there is nothing to cite."""
        listed = tuple(cites)
        self._named += listed
        if not listed:
            return ()
        grade = f"（{basis.label}）" if basis is not None else ""
        return (Text(f"{cites_text(listed, self._sources)}{grade}", CITE),)

    def sources(self) -> tuple[Block, ...]:
        """Return the section with the documents named so far: those whose text is held, then the others."""
        held, unheld, unlisted = named_sources(self._named, self._sources)
        blocks: list[Block] = [Heading("依据的文件")]
        for group, words in ((held, HELD), (unheld, NOT_HELD)):
            if group:
                lines = (f"{cite_text(one.id, [one])}。{sentence(one.note)}" for one in group)
                blocks += [Text(words), Items(tuple(Item(line) for line in lines))]
        if unlisted:
            blocks.append(Text(f"没有登记的出处：{'、'.join(unlisted)}。"))
        return tuple(blocks)


def remark(words: str, label: str = NOTE) -> tuple[Text, ...]:
    """Return a labelled sentence, or nothing for no words."""
    return (Text(sentence(words), label),) if words else ()
