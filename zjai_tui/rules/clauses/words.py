"""The words around a number of a clause: units, and the words that make it a limit.

By Chinese law (民法典 art. 1259) 以上, 以下, 以内 and 届满 include the number itself; 不满, 超过 and 以外
do not. The other words mean what they say (不少于 includes, 不足 does not).
"""

from __future__ import annotations

import re
from typing import Literal

Side = Literal["", "low", "high"]
"""Which end of a range a number is: the smallest (10年以上), the largest (不足5年), or neither."""

_UNITS = (
    "个百分点|百分点|平方米|平方公里|立方米|公里|千米|千瓦|兆瓦|周岁|个月|工作日|学时|课时|小时|分钟|"
    "年|月|日|天|周|岁|分(?!别|之|类|级|项|档|工)|项|名(?!称)|位|个|人(?!才|事|员|工|民|力)|篇|件|部(?!级|门|委|省|分)|"
    "本(?!科|人|项|单位|级|专业|表)|册|次(?!性)|家|种|类|等|级|档|倍|元|字|届|期|所|户|台|套|款|条|门|例|份|"
    "场|批|处|亩|吨|米|票|轮|号|章|节|%|‰"
)
UNIT = re.compile(rf" *(/?)((?:万|亿)?(?:{_UNITS}))")
"""A unit behind a number; the first group is the slash of 1.0/项, where the number does not count items."""
LATIN_UNITS = frozenset({"km", "m", "cm", "mm", "kg", "t", "h", "kV", "kW", "MW", "GW", "kWh", "MB", "GB", "TB"})

POINTS = "分"
GRADES = frozenset("等级类档号章节")
"""Units of names (一等奖, 二级指标): no count, no limit."""
PLACES = frozenset("名位")
"""Units of ranks: 第3名以上 are the ranks 1 to 3."""
ITEMS = frozenset("项个次篇件部本人种册家份名位门台套")
"""Units of which a rule counts one at a time without writing the 1."""

_INSIDE = r" *(?:\( *(?P<{name}>不含|含|包含|不包含|包括|不包括)[^()]{{0,6}}\))?"
AFTER = re.compile(
    _INSIDE.format(name="first")
    + r" *(?P<word>(?:\(含\)|含)?[及或]?(?:以上|以下|以内|之内|以外|以后))?"
    + _INSIDE.format(name="then")
)
"""What may stand behind number and unit: （含）, 以上 and its like, （不含10年）."""

_BEFORE: tuple[tuple[str, Side, bool], ...] = (
    (
        "大于等于|大于或等于|不少于|不低于|不小于|不短于|不早于|至少|最少|(?<![不未每])满|(?<![未不])达到?|≥|≧|⩾|>=",
        "low",
        True,
    ),
    ("小于等于|小于或等于|不超过|不大于|不多于|不高于|不晚于|至多|最多|最高|≤|≦|⩽|<=", "high", True),
    ("(?<!不)超过|(?<!不)大于|(?<!不)高于|(?<!不)多于|超出|逾|>", "low", False),
    ("不足|不满|未满|不到|未达到?|不达|(?<!不)低于|(?<!不)小于|(?<!不)少于|不及|<", "high", False),
)
_BEFORE_PATTERNS = tuple((re.compile(rf"(?:{words})(?: |了|到)*$"), side, held) for words, side, held in _BEFORE)
_NO_LIMIT_BEFORE = re.compile(r"(?:每满?|近|最近|过去|任期|周期)(?: |了)*$")


def limit_before(bare: str, start: int) -> tuple[int, Side, bool | None]:
    """Return where a limiting word right before a number begins, the side it makes, and whether it includes."""
    first = max(0, start - 10)
    head = bare[first:start].removesuffix("第")
    for pattern, side, held in _BEFORE_PATTERNS:
        match = pattern.search(head)
        if match is not None:
            return first + match.start(), side, held
    return start, "", None


def limit_after(bare: str, end: int, *, ranks: bool) -> tuple[int, Side, bool | None]:
    """Return where the limiting words behind a number and its unit end, the side, and whether they include.

    Of ranks the better ones are above: 第3名以上 are those up to the third.
    """
    match = AFTER.match(bare, end)
    if match is None:
        return end, "", None
    word = (match["word"] or "").removeprefix("(含)").lstrip("含及或")
    held: bool | None = None
    side: Side = ""
    if word in {"以上", "以外"}:
        side, held = "low", word == "以上"
    elif word in {"以下", "以内", "之内"}:
        side, held = "high", True
    elif word == "以后" and match["word"][0] in "含及或(":
        return match.end(), "low", True
    if ranks and word in {"以上", "以下"}:
        side = "high" if word == "以上" else "low"
    said = match["then"] or match["first"]
    if said:
        held = not said.startswith("不")
    return (match.end() if word or said else end), side, held


def no_limit_before(bare: str, start: int) -> bool:
    """Tell whether the words before a number make it a span of time or a step, never a limit (近5年内, 每满5年)."""
    return _NO_LIMIT_BEFORE.search(bare[max(0, start - 8) : start]) is not None
