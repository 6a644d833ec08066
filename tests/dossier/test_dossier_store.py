from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossier_samples import FULL, OTHER, backup, mode, names
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.dossier.store import ChangedOnDisk, Stamp, create, load, load_backup, save
from zjai_tui.dossier.writer import dossier_text

BROKEN = b'schema = 1\nnote = "\xe5\x8d'


# --- reading and saving


def test_a_dossier_is_loaded_with_the_stamp_of_its_bytes(file: Path) -> None:
    loaded = load(file)
    assert loaded.dossier == FULL
    assert loaded.path == file
    assert loaded.stamp == Stamp.of(file.read_bytes())
    assert loaded.notes == ()


def test_unknown_keys_are_noted_when_a_dossier_is_loaded(file: Path) -> None:
    file.write_text("schema = 1\nnot = 'x'\n", encoding="utf-8")
    assert [one.remedy for one in load(file).notes] == ["是不是想写 note"]


def test_saving_replaces_the_file_and_keeps_the_one_before(file: Path) -> None:
    before = file.read_bytes()
    stamp = save(OTHER, file, expected=load(file).stamp)
    assert read_dossier(file).note == "改过"
    assert stamp == load(file).stamp
    assert backup(file).read_bytes() == before
    assert names(file.parent) == ["甲.toml", "甲.toml.bak"]


def test_every_save_notes_the_version_that_wrote_it(file: Path) -> None:
    save(FULL, file, expected=load(file).stamp, app_version="7.0")
    assert read_dossier(file).app == "7.0"


@pytest.mark.parametrize("rights", [0o600, 0o644, 0o660])
def test_whoever_could_read_a_file_still_can_and_nobody_else(file: Path, rights: int) -> None:
    file.chmod(rights)
    save(OTHER, file, expected=load(file).stamp)
    assert mode(file) == rights
    assert mode(backup(file)) == rights


def test_saving_the_same_again_leaves_the_older_copy(file: Path) -> None:
    first = file.read_bytes()
    stamp = save(OTHER, file, expected=load(file).stamp)
    assert save(OTHER, file, expected=stamp) == stamp
    assert backup(file).read_bytes() == first


def test_a_new_file_is_saved_without_a_copy(tmp_path: Path) -> None:
    save(FULL, tmp_path / "新.toml", expected=None)
    assert names(tmp_path) == ["新.toml"]
    assert mode(tmp_path / "新.toml") == 0o600


def test_a_file_that_was_deleted_meanwhile_is_written_again(file: Path) -> None:
    stamp = load(file).stamp
    file.unlink()
    save(OTHER, file, expected=stamp)
    assert read_dossier(file).note == "改过"


# --- somebody else's change


def test_a_file_changed_since_it_was_read_is_not_overwritten(file: Path) -> None:
    stamp = load(file).stamp
    file.write_text(dossier_text(replace(FULL, note="别人改的")), encoding="utf-8")
    with pytest.raises(ChangedOnDisk) as caught:
        save(OTHER, file, expected=stamp)
    assert caught.value.problems[0].code == "file-changed"
    assert read_dossier(file).note == "别人改的"
    assert names(file.parent) == ["甲.toml"]


def test_a_file_that_appeared_since_is_not_overwritten(file: Path) -> None:
    with pytest.raises(ChangedOnDisk):
        save(OTHER, file, expected=None)
    assert read_dossier(file) == FULL


def test_told_to_overwrite_it_overwrites_and_keeps_the_other_version(file: Path) -> None:
    file.write_text(dossier_text(replace(FULL, note="别人改的")), encoding="utf-8")
    save(OTHER, file, expected=None, overwrite=True)
    assert read_dossier(file).note == "改过"
    assert read_dossier(backup(file)).note == "别人改的"


# --- the last good copy


def test_a_broken_file_is_refused_and_the_good_copy_is_offered(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(OTHER, file, expected=load(file).stamp)
    file.write_bytes(BROKEN)
    with pytest.raises(Refused) as caught:
        load(file)
    assert [one.code for one in caught.value.problems] == ["file-cut", "backup-available"]
    assert str(backup(file)) in caught.value.problems[1].where
    assert file.read_bytes() == BROKEN
    monkeypatch.chdir(file.parent)
    with pytest.raises(Refused) as caught:
        load(Path(file.name))
    assert caught.value.problems[1].where == f"{file.name}.bak", "the copy is named as the file was typed"


def test_a_missing_file_offers_its_good_copy_too(file: Path) -> None:
    save(OTHER, file, expected=load(file).stamp)
    file.unlink()
    with pytest.raises(Refused) as caught:
        load(file)
    assert [one.code for one in caught.value.problems] == ["file-missing", "backup-available"]


def test_a_broken_copy_is_not_offered(file: Path) -> None:
    file.write_bytes(BROKEN)
    backup(file).write_bytes(BROKEN)
    with pytest.raises(Refused) as caught:
        load(file)
    assert [one.code for one in caught.value.problems] == ["file-cut"]


def test_a_name_no_file_can_have_is_refused_as_any_other() -> None:
    for path in (Path("a\0b"), Path("/")):
        with pytest.raises(Refused):
            load(path)


def test_the_copy_can_be_read_and_saved_in_place_of_the_broken_file(file: Path) -> None:
    save(OTHER, file, expected=load(file).stamp)
    good = backup(file).read_bytes()
    file.write_bytes(BROKEN)
    loaded = load_backup(file)
    assert loaded.dossier == FULL
    assert loaded.path == file
    save(replace(loaded.dossier, note="救回"), file, expected=loaded.stamp)
    assert read_dossier(file).note == "救回"
    assert backup(file).read_bytes() == good
    assert file.with_name("甲.toml.bad").read_bytes() == BROKEN


def test_the_copy_of_a_missing_file_has_no_stamp(file: Path) -> None:
    save(OTHER, file, expected=load(file).stamp)
    file.unlink()
    loaded = load_backup(file)
    assert loaded.stamp is None
    save(loaded.dossier, file, expected=loaded.stamp)
    assert read_dossier(file) == FULL


def test_a_broken_file_never_becomes_the_good_copy(file: Path) -> None:
    save(OTHER, file, expected=load(file).stamp)
    good = backup(file).read_bytes()
    file.write_bytes(b"schema = 99\n")
    save(OTHER, file, expected=Stamp.of(b"schema = 99\n"))
    assert backup(file).read_bytes() == good


def test_without_a_copy_there_is_nothing_to_read(file: Path) -> None:
    with pytest.raises(Refused) as caught:
        load_backup(file)
    assert caught.value.problems[0].code == "file-missing"


# --- creating


def test_creating_refuses_to_overwrite_anything(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere")
    for taken in (file, tmp_path, tmp_path / "link.toml"):
        with pytest.raises(Refused) as caught:
            create(OTHER, taken)
        assert caught.value.problems[0].code == "file-exists"
    assert read_dossier(file) == FULL
    assert not (tmp_path / "nowhere").exists()
