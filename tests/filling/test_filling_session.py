"""The session: what can be undone, what counts as saved, what a typed non-answer does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused, refuse
from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.store import Stamp
from zjai_tui.filling.person_slots import rule_slots
from zjai_tui.filling.rulebook import Rules, blank_dossier, rules_for
from zjai_tui.filling.session import Session


def named(name: str):
    return lambda dossier: edit.set_person(dossier, "name", name)


def fresh() -> Session:
    return Session(blank_dossier(), rules_for)


def test_a_fresh_dossier_has_nothing_to_save() -> None:
    assert not fresh().unsaved


def test_a_change_is_unsaved_until_it_is_saved() -> None:
    session = fresh()
    assert session.change(named("甲"), "姓名")
    assert session.unsaved
    session.saved_as(Path("a.toml"), Stamp("x"), session.dossier)
    assert not session.unsaved
    assert session.path == Path("a.toml")


def test_a_change_that_changes_nothing_is_no_step() -> None:
    session = fresh()
    assert not session.change(lambda dossier: dossier, "无")
    assert session.undo() == ""


def test_undo_and_redo_walk_the_same_path() -> None:
    session = fresh()
    session.change(named("甲"), "姓名")
    session.change(lambda one: edit.set_person(one, "unit", "单位"), "所在单位")
    assert session.undo() == "所在单位"
    assert session.undo() == "姓名"
    assert session.dossier.person.name == ""
    assert session.redo() == "姓名"
    assert session.redo() == "所在单位"
    assert session.dossier.person.unit == "单位"
    assert session.redo() == ""


def test_typing_in_one_field_is_undone_at_once() -> None:
    session = fresh()
    for text in ("张", "张三", "张三丰"):
        session.change(named(text), "姓名", "person.name")
    session.undo()
    assert session.dossier.person.name == ""
    assert session.undo() == ""


def test_typing_after_a_save_is_a_step_of_its_own() -> None:
    session = fresh()
    session.change(named("张"), "姓名", "person.name")
    session.saved_as(Path("a.toml"), Stamp("x"), session.dossier)
    session.change(named("张三"), "姓名", "person.name")
    session.undo()
    assert session.dossier.person.name == "张"
    assert not session.unsaved


def test_a_new_change_ends_what_could_be_redone() -> None:
    session = fresh()
    session.change(named("甲"), "姓名", "k")
    session.undo()
    session.change(named("乙"), "姓名", "k")
    assert session.redo() == ""
    session.undo()
    assert session.dossier.person.name == ""


def test_a_typed_non_answer_is_kept_beside_the_previous_answer() -> None:
    session = fresh()
    session.change(lambda one: edit.set_fact(one, "n", Decimal(3)), "数", "fact.n")
    session.hold("fact.n", "三四", "数")
    assert session.dossier.facts["n"] == 3
    assert session.drafts["fact.n"].typed == "三四"
    assert session.unsaved


def test_an_answer_replaces_the_typed_non_answer() -> None:
    session = fresh()
    session.hold("fact.n", "x", "数")
    assert session.change(lambda dossier: dossier, "数", "fact.n")
    assert not session.drafts
    session.undo()
    assert not session.drafts
    assert session.redo()


def test_a_non_answer_can_be_undone() -> None:
    session = fresh()
    session.hold("fact.n", "x", "数")
    assert session.undo() == "数"
    assert not session.drafts


def test_a_non_answer_goes_with_the_achievement_it_belongs_to() -> None:
    session = fresh()
    session.change(lambda one: edit.add_entry(one, "paper")[0], "添加")
    session.hold("entry.e01.fact.rank", "x", "排名")
    session.change(lambda one: edit.remove_entry(one, "e01"), "删除")
    assert not session.drafts
    session.hold("entry.e01.fact.rank", "x", "排名")
    assert not session.drafts


def test_the_score_is_computed_once_for_each_state() -> None:
    session = fresh()
    first = session.assessment
    assert session.assessment is first
    session.change(named("甲"), "姓名")
    assert session.assessment is not first
    assert session.eligibility is session.eligibility


def test_another_standard_asks_for_its_rules_and_a_failure_changes_nothing() -> None:
    asked: list[str] = []

    def load(dossier: Dossier) -> Rules:
        asked.append(dossier.standard.id)
        if dossier.standard.id == "broken":
            raise refuse("broken", "标准", "读不出来", "请换一份")
        return rules_for(dossier)

    session = Session(blank_dossier(), load)
    with pytest.raises(Refused):
        session.change(lambda one: edit.set_standard(one, "broken"), "评价标准")
    assert session.dossier == blank_dossier()
    assert session.undo() == ""
    assert asked[-1] == "broken"


def test_an_unknown_standard_is_told_and_the_usual_one_is_used() -> None:
    dossier = edit.set_standard(blank_dossier(), "/etc/passwd.toml")
    rules = rules_for(dossier)
    assert rules.standard.standard.id == "zj-ai-reference"
    assert [one.code for one in rules.notices] == ["unknown-standard"]


def test_two_editions_of_one_table_can_be_told_apart_and_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = (
        Path(__file__).parents[2].joinpath("data", "standards", "zj-ai-reference.toml").read_text(encoding="utf-8")
    )
    own = tmp_path / "standards" / "own.toml"
    own.parent.mkdir()
    own.write_text(shipped.replace('id = "zj-ai-reference"', 'id = "own"', 1), encoding="utf-8")
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    dossier = blank_dossier()
    (choice,) = (slot for slot in rule_slots(rules_for(dossier)) if slot.key == "standard")
    assert len(set(choice.field.choices)) == 2
    chosen = {choice.write(dossier, words).standard.id for words in choice.field.choices}
    assert chosen == {"own", "zj-ai-reference"}


def test_an_unknown_round_is_told_and_the_newest_is_used() -> None:
    rules = rules_for(replace(blank_dossier(), cycle="1999"))
    assert rules.cycle.cycle.id == "2024"
    assert [one.code for one in rules.notices] == ["unknown-cycle"]


def test_a_standard_changed_since_the_last_save_is_told() -> None:
    dossier = blank_dossier()
    changed = edit.set_standard(dossier, dossier.standard.id, dossier.standard.edition, "0" * 64)
    assert [one.code for one in rules_for(changed).notices] == ["standard-changed"]
    assert not rules_for(dossier).notices
