"""Writing a round as a file that a clerk can read and mend, and that reads back as the same round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...base.text import harmless, storable
from ...base.toml_writing import given_table, toml_text
from .cycle import Condition, Cycle, CycleDate, CycleNumber, Place, Route, Step
from .precheck import PreCheck, Tick

_ORDER = (
    "schema", "areas", "areas_cite", "common", "cycle", "date", "number", "education", "order", "source", "place",
    "step", "fact", "condition", "route", "precheck", "tick",
)  # fmt: skip
"""What has to be confirmed stands at the top of the file."""


def cycle_table(cycle: Cycle) -> dict[str, Any]:
    """Return the round as a TOML table: nothing that is default, in the order in which a clerk works through it.

    Grades are always written: they are what a clerk changes. The digest, which the reader works out, is
    not part of it.
    """
    graded = dict.fromkeys((CycleDate, CycleNumber, Place, Step, Condition, Route, PreCheck, Tick), _graded)
    return given_table(replace(cycle, digest=""), graded, _ORDER)


def _graded(part: Any) -> dict[str, Any]:
    """Return a part with its grade behind its cites, also where that is the usual one."""
    table = {key: value for key, value in given_table(part, {}).items() if key != "basis"}
    grounds = {"cite": table.pop("cite", None), "basis": part.basis.value, "note": table.pop("note", None)}
    return {**table, **{key: value for key, value in grounds.items() if value is not None}}


def cycle_text(cycle: Cycle, opening: Iterable[str] = (), beside: Mapping[str, Iterable[str]] | None = None) -> str:
    """Return the text of the file, ending with a line break: read again it is an equal round, but for its digest.

    `opening`: comment lines at its head. `beside`: comment lines above single parts, by their place:
    ``cycle``, ``education``, ``date.seniority``. Text that no file can hold is mended.
    """
    notes = beside or {}
    return "\n".join(_sections(cycle_table(cycle), opening, notes))


def _sections(table: Mapping[str, Any], opening: Iterable[str], beside: Mapping[str, Iterable[str]]) -> Iterator[str]:
    tables = {key: value for key, value in table.items() if _is_table(value)}
    simple = {key: value for key, value in table.items() if key not in tables}
    yield _comment(opening) + toml_text(simple, ())
    for key, value in tables.items():
        for one in value if isinstance(value, list) else [value]:
            place = f"{key}.{one['id']}" if isinstance(value, list) and "id" in one else key
            part = [one] if isinstance(value, list) else one
            yield _comment(beside.get(place, ())) + toml_text({key: part}, ())


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))


def _comment(lines: Iterable[str]) -> str:
    """Return the lines as comments; a line break or a control character in one would end it."""
    return "".join(f"# {storable(harmless(line))}".replace("\n", " ").rstrip() + "\n" for line in lines)
