"""Files that a command was told to write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.cli.outputs import write_files


def test_a_new_file_holds_what_was_written(tmp_path: Path) -> None:
    write_files({str(tmp_path / "a"): b"1", str(tmp_path / "b"): b"2"}, force=False)
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"1", b"2"]


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_or_a_place_that_is_not_there_is_refused(force: bool, tmp_path: Path) -> None:
    for name in (str(tmp_path), str(tmp_path / "no" / "a"), "甲\0乙", "长" * 5000):
        with pytest.raises(Refused):
            write_files({name: b""}, force=force)
    assert not list(tmp_path.iterdir())


def test_a_link_is_not_followed_without_force_and_not_replaced_with_it(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    for force in (False, True):
        with pytest.raises(Refused):
            write_files({str(link): b"new"}, force=force)
    assert target.read_bytes() == b"old"
    assert link.is_symlink()


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    with pytest.raises(Refused):
        write_files({str(link): b"new"}, force=False)
    assert not (tmp_path / "target").exists()


def test_one_file_under_two_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="同一个文件"):
        write_files({str(tmp_path / "a"): b"1", os.path.join(str(tmp_path), ".", "a"): b"2"}, force=False)
    assert not list(tmp_path.iterdir())


def test_what_was_read_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"old")
    with pytest.raises(Refused, match="要读的文件"):
        write_files({str(source): b"new"}, force=True, sources=(str(source),))
    assert source.read_bytes() == b"old"


def test_half_a_file_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="磁盘已满"):
        write_files({str(tmp_path / "a"): b"1"}, force=False)
    assert not list(tmp_path.iterdir())
