"""Values of a round that cannot be right, by its own sentences, by its standard, or by what they count.

`zjai cycle set` refuses them, `zjai cycle lint` finds them in a file changed by hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.problems import Severity
from ...base.text import one_line, quoted
from ...rules.cycles.confirming import EDUCATION
from ...rules.cycles.cycle import Cycle, CycleNumber
from ...rules.linting.findings import Finding
from ...rules.standards.standard import Standard
from .cycle_quotes import quotes_date, quotes_number, quotes_years

YEARS_COUNT = "education_years"
"""Id of the number that tells how many years of education are checked, where a round has it."""
_POINTS = "分"
_COUNTED = (
    "个", "个工作日", "工作日", "个月", "月", "天", "日", "年", "份", "套", "本", "页", "项", "篇", "件", "次",
    "人", "名",
)  # fmt: skip
"""Units of things there are no parts of."""


def value_findings(cycle: Cycle, standard: Standard | None, called: str) -> Iterator[Finding]:
    """Yield the values that cannot be right; `node` is the name under which the piece is confirmed.

    `standard`: the one the round names; without it points are not held against a total. `called`: how a
    command names the round.
    """
    for day in cycle.date:
        if day.text and not quotes_date(day.text, day.on):
            yield _differs(day.id, day.title, shown_date(day.on), day.text)
    for number in cycle.number:
        yield from _number(cycle, number, standard)
    yield from _years(cycle, called)


def _number(cycle: Cycle, one: CycleNumber, standard: Standard | None) -> Iterator[Finding]:
    said = f"{one.title}{plain(one.value)}{one.unit}"
    if one.unit in _COUNTED and (one.value < 1 or one.value % 1):
        yield _error("count-wrong", one.id, f"{said}，应为1以上的整数", "请对照通知改正")
        return
    if one.unit == _POINTS or one.id in {test.test.score_at_least for test in cycle.condition}:
        if one.value <= 0:
            yield _error("points-wrong", one.id, f"{said}，人人都达到", "请对照通知改正")
            return
        if standard is not None and one.value > standard.standard.max:
            message = f"{said}超过了标准{quoted(standard.standard.id)}的总分{plain(standard.standard.max)}分"
            yield _error("points-above-total", one.id, message, "请对照通知改正，或核对所用的标准")
            return
    if one.text and not quotes_number(one.text, one.value, one.unit):
        yield _differs(one.id, one.title, f"{plain(one.value)}{one.unit}", one.text)


def _years(cycle: Cycle, called: str) -> Iterator[Finding]:
    rule, number = cycle.education, cycle.numbers().get(YEARS_COUNT)
    years = "、".join(map(str, rule.years))
    if len(set(rule.years)) < len(rule.years):
        yield _error("years-twice", EDUCATION, f"继续教育年份{years}有重复", "请对照通知改正，每年只写一次")
    elif number is not None and number.value != len(rule.years):
        message = f"继续教育年份{years}有{len(rule.years)}年，{number.title}是{plain(number.value)}{number.unit}"
        remedy = (
            f"通知上是{plain(number.value)}{number.unit}的，写 zjai cycle set {called} {EDUCATION} 年份 --cite 章节；"
            f"是{len(rule.years)}年的，先写 zjai cycle set {called} {number.id} {len(rule.years)} --cite 章节"
        )
        yield _error("years-count", EDUCATION, message, remedy)
    elif rule.text and not quotes_years(rule.text, rule.years):
        yield _differs(EDUCATION, "继续教育年份", years, rule.text)


def _differs(node: str, title: str, value: str, text: str) -> Finding:
    message = f"{title}是{value}，原文里找不到：“{one_line(text)}”"
    return _error("text-differs", node, message, "请对照通知改正值，或改正所引的原文")


def _error(code: str, node: str, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, node=node, message=message, remedy=remedy)
