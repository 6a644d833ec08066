"""The holidays everybody has by law, from data: what an imported calendar is checked against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ..base.toml_files import decode, parse_toml
from ..rules.locate import shipped_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One holiday of the whole people."""

    name: str
    aliases: tuple[str, ...]
    must: tuple[tuple[int, int], ...]
    """Months and days that are off in every year; none where the lunar calendar or the notice decides."""
    since: int
    """The first year in which it is a day off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statutory:
    """All of them."""

    holidays: tuple[Holiday, ...]
    totals: Mapping[int, int]
    """By first year: how many days they have together."""

    def of(self, year: int) -> tuple[Holiday, ...]:
        """Return the holidays of a year."""
        return tuple(one for one in self.holidays if one.since <= year)

    def total(self, year: int) -> int | None:
        """Return how many days of a year are off by law; None where the data does not say."""
        begun = [since for since in self.totals if since <= year]
        return self.totals[max(begun)] if begun else None

    def names(self) -> Mapping[str, str]:
        """Return the name of the holiday by every way it is written, the longest first."""
        pairs = [(alias, one.name) for one in self.holidays for alias in (one.name, *one.aliases)]
        return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def statutory() -> Statutory:
    """Return the holidays of the shipped data, read once."""
    where = "程序的数据 calendars/statutory.toml"
    file = shipped_folder().joinpath("calendars").joinpath("statutory.toml")
    table = parse_toml(decode(file.read_bytes(), where), where)
    return Statutory(
        holidays=tuple(_holiday(one) for one in table["holiday"]),
        totals={one["since"]: one["days"] for one in table["total"]},
    )


def _holiday(table: Mapping[str, Any]) -> Holiday:
    days = [date.fromisoformat(f"2000-{text}") for text in table["must"]]
    return Holiday(
        name=table["name"],
        aliases=tuple(table["aliases"]),
        must=tuple((day.month, day.day) for day in days),
        since=table["since"],
    )
