"""What is found on a machine: Python, calendar, rules, folders, libraries; nothing personal, nothing left behind."""

from __future__ import annotations

import json
import os
import sys
from collections import namedtuple
from datetime import date
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

from zjai_tui import VERSION
from zjai_tui.base.cells import width
from zjai_tui.base.folders import NOWHERE
from zjai_tui.checkup import calendars, folders, libraries
from zjai_tui.checkup.checkup import check_up
from zjai_tui.checkup.own_folder import nothing_kept
from zjai_tui.checkup.result import Check, Section, State
from zjai_tui.checkup.rules import rules_section
from zjai_tui.checkup.running import Running, has_byte_code, origin_of, running_section
from zjai_tui.checkup.sending import own_folder_words, sendable
from zjai_tui.checkup.terminal import Terminal
from zjai_tui.reports.checkup_json import checkup_json
from zjai_tui.reports.checkup_text import checkup_text
from zjai_tui.rules.locate import shipped_folder
from zjai_tui.workdays import library
from zjai_tui.workdays.overlay_store import save
from zjai_tui.workdays.overlays import Overlay

Patch = pytest.MonkeyPatch
LAST = max(library.years())
NAME = "张三丰"
REFERENCE = "zj-ai-reference"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: Patch) -> Path:
    """The person's own folder, which is there and named like the person."""
    folder = tmp_path / NAME / "own"
    folder.mkdir(parents=True, mode=0o700)
    monkeypatch.setenv("ZJAI_DATA_DIR", str(folder))
    monkeypatch.chdir(folder.parent)
    return folder


def by_id(section: Section) -> dict[str, Check]:
    return {one.id: one for one in section.checks}


