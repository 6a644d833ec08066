"""Advice as sections of points, the same for every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..rules.planning import EffortId, Planning
from ..scoring.advising.result import Advice
from ..scoring.advising.words import (
    imagined_text,
    left_out_text,
    proof_text,
    reading_text,
    step_text,
    useless_text,
)

MOST_TOLD = 10
"""Possibilities told under one head; of more, only their number."""
_IMAGINED: Mapping[EffortId, str] = {
    "register": "已经取得、还没有登记的，可以补登",
    "earn": "没有现成的，截止日以前还来得及新取得",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence, with what belongs to it below."""

    words: str
    mark: str = "· "
    below: tuple[tuple[str, str], ...] = ()
    """Label (may be empty) and sentence."""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with points; sections without points are left out."""

    title: str
    points: tuple[Point, ...]


def advice_sections(advice: Advice, planning: Planning) -> tuple[Section, ...]:
    """Return everything an advice says after its conclusion, in the order in which it is read; nothing when blank."""
    if advice.blank:
        return ()
    order = "、".join(one.title for one in planning.effort)
    reached = advice.reachable in {"reached", "yes"}
    title = "照着做的步骤（由省力到费力）" if reached else "能加分的步骤（由省力到费力）"
    found = (
        Section(title, tuple(_steps(advice, planning.titles()))),
        Section("也能加分的（各自单独算）", () if advice.reachable == "reached" else tuple(_others(advice))),
        Section("做了也没有用的", tuple(Point(useless_text(one), cites=one.cites) for one in advice.useless)),
        Section("自己做不了主的", tuple(Point(left_out_text(one), cites=one.cites) for one in advice.left_out)),
        Section("换一种读法", tuple(_readings(advice))),
        Section("先补哪些佐证", tuple(_proofs(advice))),
        Section(
            "怎么得出的",
            (*(Point(one) for one in advice.notes), Point(f"省力到费力依次是：{order}")),
        ),
    )
    return tuple(one for one in found if one.points)


def _steps(advice: Advice, efforts: Mapping[str, str]) -> Iterator[Point]:
    for at, step in enumerate(advice.steps, 1):
        below = [("", f"{efforts[step.effort]}，计入“{step.node_title}”")]
        below += [("", step.more)] if step.more else []
        yield Point(step_text(step), f"{at}. ", tuple(below), step.cites)


def _others(advice: Advice) -> Iterator[Point]:
    """Yield what is in the dossier one by one, and what would have to be listed first by effort."""
    yield from (Point(step_text(step)) for step in advice.others if not step.imagined)
    for effort, words in _IMAGINED.items():
        ones = [step for step in advice.others if step.imagined and step.effort == effort]
        if ones:
            told = tuple(("－ ", imagined_text(step)) for step in ones[:MOST_TOLD])
            yield Point(f"{words}：", below=(*told, *_rest(len(ones))))


def _proofs(advice: Advice) -> Iterator[Point]:
    yield from (Point(proof_text(one)) for one in advice.proofs[:MOST_TOLD])
    yield from (Point(words) for _, words in _rest(len(advice.proofs)))


def _rest(number: int) -> tuple[tuple[str, str], ...]:
    return (("", f"另有{number - MOST_TOLD}处没有列出"),) if number > MOST_TOLD else ()


def _readings(advice: Advice) -> Iterator[Point]:
    for one in advice.readings:
        yield Point(one.ask, below=(("", reading_text(one, advice)),), cites=one.cites)
