"""Achievements that bring points but are not counted now, because others bring more: kept in reserve."""

from __future__ import annotations

from dataclasses import dataclass

from ..rules.standards.standard import Span
from .result import Item, Overlay


@dataclass(frozen=True, slots=True)
class Reserve:
    """What an achievement would bring, and why it is not counted."""

    span: Span
    why: str
    """In Chinese, without final punctuation: 只取最高一项."""
    by_points: bool
    """Whether fewer points can be told for it alone."""


def reserve_of(laid: Overlay, item: Item) -> Reserve | None:
    """Return what an achievement holds in reserve; None where it counts, or could bring nothing."""
    if item.entry is None or item.node:
        return None
    lines = [line for node in laid.claimed.nodes for line in node.lines if line.entry == item.entry.id]
    held = [line for line in lines if not line.counted and line.span.high > 0]
    if not held:
        return None
    best = max(held, key=lambda line: (line.span.high, line.span.low))
    return Reserve(best.span, best.why_not, by_points=not best.units)


def together(laid: Overlay, item: Item) -> Span | None:
    """Return what achievements that are counted together come to, of one of them; None where it counts by itself."""
    if item.entry is None or not item.node or item.claimed is not None:
        return None
    return laid.claimed.node(item.node).span
