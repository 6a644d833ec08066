"""What goes into the one file: everything the program reads, nothing that only lies about."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from contents import KEPT, LEFT_OUT, NOT_PINNED, SOURCE_ONLY, is_licence, licence_place, own_files, wanted
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from wheels import NotFound, Pin, found_in, pins

ROOT = Path(__file__).resolve().parents[2]
PINNED = {canonicalize_name(pin.name): pin for pin in pins()}
WITHOUT = {canonicalize_name(name) for name in NOT_PINNED}


def test_what_the_project_asks_for_is_pinned_within_its_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(one) for one in (*project["dependencies"], *project["optional-dependencies"]["office"])]
    names = {canonicalize_name(one.name) for one in asked}
    assert names - WITHOUT <= set(PINNED)
    assert [str(one) for one in asked if not _fits(one)] == []


def test_what_the_libraries_ask_for_is_pinned_or_left_out_for_a_reason() -> None:
    for name in PINNED:
        try:
            needed = [Requirement(one) for one in requires(name) or ()]
        except PackageNotFoundError:
            continue  # the reader of tables is an extra
        plain = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
        assert {canonicalize_name(one.name) for one in plain} <= set(PINNED) | WITHOUT, name


def _fits(asked: Requirement) -> bool:
    pin = PINNED.get(canonicalize_name(asked.name))
    return pin is None or asked.specifier.contains(pin.version)


def test_a_pin_names_version_and_hash_or_is_refused() -> None:
    assert pins("# words\n\na-b==1.2 --hash=sha256:" + "0" * 64) == (Pin(name="a-b", version="1.2", digest="0" * 64),)
    for line in ("rich", "rich>=14", "rich==15.0.0", "rich==15.0.0 --hash=md5:00"):
        with pytest.raises(ValueError, match="rich"):
            pins(line)


def test_a_wheel_with_other_bytes_than_the_pinned_ones_is_not_taken(tmp_path: Path) -> None:
    first = pins()[0]
    (tmp_path / f"{first.name}-{first.version}-py3-none-any.whl").write_bytes(b"something else")
    with pytest.raises(NotFound, match=f"{first.name} {first.version}"):
        list(found_in(tmp_path))


def test_every_exception_gives_its_reason() -> None:
    assert all(reason for _, reason in (*LEFT_OUT, *SOURCE_ONLY))
    assert all(NOT_PINNED.values())
    assert not WITHOUT & set(PINNED)


def test_only_modules_that_are_not_left_out_go_in() -> None:
    assert wanted("rich/console.py")
    assert not wanted("pygments/lexers/python.py")
    assert all(wanted(path) for path in KEPT)


def test_licences_are_kept_under_the_name_of_what_they_belong_to() -> None:
    assert is_licence("attrs-26.1.0.dist-info/licenses/LICENSE")
    assert is_licence("et_xmlfile-2.0.0.dist-info/LICENCE.rst")
    assert not is_licence("attrs-26.1.0.dist-info/METADATA")
    assert not is_licence("openpyxl/LICENCE.py")
    assert licence_place("attrs-26.1.0.dist-info/licenses/LICENSE") == "licenses/attrs-26.1.0/LICENSE"


def test_the_program_and_its_data_go_in_whole_and_the_data_is_listed() -> None:
    files = own_files(ROOT)
    assert {"zjai_tui/__main__.py", "zjai_tui/tui/styles/app.tcss", "zjai_tui/data/cycles/2024.toml"} <= set(files)
    data = {file.relative_to(ROOT / "data").as_posix() for file in (ROOT / "data").rglob("*") if file.is_file()}
    assert set(files["zjai_tui/data/listing.txt"].decode().splitlines()) == data
    assert {f"zjai_tui/data/{name}" for name in data} < set(files)


def test_what_lies_about_beside_the_program_stays_out(tmp_path: Path) -> None:
    for place in (
        "zjai_tui/a.py",
        "zjai_tui/__pycache__/a.pyc",
        "zjai_tui/.a.py.swp",
        "zjai_tui/notes.txt",
        "data/b.toml",
    ):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(b"one\r\ntwo\n")
    files = own_files(tmp_path)
    assert sorted(files) == ["zjai_tui/a.py", "zjai_tui/data/b.toml", "zjai_tui/data/listing.txt"]
    assert files["zjai_tui/a.py"] == b"one\ntwo\n", "a checkout with other line ends gives the same bytes"
