"""Every number of a Chinese clause, where it stands and what it means.

Digits of both widths, thousands separators, Chinese numerals (十五, 百分之二十, 三分之一, 半), shares
and 万, units, ranges (5-10年, 5～7年, 第四至六名), and limits with whether they include their number:
以上, 以下 and 以内 do, 不满, 超过 and 以外 do not (民法典 art. 1259; see clause_words). Numbers that only
count headings, articles, tables or documents are marked as such; what machine reading has
garbled (l0分, 3..5, 第1-0名) is marked as unreadable, never guessed silently.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from .shapes import BETWEEN_LIST, RANGE_SIGN, bare_text, is_numbering
from .tokens import Token, explains_n, tokens
from .words import (
    GRADES,
    PLACES,
    POINTS,
    Side,
    limit_after,
    limit_before,
    no_limit_before,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseNumber:
    """One number of a clause."""

    start: int
    end: int
    """Where it stands: ``clause[start:end]`` is the number without its unit."""
    text: str
    """The number as printed."""
    values: tuple[Decimal, ...]
    """What it can mean, the likeliest first: 1.5万 is 15000, and 1.5 where 万 is counted."""
    unit: str = ""
    """The unit word behind it, or behind the range or list it belongs to."""
    side: Side = ""
    """Whether it is the smallest or the largest of a range."""
    included: bool | None = None
    """Whether that range includes it; None where the clause does not say, or there is no range."""
    phrase: tuple[int, int] = (0, 0)
    """Where the number stands with its unit and limiting words, or the whole range."""
    ordinal: bool = False
    """Whether it is a place in an order (第3, 前3)."""
    numbering: bool = False
    """Whether it only counts headings, articles, tables, documents."""
    faint: bool = False
    """Whether it may well be no number at all (一般, 一等奖, 5G): good for finding, not worth reporting."""
    fault: str = ""
    """Why it cannot be read, in Chinese; `values` then are what it may have been."""


def clause_numbers(text: str, *, n_is_known: bool = False) -> tuple[ClauseNumber, ...]:
    """Return the numbers of a clause in the order they stand; none is left out or read twice.

    `n_is_known` tells that the n of 10n分 (ten points for each of n) is explained elsewhere;
    without it, and without an explanation in the clause itself, 22n cannot be read.
    """
    bare = bare_text(text)
    found = [_number(text, bare, token) for token in tokens(bare, n_is_known or explains_n(bare))]
    return tuple(_with_units_of_lists(bare, _linked(bare, found)))


def _number(text: str, bare: str, token: Token) -> ClauseNumber:
    ordinal = _is_ordinal(bare, token)
    ranks = ordinal or token.unit in PLACES
    one = ClauseNumber(
        start=token.start,
        end=token.end,
        text=text[token.start : token.end],
        values=token.values,
        unit=token.unit,
        phrase=(token.start, token.unit_end),
        ordinal=ordinal,
        numbering=token.numbering or (not token.fault and is_numbering(bare, token)),
        faint=token.faint or (token.unit in GRADES and not token.fault),
        fault=token.fault,
    )
    if one.numbering or one.fault or one.unit in GRADES:
        return one
    return _limited(bare, one, token.unit_end, ranks=ranks)


def _is_ordinal(bare: str, token: Token) -> bool:
    """Tell whether a number is a place in an order: 第3, 前3名, but not the 10 of 前10%."""
    before = bare[: token.start].rstrip(" ")
    return before.endswith("第") or (before.endswith("前") and token.unit in PLACES)


def _limited(bare: str, one: ClauseNumber, unit_end: int, *, ranks: bool) -> ClauseNumber:
    end, side, held = limit_after(bare, unit_end, ranks=ranks)
    start = one.start
    if not side:
        start, side, before = limit_before(bare, one.start)
        held = before if held is None else held
        if not side and ranks and bare[: one.start].rstrip(" ").endswith("前"):
            start, side, held = bare.rindex("前", 0, one.start), "high", True if held is None else held
    if one.ordinal and start == one.start and bare[start - 1] == "第":
        start -= 1
    if no_limit_before(bare, start):
        return replace(one, phrase=(start, end))
    return replace(one, side=side, included=held, phrase=(start, end))


def _linked(bare: str, found: list[ClauseNumber]) -> list[ClauseNumber]:
    """Return the numbers with the ends of ranges knowing each other."""
    linked = list(found)
    for at, (first, last) in enumerate(pairwise(found)):
        sign = RANGE_SIGN.fullmatch(bare, first.phrase[1], last.start)
        # 1-2-3 and 2024-09-06 are no ranges
        chained = at > 0 and linked[at - 1].phrase == linked[at].phrase and linked[at].side == "high"
        if sign is None or chained or first.numbering or last.numbering or first.fault or last.fault:
            continue
        if first.unit and last.unit and first.unit != last.unit:
            continue
        low, high = _same_scale(bare, first, last)
        whole = (first.phrase[0] if first.ordinal else first.start, last.phrase[1])
        if low.values[0] > high.values[0] and last.unit != POINTS:
            linked[at : at + 2] = _reversed(low, high, whole)
            continue
        limits = high.unit not in GRADES
        linked[at] = replace(
            low, side="low" if limits else "", included=_kept(low, limits), phrase=whole, ordinal=first.ordinal
        )
        linked[at + 1] = replace(
            high,
            side="high" if limits else "",
            included=_kept(high, limits),
            phrase=whole,
            ordinal=first.ordinal or last.ordinal,
        )
    return linked


def _kept(one: ClauseNumber, limits: bool) -> bool | None:
    return (True if one.included is None else one.included) if limits else None


def _same_scale(bare: str, first: ClauseNumber, last: ClauseNumber) -> tuple[ClauseNumber, ClauseNumber]:
    """Return both ends with the unit and the 万 or % that is printed only behind the second."""
    if first.unit or len(first.values) != 1 or len(last.values) < 2:
        return replace(first, unit=first.unit or last.unit), replace(last, unit=last.unit or first.unit)
    scale = bare[last.end - 1]
    factor = last.values[0] / last.values[-1] if scale in "万亿%" and last.values[-1] else Decimal(1)
    return replace(first, unit=last.unit, values=tuple(dict.fromkeys((first.values[0] * factor, *first.values)))), last


def _reversed(low: ClauseNumber, high: ClauseNumber, whole: tuple[int, int]) -> list[ClauseNumber]:
    """Return a range that runs backwards as unreadable: 第1-0名 may have been 第1-10名, or 第10名."""
    fault = "前一个数比后一个大"
    joined = low.text + high.text
    guesses = [Decimal(joined)] if joined.isascii() and joined.isdigit() else []
    return [
        replace(low, fault=fault, phrase=whole, side="", included=None, values=(*low.values, *guesses), faint=False),
        replace(high, fault=fault, phrase=whole, side="", included=None, values=(*high.values, *guesses), faint=False),
    ]


def _with_units_of_lists(bare: str, found: list[ClauseNumber]) -> list[ClauseNumber]:
    """Return the numbers with the unit that is printed only behind the last of a list (第1、2、3名)."""
    done = list(found)
    for at in range(len(done) - 2, -1, -1):
        one, after = done[at], done[at + 1]
        # 第1名10、第2名8: here 10 belongs to what stands before it
        alone = at == 0 or done[at - 1].phrase[1] < one.phrase[0]
        if alone and not one.unit and not one.numbering and _listed(bare, one, after):
            done[at] = replace(one, unit=after.unit, faint=(one.faint and after.faint) or after.unit in GRADES)
    for at in range(1, len(done)):
        before, one = done[at - 1], done[at]
        if before.ordinal and before.unit == one.unit and _listed(bare, before, one):
            done[at] = replace(one, ordinal=True)
    return done


def _listed(bare: str, one: ClauseNumber, after: ClauseNumber) -> bool:
    """Tell whether two numbers are neighbours in a list: nothing but a comma between, and both of a kind."""
    between = BETWEEN_LIST.fullmatch(bare, one.phrase[1], max(one.phrase[1], after.start))
    if between is None or (between["ordinal"] and not one.ordinal):
        return False
    return one.text[0].isdigit() == after.text[0].isdigit()
