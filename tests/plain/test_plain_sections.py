"""The plain mode asks what the app asks: the same questions by the same keys, for every example."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plain_talk import Script, opened
from zjai_tui.filling.asking import asked
from zjai_tui.filling.claim_slots import entry_slots
from zjai_tui.filling.direction_slots import question_slots
from zjai_tui.filling.person_slots import person_slots, rule_slots, work_slots
from zjai_tui.filling.session import Session
from zjai_tui.filling.table import GATES, READINGS, slots_of
from zjai_tui.plain.sections import SECTIONS, Place
from zjai_tui.rules.catalog import area_questions, examples
from zjai_tui.tui.screens.stepping import JOURNEY

EXAMPLES = {name: Path(str(file)) for name, file in examples()}


def _of_the_app(session: Session) -> dict[str, set[str]]:
    rows = [*(node.id for node in session.assessment.nodes), GATES, READINGS]
    work = work_slots(session.rules.areas, session.dossier.work.area)
    return {
        "basics": {slot.key for slot in (*person_slots(), *rule_slots(session.rules))},
        "direction": {slot.key for slot in (*work, *question_slots(area_questions()))},
        "eligibility": {one.slot.key for one in asked(session)},
        "scoring": {slot.key for row in rows for slot in slots_of(session, row)} | {"entries"},
        "entries": set(_entries(session)),
    }


def _entries(session: Session) -> Iterator[str]:
    kinds = {kind.id: kind for kind in session.rules.standard.kind}
    for entry in session.dossier.entry:
        yield from (slot.key for slot in entry_slots(kinds[entry.kind], entry.id))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_questions_are_those_of_the_app(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    shutil.copy(EXAMPLES[name], path)
    session = opened(path, Script()).session
    wanted = _of_the_app(session)
    for section in SECTIONS[:4]:
        keys = [one.key for one in section.stops(session, Place(every=True))]
        assert len(keys) == len(set(keys))
        if section.id == "direction":  # the settling questions come when they are needed
            assert set(keys) <= wanted[section.id]
            assert wanted[section.id] - set(keys) <= {"work.produced", "work.used_by", "work.field"}
        else:
            assert set(keys) == wanted[section.id]
    found = set()
    for entry in session.dossier.entry:
        stops = SECTIONS[3].stops(session, Place(entry=(entry.id, entry.kind)))
        assert stops[-1].key == f"evidence.{entry.id}"
        found |= {one.key for one in stops[:-1]}
    assert found == wanted["entries"]


def test_the_sections_follow_the_steps_of_the_app_in_their_order() -> None:
    assert [(one.id, one.title) for one in SECTIONS] == [(step.NAME, step.TITLE) for step in JOURNEY]
