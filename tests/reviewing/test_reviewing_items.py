"""What the unit decides on, item by item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from overlay_samples import case, laid
from zjai_tui.dossier.model import Dossier, Entry, Evidence
from zjai_tui.dossier.reader import dossier_from_bytes
from zjai_tui.dossier.writer import dossier_text
from zjai_tui.reviewing.result import Overlay
from zjai_tui.reviewing.wording import answer_text
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.standard import Span

PARTS = ["part:person", "part:work", "part:facts", "part:education"]


def changed(dossier: Dossier, entry_id: str, **given: object) -> Dossier:
    entries = tuple(replace(one, **given) if one.id == entry_id else one for one in dossier.entry)
    return replace(dossier, entry=entries)


def differing(one: Overlay, other: Overlay) -> list[str]:
    return [a.item.id for a, b in zip(one.items, other.items, strict=True) if a.item.digest != b.item.digest]


def test_the_items_are_the_parts_about_the_person_the_answers_and_the_achievements() -> None:
    found = [one.item.id for one in laid().items]
    answers = ["input:second_degree", "input:ethics", "input:annual_review"]
    assert found == [*PARTS, *answers, *(f"entry:{one.id}" for one in case().dossier.entry)]


def test_an_answer_the_standard_does_not_ask_and_one_that_is_missing_are_no_items() -> None:
    dossier = replace(case().dossier, answers={"ethics": "合格", "unheard_of": "甲"})
    assert [one.item.id for one in laid(dossier).items if one.item.id.startswith("input:")] == ["input:ethics"]


def test_an_achievement_is_told_in_words_with_its_points_where_it_counts_and_the_clause_of_that_row() -> None:
    item = laid().standing("entry:e01").item
    assert (item.title, item.kind, item.node, item.claimed) == (
        "省部级科技进步奖", "获奖", "B.award", Span(Decimal(14), Decimal(14)),
    )  # fmt: skip
    assert ("奖项级别", "省部级") in item.answers
    assert ("本人排名", "第2名") in item.answers
    assert item.clauses[0] == "学术技术成果和工作业绩／获奖"
    assert any("240号" in one for one in item.clauses[1:])
    assert item.by_points


def test_what_counts_nowhere_or_only_together_with_others_takes_no_cut_in_points() -> None:
    outside, together = laid().standing("entry:e02").item, laid().standing("entry:e25").item
    assert (outside.node, outside.claimed, outside.by_points) == ("", Span(Decimal(0), Decimal(0)), False)
    assert (together.node, together.claimed, together.by_points) == ("C.teaching", None, False)


def test_the_parts_about_the_person_bring_the_points_of_what_is_derived_from_them() -> None:
    over = laid()
    assert over.standing("part:facts").item.claimed == Span(Decimal(12), Decimal(12))
    assert over.standing("part:education").item.claimed == Span(Decimal(5), Decimal(5))
    assert over.standing("part:person").item.claimed is None
    assert ("2022年", "总学时102学时，专业科目72学时，已登记完") in over.standing("part:education").item.answers
    assert ("专业方向", "应用技术") in over.standing("part:work").item.answers


@pytest.mark.parametrize(
    "field, value, words",
    [
        (Field(id="a", title="甲", type="yes_no"), True, "是"),
        (Field(id="a", title="甲", type="yes_no"), False, "否"),
        (Field(id="a", title="甲", type="rank"), Decimal(2), "第2名"),
        (Field(id="a", title="甲", type="number", unit="人"), Decimal("36.0"), "36人"),
        (Field(id="a", title="甲", type="date"), date(2024, 9, 6), "2024年9月6日"),
        (Field(id="a", title="甲", type="text"), "一\x1b[31m\n二", "一 [31m；二"),
        (Field(id="a", title="甲", type="text"), None, "没有填"),
    ],
)
def test_an_answer_is_told_in_words(field: Field, value: object, words: str) -> None:
    assert answer_text(field, value) == words  # type: ignore[arg-type]


def test_writing_the_file_again_changes_no_item() -> None:
    dossier = case().dossier
    again = dossier_from_bytes(dossier_text(dossier).encode(), "甲.toml")
    assert differing(laid(), laid(again)) == []


@pytest.mark.parametrize(
    "given",
    [
        {"title": "另一个奖"},
        {"facts": {"level": "国家级"}},
        {"sure": "unsure"},
        {"note": "请看第3页"},
        {"evidence": ()},
        {"evidence": (Evidence(file="evidence/awards.txt", page="第9页"),)},
    ],
)
def test_a_change_to_one_achievement_changes_that_item_alone(given: dict[str, object]) -> None:
    assert differing(laid(), laid(changed(case().dossier, "e01", **given))) == ["entry:e01"]


def test_a_change_of_a_file_on_disk_changes_the_items_it_proves_and_no_others() -> None:
    proof = Evidence(file="甲.txt", sha256="0" * 64)
    dossier = replace(
        case().dossier,
        entry=(
            Entry(id="e1", kind="award", evidence=(proof,)),
            Entry(id="e2", kind="award", evidence=(Evidence(file="乙.txt"),)),
            Entry(id="e3", kind="award", evidence=(replace(proof, page="第2页"),)),
        ),
    )
    before, after = laid(dossier, 甲="a" * 64), laid(dossier, 甲="b" * 64)
    assert differing(before, after) == ["entry:e1", "entry:e3"]
    assert differing(before, laid(dossier)) == ["entry:e1", "entry:e3"]  # the file is gone


def test_the_hash_noted_in_the_dossier_is_no_part_of_the_claim() -> None:
    dossier = changed(case().dossier, "e01", evidence=(Evidence(file="甲.txt"),))
    noted = changed(case().dossier, "e01", evidence=(Evidence(file="甲.txt", sha256="a" * 64),))
    assert differing(laid(dossier, 甲="a" * 64), laid(noted, 甲="a" * 64)) == []


def test_each_part_changes_by_itself() -> None:
    dossier = case().dossier
    versions = {
        "part:person": replace(dossier, person=replace(dossier.person, phone="13800000000")),
        "part:work": replace(dossier, work=replace(dossier.work, area="data")),
        "part:facts": replace(dossier, facts={**dossier.facts, "degree": "本科"}),
        "part:education": replace(dossier, education=dossier.education[:2]),
        "input:ethics": replace(dossier, answers={**dossier.answers, "ethics": "不合格"}),
    }
    for item, version in versions.items():
        assert differing(laid(), laid(version)) == [item]


def test_two_achievements_that_change_places_change_no_item() -> None:
    dossier = case().dossier
    swapped = replace(dossier, entry=tuple(reversed(dossier.entry)))
    before = {one.item.id: one.item.digest for one in laid().items}
    assert {one.item.id: one.item.digest for one in laid(swapped).items} == before
