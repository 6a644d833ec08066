"""Tiers as tables print them: numbers (8年以上不足10年), ranks (第1-3名), or words (省部级).

What a number means beside 以上, 不足 and their like is what `rules.clause_numbers` says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...rules.clauses.numbers import ClauseNumber, clause_numbers
from ...rules.standards.patterns import parse_pattern
from .printed_points import normal

_MARK = re.compile(r"^(?:[a-h]|[(]?[0-9][)]|[①-⑨])[、.:]?(?=[0-9≥≤<>第满不前])")
"""What numbers the tiers of a table: A≥5万字, ①第1名."""
_REST = re.compile(r"(?:其他|其它|其余)(?:名次|人员|完成人|参与者|参加者|排名)?")
_PERSON = re.compile(r"^(?:名|位|完成人|作者|负责人|发明人|主编|起草人|参与人|主持人)?(?:以后|之后)?")
_PLACES = frozenset("名位")
_TRIMMED = ":,，、。()的者"
_REACHED = re.compile(r"(?:满|达到?|已满|为|在)$")
_LONGEST_WORD = 12
_SCALES = "万亿"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """What the cell of a tier says; a tier of words has neither `low` nor `high`."""

    word: str
    """The text without ranks and numbers, for ranks the level they stand beside."""
    kind: str
    """``number``, ``rank``, ``rest`` (all other ranks, if its neighbours are ranks) or ``word``."""
    low: Decimal | None = None
    high: Decimal | None = None
    open_high: bool = False
    unit: str = ""

    @property
    def key(self) -> str:
        """Return the range as a row's key."""
        low = "" if self.low is None else f"{self.low:f}"
        return f"{low}..{'<' if self.open_high else ''}{'' if self.high is None else f'{self.high:f}'}"


def read_tier(text: str) -> Tier:
    """Return what a tier says. What is no range that can be matched is words."""
    bare = _MARK.sub("", normal(text))
    numbers = [one for one in clause_numbers(bare) if not one.numbering]
    if numbers and not any(one.fault for one in numbers):
        found = _rank(bare, numbers) or _range(bare, [one for one in numbers if one.side])
        if found is not None and _matchable(found):
            return found
    rest = _REST.search(bare)
    if rest is not None and rest.end() == len(bare):
        return Tier(word=bare[: rest.start()].strip(_TRIMMED), kind="rest")
    return Tier(word=text, kind="word")


def _rank(bare: str, numbers: Sequence[ClauseNumber]) -> Tier | None:
    """Return the tier of ranks: one, a range, or neighbours in a list (第1、2名)."""
    first, last = numbers[0], numbers[-1]
    start, end = first.phrase[0], last.phrase[1]
    person = _PERSON.match(bare[end:])
    named = last.unit in _PLACES or (person is not None and person[0])
    if not named or not all(one.ordinal for one in numbers):
        return None
    low, high = first.values[0], last.values[0]
    if len(numbers) == 1:
        onward = first.side == "low" or bare[: end + (person.end() if person else 0)].endswith("后")
        reached = None if onward else low
        span: tuple[Decimal, Decimal | None] = (Decimal(1), low) if first.side == "high" else (low, reached)
    elif high - low == len(numbers) - 1 or (len(numbers) == 2 and first.side == "low"):  # two ends, or no rank left out
        span = (low, high)
    else:
        return None
    after = bare[end + (person.end() if person else 0) :]
    if re.match("[或和及与]", after):
        return None
    word = (bare[:start] + after).strip(_TRIMMED).removesuffix("排名")
    return Tier(word=word, kind="rank", low=span[0], high=span[1]) if low >= 1 else None


def _range(bare: str, limits: Sequence[ClauseNumber]) -> Tier | None:
    """Return the tier of a range; 超过10年, which leaves out its lower end, is none that a key can hold."""
    if not limits or [one.side for one in limits] not in (["low"], ["high"], ["low", "high"]):
        return None
    low = next((one for one in limits if one.side == "low"), None)
    high = next((one for one in limits if one.side == "high"), None)
    if any(one.ordinal for one in limits) or (low is not None and low.included is False):
        return None
    start, end = limits[0].phrase[0], limits[-1].phrase[1]
    between = bare[limits[0].phrase[1] : limits[-1].phrase[0]]
    word = _REACHED.sub("", bare[:start].strip(_TRIMMED)) + bare[end:].strip(_TRIMMED)
    if between.strip(":,，、-且并") or len(word) > _LONGEST_WORD or any(char.isdigit() for char in word):
        return None
    return Tier(
        word=word,
        kind="number",
        low=None if low is None else low.values[-1],
        high=None if high is None else high.values[-1],
        open_high=high is not None and not high.included,
        unit=_unit(bare, limits[-1]),
    )


def _unit(bare: str, one: ClauseNumber) -> str:
    """Return the unit a number is counted in: 5万字 is 5 of 万字."""
    scale = bare[one.end - 1] if bare[one.end - 1 : one.end] in _SCALES and len(one.values) > 1 else ""
    return one.unit if one.unit.startswith(scale) else f"{scale}{one.unit}"


def _matchable(tier: Tier) -> bool:
    try:
        parse_pattern(tier.key)
    except ValueError:
        return False  # 10年以上不足8年: stays words for a person to look at
    return True
