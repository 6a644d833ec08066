"""On which items a number of points can be decided, and why not on the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..dossier.model import Dossier
from ..rules.standards.standard import Standard
from .claims import bind
from .frame import Frame
from .outcomes import UNCOUNTED, takes_points
from .scene import Scene, leaf_items, set_scene
from .selection import choices, select

SEVERAL = "这一项可能在几处得分，不能只写一个分数，核减要改用更正后的回答"


def uncuttable(standard: Standard, dossier: Dossier, frame: Frame) -> Mapping[str, str]:
    """Return, for every item that brings points no cut can be given in, why that is so, in Chinese.

    A number of points can be told for an achievement only where each is scored by itself, and only
    where it can count at one place: at one leaf, or at several of which a rule lets one count. So
    it holds wherever it ends up counting after the cut. For an answer: where one leaf looks at it.
    """
    selection = select(standard, choices(standard, dossier.variant, dossier.readings))
    return dict(_reasons(set_scene(standard, selection, bind(standard, dossier, frame))))


@dataclass(slots=True)
class _Places:
    leaves: list[str]
    by_number: bool = False


def _reasons(scene: Scene) -> Iterator[tuple[str, str]]:
    places: dict[str, _Places] = {}
    for leaf, outcomes in scene.outcomes.items():
        node = scene.selection.nodes[leaf]
        for one in outcomes:
            if one.may_count:
                found = places.setdefault(one.entry, _Places([]))
                found.leaves.append(leaf)
                found.by_number |= not takes_points(node, one)
    for entry, found in places.items():
        if found.by_number:
            yield f"entry:{entry}", UNCOUNTED
        elif len(found.leaves) > 1 and not _once(scene, entry, found.leaves):
            yield f"entry:{entry}", SEVERAL
    looking: dict[str, int] = {}
    for leaf in scene.inputs:
        for item in leaf_items(scene.selection, leaf):
            looking[item] = looking.get(item, 0) + 1
    for item, leaves in looking.items():
        if leaves > 1 or not item.startswith("input:"):
            yield item, SEVERAL


def _once(scene: Scene, entry: str, leaves: list[str]) -> bool:
    """Tell whether one rule lets the achievement count at no more than one of these leaves."""
    slots = {(entry, leaf) for leaf in leaves}
    return any(slots <= group for group, _ in scene.groups)
