"""The one form of a dossier is the same whichever way it is come by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hypothesis import given

from dossier_samples import DOSSIERS, FULL
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.canonical import canonical_json, canonical_part, encoded
from zjai_tui.dossier.model import Dossier, EducationYear, Entry, Evidence, Person, StandardRef, Work
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.dossier.writer import dossier_text, part_table

MOMENT = datetime(2020, 1, 1, 2, 3, tzinfo=UTC)
EVERY_KIND: dict[str, Any] = {
    "text": "x\x00\ud800", "yes": True, "whole": 5, "exact": Decimal("-0.50"), "big": Decimal("1e9"),
    "day": date(2020, 1, 1), "moment": MOMENT, "bare": MOMENT.replace(tzinfo=None),
    "hour": time(1, 2, 3), "list": [1, "a", [True, {"in": Decimal("1.0")}]], "table": {"b": 1, "a\x00": {"c": "2"}},
    "none": [], "empty": {},
}  # fmt: skip
"""One unknown value of every kind a TOML file can hold."""
PARTS = (Dossier, StandardRef, Person, Work, EducationYear, Entry, Evidence)


@given(DOSSIERS)
def test_the_short_way_gives_the_form_of_the_table_that_is_written(dossier: Dossier) -> None:
    assert encoded(canonical_part(dossier)) == canonical_json(part_table(dossier))


def test_unknown_keys_with_values_of_every_kind_have_the_same_form_both_ways_in_every_part() -> None:
    entry = FULL.entry[0]
    entry = replace(
        entry,
        facts={"text": "甲", "no": False, "number": Decimal("2.50"), "day": date(2020, 1, 1)},
        evidence=tuple(replace(one, extra=EVERY_KIND) for one in entry.evidence),
        extra=EVERY_KIND,
    )
    full = replace(
        FULL,
        standard=replace(FULL.standard, extra=EVERY_KIND),
        person=replace(FULL.person, id_number="1", phone="2", extra=EVERY_KIND),
        work=replace(FULL.work, extra=EVERY_KIND),
        education=tuple(replace(one, extra=EVERY_KIND) for one in FULL.education),
        entry=(entry, *FULL.entry[1:]),
        extra=EVERY_KIND,
    )
    assert {type(part) for part in _parts(full) if part.extra} == set(PARTS)  # a new part has to be added here
    assert encoded(canonical_part(full)) == canonical_json(part_table(full))
    again = dossier_from(parse_toml(dossier_text(full), "x"), "x")
    assert encoded(canonical_part(again)) == encoded(canonical_part(full))


def _parts(part: Any) -> Iterator[Any]:
    yield part
    for field in fields(part):
        value = getattr(part, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from _parts(one)
