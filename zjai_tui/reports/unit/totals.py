"""The three totals and what became of the routes: what record and return notice both show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...base.numbers import plain
from ...reviewing.result import ITEM_WORDS, ItemState, Overlay
from ...scoring.trace import decision_text, span_text
from ..document.model import Block, Form, Item, Items, Table, Text
from ..page import sentence
from .words import against_target, difference_words, points_words


def totals_form(laid: Overlay) -> Form:
    """Return claimed, evidenced and verified points, and how they stand to the target."""
    claimed, verified = laid.claimed, laid.verified
    span = claimed.total
    proved = laid.evidenced
    less = difference_words(span, verified.total)
    done = f"，{less}" if less else ""
    open_ = f"。还有{laid.left}项没有定，所以是一个区间" if laid.left and not verified.total.exact else ""
    return Form(
        (
            ("自评总分", f"{span_text(span)}分（满分{plain(claimed.maximum)}分）。{sentence(decision_text(claimed))}"),
            ("有据总分", f"{span_text(proved)}分，只算佐证材料齐全的业绩。" if proved else "没有核对佐证材料。"),
            ("核定总分", f"{against_target(verified)}{done}{open_}。"),
            ("核定进度", f"共{len(laid.items)}项，{counts_words(laid)}。"),
        )
    )  # fmt: skip


def counts_words(laid: Overlay) -> str:
    """Return how many items stand how."""
    counted = Counter(one.state for one in laid.items)
    states: tuple[ItemState, ...] = tuple(ITEM_WORDS)
    return "，".join(f"{ITEM_WORDS[state]}{counted[state]}项" for state in states if counted[state]) or "没有核定项"


def routes_blocks(laid: Overlay) -> Iterator[Block]:
    """Yield every route before and after, and what the cuts lead to."""
    after = {route.id: route for route in laid.after.routes}
    rows = tuple(
        (route.title, route.label, after[route.id].label, sentence(after[route.id].conclusion))
        for route in laid.before.routes
        if route.id in after
    )
    yield Table(("申报路径", "自评时", "核定后", "核定后的说明"), rows)
    if laid.consequence:
        yield Items(tuple(Item(sentence(words)) for words in laid.consequence))


def sections_table(laid: Overlay) -> Table:
    """Return the rows of the standard with points before and after; those that brought nothing are left out."""
    verified = {node.id: node for node in laid.verified.nodes}
    rows = []
    depths = []
    for node in laid.claimed.nodes:
        after = verified.get(node.id)
        if node.depth and node.state == "empty":
            continue
        cap = plain(node.cap) if node.cap is not None else "不限"
        rows.append((node.title, cap, span_text(node.span), points_words(after.span if after else None)))
        depths.append(node.depth)
    total = ("总分", plain(laid.claimed.maximum), span_text(laid.claimed.total), span_text(laid.verified.total))
    return Table(("项目", "封顶", "自评", "核定"), (*rows, total), right=(1, 2, 3), depths=(*depths, 0))


def problem_blocks(laid: Overlay) -> Iterator[Block]:
    """Yield what is wrong with the review itself."""
    if laid.problems:
        yield Text("核定文件本身有下列问题，须先处理：")
        yield Items(tuple(Item(one.sentence()) for one in laid.problems))
