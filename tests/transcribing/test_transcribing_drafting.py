"""An open standard file: states, undo, what is wrong with it, saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.dossier.store import ChangedOnDisk, SaveFailed
from zjai_tui.rules.locate import user_folder
from zjai_tui.rules.standards.seal import certificate_parts
from zjai_tui.rules.standards.standard import Certificate, Standard
from zjai_tui.transcribing.drafts import drafting
from zjai_tui.transcribing.drafts.drafting import Draft, Edit, new_draft, open_draft, place_of

ALL_SHAPES = Path(__file__).resolve().parents[1] / "standards" / "all_shapes.toml"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a standard file in a folder of one's own."""
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    file = tmp_path / "all-shapes.toml"
    file.write_bytes(ALL_SHAPES.read_bytes())
    return file


def titled(title: str) -> Edit:
    """Return an edit that gives the table another title."""

    def edit(standard: Standard) -> Standard:
        return replace(standard, standard=replace(standard.standard, title=title))

    return edit


def unsound(standard: Standard) -> Standard:
    """Return the standard with a row below one that does not exist."""
    return replace(standard, node=(*standard.node, replace(standard.node[0], id="X.1")))


def test_edits_in_a_row_under_one_key_are_undone_together_and_done_again(path: Path) -> None:
    draft = open_draft(path)
    before = draft.standard
    for title in ("甲", "甲乙"):
        draft.change(titled(title), "名称", merge="title")
    draft.change(titled("丙"), "换名", merge="other")
    assert draft.undo() == "换名"
    assert draft.standard.standard.title == "甲乙"
    assert draft.undo() == "名称"
    assert draft.standard is before
    assert not draft.unsaved
    assert (draft.undo(), draft.redo(), draft.redo(), draft.redo()) == ("", "名称", "换名", "")
    assert draft.standard.standard.title == "丙"


def test_an_edit_that_changes_nothing_or_is_refused_leaves_no_trace(path: Path) -> None:
    draft = open_draft(path)
    before = draft.standard
    draft.change(lambda standard: replace(standard, digest=""), "没有改")

    def refusing(_: Standard) -> Standard:
        raise Refused([])

    with pytest.raises(Refused):
        draft.change(refusing, "拒绝")
    assert draft.standard is before
    assert draft.undo() == ""


def test_what_is_wrong_is_looked_for_once_for_each_state(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    real = drafting.soundness_problems
    monkeypatch.setattr(drafting, "soundness_problems", lambda one: (calls.append("problems"), real(one))[1])
    monkeypatch.setattr(drafting, "findings_of", lambda _: (calls.append("findings"), ())[1])
    draft = open_draft(path)
    calls.clear()
    assert [draft.problems, draft.problems, draft.known_findings, draft.findings, draft.findings] == [
        (), (), None, (), (),
    ]  # fmt: skip
    assert draft.known_findings == ()
    assert calls == ["problems", "findings"]
    draft.change(unsound, "")
    assert "X" in draft.problems[0].message
    assert draft.findings == ()  # nothing is run on what cannot be scored
    assert calls == ["problems", "findings", "problems"]


def test_a_saved_draft_reads_back_the_same_and_the_file_before_it_stays_beside_it(path: Path) -> None:
    draft, held = open_draft(path), path.read_bytes()
    first_line = held.decode().splitlines()[0]
    draft.change(titled("改过"), "名称")
    draft.save()
    assert not draft.unsaved
    assert path.with_name("all-shapes.toml.bak").read_bytes() == held
    assert path.read_text(encoding="utf-8").startswith(first_line)
    again = open_draft(path)
    assert again.standard == draft.standard
    assert again.standard.digest
    draft.change(titled("又改"), "名称", merge="m")
    draft.save()
    draft.change(titled("又改过"), "名称", merge="m")
    draft.undo()
    assert draft.standard.standard.title == "又改"  # typing on after a save is a step of its own


def test_an_unsound_draft_is_saved_and_opened_as_it_stands(path: Path) -> None:
    draft = open_draft(path)
    draft.change(unsound, "")
    draft.save()
    assert open_draft(path).problems == draft.problems != ()


def test_a_file_with_a_value_that_cannot_be_read_is_refused(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("max = 150", 'max = "很多"'), encoding="utf-8")
    with pytest.raises(Refused, match="max"):
        open_draft(path)


def test_a_file_changed_by_somebody_else_is_not_written_over_unless_asked_to(path: Path) -> None:
    draft = open_draft(path)
    path.write_bytes(path.read_bytes() + b"# somebody was here\n")
    draft.change(titled("改过"), "名称")
    with pytest.raises(ChangedOnDisk):
        draft.save()
    assert draft.unsaved
    draft.save(overwrite=True)
    assert open_draft(path).standard.standard.title == "改过"


def test_a_new_draft_is_saved_where_it_is_found_by_its_id_and_over_nobody(path: Path) -> None:
    draft = new_draft(open_draft(path).standard)
    assert draft.unsaved
    draft.save()
    assert draft.path == user_folder() / "standards" / "all-shapes.toml"
    other = new_draft(draft.standard)
    with pytest.raises(Refused, match="已经有这个文件"):
        other.save()
    assert other.path is None


@pytest.mark.parametrize("name", ["", "../甲", "a/b", "a b", ".."])
def test_an_id_that_is_no_file_name_is_refused(name: str, path: Path) -> None:
    standard = open_draft(path).standard
    with pytest.raises(Refused, match="不能作文件名"):
        place_of(replace(standard, standard=replace(standard.standard, id=name)))


def test_a_failed_save_leaves_the_draft_unsaved_and_puts_a_copy_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    draft = open_draft(path)
    draft.change(titled("改过"), "名称")
    monkeypatch.setattr("zjai_tui.dossier.store.write_atomically", full)
    with pytest.raises(SaveFailed) as failed:
        draft.save()
    assert failed.value.rescue is not None
    assert "改过" in failed.value.rescue.read_text(encoding="utf-8")
    assert draft.unsaved


def test_a_certificate_that_no_longer_fits_is_told_at_once(path: Path) -> None:
    plain = open_draft(path).standard
    plain = replace(plain, standard=replace(plain.standard, status="certified"))
    record = Certificate(by="王芳", on=date(2026, 1, 2))
    record = replace(record, parts=certificate_parts(plain, record))
    draft = Draft(replace(plain, certificate=record))
    assert draft.verified.standard.status == "certified"
    node = plain.node[0]
    draft.change(lambda one: replace(one, node=(replace(node, cap=Decimal(29)), *one.node[1:])), "封顶")
    assert draft.verified.standard.status == "transcribed"
    assert draft.verified.changed
    draft.undo()
    assert draft.verified.standard.status == "certified"
