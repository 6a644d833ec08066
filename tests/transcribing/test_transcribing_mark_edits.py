"""Stamps and certificates written into a file as it is laid out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from certifying_samples import SMALL
from zjai_tui.rules.locate import shipped_folder
from zjai_tui.rules.standards.reader import read_draft, standard_from_text
from zjai_tui.rules.standards.seal import certificate_parts
from zjai_tui.rules.standards.standard import Certificate, Standard
from zjai_tui.transcribing.certifying import certify, stamp, unstamp
from zjai_tui.transcribing.drafts.drafting import open_draft
from zjai_tui.transcribing.mark_edits import marked_text

ON = date(2026, 9, 6)
FILES = {
    "reference": shipped_folder().joinpath("standards/zj-ai-reference.toml"),
    "all_shapes": Path(__file__).parents[1] / "standards" / "all_shapes.toml",
}
COMMENTED = SMALL.replace('id = "A.degree"', 'id = "A.degree" # 第1页').replace("[[case]]", "# 算例\n[[case]]")


def read(text: str) -> Standard:
    return read_draft(text, "")[0]


def all_stamped(standard: Standard) -> Standard:
    return stamp(standard, [node.id for node in standard.node], "李四", ON)


def sealed(standard: Standard) -> Standard:
    record = Certificate(by="张三", on=ON)
    record = replace(record, parts=certificate_parts(standard, record))
    return replace(standard, standard=replace(standard.standard, status="certified", banner=""), certificate=record)


@pytest.mark.parametrize("name", FILES)
def test_every_line_of_a_real_file_stays_and_taking_back_brings_the_file_back(name: str) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    before = read(text)
    found = marked_text(text, before, all_stamped(before))
    assert found is not None
    assert [line for line in found.splitlines() if not line.startswith("checked = ")] == text.splitlines()
    assert found.count("checked = ") == len(before.node)
    again = read(found)
    assert marked_text(found, again, unstamp(again, {node.id for node in again.node})) == text
    certified = marked_text(found, again, sealed(again))
    assert certified is not None
    assert standard_from_text(certified, "").standard.status == "certified"
    assert certified.count("#") == text.count("#")
    twice = marked_text(certified, read(certified), sealed(read(certified)))
    assert twice == certified


def test_comparing_and_certifying_a_file_keep_its_comments_and_other_changes_tell_that_they_are_lost(
    tmp_path: Path,
) -> None:
    file = tmp_path / "小表.toml"
    file.write_text(COMMENTED, encoding="utf-8")
    draft = open_draft(file)
    draft.change(all_stamped, "核对")
    draft.save()
    draft.change(lambda one: certify(one, "张三", ON), "认证")
    draft.save()
    text = file.read_text(encoding="utf-8")
    assert "# 第1页" in text
    assert "# 算例" in text
    assert not draft.comments_lost
    assert standard_from_text(text, "").standard.status == "certified"
    draft.change(lambda one: replace(one, standard=replace(one.standard, title="别名")), "改名")
    draft.save()
    assert draft.comments_lost
    assert file.read_text(encoding="utf-8").startswith("# 甲院录入")
    draft.save()
    assert not draft.comments_lost


def test_a_file_laid_out_too_unusually_is_left_to_be_written_anew() -> None:
    text = SMALL.replace('[[node]]\nid = "A"', '[[ "node" ]]\nid = "A"')
    assert text != SMALL
    standard = read(text)
    assert marked_text(text, standard, all_stamped(standard)) is None


def test_anything_else_that_changed_is_not_marked_in() -> None:
    standard = read(SMALL)
    assert marked_text(SMALL, standard, replace(standard, case=())) is None
    assert marked_text(SMALL, standard, standard) == SMALL