def running(**changes: object) -> Running:
    known: dict[str, object] = {
        "version": (3, 12, 1), "implementation": "CPython", "bits": 64, "system": "Debian", "machine": "x86_64",
        "origin": "installed", "byte_code": True,
    }  # fmt: skip
    return Running(**{**known, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes, name, state",
    [
        ({}, "python", State.GOOD),
        ({"version": (3, 10, 9)}, "python", State.BAD),
        ({"implementation": "PyPy"}, "python", State.NOTE),
        ({"bits": 32}, "system", State.NOTE),
        ({"byte_code": False}, "byte-code", State.NOTE),
        ({"byte_code": False, "origin": "pyz"}, "byte-code", State.NOTE),
    ],
)
def test_what_python_cannot_do_is_told_with_what_to_do(changes: dict[str, object], name: str, state: State) -> None:
    found = by_id(running_section(running(**changes)))[name]
    assert found.state is state
    assert bool(found.todo) is (state is not State.GOOD)


def test_a_package_in_one_file_is_known_and_so_is_whether_its_byte_code_fits(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    archive = tmp_path / "zjai.pyz"
    with ZipFile(archive, "w") as packed:
        packed.writestr("packed_alone.py", "")
    monkeypatch.syspath_prepend(str(archive))
    module = __import__("packed_alone")
    assert (origin_of(module), has_byte_code(module)) == ("pyz", False)
    module.__file__ = f"{archive}/packed_alone.pyc"  # so Python writes it when it took the byte code
    assert has_byte_code(module)


def test_a_checkout_is_told_from_an_installation(tmp_path: Path) -> None:
    package = ModuleType("zjai_tui")
    package.__file__ = str(tmp_path / "zjai_tui" / "__init__.py")
    assert origin_of(package) == "installed"
    (tmp_path / "pyproject.toml").touch()
    assert origin_of(package) == "checkout"


@pytest.mark.parametrize(
    "today, expected",
    [
        (date(LAST - 1, 5, 1), {}),
        (date(LAST, 1, 1), {"next-year": State.NOTE}),
        (date(LAST + 1, 1, 1), {"this-year": State.BAD, "next-year": State.NOTE}),
        (date(2019, 1, 1), {"today": State.BAD}),
    ],
)
def test_years_without_holidays_and_a_wrong_clock_are_told(today: date, expected: dict[str, State]) -> None:
    found = {one.id: one.state for one in calendars.calendar_section(today).checks if one.state is not State.GOOD}
    assert found == expected


def test_an_imported_year_is_covered_and_a_broken_calendar_is_to_be_dealt_with(own: Path) -> None:
    (own / "calendars").mkdir()
    file = own / "calendars" / f"{LAST + 1}.toml"
    file.write_text("坏", encoding="utf-8")
    broken = by_id(calendars.calendar_section(date(LAST, 1, 1)))["overlays"]
    assert broken.state is State.BAD
    assert NAME not in broken.said + broken.todo
    assert f"用户文件夹/calendars/{LAST + 1}.toml" in broken.said
    days = {date(LAST + 1, 1, 1): (False, "元旦")}
    save(Overlay(str(LAST + 1), "试", frozenset({LAST + 1}), days))
    section = calendars.calendar_section(date(LAST, 1, 1))
    assert {one.state for one in section.checks} == {State.GOOD}
    assert f"{LAST + 1}年按导入的放假通知" in by_id(section)["overlays"].said
    assert section.facts["last"] == LAST + 1


def test_own_rules_that_hide_shipped_ones_and_unreadable_ones_are_named_without_their_folder(own: Path) -> None:
    (own / "standards").mkdir()
    shipped = shipped_folder().joinpath("standards", f"{REFERENCE}.toml").read_text(encoding="utf-8")
    (own / "standards" / f"{REFERENCE}.toml").write_text(shipped, encoding="utf-8")
    (own / "standards" / "坏的.toml").write_text("[", encoding="utf-8")
    (own / "default_standard.toml").write_text("standard = 3", encoding="utf-8")
    section = rules_section()
    found = by_id(section)
    assert found["standards-hiding"].state is State.NOTE
    assert REFERENCE in found["standards-hiding"].said
    assert found["standards-unreadable"].state is State.BAD
    assert "坏的.toml" in found["standards-unreadable"].said
    assert found["default"].state is State.BAD
    assert found["cycles"].state is State.GOOD
    assert section.facts["standards"] == sorted([REFERENCE, "坏的"])
    assert NAME not in "".join(one.said + one.todo for one in section.checks)


def test_a_rules_folder_that_may_not_be_read_is_told_of_each_group(own: Path, monkeypatch: Patch) -> None:
    def forbidden(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", forbidden)
    bad = [one for one in rules_section().checks if one.state is State.BAD]
    assert {"standards-unreadable", "cycles-unreadable"} <= {one.id for one in bad}
    assert all(one.todo for one in bad)


def test_a_folder_that_takes_files_is_fine_and_nothing_is_left_in_it(own: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(own / "later" / "deep"))
    found = by_id(folders.folders_section())
    assert (found["own"].state, found["here"].state) == (State.GOOD, State.GOOD)
    assert "用到时新建" in found["own"].said
    assert not list(own.iterdir())
    assert [one.name for one in own.parent.iterdir()] == ["own"]
    assert nothing_kept() == ""


@pytest.mark.parametrize("place", [NOWHERE, "file/own", "file"])
def test_where_nothing_can_be_written_that_is_said_with_the_way_out(own: Path, place: str, monkeypatch: Patch) -> None:
    (own / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ZJAI_DATA_DIR", place if place == NOWHERE else str(own / place))
    found = by_id(folders.folders_section())["own"]
    assert found.state is State.BAD
    assert "--data-dir" in found.todo
    assert "记不住" in nothing_kept()
    assert "--data-dir" in nothing_kept()


def test_a_disk_without_room_and_rights_for_others_and_crashes_are_told(own: Path, monkeypatch: Patch) -> None:
    usage = namedtuple("usage", "total used free")(10, 9, 1_000_000)
    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _: usage)
    (own / "crashes").mkdir()
    (own / "crashes" / "crash-1.txt").touch()
    found = by_id(folders.folders_section())
    assert found["space"].state is State.BAD
    assert found["crashes"].said == "1份"
    if sys.platform != "win32":
        assert "own-rights" not in found
        own.chmod(0o755)
        assert by_id(folders.folders_section())["own-rights"].state is State.NOTE


def test_no_place_for_temporary_files_and_a_full_disk_are_no_crash(own: Path, monkeypatch: Patch) -> None:
    def nowhere() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    def full(**_: object) -> tuple[int, str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folders.tempfile, "gettempdir", nowhere)
    monkeypatch.setattr(folders.tempfile, "mkstemp", full)
    found = by_id(folders.folders_section())
    assert [found[name].state for name in ("own", "here", "temporary")] == [State.BAD, State.NOTE, State.NOTE]


def test_missing_libraries_are_told_needed_ones_as_worse(monkeypatch: Patch) -> None:
    monkeypatch.setattr(libraries, "is_there", lambda module: module not in {"xlsxwriter", "rich"})
    found = by_id(libraries.libraries_section())
    assert (found["needed"].state, found["office"].state) == (State.BAD, State.NOTE)
    assert "pip install rich" in found["needed"].todo
    assert "pip install XlsxWriter" in found["office"].todo
    assert "python-docx" not in found["office"].said
    monkeypatch.setattr(libraries, "is_packed", lambda: True)
    todo = by_id(libraries.libraries_section())["office"].todo
    assert ".html" in todo
    assert "pip" not in todo, "nothing can be installed into the one file"


def test_a_module_is_found_without_being_loaded() -> None:
    assert libraries.is_there("textual")
    assert not libraries.is_there("no_such_module_anywhere")


def test_text_to_be_sent_names_no_folder(own: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("HOME", str(own.parent.parent))
    monkeypatch.setenv("USERPROFILE", str(own.parent.parent))
    text = f"{own}{os.sep}a.toml；{own.parent}{os.sep}b；{own.parent.parent}{os.sep}c"
    assert sendable(text) == "用户文件夹/a.toml；当前文件夹/b；~/c"
    assert NAME not in own_folder_words()


def test_the_whole_checkup_holds_no_name_and_no_full_path_in_text_and_json(own: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("HOME", str(own.parent))
    (own / "standards").mkdir()
    (own / "standards" / "坏的.toml").write_text("[", encoding="utf-8")
    found = check_up(Terminal(columns=100, rows=30, term="xterm", colours="256", encoding="utf-8"), date(LAST, 1, 1))
    text, data = checkup_text(found, 80), checkup_json(found)
    for shown in (text, json.dumps(data, ensure_ascii=False)):
        assert NAME not in shown
        assert str(own.parent.parent) not in shown
        assert str(Path(sys.executable).parent) not in shown
    assert not found.ok
    assert data["ok"] is False
    assert data["version"] == VERSION
    assert set(data["facts"]) == {"python", "terminal", "calendar", "rules", "folders", "libraries"}
    assert text.splitlines()[0].startswith(f"zjai {VERSION} 体检：1处应处理：量化评价标准")
    assert all(width(line) <= 80 for line in text.splitlines())


def test_everything_to_be_dealt_with_says_what_to_do(own: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", NOWHERE)
    found = check_up(Terminal(columns=10, rows=5, encoding="latin-1", kitty_keys=True), date(LAST + 3, 1, 1))
    worse = [*found.of(State.BAD), *found.of(State.NOTE)]
    assert len(worse) >= 5
    assert all(one.todo.endswith("。") and not one.said.endswith("。") for one in worse)
