"""Numbers of a rule that the printed clause does not contain: slips of the transcriber."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..base.numbers import plain
from ..base.problems import Severity
from ..base.text import half_width
from .fields import Field
from .findings import Finding
from .patterns import Pattern
from .standard import Node
from .tiers import row_pattern

_NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?) *([%万亿])?")
_CHINESE = re.compile(r"(百分之)?([零〇一二两三四五六七八九十百千]+)(万|亿)?|半")
_UNITS = {"%": Decimal("0.01"), "百分之": Decimal("0.01"), "万": Decimal(10_000), "亿": Decimal(10**8)}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def text_findings(node: Node, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """Yield the numbers of the rule that the clause, where its text is kept, does not contain.

    `fields` are the questions the node looks at.
    """
    if not node.text:
        return
    printed = printed_numbers(node.text)
    missing = sorted({choices[0] for choices in _rule_numbers(node, fields) if not printed & set(choices)})
    if missing:
        yield Finding(
            code="number-not-in-text",
            severity=Severity.ERROR,
            node=node.id,
            message=f"规则里的{'、'.join(map(plain, missing))}在条文里找不到",
            remedy="请对照原件核对规则和条文",
        )


def printed_numbers(text: str) -> set[Decimal]:
    """Return every number a Chinese clause contains: in digits, in characters, as a share (50％ is also 0.5)."""
    bare = half_width(text.replace("，", " "))
    found: set[Decimal] = set()
    for digits, unit in _NUMBER.findall(bare):
        parts = {Decimal(part) for part in digits.split(",")} | {Decimal(digits.replace(",", ""))}
        found |= parts | {part * _UNITS[unit] for part in parts if unit}
    for share, characters, unit in _CHINESE.findall(bare):
        parts = set(_chinese(characters)) if characters else {Decimal("0.5")}
        found |= parts | {part * _UNITS[one] for part in parts for one in (share, unit) if one}
    return found


def _chinese(characters: str) -> Iterator[Decimal]:
    """Yield the number the characters spell; without tens and hundreds also each digit by itself."""
    if not any(char in _TENS for char in characters):
        yield from (Decimal(_DIGITS[char]) for char in characters)
        yield Decimal("".join(str(_DIGITS[char]) for char in characters))
        return
    total, digit = 0, 0
    for char in characters:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    yield Decimal(total + digit)


def _rule_numbers(node: Node, fields: Mapping[str, Field]) -> Iterator[tuple[Decimal, ...]]:
    """Yield the numbers of a rule, each with what a clause may print in its place; 0 and 1 need not be printed."""
    found = [node.cap, *node.clamp, node.minus, node.plus, node.times, node.per]
    found += [Decimal(node.take)] if node.take is not None else []
    for coef in node.coef:
        found += [*coef.ranks, *coef.of.values(), coef.rest]
    for row in node.rows:
        found += [row.pts.low, row.pts.high, abs(row.step), Decimal(row.per)]
        for name in (node.input, *node.by):
            if name:
                yield from _ends(row_pattern(node, row, name), whole=node.whole or fields[name].whole)
    yield from ((number,) for number in found if number is not None and number not in {0, 1})


def _ends(pattern: Pattern, *, whole: bool) -> Iterator[tuple[Decimal, ...]]:
    for end in pattern.ends:
        if end not in {0, 1}:
            # whole years: what is printed as 5至7年 is written min = 5, max = 8
            yield (end, end - 1) if whole and pattern.open_high and end == pattern.high else (end,)
