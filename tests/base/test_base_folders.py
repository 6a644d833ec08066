"""Where the person's own files are, on sound and on odd accounts: never in the folder one happens to stand in."""

from __future__ import annotations

import os
import pwd
import sys
from pathlib import Path

import pytest

from zjai_tui.base import folders
from zjai_tui.base.asides import taken_asides
from zjai_tui.base.folders import (
    DATA_DIR_VARIABLE,
    NOWHERE,
    can_be_written,
    own_folder_is_closed,
    user_folder_name,
)
from zjai_tui.dossier.atomic import failure

Patch = pytest.MonkeyPatch
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the rules of other systems are platformdirs'")
USUAL = ".local/share/zjai"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: Patch) -> Path:
    for name in (DATA_DIR_VARIABLE, "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_folder_is_below_the_home_or_where_the_systems_variable_says(home: Path, monkeypatch: Patch) -> None:
    assert user_folder_name() == str(home / USUAL)
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere")
    assert user_folder_name() == "/elsewhere/zjai"
    monkeypatch.setenv(DATA_DIR_VARIABLE, "/chosen")
    assert user_folder_name() == "/chosen"


@pytest.mark.parametrize("odd", ["relative", "", " ", "~"])
def test_what_is_no_full_path_in_the_systems_variable_is_passed_over(odd: str, home: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", odd)
    assert user_folder_name() == str(home / USUAL)


@pytest.mark.parametrize("odd", [None, "", "relative", "~"])
def test_a_home_that_is_no_full_path_is_looked_up_on_the_systems_list(
    odd: str | None, home: Path, monkeypatch: Patch
) -> None:
    monkeypatch.delenv("HOME")
    if odd is not None:
        monkeypatch.setenv("HOME", odd)
    monkeypatch.setattr(folders, "_home_on_record", lambda: str(home))
    assert user_folder_name() == str(home / USUAL)


def test_a_user_whom_the_system_does_not_know_has_no_folder(home: Path, monkeypatch: Patch) -> None:
    def unknown(_: int) -> None:
        raise KeyError("uid not found")

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert user_folder_name() == NOWHERE


@pytest.mark.parametrize("what", ["missing", "file", "forbidden"])
def test_a_home_that_is_not_there_or_not_open_to_us_is_none(what: str, home: Path, monkeypatch: Patch) -> None:
    place = home / what
    if what == "file":
        place.touch()
    if what == "forbidden":  # whoever runs this may be root, whom nothing is forbidden
        place.mkdir()
        monkeypatch.setattr(folders.os, "access", lambda *_: False)
    monkeypatch.setenv("HOME", str(place))
    assert user_folder_name() == NOWHERE


def test_nothing_is_found_in_nowhere_and_nothing_can_be_made_in_it() -> None:
    assert not Path(NOWHERE).exists()
    assert not can_be_written(NOWHERE)
    with pytest.raises(OSError) as caught:  # noqa: PT011 - whichever the system says
        Path(NOWHERE).mkdir(parents=True, exist_ok=True)
    said = failure(caught.value, f"{NOWHERE}/settings.toml").sentence()
    assert said == "用户文件夹：这里没有可以写入的位置。请在启动时加 --data-dir 文件夹，另指一个可以写入的位置。"
    assert not os.path.lexists(NOWHERE)


def test_a_folder_that_is_not_there_yet_can_be_written_where_the_one_above_it_can(home: Path) -> None:
    assert can_be_written(str(home))
    assert can_be_written(str(home / "a" / "b" / "c"))
    assert can_be_written("a/b")
    (home / "file").touch()
    assert not can_be_written(str(home / "file"))
    assert not can_be_written(str(home / "file" / "below"))
    assert not list(home.glob("a*"))


def test_a_failure_in_the_own_folder_names_the_option_and_elsewhere_another_place(home: Path) -> None:
    inside = failure(PermissionError(13, "Permission denied"), str(home / USUAL / "recovery"))
    outside = failure(PermissionError(13, "Permission denied"), str(home / "张三.toml"))
    assert "--data-dir" in inside.remedy
    assert "--data-dir" not in outside.remedy


@pytest.mark.parametrize("closed", ["reading", "entering"])
def test_a_folder_that_is_there_but_closed_to_us_counts_as_none_and_that_is_told_once(
    closed: str, home: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(home))
    assert (user_folder_name(), own_folder_is_closed(), taken_asides()) == (str(home), False, [])

    def forbidden(folder: str) -> None:  # whoever runs this may be root, whom nothing is forbidden
        raise PermissionError(13, "Permission denied", folder)

    if closed == "reading":
        monkeypatch.setattr(folders.os, "scandir", forbidden)
    else:
        monkeypatch.setattr(folders.os, "access", lambda *_: False)
    assert {user_folder_name(), user_folder_name()} == {NOWHERE}
    assert own_folder_is_closed()
    (told,) = taken_asides()
    assert str(home) in told
    assert "--data-dir" in told
    assert taken_asides() == []
