"""Where the program stands, also when the folder was taken away under its feet."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from zjai_tui.base import places
from zjai_tui.base.folders import can_be_written
from zjai_tui.base.private import make_private

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there nobody can take such a folder away")


@pytest.fixture
def gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one stands in, taken away before the program ever asked for it."""
    folder = tmp_path / "甲" / "乙"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(places, "_LAST", [])
    monkeypatch.setenv("PWD", str(folder))
    folder.rmdir()
    return folder


def test_a_folder_that_was_taken_away_goes_by_the_name_the_shell_knows(gone: Path) -> None:
    assert places.is_gone()
    assert places.here() == gone
    assert places.absolute("a") == gone / "a"
    assert places.absolute("../a") == places.real("../a") == gone.parent / "a"


@pytest.mark.parametrize("named", ["", "relative"])
def test_where_the_shell_does_not_say_it_is_the_home(
    named: str, gone: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PWD", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert places.here() == tmp_path


def test_a_folder_known_before_it_was_taken_away_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "甲"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert (places.here(), places.is_gone()) == (folder, False)
    folder.rmdir()
    monkeypatch.setenv("PWD", "/elsewhere")
    assert (places.here(), places.is_gone()) == (folder, True)


@pytest.mark.usefixtures("gone")
def test_private_folders_and_the_question_whether_there_can_be_any_do_not_fail_there(tmp_path: Path) -> None:
    assert can_be_written("own")
    make_private(tmp_path / "own" / "deep")
    assert (tmp_path / "own" / "deep").is_dir()
