"""Years as people type them: 2025,2026,2027 or 2025至2027."""

from __future__ import annotations

import re

from ...base.problems import refuse
from ...base.text import half_width, quoted

_RANGE = re.compile(r"([0-9]{4})年?(?:至|到|-|—|~)([0-9]{4})年?")
_MOST = 20


def years_typed(typed: str, where: str) -> tuple[int, ...]:
    """Return the years, the earliest first.

    Raises `Refused`, naming `where`, when they are none, or one stands twice.
    """
    text = half_width(typed).replace(" ", "")
    if (found := _RANGE.fullmatch(text)) and 0 <= int(found[2]) - int(found[1]) < _MOST:
        return tuple(range(int(found[1]), int(found[2]) + 1))
    parts = [one.removesuffix("年") for one in re.split(r"[,、;]", text)]
    if all(re.fullmatch(r"[0-9]{4}", one) for one in parts):
        years = [int(one) for one in parts]
        if len(set(years)) < len(years):
            raise refuse("years-wrong", where, f"{quoted(typed)}里有重复的年份", "每年只写一次")
        return tuple(sorted(years))
    raise refuse("years-wrong", where, f"{quoted(typed)}不是看得懂的年份", "可以写 2025,2026,2027 或 2025至2027")
