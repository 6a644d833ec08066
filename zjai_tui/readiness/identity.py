"""Resident identity numbers: whether one can be right, and the birth date in it. Nothing here shows a number."""

from __future__ import annotations

import re
from datetime import date

from ..base.dates import EARLIEST, LATEST
from ..base.text import half_width

_SHAPE = re.compile(r"[1-9][0-9]{5}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9X]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
"""Check digits by the weighted sum modulo 11 (national standard GB 11643-1999)."""


def identity_problem(number: str) -> str:
    """Return what is wrong with an identity number in Chinese, without showing any of it; empty when nothing is."""
    plain = _plain(number)
    match = _SHAPE.fullmatch(plain)
    if match is None:
        return f"应为18位身份证号码，现为{len(plain)}位" if len(plain) != 18 else "18位里有不该有的字符"
    if birth_date(number) is None:
        return "其中的出生日期不是一个日期"
    total = sum(int(digit) * weight for digit, weight in zip(plain[:17], _WEIGHTS, strict=True))
    return "" if plain[17] == _CHECK[total % 11] else "最后一位校验码不对，有数字写错了"


def birth_date(number: str) -> date | None:
    """Return the birth date in an identity number, or None when it has none that can be read."""
    match = _SHAPE.fullmatch(_plain(number))
    if match is None:
        return None
    try:
        found = date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def _plain(number: str) -> str:
    return "".join(half_width(number).split()).upper()
