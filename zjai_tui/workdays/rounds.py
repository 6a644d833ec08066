"""What publicity needs of a round's file: its dates, which of them bind the unit, and how many days.

`quick_round` reads only the parts needed, because reading and checking the whole file would cost
more than the answer itself; where it is not sure it says so, and the whole file is read.
"""

from __future__ import annotations

from collections import namedtuple

from ..base.plain_toml import plain_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from ..rules.cycles.cycle import Cycle

FILING, PUBLICITY = "filing", "publicity"
"""Roles of the steps whose deadlines matter: the applicant files, the unit publishes."""
PUBLICITY_DAYS = "publicity_days"
"""Role of the number of working days that publicity must last at least."""

_NEEDED = "[cycle]", "[[date]]", "[[number]]", "[[step]]"


class RoundDate(namedtuple("RoundDate", ("id", "title", "on", "note", "cite", "basis", "binding"))):
    """A date of the round's notice."""

    __slots__ = ()
    id: str
    title: str
    on: date
    note: str
    cite: tuple[str, ...]
    basis: str
    binding: bool
    """Whether a step must be done by then; the other dates only say until when something counts."""


class Round(
    namedtuple("Round", ("id", "title", "doc_no", "issued", "dates", "filing", "publicity", "days", "unconfirmed"))
):
    """A round as far as publicity goes. Immutable."""

    __slots__ = ()
    id: str
    title: str
    doc_no: str
    """Number of the notice."""
    issued: date
    dates: tuple[RoundDate, ...]
    """In the order of the calendar."""
    filing: RoundDate | None
    """By when the applicant files; None when the notice gives no such date."""
    publicity: RoundDate | None
    """By when the unit must be through with publicity and recommendation."""
    days: int | None
    """Working days publicity must last at least; None when the notice gives no whole number."""
    unconfirmed: str
    """What is said of a round whose dates nobody has checked against its notice; empty for a confirmed one."""

    @property
    def unit_deadlines(self) -> tuple[RoundDate, ...]:
        """Return what publicity must not run beyond: its own deadline and the later ones, in order."""
        own = self.publicity
        return () if own is None else tuple(one for one in self.dates if one.binding and one.on >= own.on)

    def concerns(self, start: date) -> bool:
        """Tell whether a window from `start` can belong to this round: from its notice to the end of its year."""
        return self.publicity is not None and self.issued <= start and start.year <= self.publicity.on.year


def round_of(cycle: Cycle) -> Round:
    """Return what publicity needs of a round that was read as a whole."""
    from ..rules.cycles.confirming import unconfirmed_banner  # the quick way needs none: there all is confirmed

    dates = [RoundDate(one.id, one.title, one.on, one.note, one.cite, one.basis.value, False) for one in cycle.date]
    steps = [(one.role, one.until) for one in cycle.step]
    days = next((one.value for one in cycle.number if one.role == PUBLICITY_DAYS), None)
    head = cycle.cycle
    found = _round((head.id, head.title, head.doc_no, head.issued), dates, steps, days)
    return found._replace(unconfirmed=unconfirmed_banner(cycle))


def quick_round(text: str) -> Round | None:
    """Return the same from the text of a round's file, read only in part; None when the whole must be read.

    Nothing here says what is wrong with a file: that is for the reader of the whole. So is a file with a
    word true or false in these parts, such as one with dates that are not confirmed.
    """
    try:
        tables = plain_tables(text, _NEEDED)
        steps = [(_text(one.get("role", "")), _text(one.get("until", ""))) for one in tables["[[step]]"]]
        days = next((one["value"] for one in tables["[[number]]"] if one.get("role") == PUBLICITY_DAYS), None)
        (head,) = tables["[cycle]"]
        return _round(_head(head), [_date(one) for one in tables["[[date]]"]], steps, days)
    except (ValueError, KeyError, TypeError):
        return None


def _head(table: Mapping[str, Any]) -> tuple[str, str, str, date]:
    return _text(table["id"]), _text(table["title"]), _text(table["doc_no"]), _day(table["issued"])


def _date(one: Mapping[str, Any]) -> RoundDate:
    cite = one.get("cite", ())
    return RoundDate(
        id=_text(one["id"]),
        title=_text(one["title"]),
        on=_day(one["on"]),
        note=_text(one.get("note", "")),
        cite=(cite,) if isinstance(cite, str) else tuple(map(_text, cite)),
        basis=_text(one.get("basis", "")),
        binding=False,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _day(value: object) -> date:
    from datetime import date

    if type(value) is not date:  # a datetime is a date, too, but has no place here
        raise TypeError(value)
    return value


def _round(
    head: tuple[str, str, str, date], dates: Iterable[RoundDate], steps: Sequence[tuple[str, str]], days: Any
) -> Round:
    """Return the round; `steps` are the roles and the ids of the dates by which they must be done."""
    binding = {until for _, until in steps}
    until = {role: date_id for role, date_id in steps if role}
    ordered = tuple(sorted((one._replace(binding=one.id in binding) for one in dates), key=lambda one: one.on))
    by_id = {one.id: one for one in ordered}
    filing, publicity = (by_id.get(until.get(role, "")) for role in (FILING, PUBLICITY))
    whole = None if days is None or days != int(days) else int(days)
    return Round(*head, ordered, filing, publicity, whole, "")
