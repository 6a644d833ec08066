"""Who may read what the program writes: nobody but its owner, under any mask; and whoever could before still can."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from leaks_secrets import lay_out
from zjai_tui.__main__ import main
from zjai_tui.base.private import make_private
from zjai_tui.cli.outputs import write_files
from zjai_tui.dossier.atomic import write_atomically

MASKS = [0o000, 0o022, 0o077, 0o277, 0o777] if os.name == "posix" else []
SHARED = [0o640, 0o660, 0o664] if os.name == "posix" else []
LINES = (
    "new 新.toml",
    "review submit 甲.toml --by 沈核对",
    "review request-changes 甲.toml --by 沈核对 --reason 缺首页",
    "report 甲.toml -o 报告.md",
    "review paper 甲.toml -o 深/一层/文书 --format md",
    "cycle new 2029 --from 2024",
    "calendar import 放假.toml --yes",
)
"""Commands that write a file of each kind: new, renewed, exported, into folders that are not there, for the person."""


def rights(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with dossiers, and have an own folder that is not there yet, nor are those above it."""
    folder = tmp_path / "work"
    folder.mkdir()
    lay_out(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "a" / "b" / "own"))
    return folder


@contextmanager
def masked(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("mask", [one for one in MASKS if one in (0o000, 0o277)])
def test_what_a_command_makes_is_its_owners_alone_under_an_odd_mask(mask: int, work: Path) -> None:
    before = set(work.rglob("*"))
    above = work.parent / "a"
    with masked(mask):
        assert [line for line in LINES if main(line.split()) != 0] == []
    made = [one for one in (*work.rglob("*"), above, *above.rglob("*")) if one not in before]
    assert {rights(one) for one in made if one.is_file()} == {0o600}
    assert {rights(one) for one in made if one.is_dir()} == {0o700}
    assert {one.name for one in made} >= {"新.toml", "甲.核定.toml", "甲.核定.toml.bak", "报告.md", "深", "2029.toml"}


@pytest.mark.parametrize("mask", MASKS)
def test_new_folders_and_files_are_the_owners_alone_and_the_owner_can_use_them(mask: int, tmp_path: Path) -> None:
    with masked(mask):
        make_private(tmp_path / "a" / "b" / "c")
        write_atomically(tmp_path / "a" / "b" / "c" / "f", b"1")
        write_files({str(tmp_path / "a" / "g"): b"1"}, force=False)
    folders = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "c"]
    assert [rights(one) for one in folders] == [0o700] * 3
    assert rights(tmp_path / "a" / "b" / "c" / "f") == rights(tmp_path / "a" / "g") == 0o600


@pytest.mark.parametrize("shared", SHARED)
def test_a_file_or_folder_that_others_use_stays_open_to_them(shared: int, tmp_path: Path) -> None:
    file = tmp_path / "共用" / "f"
    file.parent.mkdir(mode=0o755)
    file.parent.chmod(0o770)
    file.write_bytes(b"old")
    file.chmod(shared)
    make_private(file.parent)
    write_files({str(file): b"new"}, force=True)
    assert (file.read_bytes(), rights(file), rights(file.parent)) == (b"new", shared, 0o770)


@pytest.mark.parametrize("shared", SHARED[1:2])
def test_a_review_in_a_shared_folder_stays_open_to_the_unit(shared: int, work: Path) -> None:
    review = work / "甲.核定.toml"
    assert main(["review", "submit", "甲.toml", "--by", "沈核对"]) == 0
    review.chmod(shared)
    assert main(["review", "request-changes", "甲.toml", "--by", "顾复核", "--reason", "缺首页"]) == 0
    assert rights(review) == rights(work / "甲.核定.toml.bak") == shared


def test_a_folder_cannot_be_made_where_a_file_lies(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    for place in (tmp_path / "f", tmp_path / "f" / "g"):
        with pytest.raises(OSError, match=r"exists|directory"):
            make_private(place)
    with pytest.raises((OSError, ValueError)):
        make_private(Path("a\0b"))
