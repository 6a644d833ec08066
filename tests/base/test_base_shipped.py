from __future__ import annotations

import zipimport
from pathlib import Path
from zipfile import ZipFile

import pytest

from zjai_tui.base import shipped
from zjai_tui.base.shipped import Packed, shipped_place

HELD = {
    "cycles/2024.toml": "一\n",
    "cycles/甲.toml": "二\n",
    "areas/descriptions/one.toml": "",
    "lens.toml": "三\n",
}


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The program packed into one file, in a folder below the top of it."""
    file = tmp_path / "有 空格.pyz"
    with ZipFile(file, "w") as archive:
        archive.writestr("below/zjai_tui/__init__.py", "")
        for place, text in HELD.items():
            archive.writestr(f"below/zjai_tui/data/{place}", text)
        archive.writestr("below/zjai_tui/data/listing.txt", "\n".join(HELD))
    spec = zipimport.zipimporter(f"{file}/below").find_spec("zjai_tui")
    monkeypatch.setattr(shipped.zjai_tui, "__spec__", spec)
    monkeypatch.setattr(shipped, "_PACKAGE", f"{file}/below/zjai_tui")
    return str(file)


def test_a_packed_program_has_no_folder_of_data(packed: str) -> None:
    assert shipped_place() == ""


def test_the_data_of_a_packed_program_is_listed_and_read_in_place(packed: str) -> None:
    assert sorted(one.name for one in Packed().iterdir()) == ["areas", "cycles", "lens.toml"]
    cycles = {one.name: one for one in Packed("cycles").iterdir()}
    assert {name: one.read_text() for name, one in cycles.items()} == {"2024.toml": "一\n", "甲.toml": "二\n"}
    assert str(cycles["甲.toml"]).startswith(packed)
    assert (Packed() / "areas" / "descriptions" / "one.toml").read_bytes() == b""


def test_in_a_packed_program_a_folder_is_no_file_and_what_is_not_there_is_neither(packed: str) -> None:
    whole = Packed()
    told = {
        place: (whole.joinpath(place).is_dir(), whole.joinpath(place).is_file())
        for place in ("cycles", "cycl", "lens.toml")
    }
    assert told == {"cycles": (True, False), "cycl": (False, False), "lens.toml": (False, True)}
    with pytest.raises(FileNotFoundError):
        Packed("cycles/2025.toml").read_bytes()
    assert list(Packed("no-such-group").iterdir()) == []


def test_data_that_stands_by_chance_beside_a_packed_program_is_not_taken_for_its_own(
    packed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (Path(packed).parent / "data").mkdir()
    monkeypatch.chdir(Path(packed).parent)
    assert shipped_place() == ""
