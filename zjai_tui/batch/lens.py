"""The conflict lens 冲突提示: what many dossiers say that cannot all be so, or is worth a second look.

It only points: two people may well have a work of the same name, or one certificate together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.problems import Severity
from .conflict import CODE_WORDS, Conflict
from .lens_claims import claims_of, same_achievements
from .lens_copies import as_one, copies_of, same_dossiers
from .lens_files import same_files
from .lens_limits import find_limits
from .lens_people import people_of, same_people
from .lens_ranks import beyond_team, of_one_achievement
from .lens_usual import unusual_points
from .lens_verdicts import differing_verdicts
from .row import Row

_CODES = {code: at for at, code in enumerate(CODE_WORDS)}


def conflicts(rows: Iterable[Row]) -> tuple[Conflict, ...]:
    """Return every hint over these rows, the weightier first, always in the same order for the same rows.

    Rows that could not be read are passed over. Rows of one person are not held against each other;
    people who share a work at different ranks raise no hint. The limits are those of data/lens.toml.
    Raises `Refused` when that file is not sound.
    """
    readable = [row for row in rows if not row.error]
    places = {row.file: at for at, row in reversed(list(enumerate(readable)))}
    found = list(dict.fromkeys(_all(readable)))
    found.sort(
        key=lambda one: (one.severity is not Severity.WARNING, _CODES[one.code], [places[file] for file in one.files])
    )
    return tuple(found)


def limits_note() -> str:
    """Return the sentence that belongs beside every list of hints: that the way of comparing is assumed.

    Raises `Refused` when data/lens.toml is not sound.
    """
    return find_limits().note


def _all(rows: Sequence[Row]) -> Iterator[Conflict]:
    people = people_of(rows)
    copies = copies_of(rows, people)
    yield from same_dossiers(rows, copies)
    yield from same_people(rows, people)
    people = as_one(people, copies)
    claims = claims_of(rows, people)
    groups = same_achievements(claims)
    yield from beyond_team(claims)
    for group in groups:
        yield from of_one_achievement(group)
        yield from differing_verdicts(group)
    yield from same_files(claims, {(one.at, one.trace.entry): at for at, group in enumerate(groups) for one in group})
    yield from unusual_points(rows)
