"""Which items may be accepted at once, and why the others may not."""

from __future__ import annotations

from collections.abc import Iterator

from .result import SETTLED, Overlay, Standing

UNSURE = "申报人标了待核实，要逐项核"


def left_out_reason(one: Standing) -> str:
    """Return why an undecided item is not accepted together with others; empty where it can be, or is decided."""
    if one.state in SETTLED:
        return ""
    if one.state == "disputed":
        return "几位审核人意见不一，要逐项定"
    if one.state == "returned":
        return "已退回补正"
    if one.stale:
        return "有改动，要再看"
    if one.dropped:
        return "缺了核定记录，原来的结论要重新作"
    if one.item.entry is not None and one.item.entry.sure == "unsure":
        return UNSURE
    if one.opened:
        return ""
    if one.item.entry is None:
        return "不是业绩，要逐项核"
    if not one.item.proofs:
        return "没有佐证材料"
    if any(not proof.digest for proof in one.item.proofs):
        return "佐证找不到或读不出"
    return "佐证还没有看" if not any(proof.opened_by for proof in one.item.proofs) else "佐证没有看全"


def acceptable(laid: Overlay) -> tuple[Standing, ...]:
    """Return the items that may be accepted at once: undecided, and their own evidence was looked at."""
    return tuple(one for one in laid.items if one.state not in SETTLED and not left_out_reason(one))


def left_out(laid: Overlay) -> Iterator[tuple[Standing, str]]:
    """Yield the undecided items that may not, each with why."""
    for one in laid.items:
        if reason := left_out_reason(one):
            yield one, reason
