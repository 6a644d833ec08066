"""Which verdict on an item holds: worked out from the acts, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..dossier.review.model import DECIDE_WORDS, Act, Do
from ..dossier.review.subject import plain_name
from .result import ItemState

_MARK = 16
"""Digits of a standard's digest that an act keeps."""
_STATES: Mapping[Do, ItemState] = {
    "accept": "accepted", "reduce": "reduced", "reject": "rejected", "return": "returned",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the acts on one item come to."""

    state: ItemState = "unreviewed"
    act: Act | None = None
    stale: bool = False
    dropped: bool = False
    disputed: tuple[Act, ...] = ()


def standard_mark(digest: str) -> str:
    """Return what an act keeps of the digest of the standard it is made under."""
    return digest[:_MARK]


def is_verdict(act: Act) -> bool:
    """Tell whether an act decides on an item."""
    return act.do in DECIDE_WORDS


def found(
    acts: Sequence[Act],
    earlier: Mapping[str, frozenset[str]],
    digest: str,
    missing: frozenset[str] = frozenset(),
) -> Found:
    """Return which of the verdicts on one item holds; `acts` in order, `earlier` by id, see `journal.earlier`.

    A verdict gives way to any later one whose maker had seen it, and to a withdrawal. Of several
    that had not seen each other those of one reviewer follow time; those of several must agree.
    One made of another `digest` than the item's now is stale: the item is undecided again. One whose
    maker had not seen every act that is `missing` does not count: what is missing may have changed it.
    """
    seeing = [one for one in acts if missing <= earlier.get(one.id, frozenset())] if missing else acts
    ends = _ends([one for one in seeing if is_verdict(one) or one.do == "withdraw"], earlier)
    verdicts = [one for one in ends if is_verdict(one)]
    if not verdicts:
        return Found(dropped=not seeing and any(map(is_verdict, acts)))
    fresh = [one for one in verdicts if one.seen == digest]
    if not fresh:
        return Found(act=verdicts[-1], stale=True)
    last = {plain_name(one.by): one for one in fresh}
    if len({_content(one) for one in last.values()}) > 1:
        return Found(state="disputed", act=fresh[-1], disputed=tuple(last.values()))
    return Found(state=_STATES[fresh[-1].do], act=fresh[-1])


def _ends(acts: Sequence[Act], earlier: Mapping[str, frozenset[str]]) -> list[Act]:
    """Return the acts that nobody who acted on the same item had seen yet."""
    seen: set[str] = set()
    for one in acts:
        seen |= earlier.get(one.id, frozenset())
    return [one for one in acts if one.id not in seen]


def _content(act: Act) -> object:
    return act.do, act.points, frozenset(act.facts.items())


def by_item(acts: Iterable[Act]) -> Mapping[str, tuple[Act, ...]]:
    """Return the acts on items by item, in the order given."""
    grouped: dict[str, list[Act]] = {}
    for one in acts:
        if one.item:
            grouped.setdefault(one.item, []).append(one)
    return {item: tuple(ones) for item, ones in grouped.items()}
