"""Who is who among many dossiers: rows of one person are not held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.problems import Severity
from ..base.text import bare, quoted
from .conflict import Conflict
from .joined import Joined
from .row import Row


def people_of(rows: Sequence[Row]) -> list[int]:
    """Return for each row the number of its person: the same for the same identity number.

    Where at most one number is known among rows of one name and unit, these are one person too.
    """
    joined = Joined(len(rows))
    by_key: dict[str, int] = {}
    named: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        if row.person_key:
            joined.join(by_key.setdefault(row.person_key, at), at)
        if row.name.strip():
            named.setdefault((bare(row.name), bare(row.unit)), []).append(at)
    for ones in named.values():
        if len({rows[at].person_key for at in ones} - {""}) < 2:
            for at in ones[1:]:
                joined.join(ones[0], at)
    return [joined.of(at) for at in range(len(rows))]


def same_people(rows: Sequence[Row], people: Sequence[int]) -> Iterator[Conflict]:
    """Yield a hint for every person with several dossiers."""
    groups: dict[int, list[Row]] = {}
    for row, person in zip(rows, people, strict=True):
        groups.setdefault(person, []).append(row)
    for ones in groups.values():
        if len(ones) > 1:
            yield _hint(ones)


def _hint(ones: Sequence[Row]) -> Conflict:
    names = list(dict.fromkeys(row.name for row in ones))
    by_number = len({row.person_key for row in ones}) == 1 and bool(ones[0].person_key)
    if len(names) > 1:
        who = f"{'、'.join(map(quoted, names[:3]))}{'等' if len(names) > 3 else ''}的证件号码相同"
        compare, remedy = "各人的证件号码", "填错的请退回补正"
    else:
        who = (
            f"{quoted(names[0])}有{len(ones)}份档案，{'证件号码相同' if by_number else '姓名和单位相同，可能是同一人'}"
        )
        compare = "几份档案哪一份是要报的" if by_number else "是同一人，还是同名的两人"
        remedy = "是同一人就只留一份" + ("" if by_number else "；是两人就请各自补填证件号码")
    return Conflict(
        code="same-person",
        severity=Severity.WARNING if by_number else Severity.NOTE,
        message=who, compare=compare, remedy=remedy, files=tuple(dict.fromkeys(row.file for row in ones)),
    )  # fmt: skip
