"""Files from elsewhere are copied beside the dossier, and nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.dossier.evidence import attach
from zjai_tui.dossier.evidence_copy import FOLDER, copy_along, copy_beside, left_elsewhere
from zjai_tui.dossier.model import Dossier, Entry, Evidence


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "档案"
    folder.mkdir()
    return folder


def elsewhere(tmp_path: Path, text: str, name: str = "证书.pdf") -> Path:
    folder = tmp_path / text
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_copy_is_made_that_counts_as_evidence_and_the_original_stays(tmp_path: Path, base: Path) -> None:
    file = elsewhere(tmp_path, "甲")
    copy = copy_beside(file, base)
    assert copy == base / FOLDER / "证书.pdf"
    assert copy.read_text(encoding="utf-8") == file.read_text(encoding="utf-8") == "甲"
    assert attach(copy, base).file == f"{FOLDER}/证书.pdf"


def test_another_file_of_the_same_name_is_numbered_and_the_same_content_taken_as_it_is(
    tmp_path: Path, base: Path
) -> None:
    first = copy_beside(elsewhere(tmp_path, "甲"), base)
    second = copy_beside(elsewhere(tmp_path, "乙"), base)
    assert second.name == "证书-2.pdf"
    assert first.read_text(encoding="utf-8") == "甲"
    assert copy_beside(tmp_path / "乙" / "证书.pdf", base) == second
    assert len(list((base / FOLDER).iterdir())) == 2


def test_what_is_no_file_or_would_lie_elsewhere_is_refused(tmp_path: Path, base: Path) -> None:
    with pytest.raises(Refused, match="找不到或读不出"):
        copy_beside(tmp_path / "没有.pdf", base)
    with pytest.raises(Refused, match="找不到或读不出"):
        copy_beside(tmp_path, base)
    (base / FOLDER).symlink_to(tmp_path)
    with pytest.raises(Refused, match="实际在别处"):
        copy_beside(elsewhere(tmp_path, "甲"), base)
    assert not (tmp_path / "证书.pdf").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, base: Path) -> None:
    (base / FOLDER).write_text("一个文件", encoding="utf-8")
    with pytest.raises(Refused, match="复制不了"):
        copy_beside(elsewhere(tmp_path, "甲"), base)


# ---------------------------------------------------------------- saving into another folder


def _proved(*files: str) -> Dossier:
    evidence = tuple(Evidence(file=file, sha256="0" * 64) for file in files)
    return Dossier(entry=(Entry(id="e01", kind="award", evidence=evidence),))


def test_evidence_is_copied_to_the_same_place_and_nothing_there_is_overwritten(tmp_path: Path) -> None:
    old, new = tmp_path / "旧", tmp_path / "新"
    (old / "甲").mkdir(parents=True)
    new.mkdir()
    (old / "甲" / "一.pdf").write_bytes(b"1")
    (old / "二.pdf").write_bytes(b"2")
    (new / "二.pdf").write_bytes(b"other")
    dossier = _proved("甲/一.pdf", "二.pdf", "没有.pdf")
    assert left_elsewhere(dossier, old, new) == ("甲/一.pdf", "二.pdf")
    copied, problems = copy_along(dossier, old, new)
    assert not problems
    assert [one.file for one in copied.entry[0].evidence] == ["甲/一.pdf", "二-2.pdf", "没有.pdf"]
    assert (new / "甲" / "一.pdf").read_bytes() == b"1"
    assert (new / "二.pdf").read_bytes() == b"other"
    assert (new / "二-2.pdf").read_bytes() == b"2"
    assert (old / "二.pdf").exists()


def test_nothing_outside_the_two_folders_is_read_or_written(tmp_path: Path) -> None:
    old, new, elsewhere = tmp_path / "旧", tmp_path / "新", tmp_path / "别处"
    for folder in (old, new, elsewhere, old / "里"):
        folder.mkdir()
    (tmp_path / "外.pdf").write_bytes(b"secret")
    (old / "里" / "一.pdf").write_bytes(b"1")
    (new / "里").symlink_to(elsewhere)
    dossier = _proved("../外.pdf", "里/一.pdf")
    copied, problems = copy_along(dossier, old, new)
    assert copied == dossier
    assert [problem.code for problem in problems] == ["evidence-copy"]
    assert not list(elsewhere.iterdir())
    assert not (tmp_path / "新" / "外.pdf").exists()
