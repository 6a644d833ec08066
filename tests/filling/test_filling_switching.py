"""Another edition chosen for an open dossier: renamed answers go along, and nothing is lost by going back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.filling.person_slots import rule_slots
from zjai_tui.filling.rulebook import rules_for
from zjai_tui.filling.session import Session
from zjai_tui.filling.switching import to_standard
from zjai_tui.rules.catalog import find_standard
from zjai_tui.rules.locate import user_folder

EDITIONS = Path(__file__).parents[1] / "transcribing" / "editions"


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """Return the dossier of the old edition; both editions are at hand."""
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    (tmp_path / "standards").mkdir()
    for name, id_ in (("old", "table-2024"), ("new", "table-2026")):
        (tmp_path / "standards" / f"{id_}.toml").write_bytes((EDITIONS / f"{name}.toml").read_bytes())
    text = (EDITIONS / "dossier.toml").read_text(encoding="utf-8")
    return dossier_from(parse_toml(text, "档"), "档")


def test_choosing_the_new_edition_in_the_app_takes_renamed_answers_along_and_can_be_undone(person: Dossier) -> None:
    session = Session(person, rules_for)
    slot = next(one for one in rule_slots(session.rules) if one.key.endswith("standard"))
    assert session.change(lambda dossier: slot.write(dossier, "小表（table-2026）"), "评价标准")
    assert session.rules.standard.standard.id == "table-2026"
    assert session.dossier.answers == {"degree": "硕士", "double": True}
    assert [one.kind for one in session.dossier.entry] == ["paper", "paper", "award", "talk"]
    assert session.assessment.total.low == 17
    session.undo()
    assert session.dossier == person


def test_there_and_back_again_everything_is_as_it_was(person: Dossier) -> None:
    there = to_standard(person, find_standard("table-2024"), "table-2026")
    back = to_standard(there, find_standard("table-2026"), "table-2024")
    assert (back.answers, back.entry, back.note) == (person.answers, person.entry, person.note)


def test_what_the_new_edition_cannot_hold_goes_into_the_remarks(person: Dossier) -> None:
    old = find_standard("table-2024")
    text = (EDITIONS / "new.toml").read_text(encoding="utf-8")
    file = text.replace('id = "one", title', 'id = "two", title')
    assert file != text
    (user_folder() / "standards" / "table-2026.toml").write_text(file, encoding="utf-8")
    chosen = to_standard(replace(person, readings={"many": "one"}), old, "table-2026")
    assert chosen.readings == {}
    assert "只算一篇" in chosen.note


def test_under_a_standard_of_another_table_answers_stay_under_their_own_names(person: Dossier) -> None:
    switched = to_standard(person, find_standard("table-2024"), "zj-ai-reference")
    assert switched.standard.id == "zj-ai-reference"
    assert (switched.answers, switched.entry) == (person.answers, person.entry)
