"""Whether the clause of a verdict is one that the standard or the notice has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..base.problems import Problem, Severity
from ..base.text import quoted
from .result import Item, Overlay

PLACE = "条款"
_NO_WORDS = re.compile(r"[\W_]+")
_SHORTEST = 2


def clause_problem(laid: Overlay, item: Item, clause: str) -> Problem | None:
    """Return a warning when a clause names nothing of the standard, of the notice or of the item's own clauses.

    It is only a warning: the printed table may have what neither holds.
    """
    typed = _bare(clause)
    if not typed:
        return None
    for name in map(_bare, _names(laid, item)):
        if len(name) >= _SHORTEST and (name in typed or (len(typed) >= _SHORTEST and typed in name)):
            return None
    own = item.clauses[0] if item.clauses else ""
    remedy = f"请核对；这一项的条款是{quoted(own)}" if own else "请核对，写得能让申报人查到"
    return Problem(
        "review-clause-unknown", PLACE, f"在标准和年度通知里都没有找到{quoted(clause)}", remedy, Severity.WARNING
    )


def _names(laid: Overlay, item: Item) -> Iterator[str]:
    standard, cycle = laid.case.standard, laid.case.cycle
    yield from item.clauses
    for node in standard.node:
        yield node.title
        yield node.text
        yield from (cite.partition("#")[2] for cite in node.cite)
    for source in (*standard.source, *cycle.source):
        yield source.title
        yield source.doc_no
    for condition in cycle.condition:
        yield condition.title
        yield from (cite.partition("#")[2] for cite in condition.cite)
    yield standard.standard.title
    yield from ("通知", "评价条件", "评价标准")


def _bare(text: str) -> str:
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())
