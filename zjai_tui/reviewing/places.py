"""Where each item counts in an assessment, and how many points it brings there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..base.numbers import ZERO
from ..dossier.model import Dossier
from ..rules.standards.standard import Span, Standard
from ..scoring.result import Assessment, Line, NodeResult
from ..scoring.scene import leaf_items
from ..scoring.selection import Selection, choices, select

NOTHING = Span(ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item counts."""

    node: str
    """Id of the node, of several the one where it brings most; empty where it counts at none."""
    span: Span | None
    """Points it brings at all of them; None where many are counted together, or where it brings none by itself."""
    cites: tuple[str, ...] = ()


NOWHERE = Place("", NOTHING)


def selection_of(standard: Standard, dossier: Dossier) -> Selection:
    """Return the part of the standard a dossier is scored by."""
    return select(standard, choices(standard, dossier.variant, dossier.readings))


def places(selection: Selection, assessment: Assessment) -> Mapping[str, Place]:
    """Return by item where it counts; an item that is not a key brings no points by itself."""
    leaves: dict[str, list[tuple[NodeResult, Line]]] = {}
    for node in assessment.nodes:
        if node.id in selection.rules:
            for line in node.lines:
                for item in leaf_items(selection, node.id) if not line.entry else ():
                    leaves.setdefault(item, []).append((node, line))
    entries = {f"entry:{entry}": place for entry, place in entry_places(assessment).items()}
    return entries | {item: _place(lines) for item, lines in leaves.items()}


def entry_places(assessment: Assessment) -> Mapping[str, Place]:
    """Return by entry id where an achievement counts, of those the assessment has a line of."""
    found: dict[str, list[tuple[NodeResult, Line]]] = {}
    for node in assessment.nodes:
        for line in node.lines:
            if line.entry:
                found.setdefault(line.entry, []).extend([(node, line)] if line.counted else [])
    return {entry: _place(lines) if lines else NOWHERE for entry, lines in found.items()}


def _place(lines: Sequence[tuple[NodeResult, Line]]) -> Place:
    """Return the place of what counts with these lines."""
    first, line = max(lines, key=lambda one: (not one[1].units, one[1].span.high, one[1].span.low))
    if any(one.units for _, one in lines):
        return Place(first.id, None, line.cites)
    low, high = (sum(ends, ZERO) for ends in zip(*((one.span.low, one.span.high) for _, one in lines), strict=True))
    return Place(first.id, Span(low, high), line.cites)
