"""What was decided on without evidence, or without anybody having looked at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.problems import Problem
from ..base.text import quoted
from .result import Overlay, Standing

PLACE = "佐证材料"
NEED_REASON = "review-evidence-unseen"
"""Code of the problem that a reason alone takes away."""
_REMEDY = "请先看过材料或纸质原件；仍要核定完毕，请写明理由"
_MOST_NAMED = 3
_COUNTING = frozenset({"accepted", "reduced"})


def proof_doubt(one: Standing) -> str:
    """Return what is doubtful about the evidence of an achievement, in Chinese; nothing where nothing is.

    Somebody who saw the originals on paper has seen the evidence, whatever became of the files.
    """
    if one.item.entry is None or _on_paper(one):
        return ""
    if not one.item.proofs:
        return "没有材料"
    if any(not proof.digest and proof.state is not None for proof in one.item.proofs):
        return "材料找不到或读不出"
    if any(proof.state == "changed" for proof in one.item.proofs):
        return "材料与登记时不同，已改动"
    return "" if one.opened else "材料没有人看过"


def doubts_of(standings: Iterable[Standing]) -> Iterator[tuple[str, tuple[Standing, ...]]]:
    """Yield each doubt with the items it is about."""
    found: dict[str, list[Standing]] = {}
    for one in standings:
        if said := proof_doubt(one):
            found.setdefault(said, []).append(one)
    yield from ((said, tuple(ones)) for said, ones in found.items())


def verify_doubts(laid: Overlay) -> list[Problem]:
    """Return what the reviewer must give a reason for before the review ends: achievements counted without a look."""
    counting = [one for one in laid.items if one.state in _COUNTING]
    found = doubts_of(counting)
    return [Problem(NEED_REASON, PLACE, f"{len(ones)}项{said}：{_few(ones)}", _REMEDY) for said, ones in found]


def _on_paper(one: Standing) -> bool:
    return any(act.do == "opened" and not act.file and act.seen == one.item.digest for act in one.history)


def _few(ones: Sequence[Standing]) -> str:
    return "、".join(quoted(one.item.title) for one in ones[:_MOST_NAMED]) + ("等" if len(ones) > _MOST_NAMED else "")
