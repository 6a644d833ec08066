from __future__ import annotations

from typing import Any

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.dossier.migrate import STEPS, migrated
from zjai_tui.dossier.model import SCHEMA, Dossier, Entry, Evidence, Person
from zjai_tui.dossier.reader import dossier_from, dossier_from_bytes

DRAFT = """
schema = 0
round = "2024"
own = "保留"
[applicant]
name = "示例二"
company = "示例科技有限公司"
own = 1
[[item]]
id = "a"
kind = "paper"
sure = true
proof = ["佐证/论文.pdf", "佐证/检索.pdf"]
[[item]]
id = "b"
kind = "patent"
sure = false
proof = "佐证/专利.pdf"
[[item]]
id = "c"
kind = "award"
"""


def test_there_is_one_step_for_every_older_layout() -> None:
    assert len(STEPS) == SCHEMA


def test_the_draft_layout_becomes_the_current_one() -> None:
    assert dossier_from_bytes(DRAFT.encode(), "x") == Dossier(
        cycle="2024",
        person=Person(name="示例二", unit="示例科技有限公司", extra={"own": 1}),
        entry=(
            Entry(id="a", kind="paper", evidence=(Evidence(file="佐证/论文.pdf"), Evidence(file="佐证/检索.pdf"))),
            Entry(id="b", kind="patent", sure="unsure", evidence=(Evidence(file="佐证/专利.pdf"),)),
            Entry(id="c", kind="award"),
        ),
        extra={"own": "保留"},
    )


def test_a_current_table_is_left_alone() -> None:
    table = {"schema": 1, "applicant": {"company": "x"}, "entry": [{"sure": True, "proof": "y"}]}
    assert migrated(table, 1, "x") == table


def test_migrating_changes_nothing_in_the_table_given() -> None:
    table: dict[str, Any] = {"schema": 0, "item": [{"id": "a", "sure": True}], "applicant": {"company": "x"}}
    migrated(table, 0, "x")
    assert table == {"schema": 0, "item": [{"id": "a", "sure": True}], "applicant": {"company": "x"}}


def test_old_and_new_names_side_by_side_are_refused_with_their_places() -> None:
    table: dict[str, Any] = {
        "schema": 0,
        "round": "2024",
        "cycle": "2025",
        "applicant": {"company": "x", "unit": "y"},
        "item": [{"id": "a", "kind": "k", "proof": "p", "evidence": []}],
    }
    with pytest.raises(Refused) as caught:
        dossier_from(table, "甲.toml")
    assert [one.sentence() for one in caught.value.problems] == [
        "甲.toml：旧名字round和新名字cycle同时出现。请只留一处。",
        "甲.toml，applicant：旧名字company和新名字unit同时出现。请只留一处。",
        "甲.toml，item，第1项：旧名字proof和新名字evidence同时出现。请只留一处。",
    ]


def test_wrong_values_of_the_draft_are_left_for_the_reader_to_tell() -> None:
    table: dict[str, Any] = {
        "schema": 0,
        "applicant": 3,
        "item": [5, {"id": "a", "kind": "k", "sure": "perhaps", "proof": [7]}],
    }
    with pytest.raises(Refused) as caught:
        dossier_from(table, "甲.toml")
    assert [one.where for one in caught.value.problems] == [
        "甲.toml，person",
        "甲.toml，entry，第1项",
        "甲.toml，entry，第2项“a”，sure",
        "甲.toml，entry，第2项“a”，evidence，第1项",
    ]


def test_a_draft_without_lists_is_left_for_the_reader_to_tell() -> None:
    with pytest.raises(Refused) as caught:
        dossier_from({"schema": 0, "item": 3}, "甲.toml")
    assert [one.where for one in caught.value.problems] == ["甲.toml，entry"]
