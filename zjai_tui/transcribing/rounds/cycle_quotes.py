"""Whether a date, a number or years stand in the sentence of the notice that is quoted for them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from ...base.text import half_width
from ...rules.clauses.numbers import clause_numbers

_DAY = re.compile(r"(?:(?P<year>[0-9]{4})[年./-])?(?<![0-9])(?P<month>[0-9]{1,2})[月./-](?P<day>[0-9]{1,2})(?![0-9])")
_LAST_DAY = re.compile(r"(?P<month>[0-9]{1,2})月日?(?P<first>[0-9]{1,2})日?(?:至|到|-|—|~)+(?P<day>[0-9]{1,2})日")
_YEARS = re.compile(r"(?<![0-9])([0-9]{4})年?(?:至|到|-|—|–|~)+([0-9]{4})(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_ENDS = ("年底", "年末")
_DIGITS = "〇一二三四五六七八九"
_MOST_YEARS = 20
"""A longer span of years is none that education is checked for."""


def quotes_date(text: str, day: date) -> bool:
    """Tell whether the text names the day: with or without its year, in digits or Chinese numerals, or 年底."""
    plain = re.sub(r"\s", "", half_width(text)).replace("○", "〇").replace("零", "〇")
    for found in (*_DAY.finditer(plain), *_LAST_DAY.finditer(plain)):
        year = found.groupdict().get("year")
        if (int(found["month"]), int(found["day"])) == (day.month, day.day) and year in (None, str(day.year)):
            return True
    if f"{day.year}{day.month:02}{day.day:02}" in plain or re.search(_chinese_day(day), plain):
        return True
    last_of_month = (day + timedelta(1)).day == 1
    if last_of_month and re.search(rf"(?<![0-9]){day.month}月(?:底|末)", plain):
        return True
    return (day.month, day.day) == (12, 31) and any(one in plain for one in _ENDS)


def quotes_number(text: str, value: Decimal, unit: str) -> bool:
    """Tell whether the text names the number; a number with another unit, or of a heading, is not it."""
    return any(
        value in one.values and not one.numbering and (not one.unit or not unit or one.unit in unit or unit in one.unit)
        for one in clause_numbers(text)
    )


def quotes_years(text: str, years: tuple[int, ...]) -> bool:
    """Tell whether the text names all of the years, singly or as a span; 近三年 alone fits any three."""
    plain = re.sub(r"\s", "", half_width(text))
    named = {int(found[0]) for found in _YEAR.finditer(plain)}
    for found in _YEARS.finditer(plain):
        first, last = int(found[1]), int(found[2])
        named |= set(range(first, last + 1)) if 0 <= last - first < _MOST_YEARS else set()
    return set(years) <= named or (len(named) <= 1 and quotes_number(plain, Decimal(len(years)), "年"))


def _chinese_day(day: date) -> str:
    return f"(?<!十){_chinese(day.month)}月{_chinese(day.day)}日"


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")
