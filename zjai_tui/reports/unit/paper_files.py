"""Which files a unit's documents go into, before one is made: so that nothing is half written over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from .batch_summary import TITLE as SUMMARY
from .evidence_verdicts import TITLE as EVIDENCE
from .papers import PaperId
from .publicity import NOTICE, WORKING
from .publicity import RESULT as OUTCOME
from .return_notice import RESULT, RETURN
from .review_record import TITLE as RECORD

TITLES: Mapping[PaperId, tuple[str, ...]] = {
    "report": ("量化自评报告",), "record": (RECORD,), "return": (RETURN, RESULT), "evidence": (EVIDENCE,),
}  # fmt: skip
"""What the papers of one dossier may be called, behind its name."""
TOGETHER: Mapping[PaperId, tuple[str, ...]] = {"publicity": (NOTICE, OUTCOME, WORKING), "summary": (SUMMARY,)}
"""How the names of papers begin that are of many dossiers."""


def own_files(name: str, papers: Collection[PaperId], forms: Iterable[str]) -> frozenset[str]:
    """Return every file name that the papers of the dossier of that name may get."""
    titles = [title for paper in papers for title in TITLES.get(paper, ())]
    return frozenset(f"{name}-{title}.{form}" for title in titles for form in forms)


def in_the_way(folder: Path, names: Iterable[str], papers: Collection[PaperId], forms: Collection[str]) -> list[Path]:
    """Return what is there already of the papers of many dossiers, each name with a folder of its own."""
    found = [path for name in names for path in _there(folder / name, own_files(name, papers, forms))]
    begins = tuple(begin for paper in papers for begin in TOGETHER.get(paper, ()))
    endings = tuple(f".{form}" for form in forms)
    together = (one for one in _names(folder) if begins and one.startswith(begins) and one.endswith(endings))
    return [*found, *(folder / one for one in sorted(together))]


def _there(folder: Path, names: frozenset[str]) -> Iterator[Path]:
    yield from (folder / one for one in sorted(names.intersection(_names(folder))))


def _names(folder: Path) -> list[str]:
    try:
        return [one.name for one in folder.iterdir()]
    except OSError:  # not there yet: nothing in the way; what cannot be written to is told by writing
        return []
