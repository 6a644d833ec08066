"""The State Council's arrangements of 2007 to 2026, written down by hand, and texts worded like the notices."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
YEARS = range(2007, 2027)
SPECIAL = ("2015-09", "2019-05", "2020-01")

Days = dict[date, tuple[bool, str]]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((HERE / "state_council.toml").read_text(encoding="utf-8"))


def notice_days(key: str) -> Days:
    """Return the days one notice names: worked or not, and the holiday (empty for make-up days)."""
    entry, year = _table()[key], key[:4]
    found: Days = {}
    for name, first, last in entry["off"]:
        for day in _from_to(_day(first, year), _day(last, year)):
            found[day] = (False, name)
    found.update((_day(text, year), (True, "")) for text in entry["worked"])
    return found


def all_days() -> Days:
    """Return what holds in the end: the yearly notices in order, then what was changed later."""
    found: Days = {}
    for key in [*map(str, YEARS), *SPECIAL]:
        found.update(notice_days(key))
    return found


def notice_text(key: str) -> str:
    return (HERE / "notices" / f"{key}.txt").read_text(encoding="utf-8")


def every_day(years: range = YEARS) -> Iterator[date]:
    return _from_to(date(years[0], 1, 1), date(years[-1], 12, 31))


def _day(text: str, year: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{year}-{text}")


def _from_to(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(1)
