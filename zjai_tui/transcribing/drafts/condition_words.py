"""The condition of a tier as a clerk writes it, and as the rule keeps it: ``10年以上`` is ``10..``.

What is shown can be typed back. Which end a word includes follows legal usage: 以上, 以下, 以内 and
至 include it, 不足 and 低于 do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ...base.numbers import parse_number, plain
from ...base.problems import refuse
from ...base.structure import did_you_mean, quoted
from ...base.text import half_width
from ...rules.fields import Field
from ...rules.standards.patterns import Pattern, parse_pattern

ANY = "任意"
EITHER = "/"
NUMERIC = {"number", "rank"}
_EITHER = re.compile(r"[/／|｜]")
_NUM = r"([0-9]+(?:\.[0-9]+)?)"
_TO = r"(?:\.\.|-|~|～|—|–|至|到)"
_FROM = ("以上", "及以上", "及其以上", "(含)以上", "以后", "及以后", "起", "..", "+")
_UP_TO = ("以下", "及以下", "及其以下", "(含)以下", "以内", "及以前", "以前")
_DIGITS = {char: str(at) for at, char in enumerate("零一二三四五六七八九")} | {"两": "2", "〇": "0"}
_UNITS = "(?:周年|年|岁|个|项|人|次|件|篇|部|家|天|学时|小时|分|级)(?![0-9])"
"""Taken after a number where the question names no unit; 万 and 亿 are not: they change the number."""
_HOW = "请写成10以上、8至不足10、不足3、第1至3名这样"


def condition_text(pattern_text: str, field: Field | None) -> str:
    """Return a pattern in words; one that cannot be read stays as it is."""
    try:
        pattern = parse_pattern(pattern_text)
    except ValueError:
        return pattern_text
    if pattern.anything:
        return ANY
    if not pattern.numeric:
        return EITHER.join(pattern_text.split("|"))
    if field is not None and field.type == "rank":
        return _rank_text(pattern)
    return _range_text(pattern, field.unit if field is not None else "")


def read_condition(typed: str, field: Field | None, where: str) -> str:
    """Return the pattern somebody means by a condition. Raises `Refused` when it cannot be read.

    Choices must be among those of the question; where it has none, any word is one.
    """
    text = typed.strip()
    if text in {ANY, "*", "不限", "不论"}:
        return "*"
    if field is not None and field.type in NUMERIC:
        return _read_range(text, field, where)
    return _read_words(text, field, where)


def pattern_of(low: Decimal | None, high: Decimal | None, *, open_high: bool = False) -> str:
    """Return a range as patterns write it."""
    return f"{'' if low is None else plain(low)}..{'<' if open_high else ''}{'' if high is None else plain(high)}"


def _rank_text(pattern: Pattern) -> str:
    low, high = pattern.low, pattern.high
    if pattern.open_high:
        return _range_text(pattern, "")
    if high is None:
        return f"第{plain(low or Decimal(0))}名以后"
    if low is None:
        return f"第{plain(high)}名以内"
    return f"第{plain(low)}名" if low == high else f"第{plain(low)}至{plain(high)}名"


def _range_text(pattern: Pattern, unit: str) -> str:
    low, high = pattern.low, pattern.high
    if high is None:
        return f"{plain(low or Decimal(0))}{unit}以上"
    if low is None:
        return f"不足{plain(high)}{unit}" if pattern.open_high else f"{plain(high)}{unit}以下"
    if low == high:
        return f"{plain(low)}{unit}"
    return f"{plain(low)}至{'不足' if pattern.open_high else ''}{plain(high)}{unit}"


def _read_range(typed: str, field: Field, where: str) -> str:
    text = half_width(typed).replace(" ", "")
    unit = f"(?:{re.escape(half_width(field.unit))})" if field.unit else _UNITS
    text = re.sub(rf"(?<=[0-9一二三四五六七八九十两]){unit}", "", text)
    text = re.sub(r"[第名位次]|排名", "", text) if field.type == "rank" else text
    text = _with_digits(text)
    if match := re.fullmatch(rf"前{_NUM}", text):
        return pattern_of(Decimal(1), Decimal(match[1]))
    if field.type == "rank" and (match := re.fullmatch(rf"{_NUM}(?:及)?以上", text)):
        return pattern_of(Decimal(1), Decimal(match[1]))  # 第3名以上 are the first three
    if match := re.fullmatch(rf"(?:>=|≥|≧|不低于|不少于|不小于|至少|满|达到){_NUM}(?:以上)?", text):
        return pattern_of(Decimal(match[1]), None)
    if match := re.fullmatch(rf"{_NUM}{_one_of(_FROM)}", text):
        return pattern_of(Decimal(match[1]), None)
    if match := re.fullmatch(rf"(?:<=|≤|≦|不超过|不高于|不多于|至多|\.\.){_NUM}", text):
        return pattern_of(None, Decimal(match[1]))
    if match := re.fullmatch(rf"{_NUM}{_one_of(_UP_TO)}", text):
        return pattern_of(None, Decimal(match[1]))
    if match := re.fullmatch(rf"(?:<|不足|不满|未满|低于|少于|小于|\.\.<){_NUM}", text):
        return pattern_of(None, Decimal(match[1]), open_high=True)
    if match := re.fullmatch(rf"(?:>|超过|大于|高于|多于){_NUM}", text):
        message = f"{quoted(typed)}不含{match[1]}，档只能从含着的数起算"
        raise refuse("wrong-condition", where, message, f"是整数的，请写{plain(Decimal(match[1]) + 1)}以上")
    if match := re.fullmatch(rf"{_NUM}(?:以上|及以上)?[,，]?{_TO}?(不足|不满|未满|<){_NUM}", text):
        return _between(match[1], match[3], typed, where, open_high=True)
    if match := re.fullmatch(rf"{_NUM}{_TO}{_NUM}", text):
        return _between(match[1], match[2], typed, where, open_high=False)
    number = parse_number(text)
    if number is None:
        raise refuse("wrong-condition", where, f"读不出条件{quoted(typed)}", _HOW)
    return pattern_of(number, number)


def _between(low: str, high: str, typed: str, where: str, *, open_high: bool) -> str:
    first, last = Decimal(low), Decimal(high)
    if first > last or (first == last and open_high):
        raise refuse("wrong-condition", where, f"{quoted(typed)}的两头写反了，没有一个数在里面", "请把小的写在前面")
    return pattern_of(first, last, open_high=open_high)


def _read_words(typed: str, field: Field | None, where: str) -> str:
    known = field.words if field is not None else ()
    words = [typed] if typed in known else [part.strip() for part in _EITHER.split(typed)]
    told = {half_width(word): word for word in known}
    found = []
    for word in words:
        own = told.get(half_width(word))
        if not word or (known and own is None):
            name = f"“{field.title}”" if field is not None else "这一问题"
            remedy = f"{did_you_mean(word, list(known))}；要添选项，请改上面“选项”一栏"
            raise refuse("unknown-choice", where, f"{name}没有选项{quoted(word)}", remedy)
        found.append(own or word)
    return "|".join(found)


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _with_digits(text: str) -> str:
    """Return the text with Chinese numerals below a hundred as digits."""

    def digits(match: re.Match[str]) -> str:
        tens, ten, ones = match[1], match[2], match[3]
        if not ten:
            return _DIGITS[tens] if tens and not ones else match[0]
        return str(int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0")))

    return re.sub(r"([一二三四五六七八九两零〇]{0,1})(十{0,1})([一二三四五六七八九]{0,1})", digits, text)
