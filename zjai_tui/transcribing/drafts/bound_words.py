"""The ends of a date window as a clerk writes them: a day, or a date that the round or the person gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

from ...base.dates import parse_date
from ...base.problems import Refused, refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.catalog import newest_cycle
from ...rules.standards.standard import Bound

_RAW = re.compile(r"(cycle|fact):\s*(\S+)")


def bound_text(bound: Bound | None) -> str:
    """Return an end in words; one that nothing names stands as in the file."""
    if bound is None:
        return ""
    return bound.isoformat() if isinstance(bound, date) else bound_names().get(bound, bound)


def read_bound(typed: str, where: str) -> Bound | None:
    """Return an end, None for an empty text. Raises `Refused` for what is neither a day nor a date with a name."""
    text = half_width(typed).strip()
    if not text:
        return None
    day = parse_date(text)
    if day is not None:
        return day
    for raw, title in bound_names().items():
        if half_width(title) == text:
            return raw
    match = _RAW.fullmatch(text)
    if match:
        return f"{match[1]}:{match[2]}"
    known = "、".join(bound_names().values())
    raise refuse("wrong-date", where, f"读不出日期{quoted(typed)}", f"请写成2024-01-01这样，或写日期名：{known}")


@cache
def bound_names() -> Mapping[str, str]:
    """Return the dates of the newest round and of a person by what they are called in the file of a standard."""
    try:
        cycle = newest_cycle()
    except Refused:
        return {}  # a round that cannot be read is told where it is used; days and raw names can be typed all the same
    found = {f"cycle:{one.id}": one.title for one in cycle.date}
    found |= {f"fact:{one.id}": one.title for one in cycle.fact if one.type == "date"}
    times = Counter(found.values())
    return {raw: title for raw, title in found.items() if title and times[title] == 1}
