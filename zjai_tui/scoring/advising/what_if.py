"""What if: a dossier before and after some edits, compared. Works on a copy; nothing is ever written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ...dossier.model import Dossier
from ...rules.standards.standard import Span, Standard
from ..engine import assess
from ..frame import Frame
from ..result import Assessment
from .edits import Edit, edited


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeChange:
    """A node whose points differ."""

    id: str
    title: str
    before: Span
    after: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Both sides of the comparison."""

    dossier: Dossier
    """The changed copy."""
    before: Assessment
    after: Assessment
    changes: tuple[NodeChange, ...]
    """In the order of the table; a node that only one of the two has counts as 0 in the other."""

    @property
    def decision_changed(self) -> bool:
        """Whether the target is now reached, missed or open where it was not."""
        return self.before.decision != self.after.decision


def what_if(
    standard: Standard,
    frame: Frame,
    dossier: Dossier,
    *edits: Edit,
    target: Decimal | None = None,
    before: Assessment | None = None,
) -> WhatIf:
    """Return what the edits would change.

    A `Step` of advice is itself such an edit. `before` spares scoring the dossier again when
    that is at hand; `target` is as in `assess`. What an edit raises (``KeyError`` for an
    achievement that is not there) is raised on.
    """
    changed = edited(dossier, edits)
    first = before if before is not None else assess(standard, dossier, frame, target)
    second = assess(standard, changed, frame, first.target)
    return WhatIf(dossier=changed, before=first, after=second, changes=_changes(first, second))


def _changes(before: Assessment, after: Assessment) -> tuple[NodeChange, ...]:
    nothing = Span(Decimal(0), Decimal(0))
    held, now = ({node.id: node for node in one.nodes} for one in (before, after))
    found = []
    for node_id, node in {**held, **now}.items():
        first = held[node_id].span if node_id in held else nothing
        second = now[node_id].span if node_id in now else nothing
        if first != second:
            found.append(NodeChange(id=node_id, title=node.title, before=first, after=second))
    return tuple(found)
