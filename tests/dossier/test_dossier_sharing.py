"""One file that several people save, and drives that lack what saving it needs."""

from __future__ import annotations

import errno
import os
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier_samples import FULL, OTHER, backup, mode, names
from zjai_tui.dossier import access, atomic, file_lock, store
from zjai_tui.dossier.file_lock import FileLock
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.dossier.store import ChangedOnDisk, SaveFailed, create, load, save
from zjai_tui.dossier.writer import dossier_text

FOREIGN = 54321
"""A group nobody here is in."""


def lock_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def codes(error: SaveFailed) -> list[str]:
    return [one.code for one in error.problems]


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lock, "LONGEST_WAIT", 0.02)
    monkeypatch.setattr(store, "_SETTLED", 0.0)


def barred(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    real = os.open

    def call(name: Any, *rest: Any, **more: Any) -> int:
        if os.fspath(name) == os.fspath(path):
            raise PermissionError(errno.EACCES, "barred")
        return real(name, *rest, **more)

    monkeypatch.setattr(os, "open", call)


def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(file_lock, "_take", none_here)


# --- somebody else is saving


@pytest.mark.usefixtures("brief")
def test_while_somebody_else_saves_nothing_is_saved_and_it_is_told(file: Path) -> None:
    before, stamp = file.read_bytes(), load(file).stamp
    other = FileLock(lock_of(file))
    assert other.take()
    with pytest.raises(SaveFailed) as caught:
        save(OTHER, file, expected=stamp)
    assert codes(caught.value) == ["save-busy"]
    assert file.read_bytes() == before
    other.release()
    save(OTHER, file, expected=stamp)
    assert names(file.parent) == ["甲.toml", "甲.toml.bak"]


@pytest.mark.usefixtures("brief")
def test_a_lock_that_cannot_be_opened_is_somebody_elses(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, stamp = file.read_bytes(), load(file).stamp
    lock_of(file).touch()
    barred(monkeypatch, lock_of(file))
    with pytest.raises(SaveFailed) as caught:
        save(OTHER, file, expected=stamp)
    assert codes(caught.value) == ["save-busy"]
    assert file.read_bytes() == before
    os.utime(lock_of(file), (0, 0))  # nobody saves for so long: a killed program left it
    monkeypatch.undo()
    barred(monkeypatch, lock_of(file))
    monkeypatch.setattr(file_lock, "LONGEST_WAIT", 0.02)
    monkeypatch.setattr(store, "_SETTLED", 0.0)
    save(OTHER, file, expected=stamp)
    assert not lock_of(file).exists()


def test_whoever_may_put_files_into_a_folder_may_lock_there(tmp_path: Path) -> None:
    for rights, wanted in ((0o700, 0o600), (0o755, 0o600), (0o770, 0o660), (0o777, 0o666)):
        tmp_path.chmod(rights)
        lock = FileLock(tmp_path / ".甲.toml.lock")
        assert lock.take()
        assert mode(tmp_path / ".甲.toml.lock") == wanted
        lock.release()


@pytest.mark.usefixtures("brief")
def test_without_locks_who_is_replaced_in_the_same_moment_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    stamp = save(OTHER, file, expected=load(file).stamp)
    real, theirs = store.save_bytes, dossier_text(FULL).encode()

    def replaced(*given: Any, **more: Any) -> Any:
        try:
            return real(*given, **more)
        finally:
            file.write_bytes(theirs)

    monkeypatch.setattr(store, "save_bytes", replaced)
    with pytest.raises(ChangedOnDisk):
        save(FULL.__class__(note="我的"), file, expected=stamp)
    assert file.read_bytes() == theirs


def test_locks_that_killed_programs_left_are_swept_up_and_one_that_is_held_stays(file: Path) -> None:
    left, held, foreign = (file.with_name(name) for name in (".乙.toml.lock", ".丙.toml.lock", ".lock"))
    other = FileLock(held)
    assert other.take()
    for one in (left, held, foreign):
        one.touch()
        os.utime(one, (0, 0))
    save(OTHER, file, expected=load(file).stamp)
    assert (left.exists(), held.exists(), foreign.exists()) == (False, True, True)
    other.release()


# --- who could read the file


def in_a_foreign_group(monkeypatch: pytest.MonkeyPatch, file: Path) -> list[tuple[int, int]]:
    """Let the file look as if it had the group; return what owners and groups are asked for from then on."""
    real, asked = os.stat, []

    def stat(path: Any, *rest: Any, **more: Any) -> os.stat_result:
        found = real(path, *rest, **more)
        if isinstance(path, Path) and path == file:
            return os.stat_result((*found[:5], FOREIGN, *found[6:10]), {"st_mtime": found.st_mtime})
        return found

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "fchown", lambda _, owner, group: asked.append((owner, group)))
    return asked


def refused(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "not permitted")


def test_a_save_keeps_the_group_of_the_file_and_of_its_copy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.chmod(0o660)
    asked = in_a_foreign_group(monkeypatch, file)
    save(OTHER, file, expected=load(file).stamp)
    assert asked == [(os.getuid(), FOREIGN)] * 2
    assert (mode(file), mode(backup(file))) == (0o660, 0o660)


def test_a_group_that_would_be_locked_out_is_named_in_the_access_list_or_nothing_is_saved(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.chmod(0o660)
    stamp = load(file).stamp
    in_a_foreign_group(monkeypatch, file)
    monkeypatch.setattr(os, "fchown", refused)
    monkeypatch.setattr(access, "_access_list", lambda _: {})
    monkeypatch.setattr(access, "_set_access_list", lambda *_: False)
    with pytest.raises(SaveFailed) as caught:
        save(OTHER, file, expected=stamp)
    assert codes(caught.value) == ["save-failed", "save-shared"]
    assert read_dossier(file) == FULL
    assert names(file.parent) == ["甲.toml"]
    given: list[access.Entries] = []
    monkeypatch.setattr(access, "_set_access_list", lambda _, entries: given.append(entries) or True)
    save(OTHER, file, expected=stamp)
    assert given[-1] == {
        (1, 0xFFFFFFFF): 6,
        (4, 0xFFFFFFFF): 0,
        (8, FOREIGN): 6,
        (16, 0xFFFFFFFF): 6,
        (32, 0xFFFFFFFF): 0,
    }


def test_what_the_old_group_could_do_is_not_for_the_new_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.chmod(0o664)
    in_a_foreign_group(monkeypatch, file)
    monkeypatch.setattr(os, "fchown", refused)
    save(OTHER, file, expected=load(file).stamp)
    assert mode(file) == 0o644


def test_an_access_list_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old"
    old.touch(0o640)
    entries = [(1, 6, 0xFFFFFFFF), (2, 6, FOREIGN), (4, 4, 0xFFFFFFFF), (16, 6, 0xFFFFFFFF), (32, 0, 0xFFFFFFFF)]
    listed = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *one) for one in entries)
    given: list[bytes] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "getxattr", lambda *_: listed, raising=False)
    monkeypatch.setattr(os, "setxattr", lambda _, __, data: given.append(data), raising=False)
    atomic.write_atomically(tmp_path / "new", b"", like=old)
    assert given == [listed]


# --- a drive without hard links


class Killed(BaseException):
    """What no clause takes for an error of the drive."""


@pytest.mark.parametrize("end", [Killed, KeyboardInterrupt])
def test_without_links_an_end_while_creating_leaves_nothing_under_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: type[BaseException]
) -> None:
    file, seen = tmp_path / "甲.toml", []

    def at_an_end(*_: object) -> None:
        seen.append(file.exists())
        raise end

    monkeypatch.setattr(os, "link", refused)
    with monkeypatch.context() as while_creating:
        for name in ("rename", "replace"):
            while_creating.setattr(os, name, at_an_end)
        with pytest.raises(end):
            create(FULL, file)
    assert seen == [False]
    assert list(tmp_path.iterdir()) == []
    create(FULL, file)
    assert read_dossier(file).note == FULL.note


def test_without_links_a_name_that_is_taken_meanwhile_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "甲.toml"

    def taken(*_: object) -> None:
        file.write_bytes(b"theirs")
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", taken)
    with pytest.raises(FileExistsError):
        atomic.write_new(file, lambda one: one.write(b"mine"))
    assert file.read_bytes() == b"theirs"
    assert names(tmp_path) == ["甲.toml"]
