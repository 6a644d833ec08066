"""Calendars the person imported, as the table sees them."""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date


class Overlay(namedtuple("Overlay", ("name", "title", "years", "days", "imported"), defaults=(None,))):
    """One imported calendar. Immutable.

    It wins over the library: in the years it declares it is the whole truth, elsewhere only its
    own days change (the last days of December that a notice moves for the next New Year, or a
    later notice that changes single days and declares no year).
    """

    __slots__ = ()
    name: str
    """Its file name without ``.toml``."""
    title: str
    """What it says of itself, e.g. the title of the notice."""
    years: frozenset[int]
    """The years it covers completely; none for a change of single days."""
    days: Mapping[date, tuple[bool, str]]
    """Every holiday and make-up day: whether it is worked, and the name of its holiday (may be empty)."""
    imported: date | None
    """When it was imported; None for a file somebody put there by hand."""

    def label(self) -> str:
        """Return how the person is told of it."""
        return f"导入的日历“{self.name}”"


class Overlays:
    """All imported calendars, the later ones winning over the earlier ones. Immutable."""

    __slots__ = ("_declaring", "_items", "years")

    years: frozenset[int]
    """Years that some overlay covers completely."""

    def __init__(self, items: Iterable[Overlay] = ()) -> None:
        """Keep them in the order given; of two that declare the same year the later one counts."""
        self._items = tuple(items)
        self._declaring = {year: one for one in self._items for year in one.years}
        self.years = frozenset(self._declaring)

    def with_one(self, new: Overlay) -> Overlays:
        """Return these with one more; it replaces the one of its name."""
        return Overlays(in_order((*(one for one in self._items if one.name != new.name), new)))

    def __iter__(self) -> Iterator[Overlay]:
        """Yield them in order."""
        return iter(self._items)

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self._items)

    def declaring(self, year: int) -> Overlay | None:
        """Return the one that covers this year completely."""
        return self._declaring.get(year)

    def changes(self, year: int) -> Iterator[tuple[Overlay, date]]:
        """Yield the single days of this year that others than its declaring one set, the winning ones last."""
        for whole in (True, False):  # a change of single days wins over what a neighbouring year's notice says
            for one in self._items:
                if bool(one.years) is whole and year not in one.years:
                    yield from ((one, day) for day in sorted(one.days) if day.year == year)

    def labels(self) -> dict[int, tuple[str, ...]]:
        """Return for each year in which any of them counts how these are called, the declaring one first."""
        touched = self.years | {day.year for one in self._items for day in one.days}
        found: dict[int, tuple[str, ...]] = {}
        for year in sorted(touched):
            declaring = self.declaring(year)
            names = [declaring.label()] if declaring is not None else []
            found[year] = tuple(dict.fromkeys([*names, *(one.label() for one, _ in self.changes(year))]))
        return found


NONE = Overlays()


def in_order(items: Iterable[Overlay]) -> list[Overlay]:
    """Return calendars in the order in which they win: whole years first, then changes as they were imported."""
    return sorted(items, key=lambda one: (not one.years, str(one.imported or ""), one.name))
