"""A clause as printed with its numbers marked, and what does not fit its rule, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.numbers import plain
from ...rules.clauses.limits import Limit
from ...rules.clauses.match import Comparison, State
from ...rules.standards.standard import Node
from ..telling.blocks import Block, Tone, head, point

MARKS: dict[State, tuple[str, str, Tone, str]] = {
    "used": ("[", "]", "good", "规则用到"),
    "explained": ("(", ")", "muted", "已说明"),
    "unused": ("?", "?", "open", "没有用到"),
    "unreadable": ("!", "!", "bad", "读不出"),
}
"""What stands around a number of each kind, its tone, and what it is called: seen without colours, too."""
LEGEND = "　".join(f"{before}数{after}{words}" for before, after, _, words in MARKS.values())
NO_TEXT = "还没有条文原文。在上面照原表抄上或整段粘贴，条文里的数就会逐个与规则对照。"
Piece = tuple[str, Tone]


def marked_text(node: Node, found: Comparison) -> tuple[Piece, ...]:
    """Return the clause in pieces, each with its tone, the numbers between their signs."""
    pieces: list[Piece] = []
    done = 0
    for mark in sorted(found.marks, key=lambda one: one.start):
        if mark.start < done or mark.end <= mark.start:
            continue
        before, after, tone, _ = MARKS[mark.state]
        pieces += [(node.text[done : mark.start], ""), (f"{before}{node.text[mark.start : mark.end]}{after}", tone)]
        done = mark.end
    return tuple(piece for piece in (*pieces, (node.text[done:], "")) if piece[0])


def difference_blocks(node: Node, found: Comparison) -> tuple[Block, ...]:
    """Return what is still to be looked at, or that clause and rule agree."""
    if not node.text:
        return (Block(NO_TEXT, "muted"),)
    told = tuple(_differences(found))
    if not told:
        return (Block("条文里的数和规则里的数都对上了。", "good"),)
    return (head("对不上的"), *told)


def _differences(found: Comparison) -> Iterator[Block]:
    for mark in found.marks:
        if mark.state == "unused":
            yield point(f"“{mark.text}”规则里没有。请改规则，或在“数字说明”里写明它是什么。", "open")
        elif mark.state == "unreadable":
            yield point(f"“{mark.text}”读不出：{mark.why}。请核对原表。", "bad")
    if found.missing:
        numbers = "、".join(map(plain, found.missing))
        yield point(f"规则里的{numbers}，条文里没有。请核对规则和原文。", "bad")
    for limit in found.limits:
        yield point(_limit_words(limit), "bad")
    for phrase in found.idle:
        yield point(f"数字说明里的“{phrase}”，条文里没有。请删去或改正。", "open")


def _limit_words(limit: Limit) -> str:
    includes = "含" if limit.included else "不含"
    if limit.doubled:
        return f"条文“{limit.text}”{includes}{plain(limit.value)}，别的一档也含它，有两个分值。请登记为有争议的条文。"
    return f"条文“{limit.text}”{includes}{plain(limit.value)}，规则的“{limit.tier}”一档不是这样。请核对。"
