"""The assessment of what the unit's rulings leave of a dossier's claims: the one way to score them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ..base.numbers import ZERO
from ..rules.standards.standard import Span, Standard
from .engine import VARIANT_OPEN, Effort, assess, decide, score
from .result import Assessment, OpenItem
from .selection import choices
from .verified import REJECTED, UNDECIDED, WORK, Claimed, Held

CATEGORY, READINGS = "岗位类别", "条款读法"


def assess_held(claimed: Claimed, held: Held, target: Decimal | None = None, effort: Effort = "full") -> Assessment:
    """Score the claims as rulings hold them, see `hold`; `target` and `effort` as for `engine.assess`.

    While the post category and the readings as chosen are not accepted, the total reaches down to
    what the standard's own choices give; it never reaches above what those chosen give.
    """
    standard, frame, limits = claimed.standard, claimed.frame, held.limits
    found = assess(standard, held.dossier, frame, target, limits=limits, effort=effort)
    if held.otherwise is None:
        return found
    other = score(standard, held.otherwise, frame, limits=limits)
    high = min(found.total.high, other.high) if held.rejected else found.total.high
    span = Span(min(found.total.low, other.low, high), high)
    what = "、".join(_differing(standard, held))
    said = (
        f"{what}{REJECTED}，总分不高于按申报人所选的计算，明细按标准默认的显示"
        if held.rejected
        else f"{what}{UNDECIDED}，总分按所选的和标准默认的取最低，明细按申报人所选的显示"
    )
    notes = tuple(one for one in found.notes if not (held.rejected and one == VARIANT_OPEN))
    decision = decide(span, found.target)
    items = found.open_items
    if not held.rejected and effort != "points" and span != found.total:
        open_ = decision == "undecided"
        item = OpenItem(
            id=WORK,
            title=what,
            asks=(UNDECIDED,),
            worth=max(found.total.low - span.low, ZERO),
            decides=open_ and found.total.low >= found.target,
            blocks=open_ and other.high < found.target,
        )
        items = (item, *items)
    return replace(
        found,
        total=span,
        decision=decision,
        notes=(*notes, said),
        open_items=items,
        parts=found.parts if span == found.total else None,
    )


def _differing(standard: Standard, held: Held) -> Iterator[str]:
    """Yield which choices the two views of the dossier do not share, in Chinese."""
    one, other = held.dossier, held.otherwise
    assert other is not None
    if standard.variant and one.variant != other.variant:
        yield CATEGORY
    if choices(standard, "", one.readings) != choices(standard, "", other.readings):
        yield READINGS
