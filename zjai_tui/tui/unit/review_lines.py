"""The list of what is to be reviewed: a line for each item, and what it can be narrowed to. Pure."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ...base.cells import fitted, width
from ...reviewing.result import ITEM_WORDS, SETTLED, ItemState, Overlay, Standing
from ...scoring.trace import span_text
from ..telling.blocks import Tone
from ..widgets.lists import Line

ALL, LEFT, AGAIN = "all", "left", "again"
NARROWINGS: tuple[tuple[str, str], ...] = ((ALL, "全部"), (LEFT, "未办"), (AGAIN, "要再看"))
"""Not yet settled; and of those, what somebody has looked at before: changed since, handed back, or disputed."""
WHOLE = "whole"
"""Key of the line for the dossier as a whole."""

STATE_TONES: dict[ItemState, Tone] = {
    "unreviewed": "muted", "accepted": "good", "reduced": "open", "rejected": "bad", "returned": "open",
    "disputed": "bad",
}  # fmt: skip
POINTS_CELLS, PROOF_CELLS, STATE_CELLS = 6, 6, 8
CHANGED = "有改动"
HINTED = "（冲突提示）"


def item_lines(laid: Overlay, mark: str, keep: str = "", hinted: Container[str] = ()) -> tuple[Line, ...]:
    """Return the dossier as a whole and, of its items, those a narrowing leaves; `keep` always stays.

    Items that the conflict lens is about (`hinted`) bear a mark.
    """
    problems = f"{len(laid.problems)}处问题" if laid.problems else ""
    whole = Line(WHOLE, "总览：总分、申报路径、经办记录", problems, "bad")
    found = tuple(_line(one, one.item.id in hinted) for one in narrowed(laid, mark, keep))
    return found if found and mark != ALL else (whole, *found)  # a narrowed list is as long as its tab says


def narrowed(laid: Overlay, mark: str, keep: str = "") -> tuple[Standing, ...]:
    """Return the items that a narrowing leaves, and the one of that id."""
    return tuple(one for one in laid.items if one.item.id == keep or _within(one, mark))


def next_open(laid: Overlay, item_id: str) -> str:
    """Return the item to go on with after one: the next that is not decided, round and round; empty when all are.

    What was handed back waits for the applicant, so it comes only after the rest.
    """
    ids = [one.item.id for one in laid.items]
    at = ids.index(item_id) + 1 if item_id in ids else 0
    turned = [*laid.items[at:], *laid.items[:at]]
    todo = [one for one in turned if one.state in {"unreviewed", "disputed"} and one.item.id != item_id]
    return todo[0].item.id if todo else ""


def state_word(one: Standing) -> str:
    """Return how an item stands, in a word."""
    return CHANGED if one.stale else ITEM_WORDS[one.state]


def proof_word(one: Standing) -> str:
    """Return how its evidence stands, in a word: what is wrong with it goes before whether it was looked at."""
    states = {proof.state for proof in one.item.proofs}
    for state, word in (("outside", "在外面"), ("missing", "找不到"), ("large", "太大"), ("changed", "已改动")):
        if state in states:
            return word
    if one.opened:
        return "已看"
    return "没看" if one.item.proofs else "没有" if one.item.entry is not None else ""


def points_words(one: Standing) -> tuple[str, str]:
    """Return the applicant's points, and the verified ones once they are settled."""
    claimed = span_text(one.item.claimed) if one.item.claimed is not None else ""
    settled = one.state in SETTLED and one.verified is not None and one.item.claimed is not None
    return claimed, span_text(one.verified) if settled and one.verified is not None else ""


def chips(laid: Overlay) -> Sequence[tuple[str, str]]:
    """Return the narrowings with how many items each leaves."""
    return [(mark, f"{title}{len(narrowed(laid, mark))}") for mark, title in NARROWINGS]


def _within(one: Standing, mark: str) -> bool:
    if mark == LEFT:
        return one.state not in SETTLED
    if mark == AGAIN:
        return one.stale or one.state in {"returned", "disputed"}
    return True


def _line(one: Standing, hinted: bool) -> Line:
    claimed, verified = points_words(one)
    tone: Tone = "open" if one.stale else STATE_TONES[one.state]
    kind = f"{one.item.kind}：" if one.item.entry is not None else ""
    right = columns(claimed, verified, proof_word(one), state_word(one))
    return Line(one.item.id, f"{HINTED if hinted else ''}{kind}{one.item.title}", right, tone)


def columns(claimed: str, verified: str, proof: str, state: str) -> str:
    """Return the right part of a line, or the heads above it: the numbers to the right of their columns."""
    numbers = (" " * max(POINTS_CELLS - width(text), 0) + fitted(text, min(width(text), POINTS_CELLS))
               for text in (claimed, verified))  # fmt: skip
    return " ".join((*numbers, fitted(proof, PROOF_CELLS), fitted(state, STATE_CELLS)))


HEADS = columns("自评", "核定", "佐证", "结论")
"""What stands above the columns."""
