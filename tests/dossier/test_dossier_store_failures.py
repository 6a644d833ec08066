from __future__ import annotations

import errno
import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dossier_samples import FULL, OTHER, backup, mode, names
from zjai_tui.dossier import atomic, store
from zjai_tui.dossier.model import SCHEMA, Dossier, EducationYear, Person
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.dossier.store import SaveFailed, Stamp, create, load, load_backup, save


def failed(
    file: Path, dossier: Dossier = OTHER, rescue: Path | None = None, expected: Stamp | None = None
) -> SaveFailed:
    with pytest.raises(SaveFailed) as caught:
        save(dossier, file, expected=expected, rescue_folder=rescue)
    return caught.value


def broken_call(number: int) -> object:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_creating_in_a_missing_folder_fails_with_a_rescue(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed) as caught:
        create(FULL, tmp_path / "no" / "x.toml", rescue_folder=tmp_path / "own")
    assert caught.value.problems[1].message == "所在文件夹不存在"
    assert caught.value.rescue is not None


def test_a_created_file_that_cannot_be_filled_leaves_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic.os, "fsync", broken_call(errno.ENOSPC))
    with pytest.raises(SaveFailed):
        create(FULL, tmp_path / "x.toml")
    assert names(tmp_path) == []


def test_what_could_not_be_read_back_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        create(replace(FULL, note="字" * 20_001), tmp_path / "x.toml")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "number, message",
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘配额已用完"),
        (errno.EROFS, "所在磁盘只读"),
        (errno.EACCES, "没有写入权限，或文件正被别的程序打开"),
        (errno.EPERM, "没有写入权限，或文件正被别的程序打开"),
        (errno.EIO, "写入时出错"),
    ],
)
def test_a_failing_disk_is_named_and_the_content_rescued(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(atomic.os, "replace", broken_call(number))
    error = failed(file, rescue=tmp_path / "own", expected=Stamp.of(before))
    first, cause = error.problems
    assert cause.message == message
    assert cause.remedy
    assert error.rescue is not None
    assert str(error.rescue) in first.remedy
    assert read_dossier(error.rescue) == replace(OTHER, app=store.VERSION)
    assert file.read_bytes() == before
    assert names(file.parent) == ["甲.toml"]


def test_a_full_disk_while_writing_leaves_no_half_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(atomic.os, "fsync", broken_call(errno.ENOSPC))
    error = failed(file, expected=Stamp.of(before))
    assert error.rescue is None
    assert "也没能另存副本" in error.problems[0].message
    assert file.read_bytes() == before
    assert names(file.parent) == ["甲.toml"]


def test_an_interrupted_write_leaves_no_half_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(OTHER, file, expected=load(file).stamp)
    assert names(file.parent) == ["甲.toml"]


def test_a_folder_that_cannot_be_synced_does_not_stop_a_save(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = load(file).stamp
    opened = os.open

    def refusing(path: object, flags: int, *rest: int, **more: object) -> int:
        if path == file.parent:
            raise PermissionError
        return opened(path, flags, *rest, **more)  # type: ignore[arg-type,call-overload,no-any-return]

    monkeypatch.setattr(atomic.os, "open", refusing)
    save(OTHER, file, expected=stamp)
    assert read_dossier(file).note == "改过"


def test_rescue_copies_are_private_and_never_overwrite_each_other(tmp_path: Path) -> None:
    own = tmp_path / "own"
    copies = [failed(tmp_path / "no" / "我的 档案\n.toml", rescue=own).rescue for _ in range(2)]
    first, second = copies
    assert first is not None
    assert second is not None
    assert first != second
    assert first.parent == own
    assert first.name.startswith("我的档案-")
    assert mode(own) == 0o700
    assert mode(first) == 0o600


def test_a_rescue_that_fails_too_says_so(tmp_path: Path, file: Path) -> None:
    error = failed(tmp_path / "no" / "x.toml", rescue=file)
    assert error.rescue is None
    assert error.problems[0].remedy == "请先不要关闭，排除下列原因后再保存，或另存到别处"


def test_a_name_no_file_can_have_is_told_and_the_content_rescued(tmp_path: Path) -> None:
    error = failed(Path("a\0b"), rescue=tmp_path)
    assert error.problems[1].message == "文件名里有不能用的字符"
    assert error.rescue is not None
    assert failed(tmp_path / ("n" * 300), rescue=tmp_path).problems[1].message == "文件名太长"


def test_a_nameless_path_still_gets_a_rescue(tmp_path: Path) -> None:
    rescue = failed(Path("\0"), rescue=tmp_path).rescue
    assert rescue is not None
    assert rescue.name.startswith("dossier-")


def test_folders_pipes_and_links_to_them_are_never_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to-pipe").symlink_to(tmp_path / "pipe")
    (tmp_path / "to-null").symlink_to("/dev/null")
    (tmp_path / "to-folder").symlink_to(tmp_path)
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = names(tmp_path)
    codes = {
        name: failed(tmp_path / name).problems[1].code
        for name in ("pipe", "to-pipe", "to-null", "to-folder", "dangling")
    }
    assert codes == {
        "pipe": "file-special",
        "to-pipe": "file-special",
        "to-null": "file-special",
        "to-folder": "file-is-folder",
        "dangling": "file-link",
    }
    assert failed(tmp_path / "loop").problems[1].message == "这个链接绕回了自己"
    assert names(tmp_path) == before


def test_a_link_to_a_dossier_stays_a_link_and_the_dossier_is_saved(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    save(OTHER, link, expected=load(link).stamp)
    assert link.is_symlink()
    assert read_dossier(file).note == "改过"
    assert backup(file).exists()
    assert load_backup(link).dossier == FULL


def test_a_link_in_place_of_the_copy_is_replaced_not_followed(file: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("keep", encoding="utf-8")
    backup(file).symlink_to(victim)
    save(OTHER, file, expected=load(file).stamp)
    assert victim.read_text(encoding="utf-8") == "keep"
    assert not backup(file).is_symlink()


def test_a_file_too_large_to_be_a_dossier_is_not_replaced(tmp_path: Path) -> None:
    big = tmp_path / "x.toml"
    with open(big, "wb") as handle:
        handle.truncate(store.LARGEST_FILE + 1)
    with pytest.raises(SaveFailed):
        save(OTHER, big, expected=None, overwrite=True)
    assert big.stat().st_size == store.LARGEST_FILE + 1


@pytest.mark.parametrize(
    "dossier, code",
    [
        (replace(FULL, note="字" * 20_001), "text-too-long"),
        (replace(FULL, answers={"x": Decimal("1e50")}), "number-absurd"),
        (
            Dossier(education=(EducationYear(year=2022, total=Decimal(1), professional=Decimal(2)),)),
            "education-hours-contradict",
        ),
        (Dossier(schema=SCHEMA + 1), "schema-newer"),
    ],
)
def test_what_could_not_be_opened_again_is_rescued_not_saved(
    file: Path, tmp_path: Path, dossier: Dossier, code: str
) -> None:
    before = file.read_bytes()
    error = failed(file, dossier, rescue=tmp_path / "own", expected=Stamp.of(before))
    assert [one.code for one in error.problems] == ["save-failed", code]
    assert error.rescue is not None
    assert file.read_bytes() == before


def test_a_dossier_that_grew_beyond_ten_megabytes_is_rescued_not_saved(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = load(file).stamp
    monkeypatch.setattr(store, "LARGEST_FILE", 500)
    error = failed(file, rescue=tmp_path / "own", expected=stamp)
    assert error.problems[1].code == "file-too-large"


def test_hostile_text_is_saved_and_read_back_unchanged(file: Path) -> None:
    hostile = Dossier(app=store.VERSION, person=Person(name='"""\x00\x1b]0;x\x07\r\n[/]\u202e', unit="=1+1\\"))
    save(hostile, file, expected=load(file).stamp)
    assert load(file).dossier == hostile
