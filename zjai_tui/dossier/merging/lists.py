"""Merging lists: which thing is which, what was added and taken away, and in which order they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

from .deciding import ABSENT, NO_BASE, Decisions, Where, same
from .ordering import merged_order, orders_of
from .pairing import Pairing, Slot, slots_of
from .result import Side

T = TypeVar("T")


def merged_list(
    decisions: Decisions,
    where: Where,
    base: Any,
    a: Sequence[T],
    b: Sequence[T],
    pairing: Pairing[T],
    merged: Callable[[Slot[T], int], T | None],
    named: Callable[[T], str],
    *,
    order_matters: bool = False,
) -> tuple[T, ...]:
    """Return the merged list. `merged` returns what a slot, given with its number, comes to; None: it goes.

    An order that both sides changed, or that differs without a common version, is `a`'s, unless
    `order_matters`: then somebody decides. `where` is the place of that question.
    """
    slots, order, first, second = slots_of(None if base is NO_BASE else base, a, b, pairing)
    orders = orders_of(order, first, second)
    mine = first
    if orders.differ:
        words = [tuple(named(_either(slots[at])) for at in one) for one in (orders.a, orders.b)]
        rule: Side | Literal[""] = orders.by_rule or ("" if order_matters else "a")
        taken = decisions.settle(where, NO_BASE, words[0], words[1], rule)
        mine = second if taken is words[1] else first
    every = merged_order(mine, first if mine is second else second)
    found = (merged(slots[at], at) for at in every)
    return tuple(one for one in found if one is not None)


def one_of(decisions: Decisions, where: Where, slot: Slot[T]) -> T | None:
    """Return what only one side has, or None where it goes.

    It stays, unless the other side took it away since the common version; where this side changed
    it meanwhile, somebody decides.
    """
    a, b = (ABSENT if one is None else one for one in (slot.a, slot.b))
    keeps: Side = "b" if slot.a is None else "a"
    rule: Side | Literal[""] = keeps
    if slot.base is not None:
        loses: Side = "a" if keeps == "b" else "b"
        rule = loses if same(_either(slot), slot.base) else ""
    taken: T = decisions.settle(where, NO_BASE if slot.base is None else slot.base, a, b, rule)
    return None if taken is ABSENT else taken


def _either(slot: Slot[T]) -> T:
    found = slot.a if slot.a is not None else slot.b
    assert found is not None
    return found
