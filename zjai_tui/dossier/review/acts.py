"""Making one act 核定记录, whose id is taken from its content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Literal

from ...base.text import storable
from ..canonical import canonical_json
from ..model import Answers, Extra
from ..writer import part_table
from .model import Act, Do

_VERSION = b"zjai act 1\n"
_DIGITS = 16


def act(
    *,
    do: Do,
    by: str,
    at: datetime,
    of: str = "",
    cycle: str = "",
    standard: str = "",
    after: Iterable[str] = (),
    item: str = "",
    points: Decimal | None = None,
    facts: Answers | None = None,
    reason: str = "",
    clause: str = "",
    seen: str = "",
    file: str = "",
    start: date | None = None,
    end: date | None = None,
    days: int | None = None,
    first_day: Literal["", "counted", "next"] = "",
    lost: Iterable[str] = (),
    extra: Extra | None = None,
) -> Act:
    """Return an act with its id; `after` is `heads` of the review it is added to.

    Nothing is checked here but what no file can hold: text becomes storable, the moment gets whole
    seconds and an offset of whole minutes (that of this machine where it has none).
    """
    made = Act(
        after=tuple(sorted(set(after))),
        at=_to_the_second(at),
        by=storable(by),
        of=storable(of),
        cycle=storable(cycle),
        standard=standard,
        do=do,
        item=storable(item),
        points=points,
        facts={
            storable(key): storable(value) if isinstance(value, str) else value for key, value in (facts or {}).items()
        },
        reason=storable(reason),
        clause=storable(clause),
        seen=seen,
        file=storable(file),
        start=start,
        end=end,
        days=days,
        first_day=first_day,
        lost=tuple(sorted(set(lost))),
        extra=extra or {},
    )
    return replace(made, id=fitting_id(made))


def fitting_id(one: Act) -> str:
    """Return the id that belongs to the content of this act."""
    content = {key: value for key, value in part_table(one).items() if key != "id"}
    return hashlib.sha256(_VERSION + canonical_json(content).encode()).hexdigest()[:_DIGITS]


def sound(one: Act) -> bool:
    """Tell whether an act is as it was made; one that is not does not count."""
    return one.id == fitting_id(one)


def _to_the_second(moment: datetime) -> datetime:
    """Return the moment as TOML can hold it: some time zones of the past lie seconds off."""
    aware = moment if moment.tzinfo is not None else moment.astimezone()
    offset = aware.utcoffset() or timedelta()
    zone = timezone(timedelta(minutes=round(offset / timedelta(minutes=1))))
    return aware.astimezone(zone).replace(microsecond=0)
