"""Where each item counts in an assessment, and how many points it brings there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..base.numbers import ZERO
from ..dossier.model import Dossier
from ..rules.standard import Span, Standard
from ..scoring.result import Assessment, Line, NodeResult
from ..scoring.scene import leaf_items
from ..scoring.selection import Selection, choices, select

NOTHING = Span(ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item counts."""

    node: str
    """Id of the node; empty where it counts at none."""
    span: Span | None
    """Points it brings there; None where many are counted together, or where it brings none by itself."""
    by_points: bool
    """Whether fewer points can be told for it alone."""
    cites: tuple[str, ...] = ()


def selection_of(standard: Standard, dossier: Dossier) -> Selection:
    """Return the part of the standard a dossier is scored by."""
    return select(standard, choices(standard, dossier.variant, dossier.readings))


def places(selection: Selection, assessment: Assessment) -> Mapping[str, Place]:
    """Return by item where it counts; an item that is not a key brings no points by itself.

    An achievement that counts at several nodes is told at the one where it brings most; an
    answer that several nodes look at brings what they come to together.
    """
    found: dict[str, Place] = {}
    leaves: dict[str, list[tuple[NodeResult, Line]]] = {}
    for node in assessment.nodes:
        for line in node.lines:
            if line.entry:
                _put(found, f"entry:{line.entry}", _entry_place(node, line))
            elif node.id in selection.rules:
                for item in leaf_items(selection, node.id):
                    leaves.setdefault(item, []).append((node, line))
    for item, lines in leaves.items():
        found[item] = _input_place(item, lines)
    return found


def _entry_place(node: NodeResult, line: Line) -> Place:
    if not line.counted:
        return Place("", NOTHING, by_points=False)
    alone = not line.units
    return Place(node.id, line.span if alone else None, by_points=alone and line.span.high > 0, cites=line.cites)


def _put(found: dict[str, Place], item: str, place: Place) -> None:
    """Keep the place that brings more; one where it counts goes before none."""
    held = found.get(item)
    if held is None or _rank(place) > _rank(held):
        found[item] = place


def _rank(place: Place) -> tuple[bool, bool, object, object]:
    span = place.span or NOTHING
    return bool(place.node), place.span is not None, span.high, span.low


def _input_place(item: str, lines: Iterable[tuple[NodeResult, Line]]) -> Place:
    ones = list(lines)
    first, _ = max(ones, key=lambda one: (one[1].span.high, one[1].span.low))
    span = Span(sum((line.span.low for _, line in ones), ZERO), sum((line.span.high for _, line in ones), ZERO))
    cites = tuple(dict.fromkeys(cite for _, line in ones for cite in line.cites))
    return Place(first.id, span, by_points=len(ones) == 1 and span.high > 0 and item.startswith("input:"), cites=cites)
