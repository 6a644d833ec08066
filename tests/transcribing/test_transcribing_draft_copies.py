"""Recovery copies of standards being typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from zjai_tui.transcribing.drafts.draft_copies import copies_folder, copy_text, discard_copy, left_drafts, new_copy
from zjai_tui.transcribing.drafts.drafting import open_draft

SHAPES = Path(__file__).resolve().parents[1] / "standards" / "all_shapes.toml"


def test_what_was_not_saved_is_found_again_once_its_program_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    path = tmp_path / "表“一”.toml"
    path.write_bytes(SHAPES.read_bytes())
    draft = open_draft(path)
    draft.change(lambda one: replace(one, standard=replace(one.standard, title="没有保存")), "名称")
    assert left_drafts() == ()
    copy = new_copy()
    assert copy.keep_text(copy_text(draft)) == ""
    assert left_drafts() == ()  # the program that wrote it is still there
    copy._lock.release()
    (copies_folder() / "broken.toml").write_text("schema = ", encoding="utf-8")
    (left,) = left_drafts()
    assert left.draft.standard.standard.title == "没有保存"
    assert (left.draft.path, left.draft.stamp, left.draft.unsaved) == (path, draft.stamp, True)
    assert left.at is not None
    left.draft.save()  # over the file it came from, which nobody changed
    assert open_draft(path).standard.standard.title == "没有保存"
    discard_copy(left)
    assert left_drafts() == ()
